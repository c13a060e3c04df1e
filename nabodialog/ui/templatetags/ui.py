"""Components of the interface, as template tags. Every template has them without loading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from nabodialog.ui.bands import Band
from nabodialog.ui.bars import BarRow, MonthAxis, NamedAxis
from nabodialog.ui.chart import Chart
from nabodialog.ui.public_languages import SOURCE, public_language, public_languages

register = template.Library()


def draw(component: str, *, request: HttpRequest | None = None, **values: Any) -> SafeString:
    # Without the line breaks around a template, a component can stand in the middle of a sentence.
    return SafeString(render_to_string(f"ui/components/{component}.html", values, request).strip())


@register.simple_block_tag
def captured(content: str) -> SafeString:
    """Keeps a rendered piece for later, empty when it is blank: `{% captured as name %}…{% endcaptured %}`."""
    return SafeString(content.strip())


@register.simple_tag
def description(lead: str) -> SafeString:
    """What search engines show of a page: its lead, in plain words."""
    words = " ".join(unescape(strip_tags(lead)).split())
    return format_html('<meta name="description" content="{}">', words) if words else SafeString("")


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    return draw("notice", content=content, tone=tone, title=title)


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, url: str = "", language: str = "") -> SafeString:
    """`language` is that of the title, where it may differ from the page's."""
    return draw("card", content=content, title=title, level=level, url=url, language=language)


@register.simple_block_tag
def empty(content: str, title: str = "") -> SafeString:
    """An empty state that teaches. Directly inside a `for`, wrap it in an `if`: `for` has an `empty` of its own."""
    return draw("empty", content=content, title=title)


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    return draw("details", content=content, summary=summary)


@register.simple_tag
def form_fields(form: BaseForm, *, summed_up: bool = False) -> SafeString:
    """With what must be put right above them, unless that is summed up elsewhere on the page."""
    return draw("form_fields", form=form, summed_up=summed_up)


@register.simple_tag
def error_summary(*forms: BaseForm) -> SafeString:
    """One for all the forms that are sent together."""
    return draw("error_summary", forms=[form for form in forms if form.errors])


@register.simple_tag
def button(  # noqa: PLR0913  one argument per attribute that a button may have
    text: str, variant: str = "primary", *, tone: str = "accent", name: str = "", value: str = "", icon: str = ""
) -> SafeString:
    return draw("button", text=text, variant=variant, tone=tone, name=name, value=value, icon=icon)


@register.simple_tag
def link_button(text: str, url: str, variant: str = "secondary", tone: str = "accent", icon: str = "") -> SafeString:
    return draw("link_button", text=text, url=url, variant=variant, tone=tone, icon=icon)


@register.simple_tag
def tag(text: str, tone: str = "neutral") -> SafeString:
    return draw("tag", text=text, tone=tone)


@register.simple_tag
def crumb(text: str, url: str = "", language: str = "") -> SafeString:
    return draw("crumb", text=text, url=url, language=language)


@register.simple_tag(takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> SafeString:
    """Links to the pages around this one; everything else in the address stays."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return draw("pagination", page=page, pages=list(pages), request=context["request"])


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside words, never instead of them. The names stand in vendor.toml."""
    return SafeString(render_to_string(f"ui/icons/{name}.svg").strip())


@register.simple_tag
def timeline(bands: Sequence[Band], level: int = 3, language: str = "") -> SafeString:
    """Done, doing now, planned. `language` is that of the steps, where it may differ from the page's."""
    return draw("timeline", bands=bands, level=level, language=language)


@register.simple_tag
def lang(code: str) -> SafeString:
    """Marks content in another language than the page's: `<p{% lang project.language %}>`."""
    return SafeString("") if not code or code == get_language() else format_html(' lang="{}"', code)


@register.simple_tag
def bars(axis: MonthAxis | NamedAxis, rows: Sequence[BarRow], title: str, today: date | None = None) -> SafeString:
    """Rows of bars along an axis, which bring their own style sheets."""
    column = axis.column(today) if today and isinstance(axis, MonthAxis) and axis.holds(today) else None
    return draw("bars", axis=axis, rows=rows, title=title, today_column=column)


@register.simple_tag(name="chart")
def chart_of(chart: Chart) -> SafeString:
    """Bars of numbers, with their own style sheet. A table beside it says the same: `<div class="numbers-pair">`."""
    return draw("chart", chart=chart)


@register.simple_tag(takes_context=True)
def nav_link(context: template.Context, text: str, url: str, *also: str, exact: bool = False) -> SafeString:
    """One line of a menu, marked where the reader is on that page, or on one below it unless `exact`.

    `also` are the addresses beside it that the same line of the menu stands for, with all that is below them.
    """
    if not url:
        return SafeString("")
    path, places = context["request"].path, tuple(filter(None, also if exact else (url, *also)))
    current = "page" if path == url else "true" if path.startswith(places) else ""
    return draw("nav_link", text=text, url=url, current=current)


@register.simple_tag
def external(url: str, text: str) -> SafeString:
    return draw("external", url=url, text=text)


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool


def links_to_languages(request: HttpRequest) -> list[LanguageLink]:
    """This page in each language, or nothing where the address is the same in all of them."""
    here, page = request.get_full_path(), request.resolver_match.view_name if request.resolver_match else ""
    offered = [language for language in public_languages() if language.has(page)]
    links = [
        LanguageLink(each.code, each.name, translate_url(here, each.code), each.code == get_language())
        for each in offered
    ]
    return links if len({link.url for link in links}) > 1 else []


@register.simple_tag(takes_context=True)
def language_switch(context: template.Context) -> SafeString:
    request = context.get("request")
    return draw("language_switch", links=links_to_languages(request) if request else [])


@register.simple_tag(takes_context=True)
def draft_notice(context: template.Context, *, with_link: bool = True) -> SafeString:
    """On a page in a language that nobody has proof-read yet, and nowhere else. What is not there has no link to it."""
    request = context.get("request")
    if request is None or not public_language(get_language()).is_draft:
        return SafeString("")
    return draw("draft_notice", source_url=translate_url(request.get_full_path(), SOURCE) if with_link else "")


@register.simple_tag
def field_description(field: BoundField) -> str:
    """The ids that describe a field: its help text and its errors."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    return " ".join(ids + ([f"{field.auto_id}_error"] if field.errors else []))


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The input itself, with the design system's class and tied to what describes it."""
    attributes: dict[str, str | bool] = {"class": f"{field.field.widget.attrs.get('class', '')} ds-input".strip()}
    if described_by := field_description(field):
        attributes["aria-describedby"] = described_by
    return field.as_widget(attrs=attributes)


@register.simple_tag
def choice_input(choice: BoundWidget) -> SafeString:
    """One radio button or checkbox of several."""
    choice.data["attrs"]["class"] = "ds-input"
    return choice.tag()
