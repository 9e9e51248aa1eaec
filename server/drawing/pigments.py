"""Pigments, and arithmetic on colours. Colours are (red, green, blue), 0..255."""

from functools import lru_cache
from typing import Final

Color = tuple[int, int, int]

INK: Final[Color] = (-1, -1, -1)
"""Stands for the ink of the look, whatever that is when the strokes are painted."""

GLOW: Final[Color] = (-2, 100, 0)
"""Stands for the light of the look, that of its flames and lamps."""
PALE_GLOW: Final[Color] = (-2, 145, 0)
DEEP_GLOW: Final[Color] = (-2, 62, 0)
DARK_GLOW: Final[Color] = (-2, 30, 0)
EMBERS: Final[tuple[Color, ...]] = ((-3, 0, 0), (-3, 1, 0), (-3, 2, 0), (-3, 3, 0))
"""Stand for the tongues of a fire, from the outermost to the middle."""
HALO: Final[Color] = (-3, 4, 0)
"""Stands for the shine around a small flame."""
FLAME: Final[Color] = (255, 217, 160)
"""The light of fire, unless the look has another."""
TONGUES: Final[tuple[Color, ...]] = ((206, 62, 24), (240, 122, 34), (255, 190, 70), (255, 244, 196), (255, 196, 96))
"""What EMBERS and HALO are in the light of fire."""

WOOD: Final[Color] = (158, 112, 68)
TIMBER: Final[Color] = (128, 86, 50)
DARK: Final[Color] = (92, 62, 42)
SOOT: Final[Color] = (46, 38, 36)
IRON: Final[Color] = (104, 106, 112)
STEEL: Final[Color] = (200, 204, 210)
GOLD: Final[Color] = (226, 184, 78)
STONE: Final[Color] = (178, 171, 158)
PALE: Final[Color] = (206, 199, 184)
LINEN: Final[Color] = (228, 217, 194)
PAPER: Final[Color] = (240, 230, 206)
BONE: Final[Color] = (233, 225, 202)
STRAW: Final[Color] = (214, 184, 108)
ROPE: Final[Color] = (196, 166, 112)
RED: Final[Color] = (158, 52, 44)
BLUE: Final[Color] = (62, 92, 136)
GREEN: Final[Color] = (84, 114, 72)
PURPLE: Final[Color] = (104, 66, 116)
LEATHER: Final[Color] = (150, 100, 60)
BLOOD: Final[Color] = (92, 26, 22)
LIT: Final[Color] = (255, 246, 222)
UNLIT: Final[Color] = (30, 18, 12)

SEPIA: Final[Color] = (26, 20, 18)
VELLUM: Final[Color] = (247, 239, 219)
RING: Final[Color] = (52, 22, 18)
LETTER: Final[Color] = (66, 20, 16)
MADDER: Final[Color] = (150, 30, 30)
SEAL: Final[Color] = (158, 34, 30)
SEAL_RING: Final[Color] = (250, 240, 220)
SEAL_LETTER: Final[Color] = (255, 246, 228)
CREAM: Final[Color] = (255, 250, 235)
OAK: Final[Color] = (150, 92, 46)
PEWTER: Final[Color] = (112, 116, 124)
GLASS: Final[Color] = (158, 196, 210)
BOLT: Final[Color] = (60, 62, 68)
CAST: Final[Color] = (20, 14, 10)
"""From SEPIA on: what is drawn over a picture."""

CLOTHS: Final = (RED, BLUE, GREEN, LEATHER)
BINDINGS: Final = (RED, BLUE, GREEN, PURPLE, LEATHER, (196, 160, 96))


@lru_cache(maxsize=8192)
def dim(color: Color, factor: float) -> Color:
    """Return the colour with every channel times `factor`, clipped to 0..255."""
    red, green, blue = color
    return (
        max(0, min(255, int(red * factor))),
        max(0, min(255, int(green * factor))),
        max(0, min(255, int(blue * factor))),
    )


def luminance(color: Color) -> float:
    """Return how bright a colour is, 0..1."""
    red, green, blue = color
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def blend(first: Color, second: Color, share: float) -> Color:
    """Return the colour `share` of the way from `first` to `second`."""
    red, green, blue = (int(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def glowing(sign: Color, glow: Color) -> Color:
    """Return the colour that a sign for the light or for a fire stands for, where the light has the colour `glow`."""
    kind, share, _ = sign
    if kind == EMBERS[0][0]:
        if glow == FLAME:
            return TONGUES[share]
        return (dim(glow, 0.6), dim(glow, 0.88), blend(glow, LIT, 0.3), blend(glow, LIT, 0.8), glow)[share]
    return dim(glow, share / 100) if share <= 100 else blend(glow, (255, 255, 255), share / 100 - 1)
