"""The most memory that a picture takes while it is drawn, for each of its pixels."""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench import hundred
from bench.drawing import SIDES
from bench.encoding import QUALITY
from bench.pairs import Missing, Row, compare
from bench.peers.artists import CAIRO, SKIA, artist
from bench.stand import Stand
from server.imaging.codecs.encode import jpeg

OURS = "limner"
WARM = 512
"""Side of the picture that a process draws over first."""
MOST_PAIRS = 3
"""Memory hardly changes from one time to the next."""


async def measure(_: Stand, *, pairs: int, sides: Sequence[int] = SIDES) -> list[Row]:
    """Bytes a pixel, from a JPEG to a PNG with a hundred figures, each time in a new process that has drawn before."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = {side: Path(folder, f"{side}.jpg") for side in (WARM, *sides)}
        for side, path in paths.items():
            path.write_bytes(jpeg(hundred.ground(side), QUALITY))
        for side in sides:
            name, aim = f"Peak memory, JPEG to PNG with all, {side}²", "≤ 20 B/px"
            for peer in (SKIA, CAIRO):
                if artist(peer) is None:
                    rows.append(Missing(name, peer, aim))
                    continue
                ours, theirs = (partial(_taken, who, paths[WARM], paths[side]) for who in (OURS, peer))
                rows.append(await compare(name, ours, peer, theirs, unit="B/px", pairs=min(pairs, MOST_PAIRS), aim=aim))
    return rows


async def _taken(who: str, small: Path, large: Path) -> float:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.peers.peak", who, str(small), str(large)), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{who} did not draw over {large.name}")
    return float(said)
