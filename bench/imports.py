"""What it costs a child to take in a map of 64 megapixels, beside reading and writing its bytes once."""

import asyncio
import base64
import json
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from bench import hundred
from bench.pairs import Row, compare
from bench.processor import spent
from bench.stand import Stand
from server.domain.overlays import PLAYERS
from server.imaging.codecs.encode import jpeg
from server.imaging.codecs.limits import Limits
from server.usecases.drawing_jobs import ingest_to
from server.usecases.map_reading import read_map_to

SIDE, CELL, QUALITY = 8000, 100, 90
ROOM = 4
"""Cells along the sides of rooms, wall to wall."""
MOST_PAIRS = 3
IMPORT, COPY = "import", "copy"
PEER = "its bytes read and written once"


async def measure(_: Stand, *, pairs: int, side: int = SIDE) -> list[Row]:
    """Milliseconds of processor time, and MiB at the most, of all that children do."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "map.uvtt")
        file.write_bytes(_vtt(side))
        name, turns = f"Import of a map of {side}²", min(pairs, MOST_PAIRS)
        ours, theirs = (spent(partial(work, file), 1) for work in WORK.values())
        peaks = [partial(_peak, what, file) for what in WORK]
        return [
            await compare(name, ours, PEER, theirs, unit="ms", pairs=turns),
            await compare(f"{name}: peak memory", peaks[0], PEER, peaks[1], unit="MiB", pairs=turns),
        ]


def imported(file: Path) -> None:
    """Read a file, and check its picture as it would be stored."""
    picture = file.with_suffix(".picture")
    read_map_to(str(file), str(picture), PLAYERS)
    ingest_to(str(picture), str(file.with_suffix(".stored")), Limits())


def copied(file: Path) -> None:
    """Read a file, and write it."""
    file.with_suffix(".copy").write_bytes(file.read_bytes())


WORK = {IMPORT: imported, COPY: copied}


async def _peak(what: str, file: Path) -> float:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.peers.import_peak", what, str(file)), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the map did not come in")
    return float(said)


def _vtt(side: int) -> bytes:
    """A map full of rooms, each with a light."""
    cells = side / CELL
    rooms = [(x, y) for x in range(0, int(cells), ROOM) for y in range(0, int(cells), ROOM)]
    document = {
        "format": 0.3,
        "resolution": {"map_size": _xy(cells, cells), "pixels_per_grid": CELL},
        "line_of_sight": [_around(*each) for each in rooms],
        "lights": [{"position": _xy(x + 2, y + 2), "range": 4, "color": "ffeccd8b"} for x, y in rooms[:1000]],
        "image": base64.b64encode(jpeg(hundred.ground(side), QUALITY)).decode(),
    }
    return json.dumps(document).encode()


def _around(x: int, y: int) -> list[dict[str, Any]]:
    corners = ((0, 0), (ROOM, 0), (ROOM, ROOM), (0, ROOM), (0, 0))
    return [_xy(x + across, y + down) for across, down in corners]


def _xy(x: float, y: float) -> dict[str, Any]:
    return {"x": x, "y": y}
