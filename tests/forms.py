"""Every form of the product, read from its pages as a browser reads them, so that no form can be forgotten."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.urls import resolve


@dataclass
class Input:
    kind: str
    value: str = ""
    offered: list[str] = field(default_factory=list)
    described_by: list[str] = field(default_factory=list)
    label: str = ""


@dataclass
class PageForm:
    """Where a form is sent, and what is in it when nothing has been touched."""

    url: str
    inputs: dict[str, Input] = field(default_factory=dict)

    @property
    def name(self):
        return resolve(self.url).view_name

    @property
    def untouched(self):
        return {name: each.value for name, each in self.inputs.items() if each.kind != "file"}

    def named(self, *kinds):
        return [name for name, each in self.inputs.items() if each.kind in kinds]


class FormReader(HTMLParser):
    """Reads the forms of one page. Radio buttons and options are one input, with the value that is chosen."""

    def __init__(self, page):
        super().__init__()
        self.page, self.forms, self.form, self.open, self.group, self.ids = page, [], None, None, "", set()
        self.labels, self.labelled = {}, ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.add(attrs.get("id"))
        if tag == "form":
            self.form = PageForm((attrs.get("action") or self.page).partition("#")[0])
            self.forms += [self.form] if attrs.get("method") == "post" else []
        elif tag == "fieldset":
            self.group = attrs.get("aria-describedby", "")
        elif tag == "label":
            self.labelled = attrs.get("for", "")
        elif tag == "option" and self.open:
            self._choose(self.open, attrs, "selected")
        elif self.form and tag in {"input", "textarea", "select", "button"}:
            self._read(tag, attrs)

    def _read(self, tag, attrs):
        if "formaction" in attrs:  # sends the fields elsewhere; its own name goes along there and nowhere else
            self.forms.append(PageForm(attrs["formaction"].partition("#")[0], self.form.inputs))
        elif name := attrs.get("name"):
            kind = attrs.get("type", "text") if tag in {"input", "button"} else tag
            read = self.form.inputs.setdefault(name, Input(kind))
            read.label = self.labels.get(attrs.get("id"), "")
            read.described_by = f"{attrs.get('aria-describedby', '')} {self.group}".split()
            self.open = read if tag in {"textarea", "select"} else None
            self._choose(read, attrs, "checked" if kind in {"radio", "checkbox"} else "name")

    def _choose(self, read, attrs, when):
        read.offered.append(attrs.get("value") or "")
        read.value = read.offered[-1] if when in attrs else read.value

    def handle_data(self, data):
        if self.open and self.open.kind == "textarea":
            self.open.value += data
        elif self.labelled:
            self.labels[self.labelled] = f"{self.labels.get(self.labelled, '')}{data}".strip()

    def handle_endtag(self, tag):
        if tag in {"textarea", "select"}:
            self.open = None
        elif tag == "label":
            self.labelled = ""
        elif tag == "fieldset":
            self.group = ""
        elif tag == "form":
            self.form = None


def forms_in(page, response):
    if not response.get("Content-Type", "").startswith("text/html"):
        return []
    reader = FormReader(page)
    reader.feed(response.content.decode())
    return reader.forms


def forms_on(client, pages):
    """By the address that takes them; where several lead to one, the one that asks for most."""
    found = {}
    for page in pages:
        for form in forms_in(page, client.get(page)):
            if form.name not in found or len(form.inputs) > len(found[form.name].inputs):
                found[form.name] = form
    return found
