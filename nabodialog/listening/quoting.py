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
# «Hilsen Kari», «Mvh.», «--», «Sendt fra min iPhone»: a line of few words and no more than one sentence.
GREETINGS = r"mvh|hilsen|helsing|(?:med )?venn?l(?:ig|eg) h[ie]ls(?:en|ing)|(?:kind |best )?regards|sen[dt]t? fr\w+"
GOODBYE = re.compile(rf"^\W*(?:(?:{GREETINGS})\b[.,!]?(?:[ &-]+\w+){{0,5}}\W*|--\s*)$", re.IGNORECASE)
LINES_OF_A_NAME = 2


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
    words = re.findall(r"\w+", without_goodbye(text).lower())
    return len(words) <= 12 and bool(THANKS & set(words)) and set(words) <= POLITE


def without_goodbye(text: str) -> str:
    """Only the goodbye and the name below it are left out: what stands after is as much said as what stands above."""
    kept: list[str] = []
    names = 0
    for line in filter(str.strip, text.splitlines()):
        if GOODBYE.match(line):
            names = LINES_OF_A_NAME
        elif names and is_like_a_name(line):
            names -= 1
        else:
            kept.append(line)
            names = 0
    return "\n".join(kept)


def is_like_a_name(line: str) -> bool:
    """«kari», «Kari Nordmann», «Fjellveien 3», «99 88 77 66»."""
    words = re.findall(r"[\w-]+", line)
    return len(words) == 1 or (len(words) <= 4 and all(word.istitle() or word.isdigit() for word in words))
