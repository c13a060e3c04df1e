"""What somebody wrote in a mail, apart from what they answered to; and whether it is only thanks. Pure functions."""

import re

# «Den 2. mars skrev …:», «On Mon, 2 Mar … wrote:», «--- Opprinnelig melding ---», «Fra: …» above «Sendt: …».
WROTE = re.compile(r"^(?:den|on|på|måndag|mandag|am|le)\b.{0,200}\b(?:skrev|skreiv|wrote)\b.{0,120}:$", re.IGNORECASE)
ORIGINAL = re.compile(r"^[-_ ]{2,}\s*(?:opprinnelig|opphavleg|original|videresendt|forwarded)\b.*$", re.IGNORECASE)
FROM = re.compile(r"^\W{0,2}(?:fra|frå|from)\s*:\W?.+", re.IGNORECASE)
SENT = re.compile(r"^\W{0,2}(?:sendt|sent|dato|date|til|to)\s*:\W?.+", re.IGNORECASE)

LONGEST_THANKS = 300
THANKS = {"takk", "tusen", "thanks", "thank"}
POLITE_WORDS = """you so much very for svar svaret hjelp hjelpa hjelpen the answer reply help hei hi hello god dag mye
    mykje mange hjertelig hjarteleg på forhånd førehand da då igjen alt ok okei fint flott bra supert topp det var"""
POLITE = THANKS | set(POLITE_WORDS.split())
GOODBYE = re.compile(
    r"^\W*(?:mvh|hilsen|helsing|(?:med )?venn?l(?:ig|eg) h[ie]ls(?:en|ing)|(?:kind |best )?regards|--|sen[dt]t? fr).*",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)


def own_and_quoted(text: str) -> tuple[str, str]:
    """Nothing is lost: where all seems to be quoted, all is taken as their own."""
    own: list[str] = []
    quoted: list[str] = []
    lines = text.replace("\r\n", "\n").split("\n")
    rest = len(lines)
    for place, line in enumerate(lines):
        bare = line.strip()
        if ORIGINAL.match(bare) or is_heading(lines, place):
            rest = place
            break
        (quoted if bare.startswith(">") or is_introduction(lines, place) else own).append(line)
    quoted += lines[rest:]
    mine = "\n".join(own).strip()
    return (mine, "\n".join(quoted).strip()) if mine else (text.strip(), "")


def is_heading(lines: list[str], place: int) -> bool:
    """«Fra: …» with «Sendt: …» or «Til: …» below it."""
    below = lines[place + 1 : place + 4]
    return bool(FROM.match(lines[place].strip())) and any(SENT.match(each.strip()) for each in below)


def is_introduction(lines: list[str], place: int) -> bool:
    """«… skrev:» above a quotation; mail programs may break it over two lines."""
    bare = lines[place].strip()
    both = f"{bare} {lines[place + 1].strip()}" if place + 1 < len(lines) else bare
    before = f"{lines[place - 1].strip()} {bare}" if place else bare
    if not any(WROTE.match(each) for each in (bare, both, before)):
        return False
    return any(each.strip().startswith(">") for each in lines[place + 1 : place + 5])


def is_only_thanks(text: str) -> bool:
    """«Tusen takk for svaret! Hilsen Kari»: somebody is content, and nobody owes an answer."""
    if len(text) > LONGEST_THANKS or "?" in text:
        return False
    words = re.findall(r"\w+", GOODBYE.sub("", text).lower())
    return len(words) <= 12 and bool(THANKS & set(words)) and set(words) <= POLITE
