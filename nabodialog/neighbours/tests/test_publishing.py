from nabodialog.people.models import ContactPoint, OpeningHours
from nabodialog.projects.models import Audience, Project

PAGE = "/arbeid/nordvik/fjellveien/publisering/"


def seen(desk):
    return desk.get(PAGE).context["form"].initial["seen"]


def send(desk, **fields):
    return desk.post(PAGE, {"seen": seen(desk), "note": "", **fields})


def write(project, **facts):
    Project.objects.filter(pk=project.pk).update(**facts)


def test_what_is_published_is_what_neighbours_read(ready, desk, client):
    assert client.get("/nordvik/fjellveien/").status_code == 404
    assert send(desk, note="Siden er åpnet.").status_code == 302
    page = client.get("/nordvik/fjellveien/").content.decode()
    assert "Vi planlegger åtte boliger." in page
    assert "Siden er åpnet." in page


def test_nothing_goes_out_without_an_introduction_and_someone_to_call(project, desk, client):
    response = send(desk)
    assert response.status_code == 409
    assert "Legg inn hvem naboene kan ringe" in response.content.decode()
    assert client.get("/nordvik/fjellveien/").status_code == 404


def test_nobody_publishes_something_else_than_what_they_read(ready, desk):
    read = seen(desk)
    write(ready, introduction="Noen andre skrev dette i mellomtiden.")
    response = desk.post(PAGE, {"seen": read, "note": "Min setning"})
    assert response.status_code == 409
    assert "Min setning" in response.content.decode()
    assert not Project.objects.published().exists()


def test_what_differs_is_shown_before_it_goes_out(ready, desk):
    send(desk)
    write(ready, introduction="Vi planlegger ti boliger.")
    page = desk.get(PAGE).content.decode()
    assert "Vi planlegger åtte boliger." in page
    assert "Vi planlegger ti boliger." in page


def test_the_page_does_not_look_fresher_than_it_is(ready, desk):
    send(desk)
    again = send(desk)
    assert again.status_code == 422
    assert "Ingenting er endret siden sist" in again.text
    assert send(desk, note="Vi sees på lørdag.").status_code == 302


def test_what_was_withdrawn_goes_out_again_as_it_was(ready, desk, client):
    send(desk)
    desk.post(f"{PAGE}trekk-tilbake/", {"reason": "Feil dag"})
    assert send(desk).status_code == 302
    assert client.get("/nordvik/fjellveien/").status_code == 200


def test_a_new_date_is_shown_in_full_before_it_goes_out(ready, desk):
    send(desk)
    facts = {"text": "Kom innom.", "planned_on": "2027-01-05", "starts_at": "18:00", "audience": Audience.NEIGHBOURS}
    ready.milestones.create(title="Åpent hus", **facts)
    page = desk.get(PAGE).text
    for words in ("Tekst: Kom innom.", "Dato: 5. januar 2027", "Klokkeslett: 18.00"):
        assert words in page


def test_what_is_new_is_called_by_its_name_and_told_in_words(ready, desk):
    send(desk)
    ready.influence_items.create(subject="Hvor gangveien går", decided_by="Kommunestyret")
    ready.mandates.create(title="Leder", organisation="Borettslaget", responsibility="Leder")
    page = desk.get(PAGE).text
    assert "Hvor gangveien går<br>Om naboene kan påvirke det: Kan påvirkes<br>Hvem bestemmer: Kommunestyret" in page
    assert "Leder<br>Enhet: Borettslaget<br>Ansvar: Leder" in page


def test_the_card_is_pasted_with_the_address_that_the_installation_is_known_by(ready, desk, settings):
    send(desk)
    settings.SITE_URL = "https://dialog.example"
    assert "src=&quot;https://dialog.example/innbygging/nordvik/fjellveien/&quot;" in desk.get(PAGE).text


def test_a_date_that_moved_without_a_word_stops_the_publication(ready, desk):
    milestone = ready.milestones.create(title="Åpent hus", planned_on="2027-01-01", audience=Audience.NEIGHBOURS)
    send(desk)
    ready.milestones.filter(pk=milestone.pk).update(planned_on="2027-02-01")
    response = send(desk)
    assert response.status_code == 409
    assert "«Åpent hus» er endret uten forklaring" in response.content.decode()


def test_the_preview_is_the_page(ready, desk, client):
    preview = desk.get(f"{PAGE}forhandsvis/").content.decode()
    send(desk)
    page = client.get("/nordvik/fjellveien/").content.decode()
    assert main_of(preview) == main_of(page)


def main_of(page):
    return page.split("<main", 1)[1].split("</main>")[0]


def test_withdrawing_needs_a_reason_and_takes_the_page_away(ready, desk, client):
    send(desk)
    assert desk.post(f"{PAGE}trekk-tilbake/", {}).status_code == 422
    assert desk.post(f"{PAGE}trekk-tilbake/", {"reason": "Planen er stanset"}).status_code == 302
    assert client.get("/nordvik/fjellveien/").status_code == 404
    assert "trukket tilbake" in desk.get(PAGE).content.decode()


def test_a_reader_reads_the_status_and_publishes_nothing(ready, browse, reader):
    page = browse(reader).get(PAGE)
    assert "Du kan lese, men ikke publisere" in page.content.decode()
    assert browse(reader).post(PAGE, {"seen": "x"}).status_code == 403


def test_a_member_publishes_with_a_mandate(ready, browse, member):
    assert browse(member).post(PAGE, {"seen": "x"}).status_code == 403
    ready.mandates.create(title="Kommunikasjon", responsibility="Skriver", person=member, may_publish=True)
    assert send(browse(member)).status_code == 302


def test_hours_are_shown_where_there_are_any(ready, desk, client):
    point = ContactPoint.objects.get()
    OpeningHours.objects.create(contact_point=point, weekday=0, opens="09:00", closes="15:00")
    send(desk)
    assert "mandag 09.00–15.00" in client.get("/nordvik/fjellveien/kontakt/").content.decode()


def test_advice_on_the_language_is_shown_and_stops_nothing(ready, desk, client):
    write(ready, introduction="Naboer som spør, er ikke kverulanter.")
    page = desk.get(PAGE).text
    assert "nabo som er uenig" in page
    assert "bare råd" in page
    assert send(desk).status_code == 302
    assert client.get("/nordvik/fjellveien/").status_code == 200
