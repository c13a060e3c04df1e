"""What is published stays readable when the product is renewed."""

from importlib import import_module

from nabodialog.projects.migrations._influence_lines import items_of, lines
from nabodialog.projects.public import PublicProject

# A copy as it is kept in the database. Where this is no longer read, those that are published must be moved along by a
# migration (as in 0005), and this follows.
KEPT = {
    "name": "Småhus på fire tomter",
    "kind": "small_house",
    "language": "nb",
    "area": "Fastlandet",
    "address": "",
    "introduction": "Kommunen planlegger småhus.",
    "influence": [],
    "former_influence": [],
    "elements": [],
    "milestones": [],
    "changes": [],
    "mandates": [],
}
LINES = {"can_influence": ["Hvor gangveien går"], "cannot_influence": ["Antallet boliger. Det er vedtatt.", "Høyden"]}


def test_what_is_kept_can_be_read():
    assert PublicProject.model_validate(KEPT).name == KEPT["name"]


def test_a_copy_with_lines_of_influence_becomes_one_with_reasons():
    reshaped = import_module("nabodialog.projects.migrations.0005_publications_in_todays_shape").reshaped
    older = {name: value for name, value in KEPT.items() if "influence" not in name} | LINES
    read = PublicProject.model_validate(reshaped(older, {"Hvor gangveien går": 7}))
    assert [(item.id, item.influence, item.subject, item.reason) for item in read.influence] == [
        (7, "can", "Hvor gangveien går", ""),
        (-2, "cannot", "Antallet boliger", "Det er vedtatt."),
        (-3, "cannot", "Høyden", "Det er bestemt."),
    ]


def test_nothing_of_a_long_line_is_lost():
    (item,) = items_of([], lines("– " + "a" * 250 + ". Det er vedtatt."))
    assert item["subject"] + item["reason"] == "a" * 250 + ". Det er vedtatt."
