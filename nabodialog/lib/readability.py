"""How hard a Norwegian text is to read: its sentences, its words and its LIX. It says nothing of what is meant."""

import re

# A sentence ends where the next begins with a large letter, so that «kl. 18», «f.eks. lys» and «5. mai» do not end one.
SENTENCE_END = re.compile(r"(?<=[.!?…])[»\")]*\s+(?=[«\"(–-]*\s*[A-ZÆØÅ])|\n+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONG_IN_LIX = 6  # letters; LIX calls a word long when it has more
TOO_SHORT_TO_JUDGE = 30  # words; below, one long word decides the LIX


def sentences(text: str) -> list[str]:
    """Each sentence, and each line of a list, that has a word in it."""
    return [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def lix(text: str) -> int | None:
    """Words per sentence, and long words per hundred. None for a text too short to say anything about."""
    found = words(text)
    if len(found) < TOO_SHORT_TO_JUDGE:
        return None
    long = sum(len(word) > LONG_IN_LIX for word in found)
    return round(len(found) / len(sentences(text)) + 100 * long / len(found))


def long_sentences(text: str, most: int) -> list[str]:
    """Those with more words than this."""
    return [sentence for sentence in sentences(text) if len(words(sentence)) > most]


def long_words(text: str, most: int) -> list[str]:
    """Those with more letters than this, each once. What is joined by a hyphen is judged part by part."""
    long = (word for word in words(text) if max(map(len, word.split("-"))) > most)
    return list(dict.fromkeys(long))
