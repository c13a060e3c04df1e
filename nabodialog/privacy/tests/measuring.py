"""How long the guard takes for 5,000 signs of prose, and for 5,000 signs full of findings.

Run it: `.venv/bin/python -m nabodialog.privacy.tests.measuring`
"""

import statistics
import time

from nabodialog.privacy.guard import Guard

from .corpus_reading import prose, sentences

SIGNS, READINGS = 5_000, 100


def milliseconds(text):
    started = time.perf_counter()
    Guard(single_unit=True).find(text)
    return 1000 * (time.perf_counter() - started)


def main():
    texts = {"prose": " ".join(text for _name, text in prose())}
    texts["full of findings"] = " ".join(sentence.text for sentence in sentences("worked_with"))
    for name, text in texts.items():
        readings = sorted(milliseconds(text[:SIGNS]) for _ in range(READINGS))
        middle, slowest = statistics.median(readings), readings[-1]
        print(f"{SIGNS} signs, {name}: {middle:.1f} ms in the middle, {slowest:.1f} ms at most, of {READINGS} readings")


if __name__ == "__main__":
    main()
