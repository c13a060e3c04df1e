from django.urls import URLPattern, URLResolver, path, register_converter

from .lines import LineConverter
from .views import (
    adopting,
    element,
    history,
    influence,
    items,
    mandates,
    milestone_deeds,
    milestones,
    partners,
    rows,
    starting,
    tailoring,
    tailoring_lines,
    timeline,
    undo,
    working,
)

app_name = "projects"
register_converter(LineConverter, "line")

PROJECT = "<slug:municipality>/<slug:slug>/"
ELEMENT = f"{PROJECT}element/<int:number>/"
TAILORED = f"{PROJECT}tilpass/element/<int:number>/"
MILESTONE = f"{PROJECT}datoer/<int:number>/"
INVITATION = f"{PROJECT}partnere/invitasjon/<int:number>/"
LINE = f"{PROJECT}tilpass/<line:line>/"

# One block per subject; each subject's views stand in views/<subject>.py.
starting_pages: list[URLPattern | URLResolver] = [
    path("<slug:municipality>/nytt-prosjekt/", starting.start, name="start"),
    path(f"{PROJECT}om/", starting.about, name="about"),
    path(f"{PROJECT}om/navn/", starting.name, name="about_name"),
    path(f"{PROJECT}om/sted/", starting.place, name="about_place"),
    path(f"{PROJECT}om/fase/", starting.phase, name="about_phase"),
    path(f"{PROJECT}om/elementer/", starting.elements, name="about_elements"),
    path(f"{PROJECT}om/naboene/", starting.neighbours, name="about_neighbours"),
    path(f"{PROJECT}om/deltakere/", starting.people, name="about_people"),
]
tailoring_pages: list[URLPattern | URLResolver] = [
    path(f"{PROJECT}tilpass/", tailoring.tailor, name="tailor"),
    path(f"{PROJECT}tilpass/nytt-element/", tailoring.new_element, name="tailor_new_element"),
    path(TAILORED, tailoring.element, name="tailor_element"),
    path(f"{TAILORED}navn/", tailoring.rename, name="tailor_rename"),
    path(f"{TAILORED}naboene/", tailoring.neighbour_text, name="tailor_neighbours"),
    path(f"{TAILORED}plass/<slug:phase>/<int:place>/", tailoring.place, name="tailor_place"),
    path(f"{TAILORED}utelat/", tailoring.leave_out, name="tailor_leave_out"),
    path(f"{TAILORED}ta-tilbake/", tailoring.bring_back, name="tailor_bring_back"),
    path(f"{TAILORED}fjern/", tailoring.removal, name="tailor_remove"),
    path(f"{TAILORED}nytt-punkt/", tailoring_lines.new_item, name="tailor_new_item"),
    path(f"{TAILORED}ny-rad/", tailoring_lines.new_row, name="tailor_new_row"),
    path(f"{LINE}ordlyd/", tailoring_lines.words, name="tailor_line_words"),
    path(f"{LINE}plass/<int:place>/", tailoring_lines.place, name="tailor_line_place"),
    path(f"{LINE}utelat/", tailoring_lines.leave_out, name="tailor_line_leave_out"),
    path(f"{LINE}ta-tilbake/", tailoring_lines.bring_back, name="tailor_line_bring_back"),
    path(f"{LINE}fjern/", tailoring_lines.removal, name="tailor_line_remove"),
    path(f"{PROJECT}metodenytt/", adopting.method_news_page, name="method_news"),
    path(f"{PROJECT}metodenytt/alt/", adopting.take_all, name="method_news_all"),
    path(f"{PROJECT}metodenytt/ikke-na/", adopting.not_now, name="method_news_not_now"),
    path(f"{PROJECT}metodenytt/ta/<str:key>/", adopting.take_one, name="method_news_take"),
]
working_pages: list[URLPattern | URLResolver] = [
    path(PROJECT, working.project, name="project"),
    path(ELEMENT, element.element, name="element"),
    path(f"{ELEMENT}plan/", working.plan, name="element_plan"),
    path(f"{ELEMENT}flytt/", working.move, name="element_move"),
    path(f"{ELEMENT}i-gang/", working.begin, name="element_begin"),
    path(f"{ELEMENT}fullfort/", working.finish, name="element_finish"),
    path(f"{ELEMENT}gjenopptak/", working.reopen, name="element_reopen"),
    path(f"{ELEMENT}angre/", undo.undo, name="element_undo"),
    path(f"{ELEMENT}punkter/", items.several, name="items"),
    path(f"{ELEMENT}punkt/<int:item_number>/", items.item, name="item"),
    path(f"{ELEMENT}punkt/<int:item_number>/status/", items.mark, name="item_mark"),
    path(f"{ELEMENT}rad/<int:row_number>/", rows.row, name="row"),
]
dates: list[URLPattern | URLResolver] = [
    path(f"{PROJECT}tidslinje/", timeline.timeline, name="timeline"),
    path(f"{PROJECT}datoer/", milestones.milestones, name="milestones"),
    path(f"{PROJECT}datoer/ny/", milestones.milestone_new, name="milestone_new"),
    path(MILESTONE, milestones.milestone, name="milestone"),
    path(f"{MILESTONE}endre/", milestones.milestone_edit, name="milestone_edit"),
    path(f"{MILESTONE}flytt/", milestone_deeds.milestone_move, name="milestone_move"),
    path(f"{MILESTONE}blir-ikke-noe-av/", milestone_deeds.milestone_drop, name="milestone_drop"),
    path(f"{MILESTONE}ta-tilbake/", milestone_deeds.milestone_bring_back, name="milestone_bring_back"),
    path(f"{MILESTONE}skjedde/", milestone_deeds.milestone_happened, name="milestone_happened"),
    path(f"{MILESTONE}skjedde/angre/", milestone_deeds.milestone_not_happened, name="milestone_not_happened"),
]
team: list[URLPattern | URLResolver] = [
    path(f"{PROJECT}roller/", mandates.mandates, name="mandates"),
    path(f"{PROJECT}roller/ny/", mandates.mandate_new, name="mandate_new"),
    path(f"{PROJECT}roller/<int:number>/", mandates.mandate, name="mandate"),
    path(f"{PROJECT}roller/<int:number>/fjern/", mandates.mandate_removal, name="mandate_removal"),
    path(f"{PROJECT}partnere/", partners.partners, name="partners"),
    path(f"{PROJECT}partnere/inviter/", partners.partner_new, name="partner_new"),
    path(f"{PROJECT}partnere/<int:number>/", partners.partner, name="partner"),
    path(f"{PROJECT}partnere/<int:number>/avslutt/", partners.partner_end, name="partner_end"),
    path(f"{INVITATION}send/", partners.partner_invitation_again, name="partner_invitation_again"),
    path(f"{INVITATION}trekk/", partners.partner_invitation_withdrawal, name="partner_invitation_withdrawal"),
    path(f"{PROJECT}historikk/", history.history, name="history"),
]

told_first: list[URLPattern | URLResolver] = [
    path(f"{PROJECT}pavirkning/", influence.influence, name="influence"),
    path(f"{PROJECT}pavirkning/ny/", influence.influence_new, name="influence_new"),
    path(f"{PROJECT}pavirkning/<int:number>/", influence.influence_item, name="influence_item"),
    path(f"{PROJECT}pavirkning/<int:number>/fjern/", influence.influence_removal, name="influence_removal"),
]

urlpatterns = [*starting_pages, *tailoring_pages, *working_pages, *dates, *told_first, *team]
