"""The page of an involvement plan as staff see it: the demo's, and with a hundred times as many lines. Tells seconds.

Run in an installation with the demo; nothing that is made here is kept.
"""

import json
import os
import time
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402  # models need Django to stand
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from nabodialog.involvement.models import PlanDate, PlanLine, Stakeholder  # noqa: E402
from nabodialog.involvement.planning import cadence_of  # noqa: E402
from nabodialog.projects.models import Milestone, Project  # noqa: E402

TIMES, ROUNDS = 100, 9


def multiply(project: Project) -> None:
    """Each line again and again, for groups of their own, with all its dates made."""
    for line in list(PlanLine.objects.filter(plan__project=project)):
        for number in range(1, TIMES):
            group = Stakeholder.objects.create(project=project, kind="other", name=f"Gruppe {line.pk}-{number}")
            line.pk, line.stakeholder = None, group
            line._state.adding = True
            line.save()
            for day in cadence_of(line).days:
                milestone = Milestone.objects.create(project=project, title=group.name, planned_on=day)
                PlanDate.objects.create(line=line, day=day, milestone=milestone)


def measured(client: Client, project: Project) -> dict[str, float]:
    url, rounds = reverse("involvement:plan", args=[project.municipality.slug, project.slug]), []
    for _round in range(ROUNDS):
        started = time.monotonic()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        rounds.append(time.monotonic() - started)
        assert answer.status_code == 200, answer.status_code  # noqa: S101  what is measured must be the page
    lines = PlanLine.objects.filter(plan__project=project).count()
    return {"lines": lines, "seconds": median(rounds), "queries": len(queries)}


def main() -> None:
    project = Project.objects.select_related("municipality", "created_by").get(slug="boligblokka")
    client = Client(SERVER_NAME="127.0.0.1")
    with transaction.atomic():
        client.force_login(project.created_by)
        one = measured(client, project)
        multiply(project)
        print(json.dumps({"one": one, "full": measured(client, project)}))
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
