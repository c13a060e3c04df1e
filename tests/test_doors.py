"""Every address × every role. An address without a line here fails, so a new page cannot forget its door."""

import pytest
from django.urls import reverse

from .doors import addresses
from .stage import ROLES

OPEN, NO, NOT_FOUND, SIGN_IN = "open", "403", "404", "sign in"

#               administrator leader     member     reader     partner    outsider   nobody
PUBLIC = (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN)
WRONG_SECRET = (NOT_FOUND,) * 7
SIGNED_IN = (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, SIGN_IN)
MUNICIPALITY_READ = (OPEN, OPEN, OPEN, OPEN, NOT_FOUND, NOT_FOUND, SIGN_IN)
MUNICIPALITY_START = (OPEN, OPEN, NO, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
MUNICIPALITY_ADMINISTER = (OPEN, NO, NO, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
PROJECT_READ = (OPEN, OPEN, OPEN, OPEN, OPEN, NOT_FOUND, SIGN_IN)
PROJECT_CHANGE = (OPEN, OPEN, OPEN, NO, OPEN, NOT_FOUND, SIGN_IN)
OWN_DRAFT = (OPEN, NOT_FOUND, NOT_FOUND, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)  # the administrator's
# What holds addresses: those who lead the project, and the one who made it (here the leader).
PROJECT_OWN = (OPEN, OPEN, NOT_FOUND, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
# Taken away by the administrator, who asks first.
GONE_AT_ONCE = (OPEN, NOT_FOUND, NO, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
PROJECT_LEAD = (OPEN, OPEN, NO, NO, NO, NOT_FOUND, SIGN_IN)
PROJECT_ANSWER = PROJECT_LEAD  # and whoever has the project's word for it: nobody on the stage

DOORS = {
    # signing in
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_change_password": SIGNED_IN,
    "joining:accept": WRONG_SECRET,
    "people:me": SIGNED_IN,
    # everyone's pages
    "neighbours:front_page": PUBLIC,
    "neighbours:privacy": PUBLIC,
    "neighbours:municipality_privacy": PUBLIC,
    "neighbours:accessibility": PUBLIC,
    "neighbours:municipality_accessibility": PUBLIC,
    "neighbours:robots": PUBLIC,
    "neighbours:sitemap": PUBLIC,
    "neighbours:card": PUBLIC,
    "neighbours:municipality": PUBLIC,
    "neighbours:colour": PUBLIC,
    "neighbours:logo": PUBLIC,
    "neighbours:municipality_contact": PUBLIC,
    "neighbours:project": PUBLIC,
    "neighbours:contact": PUBLIC,
    "neighbours:plan": PUBLIC,
    "neighbours:promises": PUBLIC,
    "neighbours:heard": PUBLIC,
    "neighbours:feed": PUBLIC,
    "neighbours:calendar": PUBLIC,
    "neighbours:meeting": PUBLIC,
    "neighbours:meeting_calendar": PUBLIC,
    "method:overview": PUBLIC,
    "method:phase": PUBLIC,
    "method:element": PUBLIC,
    "method:element_in_version": PUBLIC,
    "method:checklists": PUBLIC,
    "method:reading": PUBLIC,
    "method:glossary": PUBLIC,
    "api:openapi": PUBLIC,
    "api:method": PUBLIC,
    "api:municipalities": PUBLIC,
    "api:municipality": PUBLIC,
    "api:projects": PUBLIC,
    "api:project": PUBLIC,
    "api:meetings": PUBLIC,
    # the municipality
    "ui:patterns": SIGNED_IN,
    "desk:my_day": SIGNED_IN,
    "desk:plain_language": SIGNED_IN,
    "desk:municipality": MUNICIPALITY_READ,
    "desk:people": MUNICIPALITY_READ,
    "desk:invitation": MUNICIPALITY_ADMINISTER,
    "desk:role": MUNICIPALITY_ADMINISTER,
    "desk:removal": MUNICIPALITY_ADMINISTER,
    "desk:invitation_again": MUNICIPALITY_ADMINISTER,
    "desk:invitation_withdrawal": MUNICIPALITY_ADMINISTER,
    "desk:settings": MUNICIPALITY_ADMINISTER,
    "desk:logo": MUNICIPALITY_ADMINISTER,
    "desk:logo_removal": MUNICIPALITY_ADMINISTER,
    "desk:logo_picture": MUNICIPALITY_READ,
    "desk:contact_point": MUNICIPALITY_ADMINISTER,
    "desk:contact_point_verification": MUNICIPALITY_ADMINISTER,
    "post:outbox": MUNICIPALITY_ADMINISTER,
    "post:again": MUNICIPALITY_ADMINISTER,
    # how we talk with the neighbourhood: what all projects follow, and one project's own
    "involvement:strategy": PROJECT_READ,
    "involvement:strategy_passage": PROJECT_CHANGE,
    "involvement:strategy_passage_removal": PROJECT_CHANGE,
    "involvement:strategy_goal_new": PROJECT_CHANGE,
    "involvement:strategy_goal": PROJECT_CHANGE,
    "involvement:strategy_goal_removal": PROJECT_CHANGE,
    "involvement:strategy_action_new": PROJECT_CHANGE,
    "involvement:strategy_action": PROJECT_CHANGE,
    "involvement:strategy_action_done": PROJECT_CHANGE,
    "involvement:strategy_action_undone": PROJECT_CHANGE,
    "involvement:strategy_action_removal": PROJECT_CHANGE,
    "involvement:strategy_versions": PROJECT_READ,
    "involvement:strategy_version": PROJECT_READ,
    "involvement:municipality_strategy": MUNICIPALITY_READ,
    "involvement:municipality_strategy_passage": MUNICIPALITY_START,
    "involvement:municipality_strategy_passage_removal": MUNICIPALITY_START,
    "involvement:municipality_strategy_goal_new": MUNICIPALITY_START,
    "involvement:municipality_strategy_goal": MUNICIPALITY_START,
    "involvement:municipality_strategy_goal_removal": MUNICIPALITY_START,
    "involvement:municipality_strategy_action_new": MUNICIPALITY_START,
    "involvement:municipality_strategy_action": MUNICIPALITY_START,
    "involvement:municipality_strategy_action_done": MUNICIPALITY_START,
    "involvement:municipality_strategy_action_undone": MUNICIPALITY_START,
    "involvement:municipality_strategy_action_removal": MUNICIPALITY_START,
    "involvement:municipality_strategy_versions": MUNICIPALITY_READ,
    "involvement:municipality_strategy_version": MUNICIPALITY_READ,
    # whom a project talks with
    "involvement:stakeholders": PROJECT_READ,
    "involvement:stakeholder": PROJECT_READ,
    "involvement:stakeholder_new": PROJECT_CHANGE,
    "involvement:stakeholder_edit": PROJECT_CHANGE,
    "involvement:stakeholder_removal": PROJECT_CHANGE,
    "involvement:stakeholder_suggestion": PROJECT_CHANGE,
    # how, and how often
    "involvement:plan": PROJECT_READ,
    "involvement:plan_line": PROJECT_READ,
    "involvement:adviser": PROJECT_READ,
    "involvement:plan_edit": PROJECT_CHANGE,
    "involvement:plan_line_new": PROJECT_CHANGE,
    "involvement:plan_line_edit": PROJECT_CHANGE,
    "involvement:plan_line_removal": PROJECT_CHANGE,
    "involvement:plan_line_dates": PROJECT_CHANGE,
    # what the law asks for
    "involvement:statutory": PROJECT_READ,
    "involvement:statutory_step": PROJECT_READ,
    "involvement:statutory_kinds": PROJECT_CHANGE,
    "involvement:statutory_new": PROJECT_CHANGE,
    "involvement:statutory_edit": PROJECT_CHANGE,
    "involvement:statutory_removal": PROJECT_CHANGE,
    "involvement:statutory_day": PROJECT_CHANGE,
    "involvement:statutory_deadline": PROJECT_CHANGE,
    "involvement:standing": PROJECT_READ,
    "involvement:contact_rhythm": PROJECT_CHANGE,
    "involvement:stakeholder_assessment": PROJECT_CHANGE,
    "involvement:stakeholder_confirmation": PROJECT_CHANGE,
    "involvement:contacts": PROJECT_READ,
    "involvement:contact": PROJECT_READ,
    "involvement:contact_new": PROJECT_CHANGE,
    "involvement:contact_edit": PROJECT_CHANGE,
    "involvement:contact_removal": PROJECT_CHANGE,
    "involvement:address_lists": PROJECT_CHANGE,
    "involvement:address_upload": PROJECT_CHANGE,
    "involvement:address_draft": OWN_DRAFT,
    "involvement:address_columns": OWN_DRAFT,
    "involvement:address_draft_removal": OWN_DRAFT,
    "involvement:address_list": PROJECT_CHANGE,
    "involvement:address_list_edit": PROJECT_CHANGE,
    "involvement:address_list_removal": PROJECT_CHANGE,
    "involvement:address_list_file": PROJECT_CHANGE,
    "involvement:address_line_removal": PROJECT_CHANGE,
    # where we meet
    "involvement:meetings": PROJECT_READ,
    "involvement:meeting": PROJECT_READ,
    "involvement:meeting_new": PROJECT_CHANGE,
    "involvement:meeting_invitation": PROJECT_READ,
    "involvement:meeting_edit": PROJECT_CHANGE,
    "involvement:meeting_move": PROJECT_CHANGE,
    "involvement:meeting_cancel": PROJECT_CHANGE,
    "involvement:meeting_held": PROJECT_CHANGE,
    "involvement:meeting_not_held": PROJECT_CHANGE,
    "involvement:meeting_agenda_new": PROJECT_CHANGE,
    "involvement:meeting_agenda_item": PROJECT_CHANGE,
    "involvement:meeting_agenda_removal": PROJECT_CHANGE,
    "involvement:meeting_agenda_place": PROJECT_CHANGE,
    "involvement:meeting_minutes": PROJECT_READ,
    "involvement:meeting_minutes_item": PROJECT_CHANGE,
    "involvement:meeting_minutes_approval": PROJECT_CHANGE,
    "publishing:meeting": PROJECT_READ,
    "publishing:meeting_preview": PROJECT_READ,
    "publishing:meeting_confirmation": PROJECT_LEAD,
    "publishing:meeting_refusal": PROJECT_LEAD,
    "publishing:meeting_withdrawal": PROJECT_LEAD,
    "publishing:minutes": PROJECT_READ,
    "publishing:minutes_preview": PROJECT_READ,
    "publishing:minutes_confirmation": PROJECT_LEAD,
    "publishing:minutes_refusal": PROJECT_LEAD,
    "publishing:minutes_withdrawal": PROJECT_LEAD,
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
    # starting and tailoring
    "projects:start": MUNICIPALITY_START,
    "projects:about": PROJECT_READ,
    "projects:about_name": PROJECT_CHANGE,
    "projects:about_place": PROJECT_CHANGE,
    "projects:about_phase": PROJECT_CHANGE,
    "projects:about_elements": PROJECT_CHANGE,
    "projects:about_neighbours": PROJECT_CHANGE,
    "projects:about_people": PROJECT_LEAD,
    "projects:tailor": PROJECT_CHANGE,
    "projects:tailor_new_element": PROJECT_CHANGE,
    "projects:tailor_element": PROJECT_CHANGE,
    "projects:tailor_rename": PROJECT_CHANGE,
    "projects:tailor_neighbours": PROJECT_CHANGE,
    "projects:tailor_place": PROJECT_CHANGE,
    "projects:tailor_leave_out": PROJECT_CHANGE,
    "projects:tailor_bring_back": PROJECT_CHANGE,
    "projects:tailor_remove": PROJECT_CHANGE,
    "projects:tailor_new_item": PROJECT_CHANGE,
    "projects:tailor_new_row": PROJECT_CHANGE,
    "projects:tailor_line_words": PROJECT_CHANGE,
    "projects:tailor_line_place": PROJECT_CHANGE,
    "projects:tailor_line_leave_out": PROJECT_CHANGE,
    "projects:tailor_line_bring_back": PROJECT_CHANGE,
    "projects:tailor_line_remove": PROJECT_CHANGE,
    "projects:method_news": PROJECT_CHANGE,
    "projects:method_news_all": PROJECT_CHANGE,
    "projects:method_news_not_now": PROJECT_CHANGE,
    "projects:method_news_take": PROJECT_CHANGE,
    "publishing:heard": PROJECT_READ,
    "publishing:heard_preview": PROJECT_READ,
    "publishing:heard_confirmation": PROJECT_LEAD,
    "publishing:heard_refusal": PROJECT_LEAD,
    "publishing:heard_withdrawal": PROJECT_LEAD,
    "publishing:promises": PROJECT_READ,
    "publishing:promises_preview": PROJECT_READ,
    "publishing:promises_confirmation": PROJECT_LEAD,
    "publishing:promises_refusal": PROJECT_LEAD,
    "publishing:promises_withdrawal": PROJECT_LEAD,
    "publishing:plan": PROJECT_READ,
    "publishing:plan_preview": PROJECT_READ,
    "publishing:plan_confirmation": PROJECT_LEAD,
    "publishing:plan_refusal": PROJECT_LEAD,
    "publishing:plan_withdrawal": PROJECT_LEAD,
    "publishing:overview": PROJECT_READ,
    "publishing:preview": PROJECT_READ,
    "publishing:confirmation": PROJECT_LEAD,
    "publishing:refusal": PROJECT_LEAD,
    "publishing:withdrawal": PROJECT_LEAD,
    # as files
    "reports:reports": PROJECT_READ,
    "reports:status": PROJECT_READ,
    "reports:basis": PROJECT_READ,
    "reports:basis_file": PROJECT_READ,
    "reports:strategy": PROJECT_READ,
    "reports:strategy_version": PROJECT_READ,
    "reports:municipality_strategy": MUNICIPALITY_READ,
    "reports:municipality_strategy_version": MUNICIPALITY_READ,
    # who comes to a meeting
    "involvement:registrations": PROJECT_CHANGE,
    "involvement:registration_contacts": PROJECT_CHANGE,
    "enquiries:start": PUBLIC,
    "enquiries:write": PUBLIC,
    "enquiries:find": PUBLIC,
    "enquiries:mine": PUBLIC,
    "enquiries:addition": PUBLIC,
    "enquiries:verdict": PUBLIC,
    "registration:sign_up": PUBLIC,
    "registration:registration": PUBLIC,
    "registration:companions": PUBLIC,
    "registration:withdrawal": PUBLIC,
    "registration:place": PUBLIC,
    # who follows by e-mail
    "following:follow": PUBLIC,
    "following:following": PUBLIC,
    "following:confirmation": PUBLIC,
    "following:change": PUBLIC,
    "following:end": PUBLIC,
    "following:one_click": PUBLIC,
    # on paper
    "reports:papers": PROJECT_READ,
    "reports:paper": PROJECT_READ,
    "reports:date_poster": PROJECT_READ,
    "reports:meeting_paper": PROJECT_READ,
    "reports:letters": PROJECT_READ,
    "reports:letter": PROJECT_READ,
    "reports:letter_preview": PROJECT_READ,
    "reports:letter_word": PROJECT_READ,
    "reports:letter_new": PROJECT_CHANGE,
    "reports:letter_edit": PROJECT_CHANGE,
    "reports:letter_removal": PROJECT_CHANGE,
    "reports:letter_approval": PROJECT_LEAD,
    "reports:letter_print": PROJECT_CHANGE,
    "reports:posting": PROJECT_CHANGE,
    "reports:print_run": PROJECT_OWN,
    "reports:print_file": PROJECT_OWN,
    "reports:print_all": PROJECT_OWN,
    "reports:print_run_removal": PROJECT_OWN,
    # what neighbours say
    "listening:answer_time": MUNICIPALITY_ADMINISTER,
    "listening:closed_day_new": MUNICIPALITY_ADMINISTER,
    "listening:closed_day_removal": MUNICIPALITY_ADMINISTER,
    "listening:standard_texts": MUNICIPALITY_START,
    "listening:standard_text_new": MUNICIPALITY_START,
    "listening:standard_text": MUNICIPALITY_START,
    "listening:standard_text_removal": GONE_AT_ONCE,
    "listening:enquiries": PROJECT_CHANGE,
    "listening:enquiry_new": PROJECT_CHANGE,
    "listening:enquiry": PROJECT_CHANGE,
    "listening:enquiry_take": PROJECT_CHANGE,
    "listening:enquiry_go_on": PROJECT_CHANGE,
    "listening:enquiry_note": PROJECT_CHANGE,
    "listening:enquiry_kind": PROJECT_CHANGE,
    "listening:enquiry_end": PROJECT_CHANGE,
    "listening:enquiry_reopen": PROJECT_CHANGE,
    "listening:themes": PROJECT_READ,
    "listening:themes_begin": PROJECT_CHANGE,
    "listening:sorting": PROJECT_CHANGE,
    "listening:theme_new": PROJECT_CHANGE,
    "listening:theme": PROJECT_CHANGE,
    "listening:theme_removal": PROJECT_CHANGE,
    "listening:enquiry_ask": PROJECT_ANSWER,
    "listening:enquiry_wait": PROJECT_ANSWER,
    "listening:enquiry_delay": PROJECT_ANSWER,
    "listening:enquiry_answer": PROJECT_ANSWER,
    "listening:enquiry_told": PROJECT_ANSWER,
    "listening:enquiry_contact": PROJECT_ANSWER,
    # the work
    "projects:project": PROJECT_READ,
    "projects:element": PROJECT_READ,
    "projects:element_plan": PROJECT_CHANGE,
    "projects:element_move": PROJECT_CHANGE,
    "projects:element_begin": PROJECT_CHANGE,
    "projects:element_finish": PROJECT_CHANGE,
    "projects:element_reopen": PROJECT_CHANGE,
    "projects:element_undo": PROJECT_CHANGE,
    "projects:items": PROJECT_CHANGE,
    "projects:item": PROJECT_CHANGE,
    "projects:item_mark": PROJECT_CHANGE,
    "projects:row": PROJECT_CHANGE,
    # dates
    "projects:timeline": PROJECT_READ,
    "projects:milestones": PROJECT_READ,
    "projects:milestone": PROJECT_READ,
    "projects:milestone_new": PROJECT_CHANGE,
    "projects:milestone_edit": PROJECT_CHANGE,
    "projects:milestone_move": PROJECT_CHANGE,
    "projects:milestone_drop": PROJECT_CHANGE,
    "projects:milestone_bring_back": PROJECT_CHANGE,
    "projects:milestone_happened": PROJECT_CHANGE,
    "projects:milestone_not_happened": PROJECT_CHANGE,
    # the team
    "projects:influence": PROJECT_READ,
    "projects:influence_new": PROJECT_CHANGE,
    "projects:influence_item": PROJECT_CHANGE,
    "projects:influence_removal": PROJECT_CHANGE,
    "projects:mandates": PROJECT_READ,
    "projects:mandate_new": PROJECT_LEAD,
    "projects:mandate": PROJECT_LEAD,
    "projects:mandate_removal": PROJECT_LEAD,
    "projects:partners": PROJECT_READ,
    "projects:partner_new": PROJECT_LEAD,
    "projects:partner": PROJECT_LEAD,
    "projects:partner_end": PROJECT_LEAD,
    "projects:partner_invitation_again": PROJECT_LEAD,
    "projects:partner_invitation_withdrawal": PROJECT_LEAD,
    "projects:history": PROJECT_READ,
}

ADDRESSES = sorted(addresses(), key=lambda address: address.name)
# Those with the number of somebody's thing in them.
GAPS = {"number", "item_number", "row_number", "line"}
NUMBERED = [
    each
    for each in ADDRESSES
    if GAPS & each.gaps.keys() or {"slug", "code"} <= each.gaps.keys()
    # A follower's secret opens their own page alone, also where the project's address has changed since.
    if not each.name.startswith("following:")
]


def outcome(client, url):
    """What someone meets at an address; where it only takes deeds, an empty deed."""
    response = client.get(url)
    if response.status_code == 405:
        response = client.post(url)
    if response.status_code in {301, 302, 303} and reverse("account_login") in response["Location"]:
        return SIGN_IN
    assert response.status_code < 500, response.status_code
    return {403: NO, 404: NOT_FOUND}.get(response.status_code, OPEN)


def test_every_address_has_a_line_and_every_line_an_address():
    assert {address.name for address in ADDRESSES} == set(DOORS)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_the_door_is_as_the_table_says(address, stage, browse):
    url = stage.url(address)
    met = tuple(outcome(browse(stage.cast.get(role)), url) for role in ROLES)
    assert met == DOORS.get(address.name)


@pytest.mark.parametrize("address", NUMBERED, ids=lambda address: address.name)
def test_another_municipalitys_things_are_not_found_under_ones_own_address(address, stage, browse):
    """The address is the leader's own, but the number in it belongs to someone else."""
    assert outcome(browse(stage.cast["administrator"]), stage.url(address, foreign=True)) == NOT_FOUND
