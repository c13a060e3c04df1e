"""Pictures that somebody sends, rebuilt from their pixels: nothing else that a file may carry comes along.

What a file is, its content says; neither its name nor what the sender calls it is asked. No picture is unpacked unless
its head says that there is room for it, and one at a time in each process.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import IO

from PIL import Image

FORMATS = ["PNG", "JPEG", "WEBP"]
# Pillow's readers meet broken files with a whole family of errors.
BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError),
    *(AttributeError, struct.error, Image.DecompressionBombError, Image.DecompressionBombWarning),
)
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
WHITE = (255, 255, 255, 255)
_one_at_a_time = Lock()


class UnusablePicture(Exception):
    """Not a picture that we can show."""


@dataclass(frozen=True)
class Limits:
    """How much of a file is read, how much it may unpack to, and the size that it is made to fit in."""

    most_bytes: int
    most_pixels: int
    fits_in: tuple[int, int]


@dataclass(frozen=True)
class Photo:
    jpeg: bytes
    width: int
    height: int


MEGABYTE = 1024 * 1024
PHOTO = Limits(10 * MEGABYTE, 50_000_000, (1600, 1600))


@contextmanager
def opened(file: IO[bytes], limits: Limits) -> Iterator[Image.Image]:
    """Its head is read, and not a pixel unpacked."""
    content = file.read(limits.most_bytes + 1)
    if len(content) > limits.most_bytes:
        raise UnusablePicture
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > limits.most_pixels:
                raise UnusablePicture
            yield picture
    except BROKEN as error:
        raise UnusablePicture from error


def is_usable(file: IO[bytes], limits: Limits) -> bool:
    """As far as its head tells."""
    try:
        with opened(file, limits):
            return True
    except UnusablePicture:
        return False
    finally:
        file.seek(0)


def pixels_of(file: IO[bytes], limits: Limits) -> Image.Image:
    """Upright, small enough, and of several pictures in one file the first."""
    with opened(file, limits) as picture, _one_at_a_time:
        picture.draft("RGB", limits.fits_in)  # a JPEG can be unpacked smaller than it is
        picture.load()
        upright = turned(picture).convert("RGBA")
        upright.thumbnail(limits.fits_in)
        return Image.frombytes("RGBA", upright.size, upright.tobytes())


def turned(picture: Image.Image) -> Image.Image:
    """As the camera was held. Of all that a photo tells, this alone is read: the rest may be wrong, and is not kept."""
    try:
        way = UPRIGHT.get(picture.getexif().get(ORIENTATION, 1))
    except BROKEN:
        way = None
    return picture if way is None else picture.transpose(way)


def rebuilt_photo(file: IO[bytes]) -> Photo:
    """A JPEG of at most 1600 × 1600 pixels; what was transparent is white."""
    pixels = pixels_of(file, PHOTO)
    flat = Image.alpha_composite(Image.new("RGBA", pixels.size, WHITE), pixels).convert("RGB")
    target = BytesIO()
    flat.save(target, "JPEG", quality=82, optimize=True, progressive=False)
    return Photo(target.getvalue(), *flat.size)
