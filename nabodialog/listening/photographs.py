"""Photos come with what a neighbour writes, and are shown to nobody but the two sides of the enquiry."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse

from nabodialog.lib.pictures import Photo as Rebuilt

from .models import Enquiry, Message, Photo

MOST_AT_ONCE, MOST_IN_ALL = 3, 12


def keep_photos(enquiry: Enquiry, photos: Sequence[Rebuilt], message: Message | None = None, *, now: datetime) -> None:
    """In the transaction that keeps what they came with."""
    Photo.objects.bulk_create(
        Photo(enquiry=enquiry, message=message, jpeg=each.jpeg, width=each.width, height=each.height, at=now)
        for each in photos
    )


def has_room(enquiry: Enquiry, number: int) -> bool:
    """Whoever goes on and on fills no disk."""
    return not number or enquiry.photos.count() + number <= MOST_IN_ALL


def as_file(photo: Photo) -> HttpResponse:
    """A picture within a page of ours, and to whoever opens it by itself a file to keep."""
    response = HttpResponse(bytes(photo.jpeg), content_type="image/jpeg")
    response["Content-Disposition"] = f'attachment; filename="bilde-{photo.pk}.jpg"'
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
