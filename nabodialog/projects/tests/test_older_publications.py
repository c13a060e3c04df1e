"""What is published stays readable when the product is renewed."""

from importlib import import_module

from nabodialog.projects.migrations._influence_lines import items_of, lines
from nabodialog.projects.public import PublicProject

THING = {"id": 1, "influence": "can", "subject": "Lys", "reason": "", "decided_by": "", "until": None}
DAYS = {"started_on": "2026-01-05", "finished_on": None, "planned_start": None, "planned_end": None}
ELEMENT = {"id": 1, "name": "Hvor?", "text": "", "phase": "planlegging", "state": "now", "times_reopened": 0} | DAYS
TIMES = {"planned_on": "2026-06-01", "planned_until": None, "starts_at": "18:00:00", "ends_at": None}
MILESTONE = {
    "uid": "3adee479-67ba-4f32-990a-51fe112a0751", "sequence": 1, "title": "Møte", "text": "", "place": "Skolen",
    "happened_on": None, "dropped_on": None,
} | TIMES  # fmt: skip
CHANGE = {
    "id": 1, "at": "2026-03-02T12:00:00Z", "kind": "moved", "label": "Møte", "old_date": "2026-05-01",
    "new_date": "2026-06-01", "explanation": "Forsinket.", "waiting_time": "",
}  # fmt: skip
POWERS = {"may_promise": True, "may_publish": True, "may_answer": True}
MANDATE = {"title": "Leder", "organisation": "", "responsibility": "Leder"} | POWERS
# A copy as it is kept in the database. Where this is no longer read, those that are published must be moved along by a
# migration (as in 0005), and this follows.
KEPT = {
    "name": "Småhus på fire tomter",
    "kind": "small_house",
    "language": "nb",
    "area": "Fastlandet",
    "address": "",
    "introduction": "Kommunen planlegger småhus.",
    "influence": [THING],
    "former_influence": [{"until": "2026-03-01", "items": [THING]}],
    "elements": [ELEMENT],
    "milestones": [MILESTONE],
    "changes": [CHANGE],
    "mandates": [MANDATE],
    "news": [{"at": "2026-03-02T12:00:00Z", "text": "Siden er åpnet."}],
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
