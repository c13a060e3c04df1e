"""Everything that anyone may fetch without signing in, as it comes over the wire: every address, in every language."""

from io import BytesIO
from uuid import uuid4

from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from nabodialog.involvement.models import Meeting, SignUp
from nabodialog.method.loading import latest_version
from nabodialog.reports.papers import PUBLIC_PAPERS
from nabodialog.ui.public_languages import public_languages

from .door_table import DOORS, PUBLIC
from .doors import addresses
from .stage import Stage

METHOD = {
    "method:phase.phase": "planlegging",
    "method:element.element": "lokasjon",
    "method:element_in_version.element": "lokasjon",
    "method:element_in_version.version": latest_version(),
}


def public_urls(projects):
    """Addresses of everyone's pages, feeds, files and answers, and those that these projects have or would have."""
    for project in projects:
        own = {"municipality": project.municipality.slug, "slug": project.slug, **METHOD}
        stage = Stage({}, own | open_meeting_of(project) | {"neighbours:meeting": a_meeting(project)}, {})
        for address in addresses():
            if DOORS[address.name] == PUBLIC and "token" not in address.gaps:
                for language in public_languages():  # the addresses of a draft's other pages say only where to go
                    if language.has(address.name):
                        with translation.override(language.code):
                            yield stage.url(address)


def open_meeting_of(project):
    """Where anyone may sign up; what is behind somebody's own link is not for anyone."""
    meeting = Meeting.objects.in_project(project).filter(sign_up=SignUp.OPEN).first()
    return {"registration:": meeting.milestone.uid if meeting else uuid4()}


def a_meeting(project):
    """What a meeting of it is called in addresses; where it has none, some name that leads nowhere."""
    meeting = Meeting.objects.in_project(project).order_by("milestone__audience", "pk").first()
    return meeting.milestone.uid if meeting else uuid4()


def public_bytes(client, projects):
    """Address, and all that is answered there: status, headers and text, with a calendar's long lines put together."""
    for url in sorted(set(public_urls(projects))):
        response = client.get(url)
        body = response.content.decode("utf-8", "replace").replace("\r\n ", "")
        yield url, f"{response.status_code}\n{response.headers}\n{body}"


def public_papers(desk, project):
    """Address, and all that stands on what neighbours get on paper; None where there is no such paper."""
    place = [project.municipality.slug, project.slug]
    urls = [reverse("reports:paper", args=[*place, paper.name]) for paper in PUBLIC_PAPERS]
    urls += [reverse("reports:date_poster", args=[*place, date.pk]) for date in project.milestones.all()]
    urls.append(reverse("paper:heard", args=place))
    for url in urls:
        response = desk.get(url)
        yield url, text_of(PdfReader(BytesIO(response.content))) if response.status_code == 200 else None


def text_of(pdf):
    return "\n".join([str(dict(pdf.metadata)), *(page.extract_text() for page in pdf.pages)])
