"""What neighbours say in the demo, and how it is played: through the product's own deeds, each on its day."""

from collections.abc import Iterable
from io import BytesIO
from typing import Literal
from uuid import uuid4

from PIL import Image, ImageDraw

from nabodialog.lib.pictures import Photo, rebuilt_photo
from nabodialog.listening.bundling import tie
from nabodialog.listening.forwarding import Asked, forward
from nabodialog.listening.handling import Became, add_more, answer, ask, delay, end_unanswered, take, wait, write_note
from nabodialog.listening.judging import judge
from nabodialog.listening.models import ClosingReason, Enquiry, EnquiryChannel, EnquiryKind, Outcome, Solved
from nabodialog.listening.receiving import Said, receive, register
from nabodialog.listening.theming import put_under
from nabodialog.projects.models import Project

from .case import Case, RoleName
from .stage import Stage


class StepCase(Case):
    """One deed on one day. `until` is the day that is promised or waited for; `question` is asked by a link."""

    day: int
    deed: Literal["take", "note", "ask", "more", "wait", "delay", "answer", "end", "judge"]
    text: str = ""
    by: RoleName = "member"
    until: int = 0
    organisation: str = ""
    email: str = ""
    question: str = ""
    outcome: Outcome = Outcome.INFORMED
    reason: str = ""
    closing: ClosingReason = ClosingReason.WITHDRAWN
    solved: Solved = Solved.YES


class EnquiryCase(Case):
    """`by` wrote it down; without, the neighbour wrote it. `about` is a point that neighbours can influence,
    and `theme` one of the method's. Those with the same word in `bundle` belong together."""

    day: int
    kind: EnquiryKind
    channel: EnquiryChannel = EnquiryChannel.WEB
    text: str
    by: RoleName | None = None
    phone: str = ""
    about: str = ""
    theme: str = ""
    promised: str = ""
    photos: int = 0
    bundle: str = ""
    steps: list[StepCase] = []


def play_enquiries(stage: Stage, project: Project, cases: Iterable[EnquiryCase]) -> None:
    bundles: dict[str, list[Enquiry]] = {}
    for case in cases:
        made = play_enquiry(stage, project, case)
        if case.bundle:
            bundles.setdefault(case.bundle, []).append(made)
    for first, *others in bundles.values():
        with stage.then(-1):
            tie(first, others, by=stage.cast["member"], now=stage.moment(-1))


def play_enquiry(stage: Stage, project: Project, case: EnquiryCase) -> Enquiry:
    about = project.influence_items.get(subject=case.about) if case.about else None
    said = Said(case.text, case.kind, case.channel, influence_item=about, phone=case.phone, photos=drawn(case.photos))
    at = stage.moment(case.day)
    with stage.then(case.day):
        made = (
            register(project, said, case.promised, by=stage.cast[case.by], now=at)
            if case.by
            else receive(project, said, now=at)
        )
    if case.theme:
        put_under([made], project.themes.get(topic_id=case.theme))
    for step in case.steps:
        with stage.then(step.day):
            play_step(stage, made, step)
    return made


def drawn(number: int) -> tuple[Photo, ...]:
    """A made-up place, as no photo of a real one is anybody's to give away: a path past a fence, at dusk."""
    return tuple(rebuilt_photo(a_path(each)) for each in range(number))


def a_path(number: int) -> BytesIO:
    picture = Image.new("RGB", (960, 640), "#33475c")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 300, 960, 640), fill="#3f5a42")
    draw.polygon([(330 + 60 * number, 640), (640, 640), (500, 300), (470, 300)], fill="#8a8577")
    for post in range(0, 440, 55):
        draw.rectangle((post, 250 + post // 12, post + 12, 380 + post // 12), fill="#5d4632")
    draw.line((0, 280, 440, 316), fill="#5d4632", width=10)
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file


def play_step(stage: Stage, made: Enquiry, case: StepCase) -> None:
    by, at = stage.cast[case.by], stage.moment(case.day)
    match case.deed:
        case "take":
            take(made, by=by, now=at)
        case "note":
            write_note(made, case.text, by=by, now=at)
        case "ask":
            ask(made, case.text, by=by, now=at)
        case "more":
            add_more(made, case.text, uuid4(), now=at)
        case "wait":
            wait_for_others(stage, made, case)
        case "delay":
            delay(made, case.text, stage.day(case.until), by=by, now=at)
        case "answer":
            answer(made, case.text, Became(case.outcome, case.reason), by=by, now=at)
        case "end":
            end_unanswered(made, case.closing, case.text, by=by, now=at)
        case "judge":
            judge(made, case.solved, case.text, uuid4(), now=at)


def wait_for_others(stage: Stage, made: Enquiry, case: StepCase) -> None:
    by, at, until = stage.cast[case.by], stage.moment(case.day), stage.day(case.until)
    if not case.question:
        wait(made, case.text, until, by=by, now=at)
        return
    forward(made, case.text, Asked(case.organisation, case.email, case.question, until), by=by, now=at)
    made.forwardings.update(told_at=at)  # no demo writes to anybody
