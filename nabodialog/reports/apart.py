"""Sets a large sheet in a process of its own, whose memory is gone with it: typst keeps what it has set for the next.

`python -m nabodialog.reports.apart letter` reads the sheet's data and writes the PDF. No setting, no database.
"""

import subprocess
import sys
from pathlib import Path

from .sheets import Sheet
from .typesetting import Unprintable, as_data, set_in_type

ROOT = Path(__file__).parents[2]
CANNOT_PRINT = 3
SECONDS = 100


def typeset_apart(template: str, sheet: Sheet) -> bytes:
    done = subprocess.run(  # noqa: S603  our own module, and the name of one of our own templates
        [sys.executable, "-m", __name__, template],
        input=as_data(sheet).encode(),
        cwd=ROOT,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode == CANNOT_PRINT:
        raise Unprintable(done.stderr.decode())
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout


def main(template: str) -> None:
    try:
        sys.stdout.buffer.write(set_in_type(template, sys.stdin.buffer.read().decode()))
    except Unprintable as unprintable:
        sys.stderr.buffer.write(unprintable.text.encode())
        sys.exit(CANNOT_PRINT)


if __name__ == "__main__":
    main(sys.argv[1])
