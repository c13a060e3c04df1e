from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method import content
from nabodialog.people.models import Person

from .element import Element
from .parts import FromMethod, Owned, Revised


class MatrixRow(FromMethod, Owned, Revised):
    """A row of the method's matrix in use: purpose → participants → method, and here: who, when, how, evidence."""

    element = models.ForeignKey(Element, models.CASCADE, related_name="rows")
    own_purpose = models.CharField(_("Formål og behov"), max_length=500, blank=True)
    own_participants = models.CharField(_("Deltakere"), max_length=300, blank=True)
    own_methods = models.CharField(_("Metode"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField()
    who = models.CharField(_("Hvem hos oss"), max_length=300, blank=True)
    when = models.CharField(_("Når"), max_length=200, blank=True)
    how = models.TextField(_("Hvordan"), max_length=2000, blank=True)
    evidence = models.TextField(_("Hva som viser at det er gjort"), max_length=2000, blank=True)
    skip_reason = models.CharField(_("Hvorfor dere utelater raden"), max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            *FromMethod.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(method_id="") | ~Q(own_purpose=""),
                name="own_row_has_purpose",
                violation_error_message=_("Skriv hva raden er til for."),
            ),
        ]

    def __str__(self) -> str:
        return self.purpose

    @property
    def is_filled_in(self) -> bool:
        return any([self.who, self.when, self.how, self.evidence, self.owner_id])

    @property
    def origin(self) -> content.MatrixRow | None:
        """The method's row that this one came from; None for the project's own."""
        return self.method.matrix_row(self.method_id) if self.method_id else None

    @property
    def purpose(self) -> str:
        return self.own_purpose or str(self.origin.purpose if self.origin else "")

    @property
    def participants(self) -> str:
        return self.own_participants or str(self.origin.participants if self.origin else "")

    @property
    def methods(self) -> str:
        return self.own_methods or str(self.origin.methods if self.origin else "")

    @property
    def anchor(self) -> str:
        """Where on the element's page the row stands."""
        return f"rad-{self.pk}"

    @property
    def is_reworded(self) -> bool:
        return bool(self.origin and (self.own_purpose or self.own_participants or self.own_methods))

    @property
    def is_left_out(self) -> bool:
        return bool(self.skip_reason)

    @property
    def left_out_because(self) -> str:
        return self.skip_reason

    @property
    def is_untouched(self) -> bool:
        """Nothing but a text: no work would be lost with it."""
        return not (self.who or self.when or self.how or self.evidence or self.owner_id or self.deputy_id)

    def leave_out(self, reason: str, *, by: Person) -> None:
        self._set_skip_reason(reason, Verb.LEFT_OUT, by=by)

    def bring_back(self, *, by: Person) -> None:
        if self.is_left_out:
            self._set_skip_reason("", Verb.BROUGHT_BACK, by=by)

    @transaction.atomic
    def _set_skip_reason(self, reason: str, verb: Verb, *, by: Person) -> None:
        self.skip_reason = reason
        self.save_over(self.revision, ["skip_reason"])
        project = self.element.project
        record(verb, self, by=by, within=project, municipality=project.municipality)
