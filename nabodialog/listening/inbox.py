"""Which enquiries a list shows, and how many there are of each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.projects.models import Project

from .chosen import Chosen
from .models import Enquiry
from .models.enquiry import IS_OPEN, EnquiryQuerySet, is_overdue
from .states import PAUSED


class Shown(Chosen):
    OPEN = ("", _("Åpne"))
    MINE = ("mine", _("Mine"))
    OVERDUE = ("over-fristen", _("Over fristen"))
    WAITING = ("venter", _("Venter på andre"))
    ENDED = ("avsluttet", _("Avsluttet"))

    def condition(self, person: Person, today: date) -> Q:
        match self:
            case Shown.MINE:
                return IS_OPEN & (Q(owner=person) | Q(deputy=person))
            case Shown.OVERDUE:
                return is_overdue(today)
            case Shown.WAITING:
                return Q(state__in=sorted(PAUSED))
            case Shown.ENDED:
                return ~IS_OPEN
            case _:
                return IS_OPEN


@dataclass(frozen=True)
class Tab:
    key: str
    name: str
    number: int
    is_current: bool


def tabs_of(project: Project, shown: Shown, person: Person, today: date) -> list[Tab]:
    counts = project.enquiries.aggregate(
        **{each.name: Count("pk", filter=each.condition(person, today)) for each in Shown}
    )
    return [Tab(each.key, str(each.label), counts[each.name], each is shown) for each in Shown]


def enquiries_in(project: Project, shown: Shown, person: Person, today: date) -> EnquiryQuerySet:
    """The most urgent first; of those that ended, the last."""
    chosen = Enquiry.objects.filter(shown.condition(person, today), project=project)
    ordered = chosen.order_by("-ended_at", "-pk") if shown is Shown.ENDED else chosen.most_urgent_first()
    return ordered.select_related("owner", "deputy")
