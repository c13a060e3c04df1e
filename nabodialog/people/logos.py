"""A municipality's logo, rebuilt from its pixels: nothing else that a file may carry comes along."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 20_000_000
FITS_IN = (480, 160)
FORMATS = ["PNG", "JPEG", "WEBP"]


class UnusableLogo(Exception):
    """Not a picture that we can show."""


def rebuilt_logo(file: IO[bytes]) -> bytes:
    """A PNG of at most 480 × 160 pixels."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnusableLogo
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:  # known from its head, before a pixel is unpacked
                raise UnusableLogo
            return shrunk(picture)
    # Pillow's readers meet broken files with a whole family of errors.
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError) as error:
        raise UnusableLogo from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusableLogo from error


def shrunk(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(FITS_IN)
    clean = Image.frombytes("RGBA", upright.size, upright.tobytes())
    target = BytesIO()
    clean.save(target, "PNG", optimize=True)
    return target.getvalue()
