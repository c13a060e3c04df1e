"""What this room holds of people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Declaration, Holding, Sought, Whose

from .models import AddressDraft, AddressDraftPart, AddressLine, Needs, PrintedFile, Registration

NEIGHBOUR = Whose.NEIGHBOUR
LISTS, DRAFTS = "address-lists", "address-drafts"
MEETING = "meeting__milestone__project__municipality"


def of_registration(sought: Sought) -> Q:
    return sought.by_email("email") | sought.by_code("code")


def of_needs(sought: Sought) -> Q:
    return sought.by_email("registration__email") | sought.by_code("registration__code")


DECLARATION = Declaration(
    holdings=(
        Holding(
            Registration,
            _("Påmeldinger til møter"),
            NEIGHBOUR,
            "registrations",
            ("created_at", "meeting", "code", "email", "companions", "language"),
            MEETING,
            of_registration,
        ),
        Holding(
            Needs,
            _("Det du trenger for å være med"),
            NEIGHBOUR,
            "needs",
            ("interpreter", "wheelchair", "hearing_loop", "other"),
            f"registration__{MEETING}",
            of_needs,
        ),
        Holding(
            AddressLine,
            _("Adresser for brev"),
            NEIGHBOUR,
            LISTS,
            ("street", "letter", "unit", "postcode", "place", "organisation", "recipient"),
            "list__project__municipality",
        ),
        Holding(
            PrintedFile,
            _("Ferdige brev"),
            NEIGHBOUR,
            LISTS,
            ("lines", "pdf"),
            "run__letter__project__municipality",
        ),
        Holding(
            AddressDraft,
            _("Filer på vei til en adresseliste"),
            NEIGHBOUR,
            DRAFTS,
            ("layout",),
            "project__municipality",
        ),
        Holding(
            AddressDraftPart,
            _("Rader på vei til en adresseliste"),
            NEIGHBOUR,
            DRAFTS,
            ("rows",),
            "draft__project__municipality",
        ),
    ),
    mentions={
        "involvement.AddressDraft": "file_name",
        "involvement.AddressList": "name purpose file_name",
        "involvement.Stakeholder": "name area reached_by contact_role offers notes",
        "involvement.StakeholderAssessment": "reason",
        "involvement.Contact": "purpose place informed raised response follow_up",
        "involvement.Letter": "title text",
        "involvement.PrintRun": "title text unprintable",
        "involvement.Posting": "note",
        "involvement.Meeting": "about accessibility notes",
        "involvement.Attendance": "label",
        "involvement.AgendaItem": "title text question answer decision follow_up",
        "involvement.Minutes": "summary",
        "involvement.Plan": "introduction",
        "involvement.PlanLine": "themes channels",
        "involvement.StatutoryStep": "about sent_by reference notes",
        "involvement.Passage": "text reason heading",
        "involvement.Goal": "text measure",
        "involvement.Action": "text",
        "involvement.StrategyVersion": "content note",
    },
    nobodys={
        "involvement.Contact": "source",
        "involvement.Approval": "fingerprint",
        "involvement.PlanLine": "format",
        "involvement.Notice": "facts",
        "involvement.Announced": "facts",
        "involvement.Erasure": "kind",
        "involvement.StatutoryStep": "rule",
        "involvement.Passage": "part",
    },
)
