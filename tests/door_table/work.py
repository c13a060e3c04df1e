"""The work, its dates and its team."""

from .roles import PROJECT_CHANGE, PROJECT_LEAD, PROJECT_READ

DOORS = {
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
