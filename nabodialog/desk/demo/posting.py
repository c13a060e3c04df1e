"""The demo's letters: one that is still being written, and one that has been in the letter boxes of a street."""

from nabodialog.involvement.addresses.keeping import keep_address_list
from nabodialog.involvement.lettering import approve_letter, note_posting, print_letter, write_letter
from nabodialog.involvement.models import AddressLine, AddressList, Letter, Posting, Printed, StakeholderKind
from nabodialog.projects.models import Project

from .dialogue import LetterCase
from .stage import Stage

KEPT_FOR_DAYS = 60


def play_letter(stage: Stage, project: Project, case: LetterCase) -> None:
    letter = Letter(project=project, kind=case.kind, title=case.title, text=case.text)
    with stage.then(case.day):
        write_letter(letter, by=stage.cast["member"], now=stage.moment(case.day))
    if case.boxes:
        send_letter(stage, letter, case)


def send_letter(stage: Stage, letter: Letter, case: LetterCase) -> None:
    leader, now = stage.cast["leader"], stage.moment(case.day)
    with stage.then(case.day):
        approve_letter(letter, by=leader, now=now)
        listed = keep_address_list(address_list(stage, letter.project, case), letter_boxes(case))
        print_letter(letter, listed, Printed.LETTERS, by=leader, now=now)
        note = f"Til alle i {case.street}, lagt i postkassene"
        posting = Posting(letter=letter, on=stage.day(case.day), number=case.boxes, note=note)
        note_posting(posting, by=leader, now=now)


def address_list(stage: Stage, project: Project, case: LetterCase) -> AddressList:
    return AddressList(
        project=project,
        stakeholder=project.stakeholders.filter(kind=StakeholderKind.BLOCK).first(),
        name=f"Postkassene i {case.street}",
        purpose="Brev om prosjektet til de nærmeste naboene",
        imported_by=stage.cast["leader"],
        imported_at=stage.moment(case.day),
        delete_on=stage.day(KEPT_FOR_DAYS),
    )


def letter_boxes(case: LetterCase) -> list[AddressLine]:
    place = {"street": case.street, "postcode": case.postcode, "place": case.place}
    return [AddressLine(number=number, **place) for number in range(1, case.boxes + 1)]
