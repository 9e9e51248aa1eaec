"""Ground as areas of the picture, and its name where there is most room in it."""

from collections.abc import Iterable

import numpy as np

from server.domain.overlays import Outline, OverlayStyle, Position
from server.domain.overlays.ground import GroundForm
from server.drawing.rings import Berth, widest
from server.drawing.strokes import Points
from server.imaging.render.areas import Area, Outlined
from server.imaging.render.cells import outline_of
from server.imaging.render.easel import Easel
from server.imaging.render.names import RANKS, draw_name, letters_of


def points_of(easel: Easel, positions: tuple[Position, ...]) -> Points | None:
    """Positions in pixels of the picture; None when one of them lies nowhere."""
    return easel.viewport.points(positions)


def area_of(easel: Easel, ground: GroundForm) -> Area | None:
    """Ground in pixels of the picture; None when a corner of it lies nowhere."""
    pieces = []
    for part in ground.parts:
        outline, holes = _ring(easel, part.outline), [_ring(easel, each) for each in part.holes]
        if outline is None or any(hole is None for hole in holes):
            return None
        pieces.append(Outlined(outline, [hole for hole in holes if hole is not None]))
    cells = [(each.column, each.row) for each in ground.cells]
    return Area(pieces, outline_of(near(easel, cells), easel.viewport))


def _ring(easel: Easel, outline: Outline) -> Points | None:
    return points_of(easel, outline.points)


def near(easel: Easel, cells: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cells that reach into the picture, or lie beside such: in the picture, their outline is that of all."""
    (width, height), viewport = easel.canvas.size, easel.viewport
    reach = 2 * viewport.cell
    kept = []
    for cell in cells:
        x, y = viewport.seen(*viewport.lattice.middle(cell))
        if -reach <= x <= width + reach and -reach <= y <= height + reach:
            kept.append(cell)
    return kept


def room_in(easel: Easel, area: Area) -> Berth | None:
    """Where in the picture there is most room inside of an area."""
    width, height = easel.canvas.size
    rings = [
        *(
            ring
            for piece in area.pieces
            for ring in (_turned(piece.outline, 1), *(_turned(each, -1) for each in piece.holes))
        ),
        *area.rings,
    ]
    return widest(rings, (0.0, 0.0, float(width), float(height)))


def _turned(ring: Points, way: int) -> Points:
    """A ring that runs clockwise (1) or the other way around (-1)."""
    after = np.roll(ring, -1, 0)
    doubled = float((ring[:, 0] * after[:, 1] - ring[:, 1] * after[:, 0]).sum())
    return ring if doubled * way >= 0 else ring[::-1]


def name_area(easel: Easel, area: Area, text: str, style: OverlayStyle, rank: str = "region") -> Iterable[str]:
    """Write a name where there is most room inside of an area; returns what could not be drawn as asked."""
    if not text or (room := room_in(easel, area)) is None:
        return ()
    return draw_name(easel, text, RANKS[rank], (room.x, room.y), letters_of(style))
