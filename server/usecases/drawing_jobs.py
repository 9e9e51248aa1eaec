"""The jobs a child process does: paths and plain values in, a file and plain values out, never pixels.

What is heavy is imported by the job that needs it: children have it from their start, servers never.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from server.domain.errors import DomainError
from server.domain.map_grids import MapGrid
from server.domain.overlays import Overlay
from server.generators.port import Commission, Drawn, InChild, Report
from server.imaging.codecs.limits import Limits
from server.imaging.uploads.ingested import Ingested
from server.usecases.render_options import RenderOptions, scene_of


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A picture in a file: digest and size of its bytes, its format and pixels, and what could not be drawn."""

    sha256: str
    size: int
    format: str
    width: int
    height: int
    warnings: tuple[str, ...] = ()


def render_to(
    options: RenderOptions, grid: MapGrid | None, overlays: Sequence[Overlay], source: str, target: str
) -> DrawnFile:
    """Draw what is asked of what lies over the image at path `source` and write it to path `target`."""
    from server.imaging.render.render import render  # noqa: PLC0415

    picture = render(scene_of(options, grid, overlays), source)
    Path(target).write_bytes(picture.content)
    digest = hashlib.sha256(picture.content).hexdigest()
    warnings = tuple(picture.warnings)
    return DrawnFile(digest, len(picture.content), picture.format, picture.width, picture.height, warnings)


def generate_to(
    generator: InChild[Any], commission: Commission[Any], source: str, target: str, limits: Limits, report: Report
) -> tuple[Drawn, Ingested]:
    """Have a generator draw to path `source`, and write what is to be stored to path `target`.

    The picture comes as the file: the one in what is returned is empty.
    """
    drawn = generator.generate(commission, report)
    Path(source).write_bytes(drawn.picture)
    return replace(drawn, picture=b""), ingest_to(source, target, limits)


def ingest_to(source: str, target: str, limits: Limits) -> Ingested:
    """Check the file at path `source` and write the bytes to store to path `target`; see `ingest`."""
    from server.imaging.uploads.ingest import ingest  # noqa: PLC0415

    return ingest(source, target, limits)


def thumbnail_of(source: str) -> bytes:
    """A thumbnail of the picture at path `source`; empty when none can be made of it."""
    from server.imaging.sheets.preview import THUMBNAIL_BYTES, preview_of  # noqa: PLC0415

    try:
        return preview_of(source, THUMBNAIL_BYTES)
    except DomainError:
        return b""


def preview_at(source: str, limits: Limits) -> bytes:
    """A preview of the picture at path `source`; empty when none can be made of it."""
    from server.imaging.sheets.preview import LARGEST, preview_of  # noqa: PLC0415

    try:
        return preview_of(source, LARGEST, limits)
    except DomainError:
        return b""
