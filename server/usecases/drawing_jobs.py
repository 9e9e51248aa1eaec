"""The jobs a child process does: paths and plain values in, a file and plain values out, never pixels."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server.domain.errors import LimnerError
from server.domain.facts import Facts
from server.domain.map_grids import MapGrid
from server.domain.overlays import Overlay
from server.generators.port import Order, Report
from server.usecases.view import View, scene_of


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A picture in a file: digest and size of its bytes, its format and pixels, and what could not be drawn."""

    sha256: str
    size: int
    format: str
    width: int
    height: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A generated picture in a file, its thumbnail, what is known of the place, and its title."""

    file: DrawnFile
    thumbnail: bytes
    facts: Facts
    title: str


def render_to(view: View, grid: MapGrid | None, overlays: Sequence[Overlay], source: str, target: str) -> DrawnFile:
    """Draw a view of what lies over the image at path `source` and write it to path `target`."""
    from server.imaging.render.render import render  # noqa: PLC0415 - heavy, and only children need it

    picture = render(scene_of(view, grid, overlays), source)
    return _written(target, picture.content, picture.format, picture.width, picture.height, picture.warnings)


def generate_to(generator: str, order: Order, target: str, report: Report) -> GeneratedFile:
    """Let a generator fulfil an order and write its picture to path `target`."""
    from server.generators.registry import choose  # noqa: PLC0415 - heavy, and only children need it

    made = choose(order.type, order.subtype, generator).generate(order, report)
    file = _written(target, made.png, "png", made.width, made.height, ())
    return GeneratedFile(file, thumbnail_of(target), made.facts, made.title)


def thumbnail_of(source: str) -> bytes:
    """A thumbnail of the picture at path `source`; empty when none can be made of it."""
    from server.imaging.sheets.preview import THUMBNAIL_BYTES, preview_of  # noqa: PLC0415 - heavy, and only children need it

    try:
        return preview_of(source, THUMBNAIL_BYTES)
    except LimnerError:
        return b""


def _written(
    target: str, content: bytes, format_: str, width: int, height: int, warnings: tuple[str, ...]
) -> DrawnFile:
    Path(target).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return DrawnFile(digest, len(content), format_, width, height, tuple(warnings))
