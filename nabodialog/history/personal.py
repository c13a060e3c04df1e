"""What this room holds of people."""

from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Declaration, Holding, Whose

from .models import Event

DECLARATION = Declaration(
    holdings=(
        Holding(
            Event,
            _("Det du har gjort"),
            Whose.STAFF,
            "history",
            ("at", "verb", "thing_label", "details"),
            "municipality",
        ),
    ),
    nobodys={"history.Event": "thing_type within_type", "history.Seal": "content digest"},
)
