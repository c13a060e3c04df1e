"""The method as JSON."""

URL = "/api/v1/method/"


def test_the_method_is_given_whole_and_without_asking_the_database(client):
    answer = client.get(URL).json()
    elements = [element for phase in answer["phases"] for element in phase["elements"]]
    assert [phase["id"] for phase in answer["phases"]] == ["planlegging", "innflytting", "oppfolging"]
    assert len(elements) == 10
    assert sum(len(element["checklist"]) for element in elements) == 38
    assert sum(len(element["matrix"]) for element in elements) == 23
    assert answer["source"]["title"] == "Why NIMBY – verktøy for nabodialog"


def test_it_is_given_in_nynorsk_to_those_who_ask(client):
    names = {lang: client.get(URL, {"lang": lang}).json()["phases"][2]["elements"][1]["name"] for lang in ("nb", "nn")}
    assert names == {"nb": "Vedlikeholdsaktiviteter", "nn": "Vedlikehaldsaktivitetar"}


def test_a_language_it_does_not_have_gives_bokmaal(client):
    assert client.get(URL, {"lang": "fi"}).json()["language"] == "nb"
