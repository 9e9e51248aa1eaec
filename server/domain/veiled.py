"""Overlays under a fog: those that lie in hidden ground as a whole, and walls and areas without what is hidden."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import orjson

from server.domain.documents import from_document, to_document
from server.domain.errors import Invalid
from server.domain.lattice import Contour, ImagePoint
from server.domain.overlays import KINDS, Outline, Overlay, Pixel, Position
from server.domain.overlays.drawing import SvgPath
from server.domain.overlays.kind import Document
from server.domain.overlays.patch import Patch
from server.domain.overlays.shapes import GridCell, Shape
from server.domain.overlays.svg_paths import commands_of, places_of
from server.domain.strips import outlines_of
from server.domain.veil import Veil

ROUND = 16
"""Corners of a disc that is looked at."""
ROUNDED = 2
"""Digits behind the point of pixels that a cut makes."""
MISSHAPEN = (Invalid, ValueError, TypeError, AttributeError, LookupError)
"""What a document of another program may lead to."""


def hides(veil: Veil, overlay: Overlay) -> bool:
    """Whether all of an overlay lies in hidden ground. One whose data is of another shape does, to be sure."""
    kind = KINDS.get(overlay.type)
    if kind is None:
        return True
    try:
        document = orjson.loads(overlay.data.encode())
        parts = _walls(veil, document) if overlay.type == "walls" else _parts(veil, from_document(kind.value, document))
        nowhere = True
        for seen in parts:
            if seen:
                return False
            nowhere = False
    except MISSHAPEN:
        return True
    return not nowhere


def clipped(veil: Veil, kind: str, document: Document) -> Document:
    """Data of an overlay without what lies in hidden ground of walls and areas; the same where nothing does."""
    try:
        if kind == "walls":
            return _clipped_walls(veil, document)
        value = from_document(KINDS[kind].value, document)
        cut = _cut(veil, value)
    except MISSHAPEN:
        return {}
    return document if cut is value else to_document(cut)


def _parts(veil: Veil, value: Any) -> Iterator[bool]:
    """Of each part of a value that lies somewhere, whether it is seen. What stands at a place lies there alone."""
    match value:
        case Position():
            yield veil.shows(veil.point(value))
        case Outline():
            if value.points:
                yield veil.shows_any(tuple(map(veil.point, value.points)))
        case Shape() | GridCell() | SvgPath() | Patch():
            yield _shows(veil, value)
        case tuple():
            for each in value:
                yield from _parts(veil, each)
        case _ if isinstance(at := getattr(value, "at", None), Position):
            size = getattr(value, "size", None)
            yield _shows_disc(veil, veil.point(at), size * veil.lattice.size / 2 if isinstance(size, float) else 0.0)
        case _ if is_dataclass(value):
            yield from _members(veil, value)


def _members(veil: Veil, value: Any) -> Iterator[bool]:
    if points := getattr(value, "points", ()):
        yield veil.shows_path(tuple(map(veil.point, points)))
    for each in fields(value):
        if each.name != "points":
            yield from _parts(veil, getattr(value, each.name))


def _shows_disc(veil: Veil, middle: ImagePoint, radius: float) -> bool:
    turns = (index * math.tau / ROUND for index in range(ROUND))
    ring = tuple((middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns)
    return veil.shows(middle) or (radius > 0 and veil.shows_any(ring))


def _shows(veil: Veil, value: Shape | GridCell | SvgPath | Patch) -> bool:
    match value:
        case Shape():
            return veil.shows_shape(value)
        case GridCell():
            return veil.shows_any(veil.lattice.corners((value.column, value.row)))
        case SvgPath():
            return veil.shows_path(_path(veil, value))
        case Patch():
            return veil.shows(corner := veil.point(value.corner)) or veil.shows_any(_ground(veil, value, corner))


def _ground(veil: Veil, patch: Patch, corner: ImagePoint) -> Contour:
    """Where a patch lies: no more than its corner when its picture is none of the image's own."""
    (left, top), (width, height) = corner, veil.patches.get(patch.image_id or "", (0, 0))
    return (corner, (left + width, top), (left + width, top + height), (left, top + height))


def _path(veil: Veil, path: SvgPath) -> tuple[ImagePoint, ...]:
    left, top = (0.0, 0.0) if path.origin is None else veil.point(path.origin)
    unit = veil.lattice.size if path.cells else 1.0
    return tuple((left + x * unit, top + y * unit) for x, y in places_of(commands_of(path.commands)))


def _walls(veil: Veil, document: Document) -> Iterator[bool]:
    for segment in document.get("segments", ()):
        yield veil.shows_path(_points(veil, segment["points"]))
    for door in document.get("doors", ()):
        yield veil.shows_path(_points(veil, (door["start"], door["end"])))


def _points(veil: Veil, positions: Iterable[Any]) -> tuple[ImagePoint, ...]:
    return tuple(veil.point(from_document(Position, each)) for each in positions)


def _clipped_walls(veil: Veil, document: Document) -> Document:
    """What is seen of segments; doors that are seen, without their ground where that is not."""
    segments = [
        {**segment, "points": points}
        for segment in document.get("segments", ())
        for points in _seen_stretches(veil, segment["points"])
    ]
    doors = [
        door if _shows_ground(veil, door) else {name: part for name, part in door.items() if name != "passage"}
        for door in document.get("doors", ())
        if veil.shows_path(_points(veil, (door["start"], door["end"])))
    ]
    cut = {"segments": segments, "doors": doors}
    return {name: cut.get(name, member) for name, member in document.items()}


def _shows_ground(veil: Veil, door: Document) -> bool:
    return all(map(veil.shows, _points(veil, door.get("passage", {}).get("points", ()))))


def _seen_stretches(veil: Veil, positions: list[Any]) -> Iterator[list[Any]]:
    """The stretches of a run of points that are seen; the points of one that is seen as a whole are as they were."""
    points = _points(veil, positions)
    stretch: list[Any] = []
    for index, (start, end) in enumerate(pairwise(points)):
        for seen, since, until in veil.along(start, end):
            if not seen:
                if len(stretch) > 1:
                    yield stretch
                stretch = []
                continue
            if not stretch:
                stretch.append(positions[index] if since == 0 else _pixel(start, end, since))
            stretch.append(positions[index + 1] if until == 1 else _pixel(start, end, until))
    if len(stretch) > 1:
        yield stretch


def _pixel(start: ImagePoint, end: ImagePoint, share: float) -> Document:
    x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
    return {"pixel": {"x": round(x, ROUNDED), "y": round(y, ROUNDED)}}


def _cut(veil: Veil, value: Any) -> Any:
    """A value whose lists of ground hold what is seen of it; the same one where all is."""
    if not is_dataclass(value):
        return value
    changes = {}
    for each in fields(value):
        part = getattr(value, each.name)
        cut = _cut_list(veil, part) if isinstance(part, tuple) else _cut(veil, part)
        if cut is not part:
            changes[each.name] = cut
    return replace(value, **changes) if changes else value  # type: ignore[type-var]


def _cut_list(veil: Veil, parts: tuple[Any, ...]) -> tuple[Any, ...]:
    cut: list[Any] = []
    for part in parts:
        if isinstance(part, Outline):
            cut += _cut_outline(veil, part)
        elif isinstance(getattr(part, "outline", None), Outline):  # a piece of ground that may have holes
            cut += [replace(part, outline=each) for each in _cut_outline(veil, part.outline)]
        elif isinstance(getattr(part, "column", None), int):
            cut += [part] if veil.shows_any(veil.lattice.corners((part.column, part.row))) else []
        else:
            cut.append(_cut(veil, part))
    return parts if cut == list(parts) else tuple(cut)


def _cut_outline(veil: Veil, outline: Outline) -> list[Outline]:
    runs = list(veil.runs(tuple(map(veil.point, outline.points))))
    seen = list(veil.seen(runs))
    if seen == runs:
        return [outline] if seen or any(veil.shows(veil.point(each)) for each in outline.points) else []
    return [
        Outline(tuple(Position(pixel=Pixel(round(x, ROUNDED), round(y, ROUNDED))) for x, y in ring))
        for ring in outlines_of(seen, veil.samples.grain)
    ]
