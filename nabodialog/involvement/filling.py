"""A letter begun: the method's template, filled with what neighbours can read already, and with nothing else."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from nabodialog.method.letters import BLANK, LetterTemplate
from nabodialog.people.reaching import reachable
from nabodialog.projects.models import Milestone, Project
from nabodialog.projects.public import PublicChange, PublicMilestone, PublicProject, public_content
from nabodialog.projects.standing import coming, when

DATES, CHANGES = 5, 3


def begun(project: Project, template: LetterTemplate, milestone: Milestone | None, today: date) -> tuple[str, str]:
    """Title and text. What nobody has published yet stands as «[…]», for whoever writes to fill in."""
    with override(project.language):
        known = {
            "municipality": _("%(name)s kommune") % {"name": project.municipality.name},
            "contact": contact_of(project),
        }
        if content := public_content(project):
            known |= published(content, milestone, today)
        title, text = (
            BLANK.sub(lambda blank: known.get(blank[1]) or gap(blank[1]), words.in_language(project.language))
            for words in (template.title, template.text)
        )
    return title, text


def gap(name: str) -> str:
    words = {
        "project": _("navnet på prosjektet"),
        "area": _("området"),
        "next_dates": _("det neste som skjer, og når"),
        "meeting": _("hva som skjer"),
        "when": _("dag og klokkeslett"),
        "place": _("sted"),
        "changes": _("det som gjaldt, og det som gjelder nå"),
        "contact": _("hvem naboene kan ta kontakt med"),
    }
    return f"[{words[name]}]"


def contact_of(project: Project) -> str:
    contact = reachable(project.municipality, project.contact_point).contact
    if contact is None:
        return ""
    return _("%(name)s på telefon %(phone)s") % {"name": contact.name, "phone": contact.phone}


def published(content: PublicProject, milestone: Milestone | None, today: date) -> dict[str, str]:
    ahead = [f"- {each.title}: {when(each)}" for each in coming(content, today)[:DATES]]
    newest = sorted(content.changes, key=lambda change: change.at, reverse=True)[:CHANGES]
    shown = next((each for each in content.milestones if milestone and each.uid == milestone.uid), None)
    return {
        "project": content.name,
        "area": content.area,
        "next_dates": "\n".join(ahead),
        "changes": "\n".join(f"- {in_words(change)}" for change in newest),
        **(of_date(shown) if shown else {}),
    }


def of_date(shown: PublicMilestone) -> dict[str, str]:
    return {"meeting": shown.title, "when": when(shown), "place": shown.place}


def in_words(change: PublicChange) -> str:
    if change.old_date and change.new_date:
        dates = {"label": change.label, "old": date_format(change.old_date), "new": date_format(change.new_date)}
        return _("%(label)s: ikke %(old)s, men %(new)s.") % dates
    return f"{change.label}: {change.explanation}"
