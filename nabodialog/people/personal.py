"""What this room holds of people, and what the libraries that sign them in hold."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Declaration, Holding, Whose

from .models import Identity, MembershipInvitation, OutsideSession, Person, SignIn

STAFF = Whose.STAFF

DECLARATION = Declaration(
    holdings=(
        Holding(Person, _("Kontoen din"), STAFF, "staff", ("name", "email", "language", "joined_at", "password")),
        Holding(EmailAddress, _("Adressen du logger inn med"), STAFF, "staff", ("email",)),
        Holding(EmailConfirmation, _("Bekreftelse av adressen"), STAFF, "staff", ("key",)),
        Holding(Session, _("At du er logget inn"), STAFF, "staff", ("session_data", "session_key")),
        Holding(Identity, _("Hvem du er der du logger inn"), STAFF, "staff", ("issuer", "subject", "linked_at")),
        Holding(OutsideSession, _("At du logget inn der"), STAFF, "staff", ("sid",)),
        Holding(Authenticator, _("Innlogging i to steg"), STAFF, "staff", ("type", "data", "created_at")),
        Holding(
            SignIn,
            _("Innlogginger og forsøk"),
            STAFF,
            "sign-ins",
            ("at", "way", "came_in", "network", "browser", "system", "session_key"),
        ),
        Holding(
            MembershipInvitation,
            _("Invitasjoner til ansatte"),
            STAFF,
            "invitations",
            ("email", "role", "invited_at"),
            "municipality",
        ),
    ),
    mentions={
        "people.Municipality": "name introduction",
        "people.ContactPoint": "name deputy_name address note",
        "people.ClosedDay": "reason",
    },
    # A contact point is a service with its own number, never a person's; and so is whom to ask about privacy.
    nobodys={
        "people.Municipality": "number slug accent website privacy_officer accessibility_statement",
        "people.ContactPoint": "phone email deputy_phone",
        "people.FormerSlug": "slug",
        "people.Logo": "png digest",
        "people.MembershipInvitation": "secret_hash",
        "people.Membership": "let_in_by",
        "auth.Permission": "name codename",
        "auth.Group": "name",
        "contenttypes.ContentType": "app_label model",
    },
)
