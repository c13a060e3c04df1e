"""Addresses that letters go to, until a day that is said wherever they are shown. Never a birth number."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Project

from .stakeholder import Stakeholder


class AddressListQuerySet(models.QuerySet["AddressList"]):
    def due(self, today: date) -> Self:
        """Those whose last day is over."""
        return self.filter(delete_on__lte=today)

    def mailable(self) -> Self:
        """The one rule for letters: none to a group that has asked not to be contacted."""
        return self.filter(Q(stakeholder=None) | Q(stakeholder__in=Stakeholder.objects.reachable()))


class AddressList(Revised):
    """Addresses from a municipality's map system, without names unless the municipality chose to keep them."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="address_lists")
    stakeholder = models.ForeignKey(
        Stakeholder, models.SET_NULL, null=True, blank=True, related_name="address_lists", verbose_name=_("Målgruppe")
    )
    name = models.CharField(_("Navn på listen"), max_length=100)
    purpose = models.CharField(_("Hva listen skal brukes til"), max_length=300)
    file_name = models.CharField(max_length=200, blank=True)
    keeps_names = models.BooleanField(_("Ta vare på navnene fra fila"), default=False)
    imported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    delete_on = models.DateField(_("Slettes"), db_index=True)

    objects = AddressListQuerySet.as_manager()

    class Meta:
        verbose_name = _("adresselisten")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        project = self.project
        return reverse("involvement:address_list", args=[project.municipality.slug, project.slug, self.pk])


class AddressLineQuerySet(models.QuerySet["AddressLine"]):
    def for_letters(self) -> Self:
        """In the order they are posted; none where the group has asked not to be contacted."""
        return self.filter(list__in=AddressList.objects.mailable()).in_order()

    def in_order(self) -> Self:
        return self.order_by("postcode", "street", F("number").asc(nulls_first=True), "letter", "unit", "pk")


class AddressLine(models.Model):
    """One letter box. `street` also holds «Gnr. 12 bnr. 34» where a property has no street."""

    list = models.ForeignKey(AddressList, models.CASCADE, related_name="lines")
    street = models.CharField(_("Gate"), max_length=100)
    number = models.PositiveIntegerField(_("Husnummer"), null=True, blank=True)
    letter = models.CharField(_("Bokstav"), max_length=10, blank=True)
    unit = models.CharField(_("Bolignummer"), max_length=10, blank=True)
    postcode = models.CharField(_("Postnummer"), max_length=10)
    place = models.CharField(_("Poststed"), max_length=60)
    organisation = models.CharField(_("Organisasjon"), max_length=100, blank=True)
    recipient = models.CharField(_("Navn"), max_length=100, blank=True)

    objects = AddressLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("adressen")
        indexes = [models.Index(fields=["list", "postcode", "street", "number"], name="address_line_posting")]
        constraints = [
            models.CheckConstraint(condition=~Q(street="") & ~Q(postcode=""), name="address_line_can_be_posted")
        ]

    def __str__(self) -> str:
        return f"{self.street_address}, {self.postcode} {self.place}"

    @property
    def house_number(self) -> str:
        return f"{'' if self.number is None else self.number}{self.letter}"

    @property
    def street_address(self) -> str:
        return " ".join(part for part in (self.street, self.house_number, self.unit) if part)

    @property
    def addressed_to(self) -> str:
        """In the language that is active: a letter activates its project's."""
        return self.recipient or self.organisation or gettext("Beboerne på adressen")

    @property
    def envelope(self) -> tuple[str, ...]:
        """What shows in the window of an envelope, line by line."""
        return self.addressed_to, self.street_address, f"{self.postcode} {self.place.upper()}".strip()
