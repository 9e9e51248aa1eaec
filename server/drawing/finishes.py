"""What the pigments of furniture become where a look says what it is made of."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from server.drawing.pigments import Color, blend
from server.drawing.strokes import Stroke


def _wooden(color: Color) -> bool:
    """Whether a pigment is that of wood, straw or leather: brown, neither red cloth nor gold nor pale linen."""
    red, green, blue = color
    return red >= green >= blue and 0.25 * red <= red - blue <= 0.63 * red and (green - blue) >= 0.3 * (red - blue)


def _grey(color: Color) -> bool:
    """Whether a pigment is that of iron or steel."""
    return max(color) - min(color) <= 14 and 56 <= sum(color) / 3 <= 215


def _instead_of_wood(material: Color, share: float, light: float) -> Callable[[Color], Color]:
    """A finish that makes wood of a material as light and as dark: `light` times as much."""

    def finish(color: Color) -> Color:
        return blend(color, _shaded(material, light * sum(color) / 318), share) if _wooden(color) else color

    return finish


def _brass(color: Color) -> Color:
    return blend(color, _shaded((196, 146, 62), sum(color) / 420), 0.85) if _grey(color) else color


def _shaded(material: Color, factor: float) -> Color:
    """A material as light as `factor` says, lighter than itself by way of white."""
    red, green, blue = (int(min(255, each * min(factor, 1.0))) for each in material)
    return blend((red, green, blue), (255, 255, 255), min(0.55, max(0.0, factor - 1.0) * 0.55))


FINISHES: Final[Mapping[str, Callable[[Color], Color]]] = {
    "iron": _instead_of_wood((126, 128, 132), 0.9, 0.86),
    "chrome": _instead_of_wood((150, 162, 180), 0.92, 0.95),
    "bone": _instead_of_wood((206, 196, 168), 0.6, 0.95),
    "vine": _instead_of_wood((122, 128, 74), 0.55, 1.0),
    "brass": _brass,
}
"""By the words of `materials.furniture`; wood is as it is drawn."""


def finished(strokes: Iterable[Stroke], material: str) -> list[Stroke]:
    """Return the strokes of furniture as they are when it is made of this."""
    if material not in FINISHES:
        return list(strokes)
    finish = lru_cache(maxsize=None)(FINISHES[material])
    return [
        each._replace(
            fill=None if each.fill is None else finish(each.fill), line=None if each.line is None else finish(each.line)
        )
        for each in strokes
    ]
