"""What it costs to have a map of 64 megapixels leave for a tabletop, beside reading and writing its bytes once."""

import asyncio
import datetime as dt
import sys
import tempfile
from functools import partial
from pathlib import Path
from uuid import UUID

import orjson

from bench import hundred
from bench.pairs import Row, compare
from bench.processor import spent
from bench.stand import Stand
from server.domain.documents import to_document
from server.domain.images import Image
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.overlays import PLAYERS, Cell, Light, Overlay, Position, Segment, Walls
from server.domain.pictures import NO_PICTURES
from server.imaging.codecs.encode import jpeg
from server.interop.map_scenes import MapFileOptions
from server.usecases.export_jobs import export_to
from server.usecases.map_export import ExportOptions, MapExport

SIDE, CELL, QUALITY = 8000, 100, 90
ROOM = 4
"""Cells along the sides of rooms, wall to wall."""
SOMEONE, THEN = UUID(int=1), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


async def measure(_: Stand, *, pairs: int, side: int = SIDE) -> list[Row]:
    """Milliseconds of processor time, and MiB."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "map.jpg"), Path(folder, "map.uvtt")
        source.write_bytes(jpeg(hundred.ground(side), QUALITY))
        name = f"a map of {side}² leaves as Universal VTT"
        leave = partial(export_to, exported(side), {}, str(source), str(target))
        leave()
        moved, peer_name = partial(copied, source, target, Path(folder, "copy")), "its bytes read and written once"
        made: list[Row] = [
            await compare(name, spent(leave, 1), peer_name, spent(moved, 1), unit="ms", pairs=min(pairs, 3))
        ]

        async def peak(what: str) -> float:
            return await _peak(what, side, source, target)

        made.append(
            await compare(
                f"{name}: peak memory", lambda: peak("leave"), peer_name, lambda: peak("copy"), unit="MiB",
                pairs=min(pairs, 3),
            )
        )  # fmt: skip
        return made


def copied(source: Path, target: Path, copy: Path) -> None:
    """Read what a map is made of, and write what it leaves as."""
    source.read_bytes()
    copy.write_bytes(target.read_bytes())


async def _peak(what: str, side: int, source: Path, target: Path) -> float:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.peers.exchange_peak", what, str(side), str(source), str(target)),
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the map did not leave")
    return float(said)


def exported(side: int) -> MapExport:
    """A map full of rooms, each with a light."""
    cells = side // CELL
    rooms = [(x, y) for x in range(0, cells, ROOM) for y in range(0, cells, ROOM)]
    walls = Walls(tuple(Segment(_around(*each)) for each in rooms))
    lights = [Light(_at(x + ROOM / 2, y + ROOM / 2), 10, 20) for x, y in rooms[:500]]
    overlays = [_overlay(kind, data) for kind, data in (("walls", walls), *(("light", each) for each in lights))]
    options = ExportOptions(MapFileOptions())
    return MapExport(options, _image(side), _grid(), overlays, None, NO_PICTURES, None, baked_light=False)


def _at(column: float, row: float) -> Position:
    return Position(cell=Cell(column, row))


def _around(x: float, y: float) -> tuple[Position, ...]:
    return tuple(_at(x + across, y + down) for across, down in ((0, 0), (ROOM, 0), (ROOM, ROOM), (0, ROOM), (0, 0)))


def _overlay(kind: str, data: object) -> Overlay:
    text = orjson.dumps(to_document(data)).decode()
    return Overlay(
        SOMEONE, SOMEONE, THEN, THEN, None, False, kind, kind, None, text, {}, PLAYERS, 0, 0, "bench", 1
    )  # fmt: skip


def _grid() -> MapGrid:
    usual = NewMapGrid()
    return MapGrid(
        SOMEONE, SOMEONE, THEN, THEN, None, False, True, usual.kind, CELL, float(CELL), 0.0, 0.0, usual.color,
        usual.opacity, usual.line_width, usual.distance_per_cell, usual.distance_unit, usual.stagger, usual.line_style,
        usual.diagonal_rule, usual.labels, usual.label_format, usual.clip, "bench", 1,
    )  # fmt: skip


def _image(side: int) -> Image:
    unsaid = dict.fromkeys(Image.__dataclass_fields__)
    said = {"id": SOMEONE, "created_at": THEN, "updated_at": THEN, "is_deleted": False, "type": "map", "labels": {}}
    seen = {"name": "Bench", "width": side, "height": side, "revision": 1, "audience": PLAYERS}
    return Image(**{**unsaid, **said, **seen})  # type: ignore[arg-type]
