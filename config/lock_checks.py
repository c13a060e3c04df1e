"""Names a database that would let everyone past, and the mend. Run by `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own names
from django.db import connection

from config import second_lock


@register(Tags.security, deploy=True)
def rows_have_a_second_lock(**_kwargs: Any) -> list[CheckMessage]:
    """On PostgreSQL: whoever connects owns the tables, and is above the lock; those who are signed in must not be."""
    if connection.vendor != "postgresql":
        return []
    if not settings.MEMBER_ROLE:
        said = "PostgreSQL is asked as the owner of the tables for everyone, so that only the doors keep rows apart."
        hint = "Remove NABODIALOG_MEMBER_ROLE from the settings, and run manage.py prepare."
        return [Warning(said, hint, id="config.W010")]
    if "config.reach.ReachMiddleware" not in settings.MIDDLEWARE:
        said = "PostgreSQL is not told who is signed in."
        return [Error(said, "Put config.reach.ReachMiddleware back among MIDDLEWARE.", id="config.E010")]
    if second_lock.is_above_the_lock(connection):
        said = f"The role {settings.MEMBER_ROLE} is not there, or owns tables, is a superuser or has BYPASSRLS."
        hint = "Give NABODIALOG_MEMBER_ROLE a role that owns nothing, and run manage.py prepare."
        return [Error(said, hint, id="config.E011")]
    if open_tables := second_lock.unlocked(connection):
        said = f"PostgreSQL's own lock does not stand as it should on {', '.join(open_tables[:5])}."
        return [Error(said, "Run manage.py prepare as the owner of the tables.", id="config.E012")]
    return []
