"""The job that reads a map of another program in a child: a path in, small values and the picture as a file out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

from server.domain.disk import room
from server.domain.errors import Invalid
from server.domain.map_file_errors import MapFileInvalid
from server.domain.overlays import Audience, Light, NewOverlay, Walls
from server.domain.overlays.door_ids import new_door_id
from server.interop.vtt_maps import VttMap
from server.processes.spending import allow
from server.usecases.overlay_rows import OverlayRow, row_of, written

MOST_SECONDS = 60.0
"""Processor time of one reading: many times what the largest file takes."""
OBJECTS = ("object", "terrain")
WINDOW = "window"


@dataclass(frozen=True, slots=True)
class MapCounts:
    """How much of what a map has; `walls` are segments of any other kind."""

    walls: int = 0
    objects: int = 0
    windows: int = 0
    doors: int = 0
    lights: int = 0
    overlays: int = 0


@dataclass(frozen=True, slots=True)
class ReadMap:
    """A file that was read. Of the `map` the picture is in a file, and the overlays are `rows`."""

    map: VttMap
    rows: tuple[OverlayRow, ...]
    counts: MapCounts


def read_map_to(source: str, picture: str, audience: Audience) -> ReadMap:
    """Read the Universal VTT at path `source` and write its picture to path `picture`; the rest is for `audience`.

    Raises `MapFileInvalid`, `StoreFull`.
    """
    from server.interop.universal_vtt_reader import read_universal_vtt  # noqa: PLC0415

    allow(MOST_SECONDS)
    try:
        with Path(source).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            map_ = read_universal_vtt(content, audience)
        _write(map_, Path(picture))
        overlays = list(_named(map_.overlays))
        rows = tuple(written(row_of(each)) for each in overlays)
    except Invalid as error:
        raise MapFileInvalid(error.message, error.field) from None
    finally:
        allow(0)
    return ReadMap(replace(map_, picture=b"", overlays=()), rows, _counts(overlays))


def _write(map_: VttMap, picture: Path) -> None:
    """Write the picture of a map. Raises `Invalid` where it has none, `StoreFull`."""
    if not map_.picture:
        raise Invalid("the file has no picture", field="image")
    with room():
        picture.write_bytes(map_.picture)


def _named(overlays: Sequence[NewOverlay]) -> Iterator[NewOverlay]:
    """The same, with a name of its own for each door over the map, in whichever overlay it is."""
    taken: set[str] = set()
    for each in overlays:
        if not isinstance(each.data, Walls):
            yield each
            continue
        doors = []
        for door in each.data.doors:
            taken.add(own := new_door_id(taken))
            doors.append(replace(door, id=own))
        yield replace(each, data=replace(each.data, doors=tuple(doors)))


def _counts(overlays: Sequence[NewOverlay]) -> MapCounts:
    walls = [each.data for each in overlays if isinstance(each.data, Walls)]
    kinds = [segment.kind for each in walls for segment in each.segments]
    objects, windows = sum(kind in OBJECTS for kind in kinds), kinds.count(WINDOW)
    return MapCounts(
        walls=len(kinds) - objects - windows,
        objects=objects,
        windows=windows,
        doors=sum(len(each.doors) for each in walls),
        lights=sum(isinstance(each.data, Light) for each in overlays),
        overlays=len(overlays),
    )
