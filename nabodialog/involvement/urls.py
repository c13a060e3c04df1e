from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from .views import (
    address_lists,
    addresses,
    adviser,
    contacts,
    meetings,
    minutes,
    plan,
    registrations,
    stakeholders,
    statutory,
    strategy,
    strategy_plan,
    weighing,
)

app_name = "involvement"

MUNICIPALITY = "<slug:municipality>/strategi/"
PROJECT = "<slug:municipality>/<slug:slug>/strategi/"
STAKEHOLDERS = "<slug:municipality>/<slug:slug>/malgrupper/"
MEETINGS = "<slug:municipality>/<slug:slug>/moter/"
MEETING = MEETINGS + "<int:number>/"
STATUTORY = "<slug:municipality>/<slug:slug>/lovpalagt/"
CONTACTS = "<slug:municipality>/<slug:slug>/kontaktlogg/"
ADDRESSES = "<slug:municipality>/<slug:slug>/adresselister/"
PLAN = "<slug:municipality>/<slug:slug>/involveringsplan/"
STRATEGY: list[tuple[str, Callable[..., HttpResponse], str]] = [
    ("", strategy.strategy, "strategy"),
    ("tekst/<slug:part>/", strategy.passage, "strategy_passage"),
    ("tekst/<slug:part>/fjern/", strategy.passage_removal, "strategy_passage_removal"),
    ("mal/nytt/", strategy_plan.goal_new, "strategy_goal_new"),
    ("mal/<int:number>/", strategy_plan.goal, "strategy_goal"),
    ("mal/<int:number>/fjern/", strategy_plan.goal_removal, "strategy_goal_removal"),
    ("tiltak/nytt/", strategy_plan.action_new, "strategy_action_new"),
    ("tiltak/<int:number>/", strategy_plan.action, "strategy_action"),
    ("tiltak/<int:number>/gjort/", strategy_plan.action_done, "strategy_action_done"),
    ("tiltak/<int:number>/ikke-gjort/", strategy_plan.action_undone, "strategy_action_undone"),
    ("tiltak/<int:number>/fjern/", strategy_plan.action_removal, "strategy_action_removal"),
    ("utgaver/", strategy.versions, "strategy_versions"),
    ("utgaver/<int:number>/", strategy.version, "strategy_version"),
]


def in_both_scopes() -> list[URLPattern]:
    """Each page stands under a project, and under the municipality whose projects follow it."""
    return [
        *(path(PROJECT + route, view, name=name) for route, view, name in STRATEGY),
        *(path(MUNICIPALITY + route, view, name=f"municipality_{name}") for route, view, name in STRATEGY),
    ]


urlpatterns = [
    *in_both_scopes(),
    path(STAKEHOLDERS, stakeholders.stakeholders, name="stakeholders"),
    path(STAKEHOLDERS + "ny/", stakeholders.stakeholder_new, name="stakeholder_new"),
    path(STAKEHOLDERS + "forslag/<slug:kind>/", stakeholders.stakeholder_suggestion, name="stakeholder_suggestion"),
    path(STAKEHOLDERS + "<int:number>/", stakeholders.stakeholder, name="stakeholder"),
    path(STAKEHOLDERS + "<int:number>/endre/", stakeholders.stakeholder_edit, name="stakeholder_edit"),
    path(STAKEHOLDERS + "<int:number>/fjern/", stakeholders.stakeholder_removal, name="stakeholder_removal"),
    path(STATUTORY, statutory.steps, name="statutory"),
    path(STATUTORY + "nytt/", statutory.step_kinds, name="statutory_kinds"),
    path(STATUTORY + "nytt/<slug:kind>/", statutory.step_new, name="statutory_new"),
    path(STATUTORY + "<int:number>/", statutory.step, name="statutory_step"),
    path(STATUTORY + "<int:number>/endre/", statutory.step_edit, name="statutory_edit"),
    path(STATUTORY + "<int:number>/fjern/", statutory.step_removal, name="statutory_removal"),
    path(STATUTORY + "<int:number>/dagen-i-datoene/", statutory.step_day_among_dates, name="statutory_day"),
    path(STATUTORY + "<int:number>/fristen-i-datoene/", statutory.step_deadline_among_dates, name="statutory_deadline"),
    path(STAKEHOLDERS + "innflytelse/", weighing.standing, name="standing"),
    path(STAKEHOLDERS + "rytme/", contacts.contact_rhythm, name="contact_rhythm"),
    path(STAKEHOLDERS + "<int:number>/vurder/", weighing.assessment_new, name="stakeholder_assessment"),
    path(STAKEHOLDERS + "<int:number>/bekreft/", weighing.stakeholder_confirmation, name="stakeholder_confirmation"),
    path(CONTACTS, contacts.contacts, name="contacts"),
    path(CONTACTS + "ny/", contacts.contact_new, name="contact_new"),
    path(CONTACTS + "<int:number>/", contacts.contact, name="contact"),
    path(CONTACTS + "<int:number>/endre/", contacts.contact_edit, name="contact_edit"),
    path(CONTACTS + "<int:number>/fjern/", contacts.contact_removal, name="contact_removal"),
    path(ADDRESSES, address_lists.address_lists, name="address_lists"),
    path(ADDRESSES + "ny/", addresses.address_upload, name="address_upload"),
    path(ADDRESSES + "utkast/<int:number>/", addresses.address_draft, name="address_draft"),
    path(ADDRESSES + "utkast/<int:number>/kolonner/", addresses.address_columns, name="address_columns"),
    path(ADDRESSES + "utkast/<int:number>/kast/", addresses.address_draft_removal, name="address_draft_removal"),
    path(ADDRESSES + "<int:number>/", address_lists.address_list, name="address_list"),
    path(ADDRESSES + "<int:number>/endre/", address_lists.address_list_edit, name="address_list_edit"),
    path(ADDRESSES + "<int:number>/slett/", address_lists.address_list_removal, name="address_list_removal"),
    path(ADDRESSES + "<int:number>/adresser.csv", address_lists.address_list_file, name="address_list_file"),
    path(ADDRESSES + "<int:number>/<int:line>/ta-ut/", address_lists.address_line_removal, name="address_line_removal"),
    path(PLAN, plan.plan, name="plan"),
    path(PLAN + "om/", plan.plan_edit, name="plan_edit"),
    path(PLAN + "format/", adviser.adviser, name="adviser"),
    path(PLAN + "ny/", plan.line_new, name="plan_line_new"),
    path(PLAN + "<int:number>/", plan.line, name="plan_line"),
    path(PLAN + "<int:number>/endre/", plan.line_edit, name="plan_line_edit"),
    path(PLAN + "<int:number>/fjern/", plan.line_removal, name="plan_line_removal"),
    path(PLAN + "<int:number>/datoer/", plan.line_dates, name="plan_line_dates"),
    path(MEETINGS, meetings.meetings, name="meetings"),
    path(MEETINGS + "nytt/", meetings.meeting_new, name="meeting_new"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(MEETING + "invitasjon/", meetings.meeting_invitation, name="meeting_invitation"),
    path(MEETING + "endre/", meetings.meeting_edit, name="meeting_edit"),
    path(MEETING + "flytt/", meetings.meeting_move, name="meeting_move"),
    path(MEETING + "avlys/", meetings.meeting_cancel, name="meeting_cancel"),
    path(MEETING + "holdt/", meetings.meeting_held, name="meeting_held"),
    path(MEETING + "ikke-holdt/", meetings.meeting_not_held, name="meeting_not_held"),
    path(MEETING + "saksliste/ny/", minutes.agenda_new, name="meeting_agenda_new"),
    path(MEETING + "saksliste/<int:item_number>/", minutes.agenda_item, name="meeting_agenda_item"),
    path(MEETING + "saksliste/<int:item_number>/fjern/", minutes.agenda_removal, name="meeting_agenda_removal"),
    path(MEETING + "saksliste/<int:item_number>/plass/", minutes.agenda_place, name="meeting_agenda_place"),
    path(MEETING + "referat/", minutes.minutes, name="meeting_minutes"),
    path(MEETING + "referat/<int:item_number>/", minutes.minutes_item, name="meeting_minutes_item"),
    path(MEETING + "referat/godkjenn/", minutes.minutes_approval, name="meeting_minutes_approval"),
    path(MEETING + "pamelding/", registrations.registrations, name="registrations"),
    path(MEETING + "pamelding/adresser/", registrations.registration_contacts, name="registration_contacts"),
]
