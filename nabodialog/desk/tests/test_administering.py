import pytest

from nabodialog.desk.administering import LastAdministrator, change_role, remove_member
from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Membership, MembershipInvitation, Person, Role

FOLK = "/arbeid/nordvik/folk/"
ADMINISTERED = [f"{FOLK}inviter/", "/arbeid/nordvik/kommunen/", "/arbeid/nordvik/kommunen/logo/"]
ADMINISTERED += ["/arbeid/nordvik/kontaktpunkt/"]


def membership_of(person):
    return Membership.objects.get(person=person, municipality__slug="nordvik")


@pytest.mark.parametrize("address", [FOLK, *ADMINISTERED])
def test_doors(browse, municipality, outsider, leader, member, reader, administrator, address):
    colleagues = 200 if address == FOLK else 403
    assert browse(administrator).get(address).status_code == 200
    assert {browse(each).get(address).status_code for each in (leader, member, reader)} == {colleagues}
    assert browse(outsider).get(address).status_code == 404
    assert browse().get(address)["Location"] == f"/konto/logg-inn/?next={address}"


@pytest.mark.parametrize("page", ["rolle", "fjern"])
def test_doors_to_a_membership(browse, outsider, leader, administrator, page):
    address = f"{FOLK}{membership_of(leader).pk}/{page}/"
    assert browse(administrator).get(address).status_code == 200
    assert browse(leader).post(address, {"role": "administrator"}).status_code == 403
    assert browse(outsider).post(address, {"role": "reader"}).status_code == 404
    assert membership_of(leader).role == Role.LEADER


def test_a_membership_elsewhere_cannot_be_reached_through_ones_own(browse, outsider, leader):
    for page in ("rolle", "fjern"):
        answer = browse(outsider).post(f"/arbeid/sordal/folk/{membership_of(leader).pk}/{page}/", {"role": "reader"})
        assert answer.status_code == 404


def test_a_reader_sees_colleagues_but_no_way_to_change_them(browse, reader, leader):
    text = browse(reader).get(FOLK).content.decode()
    assert leader.email in text
    assert "Endre rolle" not in text


def test_a_role_is_changed_and_remembered(browse, administrator, reader):
    answer = browse(administrator).post(f"{FOLK}{membership_of(reader).pk}/rolle/", {"role": "leader"})
    assert answer["Location"] == FOLK
    assert membership_of(reader).role == Role.LEADER
    assert Event.objects.get(verb=Verb.CHANGED).details == {"old": "reader", "new": "leader"}


def test_a_municipality_keeps_an_administrator(browse, administrator):
    mine = membership_of(administrator).pk
    demoted = browse(administrator).post(f"{FOLK}{mine}/rolle/", {"role": "reader"})
    removed = browse(administrator).post(f"{FOLK}{mine}/fjern/")
    assert (demoted.status_code, removed.status_code) == (422, 422)
    assert "minst én administrator" in demoted.content.decode()
    assert membership_of(administrator).role == Role.ADMINISTRATOR


def test_two_administrators_who_demote_each_other_leave_one(administrator, leader):
    Membership.objects.filter(person=leader).update(role=Role.ADMINISTRATOR)
    first, second = membership_of(administrator), membership_of(leader)
    change_role(first, Role.READER, by=leader)
    with pytest.raises(LastAdministrator):
        change_role(second, Role.READER, by=administrator)


def test_what_is_gone_already_is_not_removed_twice(administrator, member):
    first, second = membership_of(member), membership_of(member)
    remove_member(first, by=administrator)
    remove_member(second, by=administrator)
    change_role(second, Role.LEADER, by=administrator)
    assert Event.objects.count() == 1


def test_a_number_no_database_can_hold_is_not_found(browse, administrator):
    assert browse(administrator).get(f"{FOLK}{10**30}/rolle/").status_code == 404


def test_who_is_removed_is_out_at_once(browse, administrator, member):
    colleague = browse(member)
    browse(administrator).post(f"{FOLK}{membership_of(member).pk}/fjern/")
    assert colleague.get(FOLK).status_code == 404
    assert Event.objects.get(verb=Verb.REMOVED).by == administrator


def test_an_unknown_role_is_refused(browse, administrator, member):
    answer = browse(administrator).post(f"{FOLK}{membership_of(member).pk}/rolle/", {"role": "king"})
    assert answer.status_code == 422


def test_an_invitation_is_sent_again_and_withdrawn(browse, administrator):
    client = browse(administrator)
    client.post(f"{FOLK}inviter/", {"email": "ny@nordvik.example", "role": "reader"})
    number = MembershipInvitation.objects.get().pk
    assert client.post(f"{FOLK}invitasjon/{number}/send/").status_code == 201
    client.post(f"{FOLK}invitasjon/{number}/trekk/")
    assert client.post(f"{FOLK}invitasjon/{number}/send/").status_code == 404
    assert [event.verb for event in Event.objects.all()] == [Verb.WITHDREW, Verb.INVITED, Verb.INVITED]


@pytest.mark.parametrize("page", ["0", "99", "to", "-1"])
def test_any_page_number_shows_a_page(browse, reader, page):
    assert browse(reader).get(f"{FOLK}?side={page}").status_code == 200


def test_the_list_asks_the_database_as_often_with_many_people_as_with_few(
    browse, administrator, municipality, django_assert_num_queries
):
    client = browse(administrator)
    with django_assert_num_queries(8):
        client.get(FOLK)
    for number in range(100):
        person = Person.objects.create(email=f"{number}@nordvik.example", name=f"Nr. {number}")
        Membership.objects.create(municipality=municipality, person=person, role=Role.MEMBER)
    with django_assert_num_queries(8):
        client.get(FOLK)
