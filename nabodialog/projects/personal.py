"""What this room holds of people."""

from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Declaration, Holding, Whose

from .models import Partner, PartnerInvitation

DECLARATION = Declaration(
    holdings=(
        Holding(
            PartnerInvitation,
            _("Invitasjoner til partnere"),
            Whose.STAFF,
            "invitations",
            ("email", "organisation", "invited_at"),
            "project__municipality",
        ),
        Holding(Partner, _("Partnere"), Whose.STAFF, "staff", ("organisation",), "project__municipality"),
    ),
    mentions={
        "projects.Project": "name area address introduction",
        "projects.Element": "own_name own_neighbour_text notes",
        "projects.Skip": "reason",
        "projects.Milestone": "title text place",
        "projects.Change": "label old new explanation waiting_time",
        "projects.InfluenceItem": "subject reason decided_by",
        "projects.ChecklistItem": "own_text reason notes",
        "projects.MatrixRow": "own_purpose own_participants own_methods who when how evidence skip_reason",
        "projects.PublishingRequest": "reason note",
        "projects.Publication": "content note",
        "projects.Supplement": "content",
        "projects.Mandate": "title organisation responsibility",
    },
    nobodys={
        "projects.Project": "slug method_version",
        "projects.FormerProjectSlug": "slug",
        "projects.PartnerInvitation": "secret_hash",
        "projects.Element": "method_id method_version",
        "projects.ChecklistItem": "method_id method_version",
        "projects.MatrixRow": "method_id method_version",
        "projects.PublishingRequest": "room key fingerprint",
        "projects.Supplement": "room key",
    },
)
