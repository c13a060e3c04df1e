"""The staff's pages for themes."""

from nabodialog.listening.models import Theme
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.theming import begin_themes
from nabodialog.projects.starting import start_project

PAGE = "/arbeid/nordvik/fjellveien/temaer/"


def test_a_project_without_themes_is_offered_the_usual_ones(project, member, browse):
    client = browse(member)
    assert "Begynn med vanlige temaer" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}vanlige/").status_code == 302
    assert "Bemanning og drift" in client.get(PAGE).content.decode()


def test_a_theme_is_written_and_removed(project, member, browse):
    client = browse(member)
    written = {"name": "Lys", "summary": "Det er mørkt.", "answer": "Vi setter opp lys.", "fate": "taken_in"}
    client.post(f"{PAGE}ny/", written | {"revision": 1})
    theme = project.themes.get()
    assert theme.is_told
    client.post(f"{PAGE}{theme.pk}/fjern/")
    assert not project.themes.exists()


def test_two_who_write_the_same_theme_lose_neither(project, member, browse):
    theme = begin_themes(project, by=member)[0]
    Theme.objects.update(answer="Ditt", revision=2)
    answer = browse(member).post(
        f"{PAGE}{theme.pk}/", {"name": theme.name, "answer": "Mitt", "fate": "open", "revision": 1}
    )
    assert answer.status_code == 409
    assert "Mitt" in answer.content.decode()
    assert "Ditt" in answer.content.decode()


def test_several_are_sorted_at_once(project, member, browse, now):
    said = [receive(project, Said(f"Lys {number}"), now=now) for number in range(3)]
    theme = begin_themes(project, by=member)[0]
    chosen = {"enquiries": [each.pk for each in said[:2]], "theme": theme.pk}
    browse(member).post(f"{PAGE}sorter/", chosen)
    assert theme.enquiries.count() == 2


def test_nothing_chosen_is_said_and_nothing_lost(project, member, browse, now):
    receive(project, Said("Lys"), now=now)
    theme = begin_themes(project, by=member)[0]
    answer = browse(member).post(f"{PAGE}sorter/", {"theme": theme.pk})
    assert answer.status_code == 422
    assert "Velg minst én henvendelse" in answer.content.decode()


def test_enquiries_of_another_project_cannot_be_sorted(project, other_municipality, outsider, member, browse, now):
    elsewhere = start_project(other_municipality, "Et annet sted", "et-annet-sted", by=outsider)
    foreign = receive(elsewhere, Said("Lys"), now=now)
    theme = begin_themes(project, by=member)[0]
    assert browse(member).post(f"{PAGE}sorter/", {"enquiries": [foreign.pk], "theme": theme.pk}).status_code == 422
