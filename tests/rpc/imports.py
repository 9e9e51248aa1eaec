"""Files of maps, and imports as a client makes them."""

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from limner.v1 import map_import_pb2

from tests.rpc.uploads import CHUNK, blank, png
from tests.unit.interop.foreign_files import FILES, path, xy

SIZES = {"dd2vtt": (16, 12), "df2vtt": (20, 20), "uvtt": (21, 16)}
"""Pixels of the picture in a file of each program."""


def picture(width: int = 64, height: int = 48, *, noise: bool = False, seed: int = 7) -> str:
    """A real picture as it stands in a file: of one colour, or of as many bytes as its pixels have."""
    return base64.b64encode(png(width, height, seed) if noise else blank(width, height)).decode()


def vtt(program: str = "dd2vtt", **members: Any) -> bytes:
    """A file as a program writes it, with a real picture in it, and other `members` than usual."""
    columns, rows = SIZES[program]
    return json.dumps(FILES[program]() | {"image": picture(columns * 4, rows * 4)} | members).encode()


def largest_maps() -> Iterator[bytes]:
    """Files with as many points as one may have: in one line, in short ones, and in doors."""
    lights = [{"position": xy(at % 100, at // 100), "range": 9, "color": "ffeccd8b"} for at in range(1000)]
    spots = [(at % 316 + 0.123456, at // 316 + 0.654321) for at in range(100_000)]
    pairs = list(zip(spots[::2], spots[1::2], strict=True))
    for members in (
        {"line_of_sight": [path(*spots)]},
        {"line_of_sight": [path(*each) for each in pairs]},
        {"line_of_sight": [], "portals": [{"bounds": path(*each)} for each in pairs]},
    ):
        yield vtt(lights=lights, objects_line_of_sight=[], **({"portals": []} | members))


def map_parts(
    content: bytes, *, request_id: str = "", chunk: int = CHUNK, **values: Any
) -> Iterator[map_import_pb2.ImportMapRequest]:
    """The messages of an import, in order."""
    said = map_import_pb2.MapMetadata(**({"name": "Vault"} | values))
    start = map_import_pb2.ImportMapRequest.Start(metadata=said, request_id=request_id)
    yield map_import_pb2.ImportMapRequest(start=start)
    for at in range(0, len(content), chunk):
        yield map_import_pb2.ImportMapRequest(chunk=content[at : at + chunk])
    commit = map_import_pb2.ImportMapRequest.Commit(size=len(content), sha256=hashlib.sha256(content).hexdigest())
    yield map_import_pb2.ImportMapRequest(commit=commit)
