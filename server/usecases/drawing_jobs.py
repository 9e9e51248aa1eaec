"""The jobs a child process does: paths and plain values in, a file and plain values out, never pixels.

What is heavy is imported by the job that needs it: children have it from their start, servers never.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from server.domain.digital_sources import MOST_MARK_BYTES, DigitalSource
from server.domain.errors import DomainError
from server.domain.fogs import StoredFog
from server.domain.map_grids import MapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import Overlay
from server.domain.pictures import Pictures
from server.domain.scene import Art
from server.generators.port import Commission, Drawn, DrawnPatch, InChild, Report
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.source_marks import mark_in, mark_of, marked, source_of_whole
from server.imaging.uploads.ingested import Ingested
from server.usecases.render_options import RenderOptions, scene_of

DRAWN = Limits(size=400 << 20)
"""Of what a generator draws in a child: its pixels are bounded, and no picture has more than four bytes for each."""


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
    options: RenderOptions,
    grid: MapGrid | None,
    overlays: Sequence[Overlay],
    outlines: Outlines | None,
    art: Mapping[str, Art],
    shown: Pictures,
    fog: StoredFog | None,
    source: str,
    target: str,
) -> DrawnFile:
    """Draw what is asked of what lies over the image at path `source` and write it to path `target`."""
    from server.imaging.render.render import render  # noqa: PLC0415

    picture = render(scene_of(options, grid, overlays, outlines, art, shown, fog), source)
    content = marked(picture.content, picture.format, source_of(source, art))
    Path(target).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    warnings = tuple(picture.warnings)
    return DrawnFile(digest, len(content), picture.format, picture.width, picture.height, warnings)


def source_of(ground: str, art: Mapping[str, Art]) -> DigitalSource | None:
    """What a picture is to say of its source which is drawn over the image at path `ground` and shows others."""
    laid = (mark_in(each.path) if each.path else mark_of(each.small, each.small) for each in art.values())
    return source_of_whole(mark_in(ground), laid)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is to be stored, at `path`, and what came of it."""

    path: str
    file: Ingested


@dataclass(frozen=True, slots=True)
class StoredFiles:
    """A picture, and the same without painted light, where there is one."""

    lit: StoredFile
    unlit: StoredFile | None = None


def generate_to(
    generator: InChild[Any], commission: Commission[Any], source: str, target: str, report: Report
) -> tuple[Drawn, StoredFiles, list[StoredFiles]]:
    """Have a generator draw to path `source`, and write what is to be stored, of patches too, to `target` or beside it.

    The pictures come as files: those in what is returned are empty.
    """
    drawn = generator.generate(commission, report)

    def stored(picture: bytes, path: str) -> StoredFile:
        Path(source).write_bytes(picture)
        return StoredFile(path, ingest_to(source, path, DRAWN))

    def both(each: Drawn | DrawnPatch, path: str) -> StoredFiles:
        unlit = stored(each.unlit, unlit_at(path)) if each.unlit else None
        return StoredFiles(stored(each.picture, path), unlit)

    patches = [both(each, f"{target}.patch{index}") for index, each in enumerate(drawn.patches)]
    bare = tuple(replace(each, picture=b"", unlit=b"") for each in drawn.patches)
    return replace(drawn, picture=b"", unlit=b"", patches=bare), both(drawn, target), patches


def unlit_at(path: str) -> str:
    """The path of what is to be stored of a picture without painted light."""
    return f"{path}.unlit"


def ingest_to(source: str, target: str, limits: Limits, digital_source: DigitalSource | None = None) -> Ingested:
    """Check the file at path `source` and write the bytes to store to path `target`; see `ingest`."""
    from server.imaging.uploads.ingest import ingest  # noqa: PLC0415

    return ingest(source, target, limits, digital_source)


def thumbnail_of(source: str) -> bytes:
    """A thumbnail of the picture at path `source`; empty when none can be made of it."""
    from server.imaging.sheets.preview import THUMBNAIL_BYTES, preview_of  # noqa: PLC0415

    kind = mark_in(source)
    try:
        return marked(preview_of(source, THUMBNAIL_BYTES - MOST_MARK_BYTES * (kind is not None)), "webp", kind)
    except DomainError:
        return b""


def preview_at(source: str, limits: Limits) -> bytes:
    """A preview of the picture at path `source`; empty when none can be made of it."""
    from server.imaging.sheets.preview import LARGEST, preview_of  # noqa: PLC0415

    try:
        return preview_of(source, LARGEST, limits)
    except DomainError:
        return b""
