"""What the database holds, and whether it was written to."""

import re
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

ONLY_READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT)\b")


def everything():
    """Who is signed in, who was refused and what was asked is no part of it."""
    unasked = {"sessions.Session", "people.SignIn"}
    models = [model for model in apps.get_models() if model._meta.label not in unasked]
    return {model._meta.label: sorted(map(repr, model._default_manager.values_list())) for model in models}


@contextmanager
def statements_that_write():
    """Those sent meanwhile. Where there are none nothing has changed, and there is no need to read it all."""
    sent = []

    def watch(execute, sql, *rest):
        if not ONLY_READS.match(sql):
            sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield sent
