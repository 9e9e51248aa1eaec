"""Lights: in the dark they show, all together (see `outlook.py`); what they mean, a legend says."""

from collections.abc import Iterable

import numpy as np

from server.domain.overlays import Light, OverlayStyle
from server.drawing.colors import color_of
from server.drawing.pigments import LIT
from server.drawing.strokes import Stroke
from server.imaging.render.easel import Easel
from server.imaging.render.marker import MIDDLE_OF_CELL
from server.imaging.render.pen import painter_at
from server.imaging.render.rendering import Entry, Rendering

RINGS = ((0.46, 0.16), (0.34, 0.24), (0.22, 0.34), (0.11, 1.0))
"""Radius in cells and opacity of the rings of a sample."""
CORNERS = 40


def _glow(easel: Easel, light: Light, style: OverlayStyle) -> Iterable[str]:
    """A lamp that shines, as a sign."""
    if (middle := easel.place(light.at)) is None:
        return ()
    cell, color = easel.viewport.cell, color_of(light.color, LIT)
    turns = np.arange(CORNERS) * (2 * np.pi / CORNERS)
    ring = np.stack((np.cos(turns), np.sin(turns)), 1)
    strokes = [
        Stroke(ring * radius + np.array(middle) / cell, color, None, 0.0, alpha, closed=True) for radius, alpha in RINGS
    ]
    easel.canvas.paint(strokes, painter_at(cell), 1.0 if style.opacity is None else style.opacity)
    return ()


def _entries(easel: Easel, light: Light, style: OverlayStyle) -> Iterable[Entry]:
    del style
    middle = easel.place(light.at)
    if easel.dark and middle is not None and easel.shows(middle):
        yield Entry("Light", Light(MIDDLE_OF_CELL, color=light.color), _glow)


RENDERING = Rendering(entries=_entries, together=True)
