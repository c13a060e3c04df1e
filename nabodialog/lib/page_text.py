"""What a page says, as plain text: nothing is fetched, run or drawn."""

import re
from html.parser import HTMLParser

# Not `head`: where its end is left out, as it may be, all of the page would be silent.
SILENT = {"script", "style", "title", "template", "noscript", "svg", "object"}
LINES = {
    *("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("blockquote", "table", "ul", "ol", "hr", "pre"),
}
Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = self.quotes = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002  # the library calls it so
        self.silent = 0 if tag == "body" else self.silent + (tag in SILENT)
        if tag in LINES:
            self.pieces.append("\n")
        if tag == "blockquote":
            self.quotes += 1

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002  # the library calls it so
        if tag in LINES:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0
        if tag in LINES - {"br", "hr"}:
            self.pieces.append("\n")
        if tag == "blockquote" and self.quotes:
            self.quotes -= 1

    def handle_data(self, data: str) -> None:
        if not self.silent and (words := re.sub(r"\s+", " ", data)):
            begins = self.quotes and (not self.pieces or self.pieces[-1].endswith("\n"))
            self.pieces.append(f"> {words.lstrip()}" if begins and words.strip() else words)


def text_of_page(page: str) -> str:
    """A quotation begins its lines with «> », as in a mail of plain text."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = (line.strip() for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
