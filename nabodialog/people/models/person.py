from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.languages import WrittenLanguage


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """E-mail addresses are kept in small letters, so that one person is one row."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who works with a neighbour dialogue and signs in. Never a neighbour, never a resident."""

    email = models.EmailField(_("E-post"), unique=True)
    name = models.CharField(_("Navn"), max_length=100)
    language = models.CharField(
        _("Språk i arbeidsflaten"), max_length=2, choices=WrittenLanguage.choices, default=WrittenLanguage.BOKMAL
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name or self.email
