"""Who reads what belongs to a neighbour, is written down: at every address of staff, so that no new page can forget.

A mark is planted in each field that says who a neighbour is, where they live or how they are reached. Whatever answer
holds a mark must have told history who read it. What neighbours write to us is not among them: staff answer it all day.
"""

from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.apps import apps
from django.db import models, transaction
from pypdf import PdfReader

from nabodialog.history.models import READING, Event, Verb
from nabodialog.listening.models import Enquiry, EnquiryContact

from .doors import addresses
from .public_bytes import text_of

PERSONAL = {
    "involvement.registration": "email",
    "involvement.addressline": "street organisation recipient",
    "involvement.addressdraftpart": "rows",
    "involvement.printedfile": "pdf",
    "listening.enquirycontact": "name email phone",
    "listening.subscription": "email",
    "listening.forwarding": "email",
    "listening.incomingmail": "sender sender_name",
    "listening.rawmail": "source",
    "post.mail": "recipient subject text page",
}
# Those that hold a mark: an address that goes or comes changes this list, and its event with it.
READ = {
    "involvement:address_columns": Verb.LOOKED_INTO,
    "involvement:address_draft": Verb.LOOKED_INTO,
    "involvement:address_list": Verb.LOOKED_INTO,
    "involvement:address_list_file": Verb.FETCHED,
    "involvement:registration_contacts": Verb.VIEWED,
    "listening:enquiry_contact": Verb.SAW,
    "listening:mail_source": Verb.SAW,
    "reports:print_all": Verb.FETCHED,
    "reports:print_file": Verb.FETCHED,
    "rights:archive_export": Verb.FETCHED,
}
STAFF = [address for address in addresses() if address.route.startswith("arbeid/")]
OF_COLLEAGUES = {"people.person", "people.contactpoint", "people.municipality", "people.membershipinvitation"}
OF_COLLEAGUES |= {"projects.partnerinvitation", "account.emailaddress"}
MARK = "kanari"


def marked(value, mark):
    """As the field can hold it: words, bytes, or each cell of a file that has letters in it."""
    if isinstance(value, dict):
        return {key: marked(each, mark) for key, each in value.items()}
    if isinstance(value, list):
        return [marked(each, mark) for each in value]
    if isinstance(value, bytes | memoryview):
        return mark.encode()
    return f"{mark} 1" if isinstance(value, str) and any(sign.isalpha() for sign in value) else value


def plant():
    for enquiry in Enquiry.objects.filter(contact=None):
        EnquiryContact.objects.create(enquiry=enquiry, name="Nabo", email="nabo@x.example")
    for label, names in PERSONAL.items():
        for name in names.split():
            plant_in(apps.get_model(label), name)


def plant_in(model, name):
    is_email = isinstance(model._meta.get_field(name), models.EmailField)
    for row, thing in enumerate(model._base_manager.all()):
        value = f"{MARK}{row}@x.example" if is_email else marked(getattr(thing, name) or "tom", f"{MARK}{row}")
        model._base_manager.filter(pk=thing.pk).update(**{name: value})


def answer_of(client, url):
    response = client.get(url)
    return client.post(url) if response.status_code == 405 else response


def words_in(response):
    """Also of what is packed, as a spreadsheet is."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if is_zipfile(BytesIO(body)):
        packed = ZipFile(BytesIO(body))
        body = b"".join(packed.read(name) for name in packed.namelist())
    return text_of(PdfReader(BytesIO(body))) if body.startswith(b"%PDF") else body.decode(errors="replace")


def reads(client, url):
    """Whether the answer holds a mark, and what history was told of reading. What it did is undone."""
    with transaction.atomic():
        last = Event.objects.order_by("pk").last()
        holds = MARK in words_in(answer_of(client, url))
        told = Event.objects.reading().filter(pk__gt=last.pk, by=client.session["_auth_user_id"])
        verbs = [event.verb for event in told]
        transaction.set_rollback(True)
    return holds, verbs


@pytest.mark.once
def test_whoever_reads_what_belongs_to_a_neighbour_stands_in_history(standing_stage, browse):
    plant()
    client = browse(standing_stage.cast["administrator"])
    answers = {address.name: reads(client, standing_stage.url(address)) for address in STAFF}
    assert {name: verbs for name, (holds, verbs) in answers.items() if holds} == {n: [v] for n, v in READ.items()}


def test_every_field_that_reaches_somebody_is_planted_or_belongs_to_those_who_work_here():
    kinds = {field.model._meta.label_lower for field in fields_that_reach() if field.name != "reply_to"}
    assert kinds - OF_COLLEAGUES <= set(PERSONAL)


def fields_that_reach():
    every = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    return [field for field in every if isinstance(field, models.EmailField) or "phone" in field.name]


def test_what_is_only_read_is_no_deed():
    """Those of addresses above, and of what is asked for with a form: an export, and what we have of somebody."""
    assert set(READING) == {Verb.EXPORTED, Verb.LOOKED_UP, *READ.values()}
