"""How it goes, for the administrators of one municipality: each part turns as it should, and nobody else's is told."""

from datetime import timedelta

import pytest
from django.conf import settings as product
from django.utils import timezone

from nabodialog.backup.models import Backup, Outcome
from nabodialog.history.models import Unsealed
from nabodialog.history.recording import Verb, record
from nabodialog.involvement.models import Erasure
from nabodialog.listening.models import BoxTrouble, Mailbox
from nabodialog.operations import health
from nabodialog.operations.gathering import installation
from nabodialog.operations.judging import Level, state_of
from nabodialog.operations.models import Certificate, CertificateTrouble, HistoryCheck, RoundRun
from nabodialog.post.models import Mail

PAGE = "/arbeid/nordvik/drift/"
FINE, LOOK, BROKEN, UNUSED = (Level.FINE, ""), Level.LOOK, Level.BROKEN, Level.UNUSED
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TLS = "https://dialog.example"


@pytest.fixture
def now(db):
    return timezone.now()


@pytest.fixture
def found(municipality, now):
    """What is said of one part: the word and the case."""

    def of(name):
        state = state_of(municipality, installation(), now)
        [line] = [line for line in (*state.own, *state.shared) if line.name == name]
        return line.level, line.case

    return of


def ran(now, ago, **facts):
    for path in product.WORK:
        RoundRun.objects.create(path=path, done_at=now - ago, **facts)


def lay(municipality, now, ago, key="a", **facts):
    moments = {"created_at": now - ago, "next_at": now}
    return Mail.objects.create(municipality=municipality, key=key, name="receipt", **moments, **facts)


def copied(now, ago, outcome=Outcome.MADE, verified=None):
    moments = {"started_at": now - ago, "finished_at": now - ago}
    return Backup.objects.create(outcome=outcome, verified_at=verified, **moments)


@pytest.mark.parametrize(("ago", "said"), [(MINUTE, FINE), (HOUR, (BROKEN, "rests"))])
def test_the_work_beside_the_pages(found, now, ago, said):
    assert found("work") == (BROKEN, "never")
    ran(now, ago)
    assert found("work") == said


def test_a_round_that_fails_and_one_that_is_no_more(found, now):
    RoundRun.objects.create(path="a.former.round", done_at=now, is_failing=True)
    assert found("work") == FINE
    ran(now, MINUTE, is_failing=True)
    assert found("work") == (LOOK, "failing")
    assert found("retention") == (BROKEN, "failing")


@pytest.mark.parametrize(
    ("ago", "facts", "said"),
    [
        (MINUTE, {}, FINE),
        (2 * HOUR, {}, (LOOK, "late")),
        (2 * DAY, {}, (BROKEN, "stuck")),
        (2 * DAY, {"is_sent": True}, FINE),
        (2 * DAY, {"is_failed": True}, (LOOK, "given_up")),
    ],
)
def test_letters_of_this_municipality(found, settings, municipality, now, ago, facts, said):
    settings.EMAIL_HOST = "mail.nordvik.example"
    moments = {f"{name.removeprefix('is_')}_at": now for name in facts}
    lay(municipality, now, ago, **moments)
    assert found("letters") == said


def test_letters_that_reach_nobody_and_those_of_others(found, settings, other_municipality, now):
    settings.EMAIL_HOST = ""
    assert found("letters") == (LOOK, "no_server")
    settings.EMAIL_HOST = "mail.nordvik.example"
    lay(other_municipality, now, 2 * DAY)
    assert found("letters") == FINE


def test_a_mailbox_that_is_not_there_or_not_read_yet(found, settings):
    assert found("mailbox") == (UNUSED, "none")
    settings.SECRET_INBOXES = {"NORDVIK": "imaps://nabo%40nordvik.example:ord@mail.nordvik.example/INBOX"}
    assert found("mailbox") == (LOOK, "not_yet")


@pytest.mark.parametrize(
    ("ago", "trouble", "said"),
    [
        (MINUTE, "", FINE),
        (2 * HOUR, "", (LOOK, "late")),
        (MINUTE, BoxTrouble.values[0], (BROKEN, "trouble")),
    ],
)
def test_a_mailbox_that_is_read(found, settings, municipality, now, ago, trouble, said):
    settings.SECRET_INBOXES = {"NORDVIK": "imaps://nabo%40nordvik.example:ord@mail.nordvik.example/INBOX"}
    moments = {"since": now.date(), "next_at": now, "looked_at": now - ago}
    Mailbox.objects.create(municipality=municipality, trouble=trouble, **moments)
    assert found("mailbox") == said


@pytest.mark.parametrize(
    ("hours", "folder", "case"),
    [(0, "", (UNUSED, "elsewhere")), (24, "", (BROKEN, "not_set_up")), (24, "/kopier", (BROKEN, "never"))],
)
def test_where_no_backup_was_made(found, settings, hours, folder, case):
    settings.BACKUP_HOURS, settings.BACKUP_DIR, settings.BACKUP_RECIPIENTS = hours, folder, ["age1"]
    assert found("backup") == case


def test_a_backup_that_is_made_verified_fails_and_grows_old(found, now):
    copied(now, 10 * DAY)
    assert found("backup") == (BROKEN, "old")
    copied(now, 2 * HOUR)
    assert found("backup") == (LOOK, "unverified")
    Backup.objects.update(verified_at=now - 200 * DAY)
    assert found("backup") == (LOOK, "unverified")
    Backup.objects.update(verified_at=now)
    assert found("backup") == FINE
    copied(now, HOUR, Outcome.FAILED)
    assert found("backup") == (LOOK, "failing")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (None, (LOOK, "unchecked")),
        ({"ago": HOUR}, FINE),
        ({"ago": 3 * DAY}, (LOOK, "unchecked")),
        ({"ago": HOUR, "holds": False}, (BROKEN, "broken")),
    ],
)
def test_the_seals_of_history(found, now, facts, said):
    if facts:
        HistoryCheck.objects.create(next_at=now, looked_at=now - facts["ago"], holds=facts.get("holds", True))
    assert found("history") == said


def test_something_that_waits_for_its_seal(found, now, municipality, administrator):
    HistoryCheck.objects.create(next_at=now, looked_at=now)
    record(Verb.CHANGED, municipality, by=administrator, within=municipality, municipality=municipality)
    assert found("history") == FINE
    Unsealed.objects.update(since=now - HOUR)
    assert found("history") == (BROKEN, "waits")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"expires_in": 60 * DAY}, FINE),
        ({"expires_in": 10 * DAY}, (LOOK, "soon")),
        ({"expires_in": -HOUR}, (BROKEN, "expired")),
        ({"expires_in": 60 * DAY, "ago": 3 * DAY}, (LOOK, "unseen")),
        ({"trouble": CertificateTrouble.EXPIRED}, (BROKEN, "expired")),
        ({"trouble": CertificateTrouble.NOT_TRUSTED}, (BROKEN, "not_trusted")),
        ({"trouble": CertificateTrouble.UNREACHABLE}, (LOOK, "unreachable")),
    ],
)
def test_the_certificate(found, settings, now, facts, said):
    assert found("certificate") == (UNUSED, "no_tls")
    settings.SITE_URL = TLS
    assert found("certificate") == (LOOK, "unseen")
    until = now + facts["expires_in"] if "expires_in" in facts else None
    seen = now - facts.get("ago", HOUR)
    Certificate.objects.create(next_at=now, looked_at=seen, expires_at=until, trouble=facts.get("trouble", ""))
    assert found("certificate") == said


@pytest.mark.parametrize(("ago", "said"), [(HOUR, FINE), (2 * DAY, (BROKEN, "late"))])
def test_erasing(found, now, ago, said):
    assert found("retention") == (LOOK, "not_yet")
    ran(now, ago)
    assert found("retention") == said


def test_what_is_watched_for_erasing_is_part_of_the_work():
    """Else it would be waited for in vain. And whatever says in its name that it erases, is watched."""
    named = {path for path in product.WORK if path.rpartition(".")[2].startswith(("erase_", "delete_"))}
    assert named <= set(product.ERASING) <= set(product.WORK)


def test_a_round_that_erases_by_another_name_is_missed_too(found, now):
    ran(now, HOUR)
    RoundRun.objects.filter(path="nabodialog.listening.forwarding.end_expired").delete()
    assert found("retention") == (LOOK, "not_yet")


@pytest.mark.parametrize("name", ["migrations", "cache", "disk"])
def test_the_database_and_what_it_needs(found, monkeypatch, name):
    assert found("database") == FINE
    monkeypatch.setitem(health.NEEDED, name, lambda: False)
    assert found("database") == (BROKEN, name)


def test_the_page_says_each_word_and_what_it_is_about(browse, administrator, municipality, now):
    ran(now, MINUTE)
    Erasure.objects.create(municipality=municipality, kind="registrations", days=30, number=7, at=now)
    page = browse(administrator).get(PAGE).text
    assert all(word in page for word in ("I orden", "Se på dette", "Virker ikke", "Ikke i bruk"))
    assert "Slettet hos dere de siste 30 dagene: 7" in page
    assert "Felles for hele installasjonen" in page


def test_nothing_of_another_municipality_is_there(browse, administrator, other_municipality, now):
    Erasure.objects.create(municipality=other_municipality, kind="registrations", days=30, number=4321, at=now)
    lay(other_municipality, now, HOUR, failed_at=now)
    page = browse(administrator).get(PAGE).text
    assert "4321" not in page
    assert "0 venter, 0 kom ikke fram" in page
    assert other_municipality.name not in page


def test_where_all_is_well_it_says_so(browse, administrator, settings, now):
    settings.EMAIL_HOST, settings.BACKUP_HOURS = "mail.nordvik.example", 24
    ran(now, MINUTE)
    copied(now, HOUR, verified=now)
    HistoryCheck.objects.create(next_at=now, looked_at=now)
    page = browse(administrator).get(PAGE).text
    assert "Alt er i orden" in page
    assert "Se på dette" not in page


def test_only_administrators_come_in(browse, member, outsider):
    assert browse(member).get(PAGE).status_code == 403
    assert browse(outsider).get(PAGE).status_code == 404
