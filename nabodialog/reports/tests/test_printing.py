"""A letter for every letter box on a list: tagged, in files that a worker makes in turn, also when it is killed."""

import json
import subprocess
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.addresses.keeping import delete_address_list
from nabodialog.involvement.lettering import IN_A_FILE, NoAddresses, NotApproved, print_letter, rewrite_letter
from nabodialog.involvement.models import AddressLine, Permission, Posting, Printed, PrintRun
from nabodialog.reports import printing
from nabodialog.reports.printing import LEASE, print_next

from .conftest import NOW, text_of


def url(name, *numbers):
    return reverse(f"reports:{name}", args=["nordvik", "fjellveien", *numbers])


def work():
    """Until nothing is due. How many files were made."""
    made = 0
    while print_next(timezone.now()):
        made += 1
    return made


def pdf_of(run, number=1):
    return PdfReader(BytesIO(bytes(run.files.get(number=number).pdf)))


@pytest.fixture
def two_in_a_file(monkeypatch):
    monkeypatch.setitem(IN_A_FILE, Printed.LETTERS, 2)


def test_each_letter_box_gets_a_letter_in_the_order_they_are_walked(ordered):
    run = ordered(3)
    assert work() == 1
    pages = [" ".join(page.extract_text().split()) for page in pdf_of(run).pages]
    assert [f"Beboerne på adressen Fjellveien {house} 9008 NORDVIK" in pages[house - 1] for house in (1, 2, 3)]
    assert all("Side 1 av 1" in page for page in pages)


def test_pages_are_counted_for_each_letter(letter, addresses, leader):
    letter.text = "\n\n".join(["Taket er på, og veggene er oppe."] * 40)
    letter.save()
    run = print_letter(letter, addresses(2), Printed.LETTERS, by=leader, now=NOW)
    work()
    pages = [page.extract_text() for page in pdf_of(run).pages]
    assert [page.count("Side 1 av 2") for page in pages] == [1, 0, 1, 0]
    assert [page.count("Side 2 av 2") for page in pages] == [0, 1, 0, 1]


@pytest.mark.parametrize("printed", Printed)
def test_it_can_be_read_aloud_and_kept(ordered, printed):
    run = ordered(2, printed)
    work()
    pdf = pdf_of(run)
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"].startswith("nb")
    assert "<pdfuaid:part>1<" in pdf.xmp_metadata.rdf_root.toxml()


def test_the_address_stands_where_every_window_is(ordered):
    """Between 15 and 110 mm from the left and 44 and 70 mm from the top: docs/decisions/0018."""
    run, places = ordered(1), []
    work()
    page = pdf_of(run).pages[0]

    def note(text, matrix, _text_matrix, _font, _size):
        if "Fjellveien" in text or "NORDVIK" in text or "Beboerne" in text:
            places.append((matrix[4] / 72 * 25.4, 297 - matrix[5] / 72 * 25.4))

    page.extract_text(visitor_text=lambda text, cm, tm, font, size: note(text, multiplied(tm, cm), tm, font, size))
    assert len(places) == 3
    assert all(15 < left < 40 and 44 < down < 70 for left, down in places)


def multiplied(inner, outer):
    """Where a text begins on the page."""
    return [*inner[:4], inner[4] * outer[0] + outer[4], inner[5] * outer[3] + outer[5]]


def test_labels_are_21_to_a_sheet(ordered):
    run = ordered(22, Printed.LABELS)
    work()
    assert len(pdf_of(run).pages) == 2


def test_many_are_several_files_and_can_be_fetched_together(ordered, two_in_a_file, browse, leader):
    run = ordered(5)
    assert work() == 3
    archive = ZipFile(BytesIO(b"".join(browse(leader).get(url("print_all", run.pk)).streaming_content)))
    assert [len(PdfReader(archive.open(name)).pages) for name in archive.namelist()] == [2, 2, 1]
    assert archive.testzip() is None
    assert browse(leader).get(url("print_file", run.pk, 3))["Content-Type"] == "application/pdf"


def test_the_page_tells_how_far_it_has_come(ordered, two_in_a_file, browse, leader):
    run = ordered(5)
    print_next(timezone.now())
    page = browse(leader).get(run.get_absolute_url()).text
    assert "2 av 5 er klare." in page
    assert "data-waiting" in page
    assert browse(leader).get(url("print_all", run.pk)).status_code == 404
    work()
    assert "data-waiting" not in browse(leader).get(run.get_absolute_url()).text


def test_a_worker_that_is_killed_leaves_its_file_to_the_next(ordered, two_in_a_file, monkeypatch):
    run, now = ordered(4), timezone.now()
    with monkeypatch.context() as dying:
        dying.setattr(printing, "typeset_apart", lambda *_sheet: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            print_next(now)
    assert print_next(now) == 1
    assert print_next(now) == 0  # the first is in the dead one's hands, until its time is out
    assert print_next(now + LEASE) == 1
    assert [file.number for file in run.files.made()] == [1, 2]


def test_a_list_that_is_deleted_takes_what_waits_with_it(ordered, leader, monkeypatch):
    run = ordered(1)

    def meanwhile(*_sheet):
        delete_address_list(run.addresses, by=leader)
        return b"%PDF"

    monkeypatch.setattr(printing, "typeset_apart", meanwhile)
    assert print_next(timezone.now()) == 1
    assert not PrintRun.objects.exists()
    assert print_next(timezone.now()) == 0


def test_that_letters_were_sent_stands_when_the_addresses_are_gone(ordered, leader, letter, browse):
    run = ordered(3)
    assert 'value="3"' in browse(leader).get(url("posting", letter.pk)).text
    browse(leader).post(url("posting", letter.pk), {"on": NOW.date(), "number": 3})
    delete_address_list(run.addresses, by=leader)
    assert Posting.objects.get().number == 3


def test_a_group_that_does_not_want_letters_gets_none_also_when_it_said_so_late(ordered, published):
    run = ordered(2)
    group = published.stakeholders.create(kind="school", name="Skolen", permission=Permission.NO)
    run.addresses.stakeholder = group
    run.addresses.save()
    work()
    assert not run.files.exists()


def test_a_button_that_is_pressed_twice_makes_one(letter, addresses, leader):
    listed = addresses(2)
    first, second = (print_letter(letter, listed, Printed.LETTERS, by=leader, now=NOW) for _press in range(2))
    assert first == second
    assert Event.objects.about(letter).filter(verb=Verb.PRINTED).count() == 1


def test_two_who_print_at_once_have_one_each(letter, addresses, leader, member, browse):
    listed = addresses(2)
    mine, yours = (print_letter(letter, listed, Printed.LETTERS, by=by, now=NOW) for by in (member, leader))
    assert mine != yours
    assert browse(member).get(yours.get_absolute_url()).status_code == 404
    assert browse(leader).get(mine.get_absolute_url()).status_code == 200


def test_what_was_approved_is_printed_whatever_is_written_since(ordered, letter, leader):
    run = ordered(1)
    letter.text = "Noe annet."
    rewrite_letter(letter, 1, by=leader, now=NOW)
    work()
    assert "Taket er på." in text_of(pdf_of(run))
    with pytest.raises(NotApproved):
        print_letter(letter, run.addresses, Printed.LETTERS, by=leader, now=NOW)


def test_an_empty_list_is_told_of_beside_it(letter, addresses, leader, browse):
    empty = addresses(0)
    answer = browse(leader).post(url("letter_print", letter.pk), {"addresses": empty.pk, "printed": "letters"})
    assert answer.status_code == 422
    assert "Listen har ingen adresser som vi kan sende brev til." in answer.text
    with pytest.raises(NoAddresses):
        print_letter(letter, empty, Printed.LETTERS, by=leader, now=NOW)


def test_a_letter_that_is_not_approved_is_not_printed(letter, addresses, leader, browse):
    letter.approvals.all().delete()
    listed = addresses(1)
    answer = browse(leader).post(url("letter_print", letter.pk), {"addresses": listed.pk, "printed": "letters"})
    assert answer.status_code == 409
    assert not PrintRun.objects.exists()


def test_a_sign_that_cannot_be_printed_stops_the_run_and_says_so(ordered, browse, leader):
    run = ordered(1)
    AddressLine.objects.update(street="Fjellveien 😀")
    assert work() == 1
    page = browse(leader).get(run.get_absolute_url()).text
    assert "inneholder et tegn som ikke kan trykkes" in page
    assert "data-waiting" not in page


def test_where_nobody_is_at_work_the_page_says_so(ordered, browse, leader):
    run = ordered(1)
    PrintRun.objects.update(at=timezone.now() - timedelta(minutes=5))
    assert "Si fra til dem som drifter" in browse(leader).get(run.get_absolute_url()).text


def test_files_are_deleted_by_whoever_made_them(ordered, browse, leader, letter):
    run = ordered(1)
    assert browse(leader).post(url("print_run_removal", run.pk)).status_code == 302
    assert not letter.print_runs.exists()


def test_what_goes_wrong_in_the_setting_is_told(ordered, monkeypatch):
    broken = subprocess.CompletedProcess([], 1, b"", b"no such template")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: broken)
    ordered(1)
    with pytest.raises(RuntimeError, match="no such template"):
        print_next(timezone.now())


def test_addresses_go_to_the_printer_and_stay_out_of_the_log(ordered, caplog, capfd):
    ordered(2)
    work()
    assert "Fjellveien" not in caplog.text + json.dumps(capfd.readouterr())
