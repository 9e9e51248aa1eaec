"""What a child does of an export: the file of a map, written to a path.

What is heavy is imported by the job that needs it: children have it from their start, servers never.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from server.domain.scene import Art
from server.imaging.codecs.source_marks import marked
from server.interop.foundry_scene import foundry_scene
from server.interop.framing import Framing, framed
from server.interop.universal_vtt import file_chunks, size_warnings, universal_vtt
from server.usecases.drawing_jobs import source_of
from server.usecases.map_export import FOUNDRY_SCENE, MapExport

UVTT, ZIP, JSON = "uvtt", "zip", "json"
SCENE = "scene.json"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""When what is in a zip was changed last: the same map is the same file."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file for a tabletop: digest and size of its bytes, how its name ends; size and cells of the picture."""

    sha256: str
    size: int
    ending: str
    width: int
    height: int
    pixels_per_cell: int
    columns: int
    rows: int
    warnings: tuple[str, ...]


def export_to(order: MapExport, art: Mapping[str, Art], source: str, target: str) -> ExportedFile:
    """Write the file of a map, whose picture is drawn over the image at path `source`, to path `target`.

    Without a picture no source is read. Raises what rendering raises.
    """
    write = _write_scene if order.options.spec.target == FOUNDRY_SCENE else _write_universal
    ending, framing, warnings = write(order, art, source, Path(target))
    with Path(target).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return ExportedFile(
        sha256=sha256,
        size=Path(target).stat().st_size,
        ending=ending,
        width=framing.width,
        height=framing.height,
        pixels_per_cell=framing.pixels_per_grid,
        columns=framing.columns,
        rows=framing.rows,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _write_universal(
    order: MapExport, art: Mapping[str, Art], source: str, target: Path
) -> tuple[str, Framing, Iterable[str]]:
    from server.interop.self_check import faults_of  # noqa: PLC0415

    file = universal_vtt(order.map_scene, order.options.spec)
    picture, warnings = _picture(order, art, source, file.framing)
    with target.open("wb") as written:
        written.writelines(file_chunks(file, [picture]))
    return UVTT, file.framing, [*file.warnings, *faults_of(file), *warnings]


def _write_scene(
    order: MapExport, art: Mapping[str, Art], source: str, target: Path
) -> tuple[str, Framing, Iterable[str]]:
    scene = order.map_scene
    stem = re.sub(r"[^a-z0-9]+", "-", scene.title.lower())[:60].strip("-") or "map"
    path = f"maps/{stem}.{framed(scene, order.options.spec)[0].format}"
    file = foundry_scene(scene, order.options.spec, path)
    document = orjson.dumps(file.document, option=orjson.OPT_INDENT_2)
    if order.options.without_image:
        target.write_bytes(document)
        return JSON, file.framing, file.warnings
    picture, warnings = _picture(order, art, source, file.framing)
    with zipfile.ZipFile(target, "w") as zipped:
        zipped.writestr(zipfile.ZipInfo(SCENE, LONG_AGO), document, zipfile.ZIP_DEFLATED)
        zipped.writestr(zipfile.ZipInfo(path, LONG_AGO), picture, zipfile.ZIP_STORED)
    return ZIP, file.framing, [*file.warnings, *warnings]


def _picture(order: MapExport, art: Mapping[str, Art], source: str, framing: Framing) -> tuple[bytes, Iterator[str]]:
    """The picture that goes with a file, and what is to be said of it."""
    if order.options.without_image:
        return b"", iter(())
    from server.imaging.render.whole_cells import WholeCells, framed_picture  # noqa: PLC0415

    across, down = framing.columns * framing.cell, framing.rows * framing.cell
    box = (framing.left, framing.top, framing.left + across, framing.top + down)
    cells = WholeCells(box, framing.width, framing.height, framing.format)
    size = (order.image.width, order.image.height)
    content, warnings = framed_picture(order.picture_scene(art), source, cells, size)
    content = marked(content, framing.format, source_of(source, art))
    return content, iter((*warnings, *size_warnings(order.options.spec, len(content))))
