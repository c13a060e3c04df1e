"""When a deadline ends: plain arithmetic on dates, with Norwegian holidays, told in words.

How days are counted stands in the rule data (`ending`), with its source, and with whether anyone has checked it.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nabodialog.method.statutory import Rule, Unit
from nabodialog.people.working_days import closed_because, in_working_days, next_working_day, weekday_and_date

KIND_NAMES = {
    "law": gettext_lazy("Lov"),
    "promise": gettext_lazy("Kommunens løfte"),
    "practice": gettext_lazy("Vanlig praksis"),
}


def counted(start: date, amount: int, unit: Unit) -> date:
    """Where the count ends; the first day is not counted."""
    match unit:
        case "days":
            return start + timedelta(days=amount)
        case "weeks":
            return start + timedelta(weeks=amount)
        case "working-days":
            return in_working_days(start, amount)
        case "months":
            return in_months(start, amount)


def in_months(start: date, amount: int) -> date:
    """The same day of the month; its last day where it has none such."""
    years, month = divmod(start.month - 1 + amount, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class Deadline:
    rule: Rule
    start: date
    counted_to: date
    ends_on: date

    @property
    def kind_name(self) -> str:
        return str(KIND_NAMES[self.rule.kind])

    @property
    def is_moved(self) -> bool:
        return self.ends_on != self.counted_to

    @property
    def in_words(self) -> str:
        """«3 uker fra mandag 2. mars 2026; 23. mars 2026 er en mandag.»"""
        facts = {
            "length": length(self.rule.amount, self.rule.unit),
            "start": weekday_and_date(self.start),
            "counted": date_format(self.counted_to),
            "weekday": date_format(self.counted_to, "l").lower(),
            "closed": closed_because(self.counted_to),
            "end": weekday_and_date(self.ends_on),
        }
        if self.is_moved:
            return _("%(length)s fra %(start)s; %(counted)s er %(closed)s, så fristen går til %(end)s.") % facts
        return _("%(length)s fra %(start)s; %(counted)s er en %(weekday)s.") % facts


def rule_in_words(rule: Rule) -> str:
    """«Merknader til nabovarsel: 2 uker. Lov: Plan- og bygningsloven § 21-3»"""
    by = f"{rule.law} {rule.section}" if rule.law else ""
    kind = ": ".join(filter(None, [str(KIND_NAMES[rule.kind]), by]))
    return f"{rule.name}: {length(rule.amount, rule.unit)}. {kind}"


def deadline_of(rule: Rule, start: date) -> Deadline:
    counted_to = counted(start, rule.amount, rule.unit)
    return Deadline(rule, start, counted_to, next_working_day(counted_to))


def length(amount: int, unit: Unit) -> str:
    words = {
        "days": ngettext("%(n)s dag", "%(n)s dager", amount),
        "working-days": ngettext("%(n)s virkedag", "%(n)s virkedager", amount),
        "weeks": ngettext("%(n)s uke", "%(n)s uker", amount),
        "months": ngettext("%(n)s måned", "%(n)s måneder", amount),
    }
    return words[unit] % {"n": amount}
