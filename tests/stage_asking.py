"""What neighbours send along on the stage, and what is decided of it."""

from io import BytesIO

from PIL import Image

from nabodialog.keeping.models import Archived, KeepingRule
from nabodialog.lib.pictures import rebuilt_photo
from nabodialog.listening.models import UrgentWord, Use
from nabodialog.listening.photographs import keep_photos
from nabodialog.rights.models import ArchivePackage, Exercise, Right

from .cast import NOW


def a_photo(size=(40, 30)):
    file = BytesIO()
    Image.new("RGB", size, "#1b5e5a").save(file, "JPEG")
    file.seek(0)
    return file


def send_photos(project, now):
    """With the first that was written, and with what was written later."""
    enquiry = project.enquiries.exclude(verdicts=None).first()
    for message in (None, enquiry.messages.from_neighbour().first()):
        keep_photos(enquiry, [rebuilt_photo(a_photo())], message, now=now)


def decide_what_is_kept(municipality):
    municipality.urgent_words.get_or_create(word="truer", use=Use.LEFT_OUT, defaults={"reason": "Regnet truer"})
    KeepingRule.objects.get_or_create(municipality=municipality, kind="enquiries", defaults={"amount": 12})
    by = municipality.memberships.first().person
    Exercise.objects.create(municipality=municipality, right=Right.ACCESS, reference="26/104", by=by, at=NOW)
    made = {"made_at": NOW, "made_by": by, "digest": "0" * 64}
    ArchivePackage.objects.create(municipality=municipality, things={"listening.enquiry": [0]}, **made)
    told = {"thing_type": "listening.enquiry", "thing_id": 0, "exported_at": NOW, "confirmed_at": NOW}
    Archived.objects.create(municipality=municipality, reference="26/104", **told)


def photo_things(project):
    photo = project.enquiries.exclude(photos=None).first().photos.first()
    word = UrgentWord.objects.filter(municipality=project.municipality).first()
    return {
        "listening:urgent_word_removal": word.pk,
        "listening:photo": photo.enquiry.code,
        "listening:photo.number": photo.pk,
        "rights:keeping_rule.kind": "enquiries",
        "rights:archive_confirmation": project.municipality.archive_packages.first().pk,
        "rights:person_file.extension": "json",
        "own:own_file.extension": "json",
        "enquiries:photo.code": photo.enquiry.code,
        "enquiries:photo.token": photo.enquiry.secret,
        "enquiries:photo.picture": photo.pk,
    }
