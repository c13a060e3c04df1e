"""How we listen, in numbers, and what we have promised."""

from .roles import MUNICIPALITY_READ, PROJECT_LEAD, PROJECT_READ

DOORS = {
    # how we listen, in numbers
    "listening:numbers": PROJECT_READ,
    "listening:municipality_numbers": MUNICIPALITY_READ,
    "reports:numbers": PROJECT_READ,
    "reports:municipality_numbers": MUNICIPALITY_READ,
    # what we have promised
    "promises:promises": PROJECT_READ,
    "promises:promise": PROJECT_READ,
    "promises:promise_new": PROJECT_LEAD,
    "promises:promise_edit": PROJECT_LEAD,
    "promises:promise_removal": PROJECT_LEAD,
    "promises:promise_begun": PROJECT_LEAD,
    "promises:promise_move": PROJECT_LEAD,
    "promises:promise_check": PROJECT_LEAD,
    "promises:promise_done": PROJECT_LEAD,
    "promises:promise_told": PROJECT_LEAD,
    "promises:promise_end": PROJECT_LEAD,
    "promises:promise_replacement": PROJECT_LEAD,
}
