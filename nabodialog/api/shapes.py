"""What the API says, as shapes that also make its OpenAPI description."""

from datetime import date, datetime, time

from pydantic import BaseModel, Field

from nabodialog.involvement.public import PublicMeeting, PublicMinutes, PublicPlan
from nabodialog.listening.public import PublicHeard, PublicPromise, PublicPromises
from nabodialog.people.models import ContactPoint, Municipality
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.public import PublicMilestone, PublicProject


class OpenHours(BaseModel):
    weekday: int = Field(description="0 is Monday")
    opens: time
    closes: time


class Contact(BaseModel):
    name: str
    phone: str
    email: str
    deputy_name: str
    deputy_phone: str
    address: str
    verified_on: date | None
    opening_hours: list[OpenHours]


class MunicipalitySummary(BaseModel):
    slug: str
    number: str = Field(description="Kommunenummer, four digits")
    name: str
    url: str = Field(description="The page its inhabitants read")


class MunicipalityDetail(MunicipalitySummary):
    introduction: str
    contact: Contact | None


class ProjectSummary(BaseModel):
    municipality: str
    slug: str
    name: str
    url: str
    published_at: datetime


class ProjectDetail(ProjectSummary):
    publication: int = Field(description="Rises by one with each publication")
    contact: Contact | None
    project: PublicProject
    plan: PublicPlan | None = Field(default=None, description="Who is invited to what, if that is published")


class MeetingDetail(BaseModel):
    """A meeting that neighbours read of; `date` is the same as in the project, by its `uid`."""

    url: str = Field(description="The page that neighbours read")
    calendar: str = Field(description="The meeting as a calendar file")
    published_at: datetime
    date: PublicMilestone
    meeting: PublicMeeting
    minutes: PublicMinutes | None


class MeetingList(BaseModel):
    results: list[MeetingDetail]
    next: str | None = Field(description="Address of the next page, if there is one")


class PromisesDetail(BaseModel):
    """All that is promised to the neighbours, with what became of it."""

    url: str = Field(description="The page that neighbours read")
    published_at: datetime
    promises: tuple[PublicPromise, ...]


class HeardDetail(BaseModel):
    """What neighbours have taken up, by theme, and what it came to. A number that is null is small, or hides one."""

    url: str = Field(description="The page that neighbours read")
    document: str = Field(description="The same as a PDF")
    published_at: datetime
    heard: PublicHeard


class MunicipalityList(BaseModel):
    results: list[MunicipalitySummary]
    next: str | None = Field(description="Address of the next page, if there is one")


class ProjectList(BaseModel):
    results: list[ProjectSummary]
    next: str | None = Field(description="Address of the next page, if there is one")


def contact(point: ContactPoint | None) -> Contact | None:
    if point is None:
        return None
    fields = ("name", "phone", "email", "deputy_name", "deputy_phone", "address", "verified_on")
    hours = [OpenHours(weekday=h.weekday, opens=h.opens, closes=h.closes) for h in point.opening_hours.all()]
    return Contact(opening_hours=hours, **{field: getattr(point, field) for field in fields})


def municipality_summary(municipality: Municipality, site: str) -> MunicipalitySummary:
    return MunicipalitySummary(
        slug=municipality.slug,
        number=municipality.number,
        name=municipality.name,
        url=f"{site}/{municipality.slug}/",
    )


def project_summary(project: Project, site: str) -> ProjectSummary:
    """`project` comes from `published()`, so it has a publication."""
    publication = project.publication
    assert publication is not None  # noqa: S101  # for the type checker; published() is the rule
    return ProjectSummary(
        municipality=project.municipality.slug,
        slug=project.slug,
        name=publication.content["name"],
        url=f"{site}/{project.municipality.slug}/{project.slug}/",
        published_at=publication.at,
    )


def meeting_detail(copy: Supplement, date: PublicMilestone, minutes: Supplement | None, page: str) -> MeetingDetail:
    """`page` is the project's."""
    url = f"{page}moter/{date.uid}/"
    return MeetingDetail(
        url=url,
        calendar=f"{url}mote.ics",
        published_at=copy.at,
        date=date,
        meeting=PublicMeeting.model_validate(copy.content),
        minutes=PublicMinutes.model_validate(minutes.content) if minutes else None,
    )


def promises_detail(copy: Supplement, page: str) -> PromisesDetail:
    """`page` is the project's."""
    promises = PublicPromises.model_validate(copy.content).promises
    return PromisesDetail(url=f"{page}lofter/", published_at=copy.at, promises=promises)


def heard_detail(copy: Supplement, page: str) -> HeardDetail:
    return HeardDetail(
        url=f"{page}hva-vi-har-hort/",
        document=f"{page}hva-vi-har-hort.pdf",
        published_at=copy.at,
        heard=PublicHeard.model_validate(copy.content),
    )
