"""Colours that can be read: contrast as WCAG 2.2 measures it, and a palette from one colour that someone chose."""

from collections.abc import Iterable
from dataclasses import dataclass

Rgb = tuple[int, int, int]

WHITE = "#ffffff"
BLACK = "#000000"
PAPER = "#fbf8f3"  # the page's own background; the same value stands in ui/static/ui/base.css
PAPER_DEEP = "#f3ede3"
ENOUGH = 4.5


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with this share of `other` stirred in."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def darkened_until_readable(colour: str, on: Iterable[str], ratio: float = ENOUGH) -> str:
    """The same colour, only as dark as it must be to be read on every one of these backgrounds."""
    backgrounds = list(on)
    steps = (mixed(colour, BLACK, step / 100) for step in range(101))
    return next(shade for shade in steps if all(contrast(shade, background) >= ratio for background in backgrounds))


def readable_accent(colour: str) -> str:
    """An accent that can carry white text, and be text itself on the page's backgrounds."""
    return darkened_until_readable(colour, (WHITE, PAPER, PAPER_DEEP))


@dataclass(frozen=True)
class Palette:
    """What the design system asks for from an accent, worked out so that no choice of colour breaks the contrast."""

    base: str
    hover: str
    active: str
    tinted: str
    surface_hover: str
    surface_active: str
    border_subtle: str
    border: str
    text_subtle: str
    text: str

    @classmethod
    def of(cls, chosen: str) -> "Palette":
        base = readable_accent(chosen)
        tinted, surface_hover, surface_active = (mixed(base, WHITE, share) for share in (0.88, 0.8, 0.7))
        behind_text = (PAPER_DEEP, tinted, surface_hover, surface_active)
        return cls(
            base=base,
            hover=mixed(base, BLACK, 0.2),
            active=mixed(base, BLACK, 0.4),
            tinted=tinted,
            surface_hover=surface_hover,
            surface_active=surface_active,
            border_subtle=mixed(base, WHITE, 0.6),
            border=base,
            text_subtle=darkened_until_readable(base, behind_text),
            text=darkened_until_readable(base, behind_text, ratio=7),
        )


def _rgb(colour: str) -> Rgb:
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (_linear(channel / 255) for channel in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
