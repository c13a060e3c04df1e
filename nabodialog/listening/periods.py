"""Which enquiries the numbers are of: those that came in the last days, as many as one chooses."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from .chosen import Chosen


class Period(Chosen):
    YEAR = ("", _("Siste 365 dager"))
    QUARTER = ("90", _("Siste 90 dager"))
    MONTH = ("30", _("Siste 30 dager"))
    ALL = ("alt", _("Hele tiden"))

    def since(self, today: date) -> date | None:
        """Its first day; today is the last."""
        days = {Period.YEAR: 365, Period.QUARTER: 90, Period.MONTH: 30}.get(self)
        return today - timedelta(days=days - 1) if days else None
