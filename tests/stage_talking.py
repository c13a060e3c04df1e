"""How the stage's project talks with its neighbours: strategy, plan, meetings, letters."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from nabodialog.involvement.addresses.importing import draft_of, take_in
from nabodialog.involvement.addresses.keeping import keep_address_list
from nabodialog.involvement.approving import approve, fingerprint_of
from nabodialog.involvement.contacting import add_contact, assess
from nabodialog.involvement.convening import hold_meeting, plan_meeting
from nabodialog.involvement.lettering import approve_letter, note_posting, print_letter, write_letter
from nabodialog.involvement.models import (
    Action,
    AddressLine,
    AddressList,
    Announced,
    Attendance,
    Contact,
    ContactRhythm,
    Erasure,
    Goal,
    Letter,
    LetterKind,
    Meeting,
    Minutes,
    Needs,
    Occasion,
    Passage,
    PlanLine,
    Posting,
    Printed,
    PrintRun,
    Registration,
    SignUp,
    StakeholderAssessment,
)
from nabodialog.involvement.planning import add_plan_line, make_dates, plan_of
from nabodialog.involvement.publishing import publish_meeting, publish_minutes
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.strategising import add, adopt, write_passage
from nabodialog.involvement.when_and_where import WhenAndWhere
from nabodialog.people.models import Role
from nabodialog.projects.models import Audience, Milestone

from .cast import NOW


def meet(project, by):
    """A meeting that was held, with something written of it."""
    milestone = Milestone(title="Dialogmøte", planned_on=date(2026, 6, 2), audience=Audience.NEIGHBOURS)
    meeting = Meeting(about="Vi snakker om gangveien.", accessibility="Heis fra gata", notes="Husk kaffe")
    plan_meeting(project, meeting, milestone, by=by)
    meeting.agenda.create(
        title="Gangveien", text="Hvor den skal gå", place=1, question="Når?", answer="Snart.", decision="Vi gjør det."
    )
    meeting.agenda.update(follow_up="Vi kommer tilbake.")
    hold_meeting(meeting, date(2026, 6, 2), [Attendance(label="Skolen", number=7)], by=by)
    Minutes.objects.filter(meeting=meeting).update(summary="Et godt møte.")
    meeting.refresh_from_db()
    approve(meeting, fingerprint_of(meeting), by=by, now=NOW)


def sign_someone_up(project, by):
    """For a meeting that is to come: one who is told of it, and what was erased after another."""
    day = timezone.localdate() + timezone.timedelta(days=60)
    milestone = Milestone(title="Verksted", planned_on=day, audience=Audience.NEIGHBOURS)
    meeting = plan_meeting(project, Meeting(sign_up=SignUp.OPEN, capacity=9), milestone, by=by)
    one = meeting.registrations.create(
        form_key=uuid4(), email="nabo@epost.example", language="nb", created_at=NOW, place_at=NOW
    )
    Needs.objects.create(registration=one, interpreter="polsk", wheelchair=True)
    one.notices.create(occasion=Occasion.RECEIPT, at=NOW)
    Announced.objects.create(meeting=meeting, facts=WhenAndWhere(day, None, None, "", False).facts, seen_at=NOW)
    Erasure.objects.create(municipality=project.municipality, kind="needs", days=14, number=1, at=NOW)


def signed_up_things(project):
    one = Registration.objects.filter(meeting__milestone__project=project).first()
    behind = ("registration", "companions", "withdrawal", "place")
    return {
        "registration:": one.meeting.milestone.uid,
        "involvement:registration": one.meeting_id,
        **{f"registration:{name}.code": one.code for name in behind},
        **{f"registration:{name}.token": one.secret for name in behind},
    }


def meeting_things(project):
    meeting = Meeting.objects.in_project(project).exclude(agenda=None).first()
    item = meeting.agenda.first().pk
    return {
        "involvement:meeting": meeting.pk,
        "involvement:meeting_agenda_item.item_number": item,
        "involvement:meeting_agenda_removal.item_number": item,
        "involvement:meeting_agenda_place.item_number": item,
        "involvement:meeting_minutes_item.item_number": item,
        "publishing:meeting": meeting.pk,
        "publishing:minutes": meeting.pk,
        "neighbours:meeting": meeting.milestone.uid,
    }


def publish_meetings(project, by, now):
    """All that are for neighbours, with their minutes."""
    for meeting in Meeting.objects.in_project(project).filter(milestone__audience=Audience.NEIGHBOURS):
        publish_meeting(meeting, by=by, now=now)
        if meeting.is_held:
            approve(meeting, fingerprint_of(meeting), by=by, now=now)
            publish_minutes(meeting, by=by, now=now, correction="Vi rettet en skrivefeil.")


def plan_a_talk(project, by):
    school, themes = project.stakeholders.first(), "Trygg skolevei"
    line = {"stakeholder": school, "format": "small-group", "themes": themes, "channels": "letter"}
    added = add_plan_line(PlanLine(plan=plan_of(project), starts_on=date(2099, 1, 5), owner=by, **line), by=by)
    make_dates(added, by=by)


def talk_with(group, by):
    ContactRhythm.objects.create(project=group.project)
    add_contact(Contact(project=group.project, stakeholder=group, on=date(2026, 2, 1), purpose="Skoleveien"), by=by)
    assess(StakeholderAssessment(stakeholder=group, on=date(2026, 2, 1), influence=3, reason="Mange barn"), by=by)


def list_addresses(project, by):
    about = {"name": "Naboene", "purpose": "Brev om åpent hus", "imported_at": NOW, "delete_on": date(2099, 1, 1)}
    line = AddressLine(street="Fjellveien", number=1, postcode="9008", place="Tromsø")
    keep_address_list(AddressList(project=project, imported_by=by, **about), [line])
    administrator = project.municipality.memberships.filter(role=Role.ADMINISTRATOR).first()
    draft = draft_of(administrator.person if administrator else by, "naboer.csv", keeps_names=False, now=timezone.now())
    take_in(project, b"Adresse;Postnr\nFjellveien 1;9008\n;9008\n", draft)


def write_letters(project, by):
    """One that waits to be approved, and one that is printed."""
    for title in ("Utkast", "Vi planlegger noe"):
        letter = Letter(project=project, kind=LetterKind.FIRST, title=title, text="Hei!")
        write_letter(letter, by=by, now=NOW)
    approve_letter(letter, by=by, now=NOW)
    run = print_letter(letter, project.address_lists.first(), Printed.LETTERS, by=by, now=NOW)
    run.files.first().keep(b"%PDF-1.7", NOW)
    note_posting(Posting(letter=letter, on=NOW.date(), number=1, note="Lagt i postkassen"), by=by, now=NOW)


def date_for_neighbours(project):
    """One that is still to be."""
    return project.milestones.filter(audience=Audience.NEIGHBOURS, happened_on=None, dropped_on=None).last()


def letters_of(project):
    """The oldest is the draft."""
    draft, letter = project.letters.order_by("pk")[:2]
    run = PrintRun.objects.filter(letter=letter).first()
    return {
        "reports:letter_new.kind": "status",
        "reports:letter": letter.pk,
        "reports:posting": letter.pk,
        "reports:letter_approval": draft.pk,
        "reports:letter_removal": draft.pk,
        "reports:print_": run.pk,
        "reports:print_file.item_number": 1,
    }


def plan_how_to_talk(project, by):
    """In the project, and in the municipality that it follows."""
    for scope in (Scope(project.municipality), Scope(project.municipality, project)):
        write_passage(
            Passage(part="contact", heading="Hvem er kontaktpersonen?", text="Boveilederen."), scope, 1, by=by
        )
        add(Goal(text="Alle får svar", measure="Dager til svar"), scope, by=by)
        add(Action(text="Lage brev"), scope, by=by)
        adopt(scope, "Vedtatt", by=by, now=NOW)


def strategy_things(scope, prefix):
    goal, action = scope.strategy.goals.first(), scope.strategy.actions.first()
    return {
        f"{prefix}strategy_passage": "contact",
        f"{prefix}strategy_goal": goal.pk,
        f"{prefix}strategy_action": action.pk,
        f"{prefix}strategy_version": scope.strategy.versions.first().pk,
    }


def dialogue_things(project):
    return {
        **strategy_things(Scope(project.municipality), "involvement:municipality_"),
        **strategy_things(Scope.of(project), "involvement:"),
        "involvement:plan_line": project.plan.lines.first().pk,
        "involvement:stakeholder": project.stakeholders.first().pk,
        "involvement:contact": project.contacts.first().pk,
        "involvement:address_": project.address_lists.first().pk,
        "involvement:address_draft": project.address_drafts.first().pk,
        "involvement:address_columns": project.address_drafts.first().pk,
        "involvement:address_line_removal.line": project.address_lists.first().lines.first().pk,
        "involvement:stakeholder_suggestion.kind": "kindergarten",
        "involvement:statutory_": getattr(project.statutory_steps.first(), "pk", 0),  # a project with none is normal
        "involvement:statutory_new.kind": "hearing",
    }
