"""An address as a QR code, drawn as SVG."""

from io import BytesIO

import segno


def code_of(url: str, scale: int = 1) -> str:
    """Level M: readable also when a seventh of it is torn or wet. `scale` is the points of a square."""
    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", border=2, scale=scale, xmldecl=False)
    return drawn.getvalue().decode()
