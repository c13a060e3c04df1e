"""The lists that grow, as staff see them: a plan and an inbox, with few and with a hundred times as many lines.

Run in an installation with the demo; nothing that is made here is kept.
"""

import json
import os
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402  # models need Django to stand
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from nabodialog.involvement.models import PlanDate, PlanLine, Stakeholder  # noqa: E402
from nabodialog.involvement.planning import cadence_of  # noqa: E402
from nabodialog.listening.models import Enquiry  # noqa: E402
from nabodialog.projects.models import Milestone, Project  # noqa: E402

TIMES, ROUNDS, FEW = 100, 9, 100
Measured = dict[str, float]


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


def fill(project: Project, number: int) -> None:
    """So many enquiries that nobody has answered, on top of those of the demo."""
    now = timezone.now()
    due = localdate(now) + timedelta(days=7)
    Enquiry.objects.bulk_create(
        Enquiry(project=project, text="Når kommer lysene?", received_at=now, opened_at=now, promised_days=5, due_on=due)
        for _each in range(number)
    )


def measured(client: Client, page: str, project: Project, lines: int) -> Measured:
    url, rounds = reverse(page, args=[project.municipality.slug, project.slug]), []
    for _round in range(ROUNDS):
        started = time.monotonic()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        rounds.append(time.monotonic() - started)
        assert answer.status_code == 200, answer.status_code  # noqa: S101  what is measured must be the page
    return {"lines": lines, "seconds": min(rounds), "queries": len(queries)}


def plan(client: Client, project: Project) -> list[Measured]:
    lines, found = PlanLine.objects.filter(plan__project=project), []
    found.append(measured(client, "involvement:plan", project, lines.count()))
    multiply(project)
    return [*found, measured(client, "involvement:plan", project, lines.count())]


def inbox(client: Client, project: Project) -> list[Measured]:
    fill(project, FEW)
    few = measured(client, "listening:enquiries", project, project.enquiries.count())
    fill(project, FEW * (TIMES - 1))
    return [few, measured(client, "listening:enquiries", project, project.enquiries.count())]


def main() -> None:
    project = Project.objects.select_related("municipality", "created_by").get(slug="boligblokka")
    client = Client(SERVER_NAME="127.0.0.1")
    with transaction.atomic():
        client.force_login(project.created_by)
        print(json.dumps({"Plan": plan(client, project), "Inbox": inbox(client, project)}))
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
