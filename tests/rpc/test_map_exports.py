"""Maps that leave: files are what they say, and hold what lies over the map, for every target."""

import hashlib
import json
import zipfile
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2
from PIL import Image

from server.domain.overlays import GM as MASTER
from server.domain.overlays import Light, Walls
from server.interop.universal_vtt_reader import read_universal_vtt
from server.interop.vtt_maps import VttMap
from tests.rpc.exported import (
    CHEST,
    DOOR,
    GM,
    LAMP,
    PLAYERS,
    ROOM,
    SECRET,
    TARGETS,
    UNIVERSAL,
    WINDOW,
    a_room,
    at,
    exported,
    line,
)
from tests.rpc.fogged import box, fog, ground, pixel, reveal, seen
from tests.rpc.overlays import overlay_of
from tests.rpc.stack import Stack
from tests.unit.interop.plain_reader import PlainMap
from tests.unit.interop.universal_vtt_schema import MapFile

NEAR = 0.01
"""Cells."""
PLACE = ["patch", "stamp", "zone", "territory", "route", "drawing"]


def spots(positions: Any) -> list[tuple[float, float]]:
    """Places in cells."""
    return [(each.cell.column, each.cell.row) for each in positions]


def is_near(one: Any, other: Any) -> bool:
    """Whether places are the same to the hundredth of a cell."""
    return bool(np.abs(np.asarray(one, float) - np.asarray(other, float)).max() <= NEAR)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("without_image", [False, True])
async def test_a_file_is_what_its_header_says(stack: Stack, target: str, without_image: bool) -> None:
    file = await exported(stack, await a_room(stack), target=target, audience=GM, without_image=without_image)
    header, content = file.header, file.content
    assert (header.size, header.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (header.columns, header.rows) == (10, 6)
    assert (header.width, header.height) == (10 * header.pixels_per_cell, 6 * header.pixels_per_cell)
    picture = b""
    if target == "TARGET_FOUNDRY_SCENE":
        assert header.file_name.endswith(".json" if without_image else ".zip")
        scene, picture = (json.loads(content), b"") if without_image else unpacked(content)
        assert (scene["width"], scene["height"]) == (header.width, header.height)
    else:
        assert header.file_name.endswith(".uvtt")
        document = json.loads(content)
        MapFile.model_validate_json(content)
        picture = PlainMap(content).image
        assert document["resolution"]["pixels_per_grid"] == header.pixels_per_cell
    assert header.media_type == ("application/zip" if header.file_name.endswith(".zip") else "application/json")
    assert bool(picture) != without_image
    if picture:
        assert Image.open(BytesIO(picture)).size == (header.width, header.height)


def unpacked(content: bytes) -> tuple[dict[str, Any], bytes]:
    """The scene in a zip, and the picture that it names."""
    with zipfile.ZipFile(BytesIO(content)) as zipped:
        scene: dict[str, Any] = json.loads(zipped.read("scene.json"))
        assert set(zipped.namelist()) == {"scene.json", scene["background"]["src"]}
        return scene, zipped.read(scene["background"]["src"])


async def read_back(stack: Stack, target: str, image_id: str, **options: Any) -> tuple[VttMap, Any]:
    """A file read again, and the grid over its picture."""
    file = await exported(stack, image_id, target=target, audience=GM, **options)
    read = read_universal_vtt(file.content, MASTER)
    grid, warnings = read.grid_over(file.header.width, file.header.height)
    assert warnings == ()
    assert abs(grid.cell_size - file.header.pixels_per_cell) <= NEAR
    assert (grid.offset_x, grid.offset_y) == (0, 0)
    return read, grid


@pytest.mark.parametrize("target", UNIVERSAL)
async def test_a_map_comes_back_as_it_was(stack: Stack, target: str) -> None:
    read, grid = await read_back(stack, target, await a_room(stack))
    assert (grid.distance_per_cell, grid.distance_unit, grid.enabled) == (5, "ft", False)
    (walls,) = (each.data for each in read.overlays if isinstance(each.data, Walls))
    assert [each.kind for each in walls.segments] == ["wall", "object", "window"]
    for segment, points in zip(walls.segments, (ROOM, CHEST, WINDOW), strict=True):
        assert is_near(spots(segment.points), points)
    assert [(each.kind, each.state) for each in walls.doors] == [("wood", "open"), ("secret", "closed")]
    for door, ends in zip(walls.doors, (DOOR, SECRET), strict=True):
        assert is_near(spots((door.start, door.end)), ends)
    (light,) = (each.data for each in read.overlays if isinstance(each.data, Light))
    assert (light.bright, light.dim, light.color) == (10, 20, "#ECCD8B")
    assert is_near(spots([light.at]), [LAMP])


@pytest.mark.parametrize("target", UNIVERSAL)
async def test_other_programs_find_walls_doors_windows_and_lights(stack: Stack, target: str) -> None:
    image_id = await a_room(stack)
    for secrets_as in ("SECRETS_AS_WALL", "SECRETS_AS_DOOR"):
        file = await exported(stack, image_id, target=target, audience=GM, secrets_as=secrets_as)
        read = PlainMap(file.content)
        scale = file.header.pixels_per_cell
        doors = [(each.a, each.b) for each in read.doors]
        wanted = [DOOR] if secrets_as == "SECRETS_AS_WALL" else [DOOR, SECRET]
        assert is_near(np.asarray(doors) / scale, wanted)
        assert len(read.windows) == (target != "TARGET_MAPTOOL")
        assert is_near(np.asarray(read.lights[0].spot) / scale, LAMP)
        assert read.lights[0].reach / scale == (2 if target == "TARGET_FANTASY_GROUNDS" else 4)
        assert not any(is_near(np.asarray(each) / scale, ROOM[:2]) for each in read.walls)


async def test_a_scene_of_foundry_has_what_the_format_has_no_words_for(stack: Stack) -> None:
    file = await exported(stack, await a_room(stack), target="TARGET_FOUNDRY_SCENE", audience=GM)
    scene, _ = unpacked(file.content)
    assert sorted(each["door"] for each in scene["walls"]) == [0] * (len(scene["walls"]) - 2) + [1, 2]
    assert [each["text"] for each in scene["notes"]] == ["Hall"]
    assert scene["grid"]["size"] == file.header.pixels_per_cell


async def test_the_picture_is_our_render_of_the_place(stack: Stack) -> None:
    drawing = overlay_of("drawing", audience=PLAYERS)
    token = overlay_of("token", {"at": at(2.5, 2.5), "label": "Ogre"}, audience=PLAYERS)
    image_id = await a_room(stack, drawing, token)
    kinds = [f"OVERLAY_KIND_{each.upper()}" for each in PLACE]
    wanted = await seen(stack, image_id, kinds=kinds, grid=False)
    assert (pixels_of((await exported(stack, image_id)).content) == wanted).all()
    bare = np.asarray(Image.open(BytesIO(ground())).convert("RGB"))
    assert (wanted != bare).any()


def pixels_of(content: bytes) -> Any:
    """The picture in a file."""
    return np.asarray(Image.open(BytesIO(PlainMap(content).image)).convert("RGB"))


async def test_a_grid_beside_the_corner_is_cropped_and_filled_up(stack: Stack) -> None:
    image_id = await a_room(stack, grid=False)
    grid = map_grid_pb2.MapGrid(image_id=image_id, size=20, offset_x=1, offset_y=-5)
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    file = await exported(stack, image_id)
    assert (file.header.columns, file.header.rows) == (10, 7)
    assert {"The picture is cropped to whole cells.", "The picture is filled up to whole cells."} < {
        *file.header.warnings
    }
    whole, bare = pixels_of(file.content), np.asarray(Image.open(BytesIO(ground())).convert("RGB"))
    assert (whole[5:125, :199] == bare[:, 1:]).all()
    assert len(np.unique(np.vstack((whole[:5].reshape(-1, 3), whole[125:].reshape(-1, 3))), axis=0)) == 1


async def test_the_same_map_is_the_same_file(stack: Stack) -> None:
    image_id = await a_room(stack)
    for target in ("TARGET_GENERIC", "TARGET_FOUNDRY_SCENE"):
        assert await exported(stack, image_id, target=target) == await exported(stack, image_id, target=target)


async def test_players_get_no_secret_door(stack: Stack) -> None:
    image_id = await a_room(stack)
    for target in TARGETS:
        file = await exported(stack, image_id, target=target, secrets_as="SECRETS_AS_DOOR", without_image=True)
        assert b"secret" not in file.content
        document = json.loads(file.content)
        doors = [each for each in document.get("walls", []) if each["door"]] or document["portals"]
        assert len([each for each in doors if each.get("closed", True)]) == 1


async def test_nothing_below_a_fog_leaves_for_players(stack: Stack) -> None:
    hidden = {"left": 100, "top": 0, "right": 200, "bottom": 120}
    files = []
    for shift in (0, 90):
        image_id = await a_room(
            stack,
            overlay_of("light", {"at": at(8, 2), "bright": 5, "dim": 10}, audience=PLAYERS),
            fog(darkness=0.4),
            content=ground(**hidden, shift=shift),
        )
        await reveal(stack, image_id, box(0, 0, 100, 120))
        files.append(await exported(stack, image_id))
        master = await exported(stack, image_id, audience=GM)
        assert len(PlainMap(master.content).lights) == 2
        assert json.loads(files[-1].content)["environment"]["ambient_light"] == "ff999999"
    assert files[0].content == files[1].content
    read = PlainMap(files[0].content)
    assert len(read.lights) == 1
    assert max(x for piece in read.walls for x, _ in piece) <= 102
    assert (pixels_of(files[0].content)[:, 101:] != pixels_of(master.content)[:, 101:]).any()


async def test_beside_a_picture_without_painted_light_there_may_be_none(stack: Stack) -> None:
    image_id = await a_room(stack)
    told = "The image is drawn as it is"
    for baked_light, is_said in ((None, False), (True, False), (False, True)):
        file = await exported(stack, image_id, baked_light=baked_light)
        assert any(each.startswith(told) for each in file.header.warnings) == is_said
        assert json.loads(file.content)["environment"]["baked_lighting"] is False


async def test_hexagons_and_no_grid(stack: Stack) -> None:
    image_id = await a_room(stack, grid=False)
    scene, _ = unpacked((await exported(stack, image_id, target="TARGET_FOUNDRY_SCENE")).content)
    assert scene["grid"]["type"] == 0
    grid = map_grid_pb2.MapGrid(image_id=image_id, size=20, kind="KIND_HEX_POINTY", stagger="STAGGER_EVEN")
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    scene, _ = unpacked((await exported(stack, image_id, target="TARGET_FOUNDRY_SCENE")).content)
    assert scene["grid"]["type"] == 3
    _, again = await read_back(stack, "TARGET_GENERIC", image_id)
    assert (again.kind, again.stagger) == ("hex_pointy", "even")


async def test_warnings_tell_what_had_to_give(stack: Stack) -> None:
    beam = overlay_of("light", {"at": at(2, 2), "angle": 60, "dim": 20}, audience=PLAYERS)
    image_id = await a_room(stack, beam, overlay_pb2.Overlay(marker={"at": pixel(30, 30)}, audience=GM))
    said = " ".join((await exported(stack, image_id)).header.warnings)
    assert "Beams shine all around" in said
    assert "1 label." in said
    assert "marker" not in said
    assert "1 label, 1 marker." in " ".join((await exported(stack, image_id, audience=GM)).header.warnings)


async def test_a_file_that_is_not_taken_back_says_so(stack: Stack) -> None:
    """More points than are read of one file."""
    zigzag = [((at_ * 7) % 90 / 10, (at_ * 11) % 50 / 10) for at_ in range(4900)]
    image_id = await a_room(stack)
    for number in range(21):
        segment = {"kind": "KIND_WALL", "points": line(zigzag)}
        overlay = overlay_pb2.Overlay(image_id=image_id, walls={"segments": [segment]}, name=f"Walls {number}")
        await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=overlay))
    file = await exported(stack, image_id, without_image=True)
    assert any("does not take the file back" in each for each in file.header.warnings)


async def test_the_revision_is_that_of_the_audience(stack: Stack) -> None:
    image_id = await a_room(stack)
    image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id, audience=PLAYERS))).image
    assert (await exported(stack, image_id)).header.revision == image.revision
