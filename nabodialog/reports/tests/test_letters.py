"""Letters: begun from what is published, approved as they stand, and never with what may not be told."""

from datetime import date, time
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.lettering import Unfinished, approve_letter, write_letter
from nabodialog.involvement.models import Letter
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.guarding import NeedsSecondReader, PersonalData
from nabodialog.projects.models import Audience
from nabodialog.projects.publishing import publish

from .conftest import NOW, text_of

WRITTEN = {"title": "Slik står det", "text": "Hei!", "revision": 1}


def url(name, *numbers):
    return reverse(f"reports:{name}", args=["nordvik", "fjellveien", *numbers])


def begin(client, kind, query=""):
    return client.get(url("letter_new", kind) + query).context["form"].instance


def draft(project, by, text="Hei!"):
    return write_letter(Letter(project=project, kind="status", title="Slik står det", text=text), by=by, now=NOW)


@pytest.fixture
def open_house(published, leader):
    """A date that neighbours can read of."""
    about = {"planned_on": date(2099, 6, 1), "starts_at": time(18), "place": "Skolen", "audience": Audience.NEIGHBOURS}
    milestone = published.milestones.create(title="Åpent hus", **about)
    publish(published, by=leader, now=NOW)
    return milestone


def test_a_letter_begins_with_what_neighbours_can_read(browse, member, published, open_house):
    letter = begin(browse(member), "first")
    assert "«Boliger i Fjellveien» i Nordre bydel" in letter.text
    assert "- Åpent hus: mandag 1. juni 2099 kl. 18.00" in letter.text
    assert "Nabokontakten på telefon 22 22 22 22" in letter.text


def test_nothing_that_is_not_published_is_filled_in(browse, member, project):
    project.area = "Et hemmelig sted"
    project.save()
    project.milestones.create(title="Ikke avklart", planned_on=date(2099, 6, 1), audience=Audience.NEIGHBOURS)
    letter = begin(browse(member), "first")
    assert "[området]" in letter.text
    assert "hemmelig" not in letter.text
    assert "Ikke avklart" not in letter.text


def test_an_invitation_is_to_a_date_that_is_published(browse, member, published, open_house):
    client = browse(member)
    assert f"?dato={open_house.pk}" in client.get(url("letter_new", "invitation")).text
    letter = begin(client, "invitation", f"?dato={open_house.pk}")
    assert letter.title == "Du er invitert: Åpent hus"
    assert "Når: mandag 1. juni 2099 kl. 18.00\nHvor: Skolen" in letter.text


@pytest.mark.parametrize("query", ["?dato=9999999", "?dato=x", "?dato=" + "9" * 40])
def test_a_date_that_is_not_there_leaves_gaps(browse, member, published, query):
    assert "[dag og klokkeslett]" in begin(browse(member), "invitation", query).text


def test_an_internal_date_gives_an_invitation_nothing(browse, member, published):
    internal = published.milestones.create(title="Internt møte", planned_on=date(2099, 6, 1))
    assert "Internt" not in begin(browse(member), "invitation", f"?dato={internal.pk}").title


def test_a_change_is_told_from_old_to_new(browse, member, leader, published, open_house):
    published.refresh_from_db()
    open_house.project = published
    move_milestone(open_house, date(2099, 6, 8), Explanation("Salen var opptatt", "Vi venter"), by=leader, now=NOW)
    assert "- Åpent hus: ikke 1. juni 2099, men 8. juni 2099." in begin(browse(member), "change").text


def test_a_letter_begins_in_the_projects_language(browse, member, leader, published):
    published.language = "nn"
    published.save()
    publish(published, by=leader, now=NOW)
    assert "byrja å planleggje" in begin(browse(member), "first").text


def test_a_kind_of_letter_that_is_not_there_is_not_found(browse, member, project):
    assert browse(member).get(url("letter_new", "trussel")).status_code == 404


def test_a_letter_is_written_and_changed(browse, member, project):
    client = browse(member)
    client.post(url("letter_new", "status"), {**WRITTEN, "text": "Taket er på."})
    letter = project.letters.get()
    client.post(url("letter_edit", letter.pk), {**WRITTEN, "text": "Taket og veggene er på."})
    letter.refresh_from_db()
    assert (letter.text, letter.revision, letter.written_by) == ("Taket og veggene er på.", 2, member)
    assert [event.verb for event in Event.objects.about(letter)] == [Verb.CHANGED, Verb.ADDED]


def test_two_who_write_at_once_lose_nothing(browse, member, leader, project):
    letter = draft(project, leader)
    browse(member).post(url("letter_edit", letter.pk), {**WRITTEN, "text": "Taket er på."})
    answer = browse(leader).post(url("letter_edit", letter.pk), {**WRITTEN, "text": "Veggene er oppe."})
    assert answer.status_code == 409
    assert "Taket er på." in answer.text
    assert "Veggene er oppe." in answer.text


def test_a_letter_that_is_too_long_is_refused_and_kept_on_the_page(browse, member, project):
    answer = browse(member).post(url("letter_new", "status"), {**WRITTEN, "text": "Taket er på. " * 500})
    assert (answer.status_code, project.letters.count()) == (422, 0)
    assert "Taket er på. Taket er på." in answer.text


def test_what_was_approved_is_approved_no_more_when_it_is_changed(browse, leader, letter):
    client = browse(leader)
    assert letter.approval.by == leader
    client.post(url("letter_edit", letter.pk), {**WRITTEN, "text": "Noe annet."})
    assert Letter.objects.get(pk=letter.pk).approval is None
    client.post(url("letter_approval", letter.pk), {"revision": 2})
    assert Letter.objects.get(pk=letter.pk).approval.revision == 2


def test_nobody_approves_another_text_than_they_read(browse, leader, project):
    letter = draft(project, leader)
    answer = browse(leader).post(url("letter_approval", letter.pk), {"revision": 9})
    assert answer.status_code == 409
    assert "Noen har endret brevet" in answer.text
    assert not letter.approvals.exists()


def test_a_letter_with_something_to_fill_in_is_not_approved(browse, leader, project):
    letter = draft(project, leader, "Vi bygger [skriv hva].")
    answer = browse(leader).post(url("letter_approval", letter.pk), {"revision": 1})
    assert answer.status_code == 422
    assert "Dette er ikke fylt ut ennå: [skriv hva]" in answer.text
    with pytest.raises(Unfinished):
        approve_letter(letter, by=leader, now=NOW)


def test_personal_data_is_shown_beside_the_letter_and_stops_it(browse, leader, project):
    letter = draft(project, leader, "Spør om bolig H0203.")
    assert "<mark>H0203</mark>" in browse(leader).get(letter.get_absolute_url()).text
    assert browse(leader).post(url("letter_approval", letter.pk), {"revision": 1}).status_code == 422
    with pytest.raises(PersonalData):
        approve_letter(letter, by=leader, now=NOW)


def test_what_is_possibly_personal_needs_a_reason(browse, leader, project):
    letter = draft(project, leader, "Ring 41 23 45 67.")
    page = url("letter_approval", letter.pk)
    assert browse(leader).post(page, {"revision": 1}).status_code == 422
    assert browse(leader).post(page, {"revision": 1, "judged": "Det er et felles nummer"}).status_code == 302
    assert Event.objects.about(letter).first().details == {"reason": "Det er et felles nummer"}


def test_where_two_must_look_the_writer_does_not_approve_alone(browse, leader, administrator, project):
    project.municipality.needs_second_reader = True
    project.municipality.save()
    letter = draft(project, leader, "Ring 41 23 45 67.")
    page, reason = url("letter_approval", letter.pk), {"revision": 1, "judged": "Det er et felles nummer"}
    assert "En annen enn den som skrev brevet" in browse(leader).post(page, reason).text
    with pytest.raises(NeedsSecondReader):
        approve_letter(letter, by=leader, now=NOW)
    browse(administrator).post(page, reason)
    assert letter.approvals.get().by == administrator


def test_a_letter_is_seen_as_it_will_be(browse, reader, leader, letter):
    def seen():
        return text_of(PdfReader(BytesIO(browse(reader).get(url("letter_preview", letter.pk)).content)))

    assert "Beboerne på adressen Gateveien 1 0000 STED" in seen()
    assert "Side 1 av 1" in seen()
    assert "Utkast" not in seen()
    browse(leader).post(url("letter_edit", letter.pk), {**WRITTEN, "text": "Noe annet."})
    assert "Utkast, ikke godkjent" in seen()


def test_a_sign_that_cannot_be_printed_is_told_of_with_its_text(browse, leader, project):
    letter = draft(project, leader, "Velkommen 😀")
    answer = browse(leader).get(url("letter_preview", letter.pk))
    assert answer.status_code == 422
    assert "«😀» inneholder et tegn som ikke kan trykkes" in answer.text


def test_a_letter_in_word_has_a_heading_and_a_list(browse, reader, letter):
    answer = browse(reader).get(url("letter_word", letter.pk))
    words = Document(BytesIO(answer.content))
    styles = {paragraph.text: paragraph.style.name for paragraph in words.paragraphs}
    assert styles["Slik står det"] == "Heading 1"
    assert styles["Taket er på."] == "List Bullet"
    assert words.core_properties.language == "nb-NO"


def test_a_letter_that_was_sent_is_not_removed(browse, leader, letter):
    sent = {"on": date(2026, 3, 2), "number": 40, "note": "Til Fjellveien"}
    browse(leader).post(url("posting", letter.pk), sent)
    assert "2. mars 2026: 40 brev" in browse(leader).get(letter.get_absolute_url()).text
    assert browse(leader).post(url("letter_removal", letter.pk)).status_code == 404
    assert Event.objects.about(letter).first().details == {"on": "2026-03-02", "reason": "40 brev"}


@pytest.mark.parametrize("wrong", [{"on": date(2999, 1, 1)}, {"number": 0}, {"number": 10**9}])
def test_letters_are_not_noted_as_sent_tomorrow_or_in_no_number(browse, leader, letter, wrong):
    sent = {"on": date(2026, 3, 2), "number": 40} | wrong
    assert browse(leader).post(url("posting", letter.pk), sent).status_code == 422
    assert not letter.postings.exists()


def test_a_letter_nobody_has_sent_is_removed(browse, member, letter):
    browse(member).post(url("letter_removal", letter.pk))
    assert not Letter.objects.exists()


def test_many_letters_take_no_more_questions_than_few(browse, leader, project, django_assert_max_num_queries):
    for number in range(30):
        draft(project, leader, f"Nummer {number}")
    client = browse(leader)
    with django_assert_max_num_queries(8):
        page = client.get(url("letters"))
    assert page.text.count("Slik står det</a>") == 20
