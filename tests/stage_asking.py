"""What neighbours send along on the stage, and what is decided of it."""

from io import BytesIO

from PIL import Image

from nabodialog.keeping.models import KeepingRule
from nabodialog.lib.pictures import rebuilt_photo
from nabodialog.listening.models import UrgentWord, Use
from nabodialog.listening.photographs import keep_photos


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


def photo_things(project):
    photo = project.enquiries.exclude(photos=None).first().photos.first()
    word = UrgentWord.objects.filter(municipality=project.municipality).first()
    return {
        "listening:urgent_word_removal": word.pk,
        "listening:photo": photo.enquiry.code,
        "listening:photo.number": photo.pk,
        "rights:keeping_rule.kind": "enquiries",
        "enquiries:photo.code": photo.enquiry.code,
        "enquiries:photo.token": photo.enquiry.secret,
        "enquiries:photo.picture": photo.pk,
    }
