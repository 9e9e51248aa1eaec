"""The colours of everything drawn over a picture, and colours as callers write them."""

import re

Color = tuple[int, int, int]

INK: Color = (26, 20, 18)
PAPER: Color = (247, 239, 219)
RING: Color = (52, 22, 18)
LETTER: Color = (66, 20, 16)
RED: Color = (150, 30, 30)
SEAL: Color = (158, 34, 30)
SEAL_RING: Color = (250, 240, 220)
SEAL_LETTER: Color = (255, 246, 228)
CREAM: Color = (255, 250, 235)
OAK: Color = (150, 92, 46)
IRON: Color = (112, 116, 124)
STRAP: Color = (104, 106, 112)
BOLT: Color = (60, 62, 68)
GOLD: Color = (226, 184, 78)
LIGHT: Color = (255, 246, 222)
SHADE: Color = (30, 18, 12)
CAST: Color = (20, 14, 10)
CAST_ALPHA = 90

_HEX = re.compile(r"#([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})?")


def color_of(text: str, default: Color) -> Color:
    """Return the colour `text` (#RRGGBB or #RRGGBBAA) names, or `default` when it is empty or no colour."""
    return parsed(text)[0] if _HEX.fullmatch(text) else default


def parsed(text: str) -> tuple[Color, float]:
    """Return the colour and opacity (0..1) that #RRGGBB or #RRGGBBAA names; anything else raises ValueError."""
    found = _HEX.fullmatch(text)
    if found is None:
        raise ValueError("colour must be written as #RRGGBB or #RRGGBBAA")
    red, green, blue = bytes.fromhex(found[1])
    return (red, green, blue), int(found[2] or "FF", 16) / 255


def darker(color: Color, share: float) -> Color:
    """Return `color` with every channel at `share` of its value."""
    red, green, blue = (int(channel * share) for channel in color)
    return red, green, blue
