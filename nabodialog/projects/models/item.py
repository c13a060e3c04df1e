from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method import content
from nabodialog.people.models import Person

from .element import Element
from .parts import FromMethod, Owned, Revised


class ItemState(models.TextChoices):
    OPEN = "open", _("Ikke startet")
    DOING = "doing", _("I arbeid")
    DONE = "done", _("Gjort")
    NOT_RELEVANT = "not_relevant", _("Ikke aktuelt")


UNFINISHED = [ItemState.OPEN, ItemState.DOING]


class ChecklistItemQuerySet(models.QuerySet["ChecklistItem"]):
    def in_use(self) -> Self:
        return self.filter(element__skip=None)

    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def overdue(self, today: date) -> Self:
        return self.unfinished().filter(due_on__lt=today)


class ChecklistItem(FromMethod, Owned, Revised):
    """One line of an element's checklist: the method's (text left empty) or the project's own."""

    element = models.ForeignKey(Element, models.CASCADE, related_name="items")
    own_text = models.CharField(_("Egen tekst"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()
    state = models.CharField(_("Status"), max_length=20, choices=ItemState.choices, default=ItemState.OPEN)
    reason = models.CharField(_("Hvorfor det ikke er aktuelt"), max_length=300, blank=True)
    due_on = models.DateField(_("Frist"), null=True, blank=True)
    notes = models.TextField(_("Notater"), max_length=5000, blank=True)

    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            *FromMethod.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="item_has_known_state"),
            models.CheckConstraint(
                condition=~Q(state=ItemState.NOT_RELEVANT) | ~Q(reason=""),
                name="item_not_relevant_has_reason",
                violation_error_message=_("Skriv kort hvorfor punktet ikke er aktuelt."),
            ),
            models.CheckConstraint(
                condition=~Q(method_id="") | ~Q(own_text=""),
                name="own_item_has_text",
                violation_error_message=_("Skriv hva som skal gjøres."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def origin(self) -> content.ChecklistItem | None:
        """The method's line that this one came from; None for the project's own."""
        return self.method.checklist_item(self.method_id) if self.method_id else None

    @property
    def text(self) -> str:
        return self.own_text or str(self.origin.text if self.origin else "")

    @property
    def anchor(self) -> str:
        """Where on the element's page the line stands."""
        return f"punkt-{self.pk}"

    @property
    def is_reworded(self) -> bool:
        return bool(self.method_id and self.own_text)

    @property
    def is_left_out(self) -> bool:
        return self.state == ItemState.NOT_RELEVANT

    @property
    def left_out_because(self) -> str:
        return self.reason

    @property
    def is_untouched(self) -> bool:
        """Nothing but a text: no work would be lost with it."""
        return self.state == ItemState.OPEN and not (self.notes or self.due_on or self.owner_id or self.deputy_id)

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    def is_overdue(self, today: date) -> bool:
        return self.is_unfinished and self.due_on is not None and self.due_on < today

    def mark(self, state: ItemState, *, by: Person, reason: str = "") -> None:
        """Set where the work on this line stands."""
        self.change({"state": state, "reason": reason}, by=by)

    @transaction.atomic
    def change(self, values: Mapping[str, Any], *, by: Person, verb: Verb = Verb.CHANGED) -> None:
        """Give the line these values. Raises Conflict where it is past the revision that this person saw."""
        before = self.state
        values = self._consistent(values)
        for field, value in values.items():
            setattr(self, field, value)
        self.save_over(self.revision, values)
        facts: dict[str, object] = {"fields": ", ".join(name.removesuffix("_id") for name in values)}
        if self.state != before:
            facts |= {"old": before, "new": self.state}
        project = self.element.project
        record(verb, self, by=by, within=project, municipality=project.municipality, **facts)

    def _consistent(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A reason stands only with «not relevant», and nobody is their own deputy."""
        own = dict(values)
        if own.get("state", ItemState.NOT_RELEVANT) != ItemState.NOT_RELEVANT:
            own["reason"] = ""
        if own.get("owner_id") and own["owner_id"] == own.get("deputy_id", self.deputy_id):
            own["deputy_id"] = None
        return own

    def leave_out(self, reason: str, *, by: Person) -> None:
        self.mark(ItemState.NOT_RELEVANT, by=by, reason=reason)

    def bring_back(self, *, by: Person) -> None:
        if self.is_left_out:
            self.mark(ItemState.OPEN, by=by)
