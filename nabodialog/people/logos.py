"""A municipality's logo, rebuilt from its pixels."""

from io import BytesIO
from typing import IO

from nabodialog.lib.pictures import MEGABYTE, Limits, pixels_of

LIMITS = Limits(2 * MEGABYTE, 20_000_000, (480, 160))


def rebuilt_logo(file: IO[bytes]) -> bytes:
    """A PNG of at most 480 × 160 pixels."""
    target = BytesIO()
    pixels_of(file, LIMITS).save(target, "PNG", optimize=True)
    return target.getvalue()
