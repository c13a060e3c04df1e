"""A project with one of everything, and its like in another municipality: what door tests and page tests stand on."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from nabodialog.involvement.addresses.importing import draft_of, take_in
from nabodialog.involvement.addresses.keeping import keep_address_list
from nabodialog.involvement.approving import approve, fingerprint_of
from nabodialog.involvement.contacting import add_contact, assess
from nabodialog.involvement.convening import hold_meeting, plan_meeting
from nabodialog.involvement.grouping import add_stakeholder
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
    Stakeholder,
    StakeholderAssessment,
    StatutoryStep,
)
from nabodialog.involvement.plan_publishing import publish_plan
from nabodialog.involvement.planning import add_plan_line, make_dates, plan_of
from nabodialog.involvement.publishing import publish_meeting, publish_minutes
from nabodialog.involvement.registering import add_step
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.strategising import add, adopt, write_passage
from nabodialog.involvement.when_and_where import WhenAndWhere
from nabodialog.listening.handling import Became, add_more, answer, ask, delay, go_on, wait
from nabodialog.listening.heard_publishing import publish_heard
from nabodialog.listening.judging import judge
from nabodialog.listening.models import (
    CheckResult,
    EnquiryChannel,
    EnquiryKind,
    Outcome,
    Promise,
    ServicePromise,
    Solved,
    Subscription,
    Theme,
)
from nabodialog.listening.promise_publishing import publish_promises
from nabodialog.listening.promising import doubt, give, move_date
from nabodialog.listening.receiving import Said, count_emergency, receive, register
from nabodialog.listening.theming import add_theme, put_under
from nabodialog.people.models import ContactPoint, Logo, Membership, MembershipInvitation, Person, Role
from nabodialog.post.models import Told, Trouble
from nabodialog.projects.inviting import invite_partner
from nabodialog.projects.models import Audience, Milestone, PartnerRole
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project

from .stage_asking import decide_what_is_kept, photo_things, send_photos
from .stage_bundles import bundle_things, tie_some
from .stage_forwarding import ask_somebody_outside, forwarding_things
from .stage_mail import mail_things, receive_mail

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROLES = ["administrator", "leader", "member", "reader", "partner", "outsider", "nobody"]
SMALL_PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR42mOUjov6z8DAwMDEAAUAGxkB1otWsXMAAAAASUVORK5CYII="
)
ACCOUNT_GAPS = {"uidb36": "1", "key": "feil-nokkel", "secret": "feil"}


@dataclass
class Stage:
    cast: dict
    own: dict
    foreign: dict

    def url(self, address, *, foreign=False):
        """The address with its gaps filled; `foreign` takes numbers from the other municipality's things."""
        gaps = {name: self._fill(address.name, name, self.foreign if foreign else self.own) for name in address.gaps}
        return reverse(address.name, kwargs=gaps)

    def _fill(self, address, gap, things):
        places = {"municipality": "municipality", "municipality_slug": "municipality", "slug": "slug"}
        if gap in places and address in {"api:municipality", "api:projects"}:
            return self.own["municipality"]
        if gap in places:
            return self.own[places[gap]]
        if gap in ACCOUNT_GAPS:
            return ACCOUNT_GAPS[gap]
        return next(things[key] for key in sorted(things, key=len, reverse=True) if f"{address}.{gap}".startswith(key))


def build_stage(cast, project, other_municipality):
    other = start_project(other_municipality, "Et annet sted", "et-annet-sted", by=cast["outsider"])
    own, foreign = furnish(project, cast["leader"]), furnish(other, cast["outsider"])
    publish(project, by=cast["leader"], now=NOW)
    publish_meetings(project, cast["leader"], NOW)
    publish_plan(project, by=cast["leader"], now=NOW)
    publish_promises(project, by=cast["leader"], now=NOW)
    publish_heard(project, by=cast["leader"], now=NOW)
    return Stage(cast, own, foreign)


def furnish(project, by):
    """One of everything in a project."""
    municipality = project.municipality
    point = {"phone": "22 22 22 22", "email": "nabo@nordvik.example", "deputy_phone": "22 22 22 23"}
    ContactPoint.objects.create(municipality=municipality, name="Nabokontakten", deputy_name="Vakta", **point)
    Logo.objects.create(municipality=municipality, png=SMALL_PNG, digest="0" * 64)
    project.milestones.create(
        title="Åpent hus", planned_on=date(2026, 6, 1), audience=Audience.NEIGHBOURS, element=project.elements.first()
    )
    project.mandates.create(title="Prosjektleder", responsibility="Leder arbeidet")
    project.influence_items.create(subject="Hvor gangveien går")
    invite_someone(municipality, by)
    invite_someone_to(project, by)
    plan_how_to_talk(project, by)
    put_something_in_the_outbox(municipality)
    add_stakeholder(Stakeholder(project=project, kind="school", name="Skolen"), by=by)
    list_addresses(project, by)
    plan_a_talk(project, by)
    talk_with(project.stakeholders.get(name="Skolen"), by)
    notice = StatutoryStep(
        project=project, kind="neighbour-notice", planned_on=date(2026, 5, 4), rule="neighbour-notice"
    )
    add_step(notice, by=by, now=NOW)
    meet(project, by)
    write_letters(project, by)
    sign_someone_up(project, by)
    hear(project, by)
    ask_somebody_outside(project, by)
    let_someone_follow(project)
    hear_a_verdict(project, by)
    send_photos(project, NOW)
    decide_what_is_kept(municipality)
    receive_mail(project, by)
    listen(project, by)
    tie_some(project, by, NOW)
    promise_something(project, by)
    return things_of(project)


def hear(project, by):
    """Something that was said, under a theme that has an answer."""
    theme = Theme(project=project, name="Trygghet", summary="Mange vil ha bedre lys.", answer="Vi setter opp lys.")
    said = Said(
        "Det er mørkt ved gangveien", channel="phone", name="En nabo", phone="22 22 22 24", email="en@epost.example"
    )
    put_under([register(project, said, by=by, now=NOW)], add_theme(theme, by=by))


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


def promise_something(project, by):
    """Every week; its deadline was moved, one day is checked, and a neighbour doubts it."""
    facts = {"words": "Vi rydder hver mandag.", "promised_on": date(2026, 3, 2), "said_in": "På døra", "owner": by}
    days = {"starts_on": date(2026, 3, 2), "every": 1, "due_on": date(2026, 4, 27)}
    promise = give(Promise(project=project, stakeholder=project.stakeholders.first(), **facts, **days), by=by)
    move_date(promise, date(2026, 5, 25), "Snøen ble liggende.", by=by, now=NOW)
    promise.checks.create(on=date(2026, 3, 2), result=CheckResult.MISSED, note="Bilen sto.", at=NOW, by=by)
    doubt(receive(project, Said("Det er ikke ryddet."), now=NOW), promise)


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


def let_someone_follow(project):
    """By e-mail: one who has been told of something."""
    facts = {"language": "nb", "created_at": NOW, "confirmed_at": NOW, "seen_at": NOW}
    one = project.subscriptions.create(email="folger@epost.example", **facts)
    one.notices.create(event="change:0", at=NOW, told_at=NOW, letter="news:0")


def following_things(project):
    one = Subscription.objects.filter(project=project).first()
    names = ("following", "confirmation", "change", "end", "one_click")
    return {
        **{f"following:{name}.code": one.code for name in names},
        **{f"following:{name}.token": one.secret for name in names},
    }


def hear_a_verdict(project, by):
    """One who asked, got an answer, was not content, and got another."""
    said = Said("Hvor skal gangveien gå?", form_key=uuid4(), name="En nabo", email="nabo@epost.example")
    enquiry = receive(project, said, now=NOW)
    ask(enquiry, "Hvilken gangvei?", by=by, now=NOW)
    add_more(enquiry, "Den ved skolen", uuid4(), now=NOW + timezone.timedelta(days=1))
    count_emergency(project, NOW.date())
    for text in ("Langs elva.", "Langs elva, på nordsida."):
        answer(enquiry, text, Became(Outcome.INFORMED), by=by, now=NOW + timezone.timedelta(days=2))
        if text == "Langs elva.":
            judge(enquiry, Solved.NO, "Hvilken side?", uuid4(), now=NOW + timezone.timedelta(days=2))


def verdict_things(project):
    enquiry = project.enquiries.exclude(verdicts=None).first()
    return {
        **{f"enquiries:{name}.code": enquiry.code for name in ("mine", "addition", "verdict")},
        **{f"enquiries:{name}.token": enquiry.secret for name in ("mine", "addition", "verdict")},
    }


def listen(project, by):
    """To one who waits for a word, and to one who was answered after all that can happen on the way."""
    contact = {"email": "nabo@epost.example", "phone": "22 22 22 22", "name": "En nabo"}
    waits = receive(project, Said("Når begynner dere?", form_key=uuid4(), **contact), now=NOW)
    ask(waits, "Hvilken del?", by=by, now=NOW)
    go_on(waits, by=by, now=NOW)
    said = Said("Det bråker om natta.", kind=EnquiryKind.CONCERN, channel=EnquiryChannel.PHONE)
    told = register(project, said, "Lovet å ringe", by=by, now=NOW)
    delay(told, "Vi trenger mer tid.", date(2026, 3, 20), by=by, now=NOW)
    wait(told, "Vi venter på vaktmesteren.", date(2026, 3, 11), by=by, now=NOW)
    add_more(told, "Det er verst på lørdager.", uuid4(), now=NOW)
    answer(told, "Vi har snakket med dem.", Became(Outcome.PARTLY_SOLVED, "Vi følger med"), by=by, now=NOW)
    receive(project, Said("Takk for sist", kind=EnquiryKind.PRAISE), now=NOW)
    place = project.municipality
    place.standard_texts.create(title="Hvem flytter inn", text="Det forteller vi ikke.")
    place.closed_days.get_or_create(on=date(2099, 12, 24), defaults={"reason": "julaften"})
    ServicePromise.objects.get_or_create(municipality=place)


def heard_things(project):
    waits, told, new = project.enquiries.order_by("-pk")[:3][::-1]
    place = project.municipality
    return {
        "listening:closed_day_removal": place.closed_days.first().pk,
        "listening:standard_text": place.standard_texts.first().pk,
        "listening:": new.code,
        "listening:theme": project.themes.first().pk,
        "listening:enquiry.": told.code,
        "listening:enquiry_go_on": waits.code,
        "listening:enquiry_reopen": told.code,
        "listening:enquiry_contact": waits.code,
        "listening:enquiry_told.code": waits.code,
        "listening:enquiry_told.number": waits.messages.untold().first().pk,
    }


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


def complete(project, by):
    """What a project of the demo may lack of what `things_of` names."""
    list_addresses(project, by)
    plan_a_talk(project, by)
    meet(project, by)
    sign_someone_up(project, by)
    let_someone_follow(project)
    if not project.themes.exists():
        hear(project, by)
    hear_a_verdict(project, by)
    receive_mail(project, by)
    listen(project, by)
    tie_some(project, by, NOW)
    promise_something(project, by)
    if not project.enquiries.exclude(photos=None).exists():
        send_photos(project, NOW)
    decide_what_is_kept(project.municipality)
    if project.letters.count() < 2 or not PrintRun.objects.filter(letter__project=project).exists():
        write_letters(project, by)


def put_something_in_the_outbox(municipality):
    """Of each text that a letter may have; it waits since the mail server is down."""
    texts = {"subject": "Emne", "text": "Brev", "page": "<p>Brev</p>", "calendar": "Kalender"}
    facts = {"recipient": "nabo@epost.example", "reply_to": "nabo@nordvik.example", "attempts": 1, **texts}
    kind = {"name": Told.RECEIPT, "calendar_method": "REQUEST", "trouble": Trouble.UNREACHABLE}
    key = f"stage:{municipality.pk}"
    municipality.mails.create(key=key, created_at=NOW, next_at=timezone.now(), **kind, **facts)


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


def invite_someone(municipality, by):
    MembershipInvitation.objects.create(
        municipality=municipality,
        email="ny@nordvik.example",
        role=Role.MEMBER,
        secret_hash=municipality.slug,
        invited_by=by,
        expires_at=timezone.now() + timezone.timedelta(days=14),
    )


def invite_someone_to(project, by):
    """To one project; and, where nobody from outside is there yet, somebody is."""
    if not project.partners.exists():
        guest = Person.objects.create_user(f"gjest@{project.slug}.example", None, name="Gjest")
        project.partners.create(person=guest, organisation="Et borettslag")
    organisation, role, now = "Et borettslag", PartnerRole.READER, timezone.now()
    invite_partner(project, "ny-partner@ideell.example", organisation, role, by=by, now=now)


def team_of(project):
    """The numbers of a partner and of an invitation."""
    return project.partners.first().pk, project.partner_invitations.first().pk


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


def report_things(project):
    return {
        "reports:status.form": "xlsx",
        "reports:numbers.form": "csv",
        "reports:municipality_numbers.form": "xlsx",
        "reports:strategy.form": "docx",
        "reports:municipality_strategy.form": "pdf",
        "reports:strategy_version.form": "pdf",
        "reports:municipality_strategy_version.form": "docx",
        "reports:strategy_version.number": Scope.of(project).strategy.versions.first().pk,
        "reports:municipality_strategy_version.number": Scope(project.municipality).strategy.versions.first().pk,
        "reports:paper.name": "plakat",
        "reports:date_poster": date_for_neighbours(project).pk,
        "reports:meeting_paper.number": Meeting.objects.in_project(project).first().pk,
        "reports:meeting_paper.name": "kjoreplan",
    }


def things_of(project):
    """What fills the gaps of addresses; the keys say which: the longest that an address and its gap begin with."""
    municipality, element = project.municipality, project.elements.first()
    membership = Membership.objects.filter(municipality=municipality).first()
    return {
        "municipality": municipality.slug,
        "slug": project.slug,
        "method:phase.phase": "planlegging",
        "method:element.element": "lokasjon",
        "method:element_in_version.element": "lokasjon",
        "method:element_in_version.version": project.method_version,
        "projects:": element.pk,
        "projects:item.item_number": element.items.first().pk,
        "projects:item_mark.item_number": element.items.first().pk,
        "projects:row.row_number": element.rows.first().pk,
        "projects:tailor_line": element.items.first(),
        "projects:tailor_place.phase": element.phase,
        "projects:tailor_place.place": 1,
        "projects:tailor_line_place.place": 1,
        "projects:method_news_take.key": "item-ingen",
        "projects:milestone": project.milestones.first().pk,
        "projects:influence_": project.influence_items.first().pk,
        "projects:mandate": project.mandates.first().pk,
        "projects:partner": team_of(project)[0],
        "projects:partner_invitation": team_of(project)[1],
        **dialogue_things(project),
        **report_things(project),
        **signed_up_things(project),
        **following_things(project),
        **heard_things(project),
        **bundle_things(project),
        **forwarding_things(project),
        **verdict_things(project),
        **photo_things(project),
        **meeting_things(project),
        **mail_things(project),
        **letters_of(project),
        "promises:": project.promises.first().pk,
        "desk:role": membership.pk,
        "desk:removal": membership.pk,
        "desk:invitation_": MembershipInvitation.objects.filter(municipality=municipality).first().pk,
    }
