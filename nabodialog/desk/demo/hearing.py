"""What the demo's projects have heard, by theme, and what they say to it."""

from nabodialog.listening.heard_publishing import publish_heard
from nabodialog.listening.models import Fate, Theme
from nabodialog.listening.theming import add_theme
from nabodialog.method.topics import topics
from nabodialog.projects.models import Project

from .case import Case
from .stage import Stage


class ThemeCase(Case):
    """`topic` is the method's; those that nobody has answered yet have no texts."""

    topic: str
    summary: str = ""
    answer: str = ""
    fate: Fate = Fate.OPEN


class HeardCase(Case):
    published: int
    themes: list[ThemeCase]


def play_themes(stage: Stage, project: Project, case: HeardCase | None) -> None:
    names = {topic.id: topic.name.in_language(project.language) for topic in topics()}
    for theme in case.themes if case else []:
        told = {"name": names[theme.topic], "summary": theme.summary, "answer": theme.answer, "fate": theme.fate}
        with stage.then(-60):
            add_theme(Theme(project=project, topic_id=theme.topic, **told), by=stage.cast["leader"])


def let_heard_out(stage: Stage, project: Project, case: HeardCase | None) -> None:
    if case:
        with stage.then(case.published):
            publish_heard(project, by=stage.cast["leader"], now=stage.moment(case.published))
