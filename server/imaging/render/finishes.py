"""What areas and lines look like in pixels: what a kind wants, and what the style of an overlay changes of that."""

from dataclasses import dataclass
from functools import lru_cache

from server.domain.overlays import OverlayStyle
from server.drawing.colors import color_of
from server.drawing.pigments import SEPIA, VELLUM, Color, dim
from server.drawing.tiles import Pattern
from server.imaging.render.viewport import Viewport

THINNEST = 1.0
"""Of a line in pixels, whatever the scale."""
_LINE_LIMITS = 1.25, 14.0
_SPACING_LIMITS = 12.0, 110.0
_GIVEN_LIMITS = 4.0, 400.0
SLANTING = ("hatch", "cross")
_SLANTING_SPACING = 0.2
_SLANTING_LIMITS = 6.0, 40.0
_WEIGHT = 0.075
_WEIGHT_LIMITS = 1.1, 5.0
_DARKER = 0.55

RHYTHMS: dict[str, tuple[float, ...]] = {
    "solid": (),
    "dashed": (4.0, 2.6),
    "dotted": (0.0, 2.4),
    "dash_dot": (4.6, 2.4, 0.0, 2.4),
}
"""Strokes and gaps by turns, in widths of the line; a stroke without length is a dot."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What a kind wants to look like; lengths are cells. `pattern` are motifs or one pattern of lines, or nothing."""

    ink: Color = SEPIA
    fill: Color = VELLUM
    line_width: float = 0.045
    line: str = "solid"
    fill_opacity: float = 0.25
    pattern: tuple[str, ...] = ()
    pattern_spacing: float = 0.5
    pattern_opacity: float = 0.6
    halo: Color = VELLUM
    halo_opacity: float = 0.55
    glow: float = 0.0
    glow_opacity: float = 0.7
    inside: bool = False
    edge_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """What something looks like; lengths are pixels of the picture. `glow` is how far one reaches inside of the edge;
    a line that is `inside` does not reach outside. An `edge_pattern` reaches as far as the glow.
    """

    ink: Color
    fill: Color
    width: float
    rhythm: tuple[float, ...]
    fill_opacity: float
    pattern: Pattern | None
    pattern_opacity: float
    halo: Color
    halo_width: float
    halo_opacity: float
    glow: float
    glow_opacity: float
    inside: bool
    edge_pattern: bool
    opacity: float


@lru_cache(maxsize=256)
def finish_of(manner: Manner, style: OverlayStyle, viewport: Viewport) -> Finish:
    """What a manner becomes in a style and at the scale of a picture."""
    cell, scale = viewport.cell, viewport.scale
    width = _within(manner.line_width * cell, _LINE_LIMITS) if manner.line_width else 0.0
    if style.line_width is not None:
        width = max(THINNEST, style.line_width * scale) if style.line_width else 0.0
    halo_width = _within(width * 0.6, (1.0, 4.0))
    if style.halo_width is not None:
        halo_width = style.halo_width * scale
    # Of two colours that go together a caller may give one.
    fill = color_of(style.fill, color_of(style.color, manner.fill))
    return Finish(
        ink=color_of(style.color, dim(fill, _DARKER) if style.fill else manner.ink),
        fill=fill,
        width=width,
        rhythm=tuple(each * max(width, 1.0) for each in RHYTHMS.get(style.line or manner.line, ())),
        fill_opacity=manner.fill_opacity if style.fill_opacity is None else style.fill_opacity,
        pattern=_pattern(manner, style, viewport),
        pattern_opacity=manner.pattern_opacity,
        halo=color_of(style.halo, manner.halo),
        halo_width=halo_width,
        halo_opacity=manner.halo_opacity if halo_width else 0.0,
        glow=manner.glow * cell,
        glow_opacity=manner.glow_opacity,
        inside=manner.inside,
        edge_pattern=manner.edge_pattern,
        opacity=1.0 if style.opacity is None else style.opacity,
    )


def _pattern(manner: Manner, style: OverlayStyle, viewport: Viewport) -> Pattern | None:
    names = (style.pattern,) if style.pattern else manner.pattern
    if not names or names == ("none",):
        return None
    if names[0] in SLANTING:
        spacing = _within(_SLANTING_SPACING * viewport.cell, _SLANTING_LIMITS)
    else:
        spacing = _within(manner.pattern_spacing * viewport.cell, _SPACING_LIMITS)
    if style.pattern_spacing is not None:
        spacing = _within(style.pattern_spacing * viewport.scale, _GIVEN_LIMITS)
    return Pattern(names, spacing, _within(spacing * _WEIGHT, _WEIGHT_LIMITS))


def _within(length: float, limits: tuple[float, float]) -> float:
    return min(limits[1], max(limits[0], length))
