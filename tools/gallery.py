"""Makes docs/gallery.md and its pictures: a server draws them, asked as callers ask. `make gallery` runs it."""

import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill
from typing import Any

from google.protobuf import field_mask_pb2
from google.protobuf.json_format import ParseDict
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, view_pb2
from PIL import Image, ImageChops, ImageDraw

from limner_client import connect_sync
from limner_client.sync_connection import SyncLimner
from tools.fresh_server import ROOT, plain_environment, served
from tools.gallery_finish import NAME, TEXT, finish_sheet, painter
from tools.gallery_plates import MAPS, OVERLAYS, PX, SPIRE, Plate
from tools.gallery_scenes import COMMANDS, GRIDS, SCENES
from tools.gallery_themes import theme_pages, theme_sheets

PAGE = ROOT / "docs" / "gallery.md"
FOLDER = ROOT / "docs" / "gallery"
LARGEST = 200 << 10
"""Most bytes of a picture."""
WIDE = 120
"""Characters of a line of the page."""
QUALITIES = (86, 80, 72, 62, 50)
ART = (11.5, 19.5, 0.86)
"""A round piece of the spire, in cells: what stamps and tokens show."""
BEGINNING = """# Gallery

`make gallery` draws these pictures anew with the code that is there: it starts a server, has two dungeons of fixed
seeds generated, lays things over them and renders them, as any caller does. Of every built-in theme it has six dungeons
generated, and one of each variation.
[`tools/gallery_plates.py`](../tools/gallery_plates.py) and [`tools/gallery_scenes.py`](../tools/gallery_scenes.py) say
what is on each.
"""


class Studio:
    """A server with the maps of the gallery, and a folder for what is drawn."""

    def __init__(self, limner: SyncLimner, folder: Path) -> None:
        self.limner, self.folder = limner, folder
        self.maps = {name: self._generated(asked) for name, asked in MAPS.items()}
        self.art = self._art()
        self._grounds: dict[tuple[str, ...], str] = {}

    def run(self, command: str, ids: Mapping[str, str]) -> str:
        """What a command line prints; `ids` go for its variables."""
        words = [ids.get(word.removeprefix("$"), word) for word in shlex.split(command)]
        environment = plain_environment() | {"LIMNER_SERVER": self.limner.address}
        program = [sys.executable, "-m", "server", *words[1:]]
        return subprocess.run(program, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    def draw(self, plate: Plate) -> Iterator[tuple[str, bytes]]:
        """Set a plate up on a copy of its map, run its commands, and yield its pictures by name, that before first."""
        image_id = self._copy(self._ground(plate.map, plate.kinds))
        overlays = list(self._overlays(image_id))
        self._lay(image_id, plate.overlays)
        kind = {"kind": f"KIND_{plate.name.upper()}"} if plate in GRIDS else {}
        if changes := {**kind, **plate.grid}:
            self._change_grid(image_id, changes)
        ids = {"IMAGE": image_id, "DOOR": _door(overlays, plate.door) if plate.door else ""}
        if plate.before:
            yield f"{plate.name}-before", self._picture(image_id, plate)
        for command in plate.commands:
            self.run(command, ids)
        yield plate.name, self._picture(image_id, plate)

    def console(self, plate: Plate) -> Iterator[str]:
        """The command lines of a plate, with what they print of the map where that holds no id."""
        for command in plate.commands:
            words = command.split()
            yield f"$ {command}"
            if words[2] in {"measure", "snap"}:
                yield self.run(command, {"IMAGE": self.maps[plate.map]}).rstrip()

    def _generated(self, asked: Sequence[str]) -> str:
        words = ["limner", "generate", "dungeon", "--option", f"px_per_cell={PX}", *asked]
        return self.run(shlex.join(words), {}).split()[-1]

    def _copy(self, image_id: str) -> str:
        return self.limner.images.CopyImage(image_pb2.CopyImageRequest(id=image_id)).image.id

    def _ground(self, name: str, kinds: Sequence[str] | None) -> str:
        """A map with these kinds of overlays alone."""
        if kinds is None:
            return self.maps[name]
        if (ground := self._grounds.get((name, *kinds))) is None:
            ground = self._grounds[name, *kinds] = self._copy(self.maps[name])
            kept = {*kinds, "patch"}  # a patch goes with its map
            gone = [each.id for each in self._overlays(ground) if each.type not in kept]
            requests = [overlay_pb2.DeleteOverlayRequest(id=each) for each in gone]
            request = overlay_pb2.BatchDeleteOverlaysRequest(image_id=ground, requests=requests)
            self.limner.overlays.BatchDeleteOverlays(request)
        return ground

    def _art(self) -> str:
        column, row, radius = ART
        whole = self.folder / "whole.png"
        self.limner.download(self.maps[SPIRE], whole)
        box = tuple(round(PX * side) for side in (column - radius, row - radius, column + radius, row + radius))
        piece = Image.open(whole).convert("RGBA").crop(box)  # type: ignore[arg-type]  # four numbers
        disc = Image.new("L", (piece.width * 4, piece.height * 4))
        ImageDraw.Draw(disc).ellipse((0, 0, disc.width - 1, disc.height - 1), fill=255)
        piece.putalpha(ImageChops.multiply(disc.resize(piece.size), piece.getchannel("A")))
        piece.save(content := BytesIO(), "png")
        return self.limner.upload(content.getvalue(), image_pb2.ImageMetadata(type="item", name="Orrery")).id

    def _overlays(self, image_id: str) -> Iterator[overlay_pb2.Overlay]:
        request = overlay_pb2.ListOverlaysRequest(
            image_id=image_id, audience=audience_pb2.AUDIENCE_GM, view=view_pb2.VIEW_FULL, page_size=1000
        )
        yield from self.limner.overlays.ListOverlays(request).overlays

    def _lay(self, image_id: str, documents: Sequence[Mapping[str, Any]]) -> None:
        for document in documents:
            new = ParseDict(dict(document), overlay_pb2.Overlay(image_id=image_id))
            for pictured in (new.token, new.stamp):
                if pictured.image_id:
                    pictured.image_id = self.art
            self.limner.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=new))

    def _change_grid(self, image_id: str, changes: Mapping[str, Any]) -> None:
        (grid,) = self.limner.grids.ListMapGrids(map_grid_pb2.ListMapGridsRequest(image_id=image_id)).map_grids
        request = map_grid_pb2.UpdateMapGridRequest(
            map_grid=ParseDict(dict(changes), grid), update_mask=field_mask_pb2.FieldMask(paths=list(changes))
        )
        self.limner.grids.UpdateMapGrid(request)

    def _picture(self, image_id: str, plate: Plate) -> bytes:
        options = ParseDict(dict(plate.options), image_pb2.RenderOptions(scale=plate.scale))
        options.audience = audience_pb2.AUDIENCE_GM if plate.gm else audience_pb2.AUDIENCE_PLAYERS
        if plate.part is not None:
            x, y, width, height = (round(PX * side) for side in plate.part)
            options.crop.CopyFrom(image_pb2.RenderOptions.Crop(x=x, y=y, width=width, height=height))
        path = self.folder / "picture.webp"
        for options.quality in QUALITIES:
            drawn = self.limner.render(image_id, options, path)
            if drawn.warnings:
                raise SystemExit(f"{plate.name}: {drawn.warnings}")
            if drawn.size <= LARGEST:
                break
        return path.read_bytes()


def _door(overlays: Sequence[overlay_pb2.Overlay], place: tuple[float, float]) -> str:
    """The id of the door that is nearest to a place."""

    def away(door: overlay_pb2.Overlay.Walls.Door) -> float:
        ends = door.start.cell, door.end.cell
        middle = sum(each.column for each in ends) / 2, sum(each.row for each in ends) / 2
        return abs(middle[0] - place[0]) + abs(middle[1] - place[1])

    return min((door for each in overlays for door in each.walls.doors), key=away).id


def page(studio: Studio) -> str:
    """The text around the pictures."""

    def shown(folder_name: str, plate: Plate) -> str:
        return f"![{plate.text}](gallery/{folder_name}-{plate.name}.webp)"

    gm, players, night = SCENES
    lines = [BEGINNING, "## A battle map", "", f"| {gm.text} | {players.text} |", "|---|---|",
             f"| {shown('map', gm)} | {shown('map', players)} |", "", "## By night", "", fill(night.text, WIDE), "",
             shown("map", night), "", "## In the paint of a provider", "", fill(TEXT, WIDE), "",
             f"![{TEXT}](gallery/{NAME}.webp)", "", "## Themes", ""]  # fmt: skip
    lines += [*theme_pages(studio.limner, WIDE), "## `limner map`", ""]
    for each in COMMANDS:
        lines += [f"### {each.name}", "", fill(each.text, WIDE), "", "```console", *studio.console(each), "```", ""]
        picture = shown("command", each)
        if each.before:
            before = picture.replace(".webp", "-before.webp")
            lines += ["| before | after |", "|---|---|", f"| {before} | {picture} |", ""]
        else:
            lines += [picture, ""]
    for title, folder_name, plates in (("Grids", "grid", GRIDS), ("Overlays", "overlay", OVERLAYS)):
        lines += [f"## {title}", ""]
        for each in plates:
            lines += [f"### {each.name}", "", fill(each.text, WIDE), ""]
            lines += ["```console", *studio.console(each), "```", ""] if each.commands else []
            lines += [shown(folder_name, each), ""]
    return "\n".join(lines)


def main() -> None:
    """Write the page and its pictures; names on the command line draw only these plates."""
    wanted = set(sys.argv[1:])
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        painter() as settings,
        served(Path(folder) / "data", **settings) as address,
        connect_sync(address) as limner,
    ):
        studio = Studio(limner, Path(folder))
        for kind, plates in (("overlay", OVERLAYS), ("grid", GRIDS), ("map", SCENES), ("command", COMMANDS)):
            for plate in plates:
                if wanted and f"{kind}-{plate.name}" not in wanted:
                    continue
                for name, content in studio.draw(plate):
                    _keep(f"{kind}-{name}", content)
        for name, picture in theme_sheets(limner, Path(folder)):
            if not wanted or f"theme-{name}" in wanted:
                _keep(f"theme-{name}", _small(picture))
        if not wanted or NAME in wanted:
            _keep(NAME, _small(finish_sheet(limner, Path(folder))))
        PAGE.write_text(page(studio))


def _small(picture: Image.Image) -> bytes:
    """A sheet as WebP, as good as it may be."""
    for quality in QUALITIES:
        picture.save(content := BytesIO(), "webp", quality=quality, method=6)
        if content.tell() <= LARGEST:
            break
    return content.getvalue()


def _keep(name: str, content: bytes) -> None:
    (FOLDER / f"{name}.webp").write_bytes(content)
    print(f"gallery/{name}.webp: {len(content) >> 10} KiB", flush=True)
    if len(content) > LARGEST:
        raise SystemExit(f"it has more than {LARGEST} bytes")


if __name__ == "__main__":
    main()
