"""A photo that a neighbour sent along, rebuilt from its pixels: in the database, and so it is gone with the case."""

from typing import Self

from django.db import models
from django.db.models import Q

from .enquiry import Enquiry
from .message import Message


class PhotoQuerySet(models.QuerySet["Photo"]):
    def without_pixels(self) -> Self:
        """For pages that only lead to them."""
        return self.defer("jpeg")


class Photo(models.Model):
    """Seen by those who handle the enquiry, and by whoever has its secret. Sent with a message, or with the first."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="photos")
    message = models.ForeignKey(Message, models.CASCADE, null=True, blank=True, related_name="photos")
    jpeg = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(width__gte=1, height__gte=1), name="photo_has_a_size")]

    def __str__(self) -> str:
        return f"{self.enquiry} {self.pk}"
