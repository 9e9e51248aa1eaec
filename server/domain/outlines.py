"""What a generator knows of the ground it has painted: where floor is, and what stands on it. Kept with the image."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from server.domain.errors import Invalid
from server.domain.lattice import Contour
from server.domain.overlays.envelope import GM, Audience

Flat = list[int] | int
"""A polygon as it is kept."""

MOST_BYTES = 64 << 10
"""Bytes of the outlines of one image as JSON."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Outlines in pixels of the image. What lies inside of an odd number of polygons of a floor is floor.

    `floor` is the whole floor, `players_floor` what players know of it: without secret rooms and ways. `footprints` are
    of what stands on it, one polygon each: names keep off them. `in_patches` are those of patches, by the ids of their
    images and in pixels of these: they are kept with them, and all of their floor is for those who see the patch.
    """

    floor: tuple[Contour, ...] = ()
    players_floor: tuple[Contour, ...] = ()
    footprints: tuple[Contour, ...] = ()
    in_patches: Mapping[str, "Outlines"] = field(default_factory=dict)

    def known_to(self, audience: Audience) -> "Outlines":
        """What an audience may know of them: for players the floor is the one they know."""
        return self if audience == GM else replace(self, floor=self.players_floor)

    def with_patch(self, image_id: str, x: float, y: float, audience: Audience) -> "Outlines":
        """What an audience may know of the map with a patch whose corner lies at a pixel.

        The game master knows its floor anyway.
        """
        if (patch := self.in_patches.get(image_id)) is None:
            return self
        floor, feet = (
            tuple(tuple((x + at[0], y + at[1]) for at in each) for each in polygons)
            for polygons in (patch.floor if audience != GM else (), patch.footprints)
        )
        return replace(self, floor=(*self.floor, *floor), footprints=(*self.footprints, *feet))


def with_footprints(outlines: Outlines, footprints: Iterable[Contour]) -> Outlines:
    """Outlines with footprints too: where there is no room for all of them, without the smallest."""
    room = MOST_BYTES - _size(outlines_document(outlines))
    kept = []
    for footprint in sorted(footprints, key=_area, reverse=True):
        room -= _size(_flat(footprint)) + 1
        if room < 0:
            break
        kept.append(footprint)
    return replace(outlines, footprints=tuple(kept))


def outlines_document(outlines: Outlines) -> dict[str, list[Flat]]:
    """Outlines as they are kept: of each polygon x and y of every corner in turn, in whole pixels.

    A polygon of the floor that is one of the players' too is its number there. Raises `Invalid` for more than
    MOST_BYTES of JSON, and for what is no number.
    """
    if not all(map(math.isfinite, _numbers(outlines))):
        raise Invalid("outlines are told in finite numbers", field="outlines")
    numbers: dict[Contour, Flat] = {polygon: number for number, polygon in enumerate(outlines.players_floor)}
    document = {
        "floor": [numbers.get(polygon, _flat(polygon)) for polygon in outlines.floor],
        "players_floor": [_flat(polygon) for polygon in outlines.players_floor],
        "footprints": [_flat(polygon) for polygon in outlines.footprints],
    }
    if (size := _size(document)) > MOST_BYTES:
        raise Invalid(f"the outlines of an image have at most {MOST_BYTES} bytes, these have {size}", field="outlines")
    return document


def outlines_of(floor: Sequence[Flat], players_floor: Sequence[Flat], footprints: Sequence[Flat]) -> Outlines:
    """The outlines that were kept so."""
    known = tuple(_polygon(each, ()) for each in players_floor)
    return Outlines(
        tuple(_polygon(each, known) for each in floor), known, tuple(_polygon(each, ()) for each in footprints)
    )


def _numbers(outlines: Outlines) -> Iterator[float]:
    for polygons in (outlines.floor, outlines.players_floor, outlines.footprints):
        for polygon in polygons:
            for corner in polygon:
                yield from corner


def _size(document: object) -> int:
    return len(json.dumps(document, separators=(",", ":")))


def _area(polygon: Contour) -> float:
    """The area of a polygon in square pixels."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True))) / 2


def _flat(polygon: Contour) -> Flat:
    return [round(number) for corner in polygon for number in corner]


def _polygon(flat: Flat, known: Sequence[Contour]) -> Contour:
    return known[flat] if isinstance(flat, int) else tuple(zip(flat[::2], flat[1::2], strict=True))
