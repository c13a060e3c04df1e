"""What followers are told: each thing that is published, once, in their language, and nothing that was taken back."""

from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import Meeting, SignUp
from nabodialog.involvement.public import PLAN, PublicPlan
from nabodialog.involvement.publishing import publish_meeting, withdraw_meeting
from nabodialog.listening.following import FollowWish, change_following, confirm_following, follow, stop_following
from nabodialog.listening.models import FollowNotice, HowOften, Subscription, WhyEnded
from nabodialog.people.models import ContactPoint
from nabodialog.post.following import (
    answer_those_who_ask,
    due,
    end_where_refused,
    last_monday,
    tell_followers,
)
from nabodialog.post.models import Mail, Told, Trouble
from nabodialog.post.sending import message_of, send_due
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.supplementing import publish_supplement

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MONDAY = datetime(2026, 3, 9, 6, tzinfo=UTC)  # seven in the morning


@pytest.fixture
def place(project, leader, municipality):
    """A project that neighbours read, with a contact point."""
    point = {"phone": "22 22 22 22", "email": "nabo@nordvik.example", "deputy_phone": "22 22 22 23"}
    ContactPoint.objects.create(municipality=municipality, name="Nabokontakten", deputy_name="Vakta", **point)
    publish(project, by=leader, now=NOW - DAY, note="Vi har begynt.")
    return project


@pytest.fixture
def follower(place):
    return following(place)


def following(place, email="nabo@epost.example", how_often=HowOften.AT_ONCE, language="nb", now=NOW):
    one = follow(place, FollowWish(email, how_often, language), now=now)
    confirm_following(one, now=now)
    FollowNotice.objects.filter(subscription=one).delete()  # what asked back has been read
    return Subscription.objects.get(pk=one.pk)


def tell_news(place, leader, text="Gangveien er ferdig.", now=NOW + HOUR):
    return publish(place, by=leader, now=now, note=text)


def meet(place, leader, now=NOW + HOUR):
    when = Milestone(title="Møte om <gangvei>", planned_on=date(2026, 3, 20), starts_at=time(18), place="Grendehuset")
    when.audience = Audience.NEIGHBOURS
    planned = plan_meeting(place, Meeting(sign_up=SignUp.OPEN, about="Vi snakker om gangveien."), when, by=leader)
    publish_meeting(planned, by=leader, now=now)
    return Meeting.objects.get(pk=planned.pk)


def letters():
    return list(Mail.objects.filter(name=Told.NEWS).order_by("pk"))


def test_whoever_asks_gets_one_letter_with_a_link_that_confirms(place):
    one = follow(place, FollowWish("nabo@epost.example"), now=NOW)
    assert [answer_those_who_ask(NOW) for _time in range(2)] == [1, 0]
    mail = Mail.objects.get()
    assert (mail.name, mail.recipient) == (Told.FOLLOW, "nabo@epost.example")
    assert f"/folg/{one.code}/{one.secret}/" in mail.text
    assert "etter 7 dager" in mail.text


def test_whoever_follows_already_is_told_so_and_nothing_is_asked(follower, place):
    follow(place, FollowWish("nabo@epost.example"), now=NOW)
    answer_those_who_ask(NOW)
    assert [mail.name for mail in Mail.objects.all()] == [Told.FOLLOWING]


def test_what_stood_there_before_is_not_told_and_what_comes_is_told_once(follower, place, leader):
    assert [tell_followers(NOW) for _time in range(2)] == [1, 0]
    assert letters() == []
    tell_news(place, leader)
    assert [tell_followers(NOW + HOUR) for _time in range(2)] == [1, 0]
    (mail,) = letters()
    assert "Gangveien er ferdig." in mail.text
    assert "Vi har begynt." not in mail.text
    assert (mail.subject, mail.reply_to) == ("Nytt om Boliger i Fjellveien", "nabo@nordvik.example")


def test_a_date_that_moves_is_told_with_old_and_new_and_why(follower, place, leader):
    meeting = meet(place, leader)
    tell_followers(NOW + HOUR)
    move_milestone(meeting.milestone, date(2026, 3, 27), Explanation("Storm"), by=leader, now=NOW + 2 * HOUR)
    tell_followers(NOW + 2 * HOUR)
    invitation, moved = letters()
    assert invitation.subject == "Møte: Møte om <gangvei>"
    assert "Fredag 20. mars 2026 kl. 18.00\nGrendehuset" in invitation.text
    assert "Tidligere dato: fredag 20. mars 2026\nNy dato: fredag 27. mars 2026\nStorm" in moved.text
    assert "/moter/" in invitation.text
    assert "&lt;gangvei&gt;" in invitation.page


def test_a_meeting_is_told_once_also_where_its_page_is_published_anew(follower, place, leader):
    meeting = meet(place, leader)
    tell_followers(NOW + HOUR)
    Meeting.objects.update(about="Vi snakker om gangveien og lekeplassen.")
    publish_meeting(Meeting.objects.get(pk=meeting.pk), by=leader, now=NOW + 2 * HOUR)
    late = following(place, "sein@epost.example", now=NOW + 90 * MINUTE)
    tell_followers(NOW + 3 * HOUR)
    assert [mail.recipient for mail in letters()] == ["nabo@epost.example"]
    assert late.notices.count() == 0


def test_what_is_published_together_comes_in_one_letter(follower, place, leader):
    tell_news(place, leader)
    meet(place, leader, NOW + 2 * HOUR)
    tell_followers(NOW + 2 * HOUR)
    (mail,) = letters()
    assert mail.text.index("Gangveien er ferdig.") < mail.text.index("Møte om <gangvei>")
    assert FollowNotice.objects.count() == 2


def test_once_a_week_is_on_monday_with_all_of_the_week(place, leader):
    following(place, how_often=HowOften.WEEKLY)
    tell_news(place, leader, "Først.", NOW + HOUR)
    tell_news(place, leader, "Så.", NOW + DAY)
    assert tell_followers(MONDAY - timedelta(seconds=1)) == 0
    tell_news(place, leader, "For sent.", MONDAY + HOUR)
    assert [tell_followers(MONDAY + HOUR) for _time in range(2)] == [1, 0]
    (mail,) = letters()
    assert mail.text.index("Først.") < mail.text.index("Så.")
    assert "For sent." not in mail.text
    tell_followers(MONDAY + 7 * DAY)
    assert "For sent." in letters()[1].text


def test_a_week_with_nothing_new_brings_no_letter(place):
    following(place, how_often=HowOften.WEEKLY)
    tell_followers(MONDAY)
    assert letters() == []


def test_monday_at_seven_is_by_the_clock_on_the_wall(db):
    assert last_monday(datetime(2026, 3, 30, 5, tzinfo=UTC)) == datetime(2026, 3, 30, 5, tzinfo=UTC)  # summer since 29.
    assert last_monday(datetime(2026, 3, 30, 4, 59, tzinfo=UTC)) == datetime(2026, 3, 23, 6, tzinfo=UTC)


def test_whoever_changes_to_at_once_gets_what_has_gathered(place, leader):
    one = following(place, how_often=HowOften.WEEKLY)
    tell_news(place, leader)
    assert tell_followers(NOW + DAY) == 0
    change_following(one, HowOften.AT_ONCE, "nn")
    tell_followers(NOW + DAY)
    assert letters()[0].text.startswith("Hei!\n\nDette er nytt om Boliger i Fjellveien:")


def test_what_is_withdrawn_before_it_was_told_is_not_told(follower, place, leader):
    meeting = meet(place, leader)
    withdraw_meeting(meeting, by=leader, now=NOW + HOUR)
    tell_followers(NOW + HOUR)
    assert letters() == []
    publish_meeting(meeting, by=leader, now=NOW + DAY)
    tell_followers(NOW + DAY)
    assert len(letters()) == 1


def test_what_is_withdrawn_while_the_letter_waits_is_taken_out_of_it(follower, place, leader, mailoutbox):
    tell_news(place, leader)
    meeting = meet(place, leader)
    tell_followers(NOW + HOUR)
    withdraw_meeting(meeting, by=leader, now=NOW + 2 * HOUR)
    send_due(NOW + 2 * HOUR)
    assert "Gangveien er ferdig." in mailoutbox[0].body
    assert "gangvei>" not in mailoutbox[0].body
    publish_meeting(meeting, by=leader, now=NOW + DAY)
    tell_followers(NOW + DAY)
    send_due(NOW + DAY)
    assert "gangvei>" in mailoutbox[1].body
    assert "Gangveien er ferdig." not in mailoutbox[1].body


def test_a_project_that_is_withdrawn_sends_nothing_and_what_stands_when_it_is_back_is_told(
    follower, place, leader, mailoutbox
):
    tell_news(place, leader)
    tell_followers(NOW + HOUR)
    withdraw(place, by=leader)
    assert send_due(NOW + HOUR) == 1
    assert (len(mailoutbox), Mail.objects.count(), tell_followers(NOW + DAY)) == (0, 0, 0)
    publish(place, by=leader, now=NOW + DAY)
    tell_followers(NOW + DAY)
    send_due(NOW + DAY)
    assert "Gangveien er ferdig." in mailoutbox[0].body


def test_whoever_stops_gets_not_even_what_waits(follower, place, leader, mailoutbox):
    tell_news(place, leader)
    tell_followers(NOW + HOUR)
    stop_following(follower, now=NOW + HOUR)
    send_due(NOW + HOUR)
    tell_news(place, leader, "Mer.", NOW + DAY)
    assert (tell_followers(NOW + DAY), len(mailoutbox), Mail.objects.count()) == (0, 0, 0)


def test_an_address_that_refuses_is_erased_and_one_that_is_busy_is_not(follower, place, leader):
    busy = following(place, "opptatt@epost.example")
    tell_news(place, leader)
    tell_followers(NOW + HOUR)
    for mail in Mail.objects.all():
        mail.note_trouble(Trouble.BUSY if "opptatt" in mail.recipient else Trouble.REFUSED, 550, NOW)
    assert [end_where_refused(NOW + HOUR) for _time in range(2)] == [1, 0]
    follower.refresh_from_db()
    assert (follower.email, follower.why_ended) == ("", WhyEnded.REFUSED)
    assert Subscription.objects.following().get() == busy
    anew = following(place)
    assert (end_where_refused(NOW + DAY), anew.is_following) == (0, True)


@pytest.mark.parametrize(
    ("language", "subject", "word"),
    [
        ("nn", "Nytt om Boliger i Fjellveien", "Du får denne e-posten fordi du følgjer prosjektet."),
        ("en", "News about Boliger i Fjellveien", "You get this e-mail because you follow the project."),
        ("se", "Nytt om Boliger i Fjellveien", "Du får denne e-posten fordi du følger prosjektet."),
    ],
)
def test_letters_are_in_the_reader_s_language_and_what_is_published_in_its_own(place, leader, language, subject, word):
    following(place, language=language)
    tell_news(place, leader)
    tell_followers(NOW + HOUR)
    (mail,) = letters()
    assert (mail.subject, word in mail.text) == (subject, True)
    assert ('<div lang="nb">' in mail.page) == (language in {"nn", "en"})


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_the_letter_is_a_page_without_pictures_and_ends_with_one_press(follower, place, leader):
    meet(place, leader)
    tell_followers(NOW + HOUR)
    sent = message_from_bytes(message_of(letters()[0]).message().as_bytes(), policy=policy.default)
    press = sent["List-Unsubscribe"]
    assert press.endswith(f"/folg/{follower.code}/{follower.secret}/ett-klikk/>")
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    seen = Seen()
    seen.feed(letters()[0].page)
    names = [tag for tag, _attributes in seen.tags]
    assert not {"img", "script", "link", "iframe", "style"} & set(names)
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in seen.tags
    assert [name for name in names if name in {"h1", "h2"}] == ["h1", "h2"]
    assert next(attributes for tag, attributes in seen.tags if tag == "html") == {"lang": "nb"}
    assert "color:" not in letters()[0].page


def test_one_who_has_not_confirmed_gets_no_press_and_no_news(place, leader):
    follow(place, FollowWish("nabo@epost.example"), now=NOW)
    answer_those_who_ask(NOW)
    tell_news(place, leader)
    assert tell_followers(NOW + HOUR) == 0
    assert "List-Unsubscribe" not in message_of(Mail.objects.get()).extra_headers


def test_what_is_published_beside_the_page_has_words_or_is_passed_by(follower, place, leader):
    publish_supplement(place, PLAN, "", PublicPlan(introduction="", lines=()), by=leader, now=NOW + HOUR)
    publish_supplement(place, "noe nytt", "", PublicPlan(introduction="", lines=()), by=leader, now=NOW + HOUR)
    tell_followers(NOW + HOUR)
    assert [mail.subject for mail in letters()] == ["Nytt om Boliger i Fjellveien"]
    assert "Plan for hvordan vi snakker sammen" in letters()[0].text
    assert not due(last_monday(NOW)).exists()
