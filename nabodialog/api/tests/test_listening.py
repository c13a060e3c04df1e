"""Promises, and what was heard, as JSON: what neighbours read on the pages, and nothing else."""

import pytest

from nabodialog.listening.heard_publishing import withdraw_heard
from nabodialog.listening.promise_publishing import public_promises
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import withdraw

from .test_api import API, get

PROJECT = "/municipalities/tromso/projects/smahus/"


@pytest.fixture
def smahus(demo):
    return Project.objects.get(slug="smahus")


def test_all_promises_are_told_in_the_words_that_were_said(smahus, client):
    told = get(client, f"{PROJECT}promises/")
    assert told["url"].endswith("/tromso/smahus/lofter/")
    assert [each["words"] for each in told["promises"]] == [each.words for each in public_promises(smahus).promises]
    assert len(told["promises"]) == smahus.promises.count()


def test_what_was_heard_has_no_small_number_and_nobodys_words(smahus, client):
    answer = client.get(f"{API}{PROJECT}heard/")
    heard = answer.json()["heard"]
    numbers = [each["said"] for each in (*heard["themes"], *heard["months"])]
    assert all(number is None or number >= 5 for number in numbers)
    assert not any(each.text in answer.text for each in smahus.enquiries.all())
    assert client.get(answer.json()["document"]).status_code == 200


@pytest.mark.parametrize("what", ["promises", "heard"])
def test_withdrawn_and_unknown_answer_alike(smahus, client, what):
    withdraw_heard(smahus, by=smahus.owner, now=smahus.publication.at)
    withdraw(smahus, by=smahus.owner)
    gone = client.get(f"{API}{PROJECT}{what}/")
    unknown = client.get(f"{API}/municipalities/tromso/projects/finnes-ikke/{what}/")
    assert (gone.status_code, gone.content) == (unknown.status_code, unknown.content) == (404, gone.content)


def test_one_question_answers_each(smahus, client, django_assert_num_queries):
    for what in ("promises", "heard"):
        with django_assert_num_queries(1):
            get(client, f"{PROJECT}{what}/")
