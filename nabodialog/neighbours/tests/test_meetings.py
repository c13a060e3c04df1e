"""A meeting on the neighbours' side: previewed, published, read in three languages, put in a calendar, withdrawn."""

import json
import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from nabodialog.involvement.approving import approve, fingerprint_of
from nabodialog.involvement.convening import hold_meeting, plan_meeting
from nabodialog.involvement.keeping_up import notice_changes
from nabodialog.involvement.models import AgendaItem, Attendance, Meeting, SignUp
from nabodialog.involvement.publishing import publish_meeting, publish_minutes
from nabodialog.involvement.signing_up import Wish, register
from nabodialog.people.models import ContactPoint, Municipality
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Audience, Milestone, Project, Supplement
from nabodialog.projects.publishing import publish, withdraw

JUNE = date(2027, 6, 1)
REASON = "Han er ordfører"


@pytest.fixture
def open_project(ready, leader):
    publish(ready, by=leader, now=timezone.now())
    return Project.objects.select_related("municipality").get(pk=ready.pk)


@pytest.fixture
def meeting(open_project, leader):
    when = {"planned_on": JUNE, "starts_at": time(18), "ends_at": time(20), "place": "Grendehuset"}
    milestone = Milestone(title="Dialogmøte", audience=Audience.NEIGHBOURS, **when)
    meeting = plan_meeting(open_project, Meeting(about="Om gangveien.", step_free="yes"), milestone, by=leader)
    meeting.agenda.create(title="Gangveien", place=1, minutes=30)
    meeting.agenda.create(title="Bare for oss", place=2, openness="internal")
    return Meeting.objects.select_related("minutes", "milestone__project__municipality").get(pk=meeting.pk)


@pytest.fixture
def desk_page(meeting):
    return f"{meeting.get_absolute_url()}publisering/"


@pytest.fixture
def public_page(meeting):
    return f"/nordvik/fjellveien/moter/{meeting.key}/"


@pytest.fixture
def published(meeting, leader):
    publish_meeting(meeting, by=leader, now=timezone.now())
    return meeting


@pytest.fixture
def with_minutes(published, leader):
    hold_meeting(published, JUNE, [Attendance(label="Andre", number=11)], by=leader)
    AgendaItem.objects.filter(title="Gangveien").update(answer="Den kommer i august.")
    publish(published.project, by=leader, now=timezone.now())
    return published


def let_out(desk, page, **typed):
    form = desk.get(page).context["form"]
    return desk.post(page, {"seen": form.initial["seen"], **typed}, follow=True)


def test_it_is_seen_as_neighbours_will_see_it_published_and_withdrawn(desk, client, desk_page, public_page):
    preview = desk.get(f"{desk_page}forhandsvis/").text
    assert client.get(public_page).status_code == 404
    assert "Naboene ser det nå" in let_out(desk, desk_page).text
    page = client.get(public_page).text
    for words in ("Dialogmøte", "tirsdag 1. juni 2027", "18.00–20.00", "Grendehuset", "Om gangveien.", "Gangveien"):
        assert words in page
        assert words in preview
    assert "Bare for oss" not in page + preview
    desk.post(f"{desk_page}trekk-tilbake/", {"reason": "Feil dag"})
    assert client.get(public_page).status_code == 404


def test_it_is_read_in_three_languages_without_a_cookie_in_two_questions(
    published, client, public_page, django_assert_num_queries
):
    ContactPoint.objects.get().opening_hours.create(weekday=0, opens=time(9), closes=time(15))
    client.get(public_page)
    for prefix, words in (("", "Når og hvor"), ("/nn", "Når og kvar"), ("/en", "When and where")):
        with django_assert_num_queries(2):
            answer = client.get(prefix + public_page)
        assert words in answer.text
        assert not answer.cookies
        assert client.get(prefix + public_page, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_its_calendar_entry_is_in_norwegian_time_and_counts_on(published, client, public_page, leader):
    def entry():
        return Calendar.from_ical(client.get(f"{public_page}mote.ics").content)

    assert (entry()["METHOD"], entry().walk("VTIMEZONE")[0]["TZID"]) == ("PUBLISH", "Europe/Oslo")
    before = entry().walk("VEVENT")[0]
    winter = date(2028, 1, 10)
    move_milestone(published.milestone, winter, Explanation("Utsatt.", "Vi svarer."), by=leader, now=timezone.now())
    after = entry().walk("VEVENT")[0]
    assert (before["UID"], before["SEQUENCE"], after["SEQUENCE"]) == (after["UID"], 0, 1)
    oslo = ZoneInfo("Europe/Oslo")
    assert before.decoded("DTSTART").astimezone(oslo) == datetime(2027, 6, 1, 18, tzinfo=oslo)
    assert after.decoded("DTSTART").astimezone(oslo) == datetime(2028, 1, 10, 18, tzinfo=oslo)
    assert after.decoded("DTSTART").utcoffset().total_seconds() == 3600


def test_the_project_page_the_feed_the_sitemap_and_the_api_lead_to_it(published, client, public_page):
    own = "/nordvik/fjellveien/"
    for page in (
        own,
        f"{own}nytt.atom",
        "/sitemap.xml",
        "/api/v1/municipalities/nordvik/projects/fjellveien/meetings/",
    ):
        assert public_page in client.get(page).text, page
    withdraw(published.project, by=published.milestone.project.created_by)
    for page in (public_page, f"{public_page}mote.ics"):
        assert client.get(page).status_code == 404
    assert public_page not in client.get("/sitemap.xml").text


def test_staff_see_how_many_get_an_email_before_a_page_goes_out_again_with_a_meeting_moved(published, desk, leader):
    page, now = "/arbeid/nordvik/fjellveien/publisering/", timezone.now()
    Meeting.objects.update(sign_up=SignUp.OPEN)
    publish_meeting(Meeting.objects.get(), by=leader, now=now)
    for email in ("en@epost.example", "to@epost.example", ""):
        register(published, Wish(uuid.uuid4(), email), now=now)
    withdraw(published.project, by=leader)
    assert "Ingen påmeldte til møter får e-post." in desk.get(page).text
    move_milestone(Milestone.objects.get(), date(2027, 6, 8), Explanation("Storm"), by=leader, now=now)
    assert "2 påmeldte til møter får e-post om endringene." in desk.get(page).text
    publish(Project.objects.get(), by=leader, now=now)
    assert notice_changes(now + timedelta(minutes=1)) == 2


def test_the_api_tells_what_is_on_the_page_and_nothing_else(with_minutes, client, leader):
    Meeting.objects.update(notes="Vår huskelapp")
    url = "/api/v1/municipalities/nordvik/projects/fjellveien/meetings/"
    told = json.loads(client.get(url).content)["results"][0]
    assert (told["date"]["title"], told["meeting"]["step_free"], told["minutes"]) == ("Dialogmøte", "yes", None)
    assert "huskelapp" not in client.get(url).text
    approve(with_minutes, fingerprint_of(with_minutes), by=leader, now=timezone.now())
    publish_minutes(with_minutes, by=leader, now=timezone.now())
    assert json.loads(client.get(url).content)["results"][0]["minutes"]["attended"] == 11


def test_a_new_place_is_told_with_old_and_new(published, client, public_page, leader):
    why = Explanation("Grendehuset er opptatt.")
    move_milestone(published.milestone, JUNE, why, by=leader, now=timezone.now(), also={"place": "Skolen"})
    for page in (public_page, "/nordvik/fjellveien/", "/nordvik/fjellveien/nytt.atom"):
        text = client.get(page).text
        assert "Tidligere: kl. 18.00–20.00, Grendehuset" in " ".join(text.replace("<", " <").split()), page
        assert "Grendehuset er opptatt." in text


def test_minutes_are_approved_published_and_put_right(with_minutes, desk, client, public_page, leader):
    page = f"{with_minutes.get_absolute_url()}referat/publisering/"
    assert "Referatet må godkjennes først" in desk.get(page).text
    assert let_out(desk, page).status_code == 409
    approve(with_minutes, fingerprint_of(with_minutes), by=leader, now=timezone.now())
    let_out(desk, page)
    assert "11 personer kom." in client.get(public_page).text
    AgendaItem.objects.filter(title="Gangveien").update(answer="Den kommer i september.")
    approve(with_minutes, fingerprint_of(with_minutes), by=leader, now=timezone.now())
    assert let_out(desk, page).status_code == 422
    let_out(desk, page, correction="Gangveien kommer i september, ikke i august.")
    text = client.get(public_page).text
    assert "Den kommer i september." in text
    assert "Gangveien kommer i september, ikke i august." in text


def test_what_changed_since_it_was_read_is_not_published(desk, desk_page, client, public_page):
    seen = desk.get(desk_page).context["form"].initial["seen"]
    Meeting.objects.update(about="Noe helt annet")
    assert desk.post(desk_page, {"seen": seen}).status_code == 409
    assert client.get(public_page).status_code == 404


def test_what_is_certain_to_be_too_much_is_shown_where_it_stands_and_goes_nowhere(desk, desk_page):
    Meeting.objects.update(about="Hvem bor i bolig H0203?")
    assert "<mark>H0203</mark>" in desk.get(desk_page).text
    assert let_out(desk, desk_page).status_code == 409
    assert not Supplement.objects.exists()


def test_what_is_possible_needs_a_reason(desk, desk_page, client, public_page):
    AgendaItem.objects.filter(title="Gangveien").update(text="Kari Nordbø åpner møtet.")
    assert let_out(desk, desk_page).status_code == 422
    let_out(desk, desk_page, judged=REASON)
    assert client.get(public_page).status_code == 200


def test_where_two_must_look_another_confirms(desk, desk_page, client, public_page, browse, administrator):
    Municipality.objects.update(needs_second_reader=True)
    AgendaItem.objects.filter(title="Gangveien").update(text="Kari Nordbø åpner møtet.")
    let_out(desk, desk_page, judged=REASON)
    assert client.get(public_page).status_code == 404
    asked = desk.get(desk_page).context["release"].asked.at.isoformat()
    assert desk.post(f"{desk_page}bekreft/", {"asked_at": asked}).status_code == 403
    browse(administrator).post(f"{desk_page}bekreft/", {"asked_at": asked})
    assert client.get(public_page).status_code == 200


def test_a_no_ends_the_question(desk, desk_page, browse, administrator):
    Municipality.objects.update(needs_second_reader=True)
    AgendaItem.objects.filter(title="Gangveien").update(text="Kari Nordbø åpner møtet.")
    let_out(desk, desk_page, judged=REASON)
    browse(administrator).post(f"{desk_page}si-nei/")
    assert desk.get(desk_page).context["release"].asked is None


def test_a_home_that_stands_alone_tells_neither_where_nor_whom_for(desk, desk_page):
    Project.objects.update(homes=1)
    for words in ("Vi møtes i Storgata 12.", "Huset er for folk med rusproblemer."):
        Meeting.objects.update(about=words)
        assert let_out(desk, desk_page).status_code == 409


def test_it_waits_for_the_page_of_the_project(desk, desk_page, open_project, leader):
    withdraw(open_project, by=leader)
    assert "Publiser prosjektsiden først" in desk.get(desk_page).text


def test_an_address_that_was_stays_a_way_in(published, client, public_page):
    Project.objects.update(slug="fjellet")
    published.project.former_slugs.create(slug="fjellveien")
    answer = client.get(public_page)
    assert (answer.status_code, answer["Location"]) == (301, public_page.replace("fjellveien", "fjellet"))
