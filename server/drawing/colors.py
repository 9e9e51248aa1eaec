"""Colours as callers write them."""

import re
from functools import lru_cache

from server.drawing.pigments import Color

_HEX = re.compile(r"#([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})?")


@lru_cache(maxsize=1024)
def color_of(text: str, default: Color) -> Color:
    """Return the colour `text` (#RRGGBB or #RRGGBBAA) names, or `default` when it is empty or no colour."""
    return parsed(text)[0] if _HEX.fullmatch(text) else default


def hex_of(color: Color) -> str:
    """Write a colour as #RRGGBB."""
    return f"#{bytes(color).hex().upper()}"


def parsed(text: str) -> tuple[Color, float]:
    """Return the colour and opacity (0..1) that #RRGGBB or #RRGGBBAA names; anything else raises ValueError."""
    match = _HEX.fullmatch(text)
    if match is None:
        raise ValueError("colour must be written as #RRGGBB or #RRGGBBAA")
    red, green, blue = bytes.fromhex(match[1])
    return (red, green, blue), int(match[2] or "FF", 16) / 255
