"""Draws the pictures of the documentation into docs/pictures: the same bytes on every run. `make pictures` runs it."""

import sys
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from server.domain.audience import known, visible
from server.domain.documents import from_document, to_document
from server.domain.overlays import GM, PLAYERS, Audience, NewOverlay, Pixel, Position, SceneOverlay
from server.domain.overlays.patch import Patch
from server.domain.scene import Art, Crop, Grid, Output, Scene
from server.generators.port import Commission, Drawn
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.generators.tactical.dungeon.options import BattleMap
from server.imaging.codecs.encode import encode
from server.imaging.render.render import Rendered, render
from tools.contact_sheet import Wanted, known_styles, sheet, style_of

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LARGEST = 500 << 10
"""Most bytes of a picture."""

PX = 64
STONE, WASH = "high_fantasy", "high_fantasy/ink_and_wash"
SEEDS = {"temple": 24, "mine": 4, "sewer": 3, "prison": 6, "wizard": 15, "tomb": 1, "keep": 6, "den": 0}
"""A dungeon of every place, for the sheet of places."""


def config_of(style: str) -> dict[str, Any]:
    """Return the configuration of a built-in theme or `theme/variation`."""
    return known_styles()[style]


def dungeon(place: str, seed: int, style: str) -> Drawn:
    """Generate a dungeon of the usual size."""
    options = BattleMap(px_per_cell=PX, features=(place,))
    commission = Commission("map", "tactical", seed, options, config_of(style))
    return DungeonGenerator().generate(commission, lambda *_: None)


def seen_by(audience: Audience, made: Drawn) -> tuple[SceneOverlay, ...]:
    """Return what an audience may know of a new map, in the order it is drawn."""
    overlays = sorted(visible(_laid(made), audience), key=lambda each: (each.layer, each.z))
    return tuple(_drawn(each.type, each, audience) for each in overlays)


def _laid(made: Drawn) -> list[NewOverlay]:
    """What lies over a new map, its patches too."""
    overlays = list(made.overlays)
    for index, each in enumerate(made.patches):
        corner = Position(pixel=Pixel(float(each.x), float(each.y)))
        overlays += [*each.overlays, NewOverlay(each.name, Patch(_patch(index), corner, each.doors), GM, 0)]
    return overlays


def _patch(index: int) -> str:
    return f"patch {index}"


def _art(made: Drawn) -> dict[str, Art]:
    """The images of the patches of a new map."""
    sizes = [Image.open(BytesIO(each.picture)).size for each in made.patches]
    return {
        _patch(index): Art(_patch(index), *size, small=each.picture)
        for index, (each, size) in enumerate(zip(made.patches, sizes, strict=True))
    }


def _drawn(kind: str, overlay: NewOverlay, audience: Audience) -> SceneOverlay:
    document = known(kind, to_document(overlay.data), audience)
    return SceneOverlay(kind, from_document(type(overlay.data), document), overlay.style)


def picture_for(audience: Audience, made: Drawn, output: Output) -> Rendered:
    """Render a new map with its grid and overlays, as the service does with a stored one."""
    new, outlines = made.grid, made.outlines
    assert new is not None
    assert outlines is not None
    grid = Grid(**{each.name: getattr(new, each.name) for each in fields(Grid)})
    with TemporaryDirectory() as folder:
        base = Path(folder) / "base.png"
        base.write_bytes(made.picture)
        parts = {_patch(index): each for index, each in enumerate(made.patches)}
        kept = {name: each.outlines for name, each in parts.items() if each.outlines is not None}
        overlays, known = seen_by(audience, made), replace(outlines, in_patches=kept).known_to(audience)
        for each in overlays:
            if isinstance(each.data, Patch) and (name := each.data.image_id) in parts:
                known = known.with_patch(name, parts[name].x, parts[name].y, audience)
        scene = Scene(audience, grid.lattice, grid, overlays, output, outlines=known, art=_art(made))
        return render(scene, str(base))


def pictures() -> dict[str, bytes]:
    """Return every picture by its file name."""
    contents: dict[str, bytes] = {}

    def rendered(name: str, audience: Audience, made: Drawn, **output: Any) -> None:
        contents[name] = picture_for(audience, made, Output("webp", quality=82, **output)).content

    spire = dungeon("wizard", 5, STONE)
    rendered("dungeon-gm.webp", GM, spire, scale=0.625)
    rendered("dungeon-players.webp", PLAYERS, spire, scale=0.625)
    rendered("dungeon-wash-gm.webp", GM, dungeon("mine", 14, WASH), scale=0.625)
    rendered("dungeon-crop.webp", PLAYERS, dungeon("tomb", 6, STONE), crop=Crop(200, 100, 1280, 900))
    looks = style_of(STONE), style_of(WASH)
    places = [Wanted(place, looks[index % 4 in {1, 2}], seed) for index, (place, seed) in enumerate(SEEDS.items())]
    contents["dungeon-seeds.webp"] = encode(sheet(places, 2, 40, 30, 15), "webp", 66)
    return contents


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in pictures().items():
        if len(content) > LARGEST:
            sys.exit(f"{name} has {len(content)} bytes, more than {LARGEST}")
        (FOLDER / name).write_bytes(content)
        print(f"{FOLDER.name}/{name}: {len(content) >> 10} KiB")


if __name__ == "__main__":
    main()
