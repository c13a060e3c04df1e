"""What neighbours read of promises: all of them, with every date they have had, and what became of each."""

from datetime import date

import pytest

from nabodialog.involvement.models import Channel
from nabodialog.listening.models import CheckResult, Promise
from nabodialog.listening.promise_publishing import NothingPromised, publish_promises, shown_promises, withdraw_promises
from nabodialog.listening.promise_states import PromiseState
from nabodialog.listening.promising import Checked, Evidence, check, end, give, move_date, show_done, tell
from nabodialog.post.news import news_of
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish

from .conftest import NOW, form_key

PAGE, DESK = "/nordvik/fjellveien/lofter/", "/arbeid/nordvik/fjellveien/lofter/publisering/"


def promised(project, by, words, **facts):
    about = {"promised_on": date(2026, 2, 2), "said_in": "På døra", "due_on": date(2026, 2, 16), "owner": by}
    return give(Promise(project=project, words=words, **{**about, **facts}), by=by)


@pytest.fixture
def out(ready, leader):
    """One that is kept, one that is broken after its date was moved, and one with a missed day."""
    kept = promised(ready, leader, "Vi setter opp lys.")
    show_done(kept, Evidence(date(2026, 2, 10), "Hemmelig faktura"), by=leader)
    tell(kept, date(2026, 2, 11), Channel.LETTER, by=leader)
    broken = promised(ready, leader, "Vi bygger lekeplass.")
    move_date(broken, date(2026, 2, 20), "Telen må ut.", by=leader, now=NOW)
    end(broken, PromiseState.BROKEN, "Pengene er brukt opp.", by=leader)
    weekly = promised(ready, leader, "Vi rydder.", starts_on=date(2026, 2, 9), every=1)
    check(weekly, Checked(date(2026, 2, 9), CheckResult.MISSED, "Bilen sto."), by=leader, now=NOW)
    publish(ready, by=leader, now=NOW)
    publish_promises(ready, by=leader, now=NOW)
    return ready


def test_all_are_read_with_what_became_of_them(out, browse):
    page = browse().get(PAGE).content.decode()
    for words in ("Vi setter opp lys.", "Pengene er brukt opp.", "16. februar 2026", "Telen må ut.", "Bilen sto."):
        assert words in page
    assert "Hemmelig" not in page


def test_the_numbers_are_those_of_the_list(out, browse):
    context = browse().get(PAGE).context
    assert sum(number for _words, number in context["numbers"]) == len(context["parts"]) == Promise.objects.count() == 3


def test_none_can_be_left_out(out, leader, browse):
    promised(out, leader, "Vi svarer alle.")
    publish_promises(out, by=leader, now=NOW)
    assert "Vi svarer alle." in browse().get(PAGE).content.decode()


def test_the_project_page_and_the_map_of_the_site_lead_there(out, browse):
    assert f'href="{PAGE}"' in browse().get("/nordvik/fjellveien/").content.decode()
    assert PAGE in browse().get("/sitemap.xml").content.decode()


def test_what_is_withdrawn_is_gone(out, leader, browse):
    withdraw_promises(out, by=leader, now=NOW)
    assert browse().get(PAGE).status_code == 404
    assert PAGE not in browse().get("/nordvik/fjellveien/").content.decode()


def test_what_neighbours_have_read_stands(out):
    assert set(Promise.objects.values_list("shown_at", flat=True)) == {NOW}


def test_no_promise_is_nothing_to_publish(ready, leader, desk):
    publish(ready, by=leader, now=NOW)
    with pytest.raises(NothingPromised):
        publish_promises(ready, by=leader, now=NOW)
    assert "Dere har ikke skrevet ned noen løfter ennå" in desk.get(DESK).text


def test_staff_read_it_and_let_it_out(ready, leader, desk):
    publish(ready, by=leader, now=NOW)
    promised(ready, leader, "Vi svarer alle.")
    assert "Vi svarer alle." in desk.get(f"{DESK}forhandsvis/").text
    desk.post(DESK, {"seen": desk.get(DESK).context["release"].fingerprint})
    assert shown_promises(ready).promises[0].words == "Vi svarer alle."
    desk.post(f"{DESK}trekk-tilbake/", {"reason": "Feil"})
    assert shown_promises(ready) is None


@pytest.mark.parametrize(("language", "word"), [("nn", "Lovnaden er halden"), ("en", "Kept")])
def test_the_page_is_read_in_other_languages(out, browse, language, word):
    assert word in browse().get(f"/{language}{PAGE}").content.decode()


def test_whoever_means_that_one_is_not_kept_says_so_in_the_form(out, client):
    promise = Promise.objects.get(words="Vi rydder.")
    start = f"/nordvik/fjellveien/si-din-mening/?lofte={promise.uid}"
    assert start in client.get(PAGE).content.decode()
    write = f"/nordvik/fjellveien/si-din-mening/skriv/?lofte={promise.uid}"
    assert write in client.get(start).content.decode()
    assert "et løfte som du mener ikke er holdt" in client.get(write).content.decode()
    client.post(write, {"form_key": form_key(client, write), "kind": "complaint", "text": "Det er ikke ryddet."})
    assert promise.doubts.get().enquiry.text == "Det er ikke ryddet."


@pytest.mark.parametrize("unknown", ["x", "00000000-0000-0000-0000-000000000000", ""])
def test_a_promise_that_nobody_gave_is_passed_by(out, browse, unknown):
    page = browse().get(f"/nordvik/fjellveien/si-din-mening/skriv/?lofte={unknown}")
    assert page.status_code == 200
    assert "ikke er holdt" not in page.content.decode()


def test_those_who_follow_are_told_of_them(out):
    told = [one for one in news_of(Project.objects.published().get(pk=out.pk)) if one.page == "promises"]
    assert [one.heading for one in told] == ["Det vi har lovet, og hva det ble til"]
    assert told[0].url(out).endswith(PAGE)
