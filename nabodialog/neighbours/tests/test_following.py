"""Following on the page: without an account or a script, and nobody learns who else follows."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import Meeting
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.listening import following as deeds
from nabodialog.listening.following import FollowWish, confirm_following, follow
from nabodialog.listening.models import HowOften, Subscription
from nabodialog.neighbours.followers import link_of
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.publishing import publish, withdraw

PAGE = "/nordvik/fjellveien/folg/"


@pytest.fixture(autouse=True)
def _published(project, leader):
    cache.clear()
    publish(project, by=leader, now=timezone.now())


@pytest.fixture
def send(client):
    def send(email="nabo@epost.example", how_often="at_once", page=PAGE):
        return client.post(page, {"email": email, "how_often": how_often})

    return send


@pytest.fixture
def asked(project):
    return follow(project, FollowWish("nabo@epost.example"), now=timezone.now())


@pytest.fixture
def follower(asked):
    confirm_following(asked, now=timezone.now())
    return again(asked)


def again(subscription):
    return Subscription.objects.select_related("project__municipality").get(pk=subscription.pk)


def text_of(answer):
    return answer.content.decode()


def test_the_project_page_leads_to_the_form_and_the_form_to_the_mailbox(client, send):
    assert f'href="{PAGE}"' in text_of(client.get("/nordvik/fjellveien/"))
    answer = send(how_often="weekly")
    one = Subscription.objects.get()
    assert (answer.status_code, one.email, one.how_often, one.waits) == (201, "nabo@epost.example", "weekly", True)
    assert "Se i e-posten din" in text_of(answer)
    assert answer["X-Robots-Tag"] == "noindex"


def test_the_answer_is_the_same_for_new_and_asked_and_following_and_stopped(send, client):
    hidden, answers = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'), []
    for deed in ("", "bekreft/", "stopp/", ""):
        answers.append(hidden.sub(b"", send().content))
        if deed:
            client.post(f"{link_of(Subscription.objects.last())}{deed}")
    assert len(set(answers)) == 1
    assert Subscription.objects.first().code.encode() not in answers[0]


def test_a_mail_program_that_looks_at_every_link_confirms_and_ends_nothing(asked, client):
    link = link_of(asked)
    for page in ("", "bekreft/", "stopp/", "endre/", "ett-klikk/"):
        client.get(link + page)
        client.head(link + page)
    assert again(asked).waits
    assert "Vil du følge prosjektet?" in text_of(client.get(link))
    assert "Du følger prosjektet" in text_of(client.post(f"{link}bekreft/", follow=True))
    client.get(f"{link}ett-klikk/")
    assert again(asked).is_following


def test_one_who_follows_changes_how_often_and_language_and_stops(follower, client):
    link = link_of(follower)
    client.post(f"{link}endre/", {"how_often": "weekly", "language": "en"})
    assert (again(follower).how_often, again(follower).language) == (HowOften.WEEKLY, "en")
    assert client.post(f"{link}endre/", {"how_often": "daily", "language": "en"}).status_code == 422
    ended = text_of(client.post(f"{link}stopp/", follow=True))
    assert "Adressen er slettet" in ended
    assert again(follower).email == ""


def test_one_click_from_a_mail_program_needs_no_cookie_and_may_come_twice(follower):
    strict, link = Client(enforce_csrf_checks=True), link_of(follower, "one_click")
    answers = [strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code for _time in range(2)]
    assert answers == [204, 204]
    assert again(follower).ended_at
    assert strict.post(f"{link_of(follower)}stopp/").status_code == 403


def test_wrong_and_unknown_links_answer_alike_and_guessing_is_stopped(asked, client):
    wrong, unknown = client.get(f"{PAGE}{asked.code}/feil/"), client.get(f"{PAGE}FINNESIK/feil/")
    assert (wrong.status_code, wrong.content) == (unknown.status_code, unknown.content) == (404, unknown.content)
    for _guess in range(20):
        client.get(f"{PAGE}{asked.code}/feil/")
    assert client.get(link_of(asked)).status_code == 429
    assert Client().post(f"{PAGE}{asked.code}/feil/ett-klikk/").status_code == 404


def test_one_may_stop_also_where_the_project_is_withdrawn_and_its_name_is_not_told(follower, client, project, leader):
    withdraw(project, by=leader)
    link = link_of(follower)
    page = text_of(client.get(link))
    assert "Siden er ikke ute nå" in page
    assert project.name not in page
    assert client.get(PAGE).status_code == 404
    client.post(f"{link}stopp/")
    assert again(follower).email == ""


def test_one_may_stop_by_a_link_with_an_address_that_the_project_has_left(follower, client, project):
    link = link_of(follower, "one_click")
    project.keep_former_slug(project.slug)
    type(project).objects.filter(pk=project.pk).update(slug="ny")
    assert client.post(link).status_code == 204


def test_one_place_cannot_ask_without_end_and_one_address_is_not_pestered(send, settings):
    assert [send().status_code for _time in range(6)] == [201] * 5 + [429]
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "follow": "2/h/ip"}
    cache.clear()
    assert [send(f"nabo{number}@epost.example").status_code for number in range(3)] == [201, 201, 429]


@pytest.mark.parametrize(("language", "word"), [("nn", "Følg prosjektet"), ("en", "Follow the project")])
def test_the_language_of_the_page_is_the_language_of_the_letters(send, client, language, word):
    page = f"/{language}{PAGE}"
    assert word in text_of(client.get(page))
    send(page=page)
    assert Subscription.objects.get().language == language


@pytest.mark.parametrize(("field", "value"), [("email", "nabo"), ("email", ""), ("how_often", "daily")])
def test_what_cannot_be_is_refused_beside_the_field_and_nothing_is_kept(send, field, value):
    assert send(**{field: value}).status_code == 422
    assert not Subscription.objects.exists()


def test_only_the_cookie_that_protects_the_form_is_set(send, client, settings):
    client.get(PAGE)
    send()
    assert set(client.cookies) == {settings.CSRF_COOKIE_NAME}


def test_staff_see_how_many_follow_before_they_publish_and_never_who(follower, browse, leader, project):
    follow(project, FollowWish("ubekreftet@epost.example"), now=timezone.now())
    page = text_of(browse(leader).get("/arbeid/nordvik/fjellveien/publisering/"))
    assert "Én følger prosjektet på e-post." in page
    assert "går på e-post til én som følger prosjektet" in page
    assert "epost.example" not in page
    deeds.stop_following(follower, now=timezone.now())
    page = text_of(browse(leader).get("/arbeid/nordvik/fjellveien/publisering/"))
    assert "Ingen følger prosjektet på e-post ennå" in page


def test_what_stands_beside_the_page_says_how_many_it_goes_to(follower, browse, leader, project):
    when = Milestone(title="Dialogmøte", planned_on=timezone.localdate() + timedelta(days=9))
    when.audience = Audience.NEIGHBOURS
    meeting = plan_meeting(project, Meeting(about="Vi snakker om gangveien."), when, by=leader)
    page = f"/arbeid/nordvik/fjellveien/moter/{meeting.pk}/publisering/"
    assert "Dette går på e-post til én som følger prosjektet." in text_of(browse(leader).get(page))
    publish_meeting(meeting, by=leader, now=timezone.now())
    Meeting.objects.update(about="Vi snakker om lekeplassen.")
    assert "De får ikke e-post om dette." in text_of(browse(leader).get(page))


def test_the_page_on_privacy_says_how_long_an_address_is_kept(client):
    page = text_of(client.get("/nordvik/personvern/"))
    assert "Når du følger et prosjekt på e-post" in page
    assert "innen 7 dager" in page


@pytest.mark.parametrize("deed", ["datoer/{date.pk}/flytt", "element/{element.pk}/gjenopptak"])
def test_staff_see_how_many_follow_before_they_explain_a_change(follower, browse, leader, project, deed):
    date = project.milestones.create(title="Åpent hus", planned_on="2099-06-01", audience=Audience.NEIGHBOURS)
    element = project.elements.first()
    element.finish(by=leader, today=timezone.localdate())
    publish(project, by=leader, now=timezone.now())
    page = f"/arbeid/nordvik/fjellveien/{deed.format(date=date, element=element)}/"
    assert "Én som følger prosjektet, får e-post om dette." in text_of(browse(leader).get(page))
