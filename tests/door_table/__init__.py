"""Every address, and what each role meets there: a line for each. What is done with them: test_every_door.py."""

from . import listening, meeting, municipality, outside, projects, promising, talking, ways_in, work
from .roles import NO, NOT_FOUND, OPEN, PUBLIC, SIGN_IN, WRONG_SECRET

__all__ = [
    "ALREADY_GONE",
    "DOORS",
    "NO",
    "NOT_FOUND",
    "OPEN",
    "PUBLIC",
    "SIGNS_IN",
    "SIGN_IN",
    "TABLES",
    "WITHOUT_ITS_PROJECT",
    "WITH_ITS_COPY",
    "WRONG_SECRET",
]

TABLES = [
    ways_in.DOORS,
    outside.DOORS,
    municipality.DOORS,
    talking.DOORS,
    promising.DOORS,
    projects.DOORS,
    meeting.DOORS,
    listening.DOORS,
    work.DOORS,
]
DOORS = {name: met for table in TABLES for name, met in table.items()}

# Looked at, it leads to the sign-in; what is sent there is how somebody signs in.
SIGNS_IN = {"mfa_login_webauthn"}
# A click that is sent twice is answered as the first was, so that a number that is not there is no mistake.
ALREADY_GONE = {"involvement:address_line_removal"}
# What a follower has of their own, to change and to end, whether or not the project is published. All else is gone.
WITHOUT_ITS_PROJECT = {
    "following:following",
    "following:confirmation",
    "following:change",
    "following:end",
    "following:one_click",
}
# What is gone with its own copy, where the project still is published.
WITH_ITS_COPY = {
    "neighbours:plan",
    "neighbours:promises",
    "neighbours:heard",
    "neighbours:meeting",
    "neighbours:meeting_calendar",
    "paper:heard",
    "api:promises",
    "api:heard",
}
