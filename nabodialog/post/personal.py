"""What this room holds of people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Declaration, Holding, Sought, Whose

from .models import Mail


def of_mail(sought: Sought) -> Q:
    return sought.by_email("recipient")


DECLARATION = Declaration(
    holdings=(
        Holding(
            Mail,
            _("E-poster vi har sendt"),
            Whose.NEIGHBOUR,
            "outgoing-mail",
            ("created_at", "name", "recipient", "subject", "text", "page", "calendar", "in_reply_to"),
            "municipality",
            of_mail,
        ),
    ),
    nobodys={"post.Mail": "key reply_to calendar_method"},
)
