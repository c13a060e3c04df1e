"""A project with one of everything, and its like in another municipality: what door tests and page tests stand on."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date

from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from nabodialog.involvement.grouping import add_stakeholder
from nabodialog.involvement.models import (
    Meeting,
    PrintRun,
    Stakeholder,
    StatutoryStep,
)
from nabodialog.involvement.plan_publishing import publish_plan
from nabodialog.involvement.registering import add_step
from nabodialog.involvement.scope import Scope
from nabodialog.listening.heard_publishing import publish_heard
from nabodialog.listening.promise_publishing import publish_promises
from nabodialog.people.models import ContactPoint, Logo, Membership, MembershipInvitation, Person, Role
from nabodialog.post.models import Told, Trouble
from nabodialog.projects.inviting import invite_partner
from nabodialog.projects.models import Audience, PartnerRole
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project

from .cast import NOW
from .stage_asking import decide_what_is_kept, photo_things, send_photos
from .stage_bundles import bundle_things, tie_some
from .stage_forwarding import ask_somebody_outside, forwarding_things
from .stage_hearing import (
    following_things,
    hear,
    hear_a_verdict,
    heard_things,
    let_someone_follow,
    listen,
    promise_something,
    verdict_things,
)
from .stage_mail import mail_things, receive_mail
from .stage_running import work_beside
from .stage_signing_in import sign_in_somewhere, signing_in_things
from .stage_talking import (
    date_for_neighbours,
    dialogue_things,
    letters_of,
    list_addresses,
    meet,
    meeting_things,
    plan_a_talk,
    plan_how_to_talk,
    publish_meetings,
    sign_someone_up,
    signed_up_things,
    talk_with,
    write_letters,
)

ROLES = ["administrator", "leader", "member", "reader", "partner", "outsider", "nobody"]
SMALL_PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR42mOUjov6z8DAwMDEAAUAGxkB1otWsXMAAAAASUVORK5CYII="
)
ACCOUNT_GAPS = {"uidb36": "1", "key": "feil-nokkel", "secret": "feil", "provider": "ingen"}


@dataclass
class Stage:
    cast: dict
    own: dict
    foreign: dict

    def url(self, address, *, foreign=False):
        """The address with its gaps filled; `foreign` takes numbers from the other municipality's things."""
        return reverse(address.name, kwargs=self.gaps(address, foreign=foreign))

    def gaps(self, address, *, foreign=False):
        return {name: self._fill(address.name, name, self.foreign if foreign else self.own) for name in address.gaps}

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
    work_beside()
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
    come_in_elsewhere(project, by)
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
    sign_in_somewhere(municipality)
    return things_of(project)


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
    sign_in_somewhere(project.municipality)
    if project.letters.count() < 2 or not PrintRun.objects.filter(letter__project=project).exists():
        write_letters(project, by)


def put_something_in_the_outbox(municipality):
    """Of each text that a letter may have; it waits since the mail server is down."""
    texts = {"subject": "Emne", "text": "Brev", "page": "<p>Brev</p>", "calendar": "Kalender"}
    facts = {"recipient": "nabo@epost.example", "reply_to": "nabo@nordvik.example", "attempts": 1, **texts}
    kind = {"name": Told.RECEIPT, "calendar_method": "REQUEST", "trouble": Trouble.UNREACHABLE}
    key = f"stage:{municipality.pk}"
    municipality.mails.create(key=key, created_at=NOW, next_at=timezone.now(), **kind, **facts)


def come_in_elsewhere(project, by):
    """Somebody whom a provider vouches for is in."""
    identity = by.identities.create(issuer="https://idporten.example", subject=project.slug)
    session = Session.objects.create(
        session_key=project.slug[:40], expire_date=timezone.now() + timezone.timedelta(days=1)
    )
    identity.sessions.create(session=session, sid=project.slug)


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
        **signing_in_things(project),
        **letters_of(project),
        "promises:": project.promises.first().pk,
        "openid:unlinking": getattr(project.created_by.identities.first(), "pk", 0),
        "desk:role": membership.pk,
        "desk:removal": membership.pk,
        "desk:invitation_": MembershipInvitation.objects.filter(municipality=municipality).first().pk,
    }
