"""Walls: their doors are drawn, and those walls that are not painted in the image."""

from collections.abc import Iterable
from dataclasses import replace

from server.domain.overlays import GM, Cell, Door, OverlayStyle, Position, Segment, Walls
from server.imaging.render.badges import seal_radius
from server.imaging.render.doors import draw_door, is_hidden, seal_of
from server.imaging.render.easel import Easel
from server.imaging.render.rendering import Entry, Rendering
from server.imaging.render.segments import draw_segments

MEANINGS = {
    "wood": "Wooden door",
    "iron": "Iron door",
    "double": "Double door",
    "portcullis": "Portcullis",
    "gate": "Gate",
    "secret": "Secret door",
}
"""What a legend says of each kind of door that is drawn. A secret one that is found looks like one of wood."""
SEGMENTS = {"window": "Window", "bars": "Bars", "invisible": "Invisible wall"}
"""What it says of each kind of wall that is drawn."""
SIGN = Door(start=Position(cell=Cell(0.0, 0.5)), end=Position(cell=Cell(1.0, 0.5)))


def _walls(easel: Easel, walls: Walls, style: OverlayStyle) -> Iterable[str]:
    opacity = 1.0 if style.opacity is None else style.opacity
    yield from draw_segments(easel, walls.segments, opacity)
    for door in walls.doors:
        yield from draw_door(easel.canvas, door, easel.viewport, easel.audience, opacity)


def _take(easel: Easel, walls: Walls) -> None:
    for door in walls.doors if easel.audience == GM else ():
        if (middle := seal_of(door, easel.viewport)) is not None:
            easel.take(middle, seal_radius(easel.viewport))


def _entries(easel: Easel, walls: Walls, style: OverlayStyle) -> Iterable[Entry]:
    def shown(*positions: Position) -> bool:
        return any((spot := easel.place(each)) is not None and easel.shows(spot) for each in positions)

    secret = () if easel.audience == GM else ("secret", "invisible")
    for door in walls.doors:
        kind = "wood" if door.kind == "secret" and not is_hidden(door) else door.kind
        if kind in MEANINGS and kind not in secret and shown(door.start, door.end):
            yield Entry(MEANINGS[kind], Walls(doors=(replace(SIGN, kind=kind),)), _walls, style)
    for segment in walls.segments:
        if segment.kind in SEGMENTS and segment.kind not in secret and shown(*segment.points):
            sign = Segment((SIGN.start, SIGN.end), segment.kind)
            yield Entry(SEGMENTS[segment.kind], Walls((sign,)), _walls, style)


RENDERING = Rendering(takes=_take, shapes=_walls, entries=_entries)
