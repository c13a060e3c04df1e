import pytest

ME = "/konto/meg/"


def test_a_person_changes_name_and_language(browse, member):
    client = browse(member)
    assert client.post(ME, {"name": "Nabokontakt", "language": "nn"})["Location"] == ME
    member.refresh_from_db()
    assert (member.name, member.language) == ("Nabokontakt", "nn")
    assert '<html lang="nn">' in client.get(ME).content.decode()


TOO_LONG = "x" * 101


@pytest.mark.parametrize("wrong", [{"name": "", "language": "nn"}, {"name": TOO_LONG, "language": "nn"}, {"name": "N"}])
def test_what_is_not_right_is_kept_in_the_form_and_nowhere_else(browse, member, wrong):
    answer = browse(member).post(ME, wrong)
    assert answer.status_code == 422
    assert wrong["name"] in answer.content.decode()
    member.refresh_from_db()
    assert member.name == "Medarbeider"


def test_nobody_can_give_themselves_an_address_or_a_role(browse, member):
    browse(member).post(ME, {"name": "N", "language": "nb", "email": "annen@nordvik.example", "is_active": ""})
    member.refresh_from_db()
    assert (member.email, member.is_active) == ("member@nordvik.example", True)
