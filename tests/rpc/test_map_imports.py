"""Maps of other programs come in: image, grid, walls, doors and lights, or nothing at all."""

import base64
import io
import json
import uuid
from collections.abc import Callable
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, view_pb2
from PIL import Image

from tests.rpc.errors import refused
from tests.rpc.imports import map_parts, picture, vtt
from tests.rpc.stack import Stack
from tests.rpc.uploads import each
from tests.unit.interop.foreign_files import FILES, dungeondraft, path, resolution, xy


async def imported(stack: Stack, content: bytes, **values: Any) -> map_grid_pb2.ImportMapResponse:
    answer: map_grid_pb2.ImportMapResponse = await stack.grids.ImportMap(each(list(map_parts(content, **values))))
    return answer


async def lying_over(stack: Stack, image_id: str) -> list[overlay_pb2.Overlay]:
    request = overlay_pb2.ListOverlaysRequest(image_id=image_id, view=view_pb2.VIEW_FULL, page_size=1000)
    return list((await stack.overlays.ListOverlays(request)).overlays)


async def images_of(stack: Stack, scope: str) -> list[str]:
    request = image_pb2.ListImagesRequest(scope=scope, show_deleted=True)
    return [image.id for image in (await stack.images.ListImages(request)).images]


async def test_a_map_comes_in_whole(stack: Stack) -> None:
    said = {"scope": "campaign/7", "labels": {"from": "elsewhere"}, "subtype": "battle", "description": "A crypt."}
    answer = await imported(stack, vtt(), source_id=str(uuid.uuid4()), source_type="place", **said)
    image, grid = answer.image, answer.map_grid
    assert (image.type, image.subtype, image.name, image.scope) == ("map", "battle", "Vault", "campaign/7")
    assert (image.width, image.height, image.format) == (64, 48, image_pb2.IMAGE_FORMAT_PNG)
    assert (image.description, image.source_type, dict(image.labels)) == ("A crypt.", "place", {"from": "elsewhere"})
    assert (grid.image_id, grid.kind, grid.size) == (image.id, map_grid_pb2.MapGrid.KIND_SQUARE, 4)
    counts = answer.counts
    assert (counts.walls, counts.objects, counts.windows, counts.doors, counts.lights, counts.overlays) == (
        2, 1, 1, 1, 1, 2,
    )  # fmt: skip
    assert [each for each in answer.warnings if "1 " not in each] == [
        "Left out are lines of no length: 1.",
        "The file says how dark the map is: lay a fog over it with a darkness of 0.50.",
        "The light is painted into the picture.",
        "The picture has 64 x 48 pixels for 16 x 12 cells of 256: a cell has 4.",
    ]
    assert (await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))).image == image
    assert (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image.id))).map_grid == grid
    walls, light = await lying_over(stack, image.id)
    assert [len(each.points) for each in walls.walls.segments] == [2, 5, 4, 2]
    (door,) = walls.walls.doors
    assert (door.start.cell.column, door.start.cell.row, door.end.cell.column) == (5, 1, 6)
    assert door.id
    assert (light.light.dim, light.light.color) == (32.5, "#ECCD8B")
    assert {each.audience for each in (walls, light)} == {audience_pb2.AUDIENCE_PLAYERS}
    drawn = image_pb2.GetRenderedImageRequest(id=image.id)
    assert (await stack.images.GetRenderedImage(drawn)).content


async def test_a_map_for_the_game_master_is_nothing_to_players(stack: Stack) -> None:
    image = (await imported(stack, vtt(), audience=audience_pb2.AUDIENCE_GM)).image
    assert image.audience == audience_pb2.AUDIENCE_GM
    assert {over.audience for over in await lying_over(stack, image.id)} == {audience_pb2.AUDIENCE_GM}
    request = image_pb2.GetImageRequest(id=image.id, audience=audience_pb2.AUDIENCE_PLAYERS)
    assert (await refused(stack.images.GetImage(request))).reason == "IMAGE_NOT_FOUND"


async def test_what_is_imported_again_is_the_same(stack: Stack) -> None:
    said: dict[str, Any] = {"request_id": str(uuid.uuid4()), "scope": "again"}
    first = await imported(stack, vtt(), **said)
    assert await imported(stack, vtt(), **said) == first
    assert await images_of(stack, "again") == [first.image.id]
    assert len(await lying_over(stack, first.image.id)) == 2
    for other in ({"name": "Crypt"}, {"labels": {"a": "b"}}):
        refusal = await refused(imported(stack, vtt(), **said | other))
        assert (refusal.reason, refusal.fields) == ("REQUEST_ID_REUSED", ("start.request_id",))
    assert (await refused(imported(stack, vtt("uvtt"), **said))).reason == "REQUEST_ID_REUSED"
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=first.map_grid.id))
    bare = await imported(stack, vtt(), **said)
    assert (bare.image.id, bare.HasField("map_grid"), bare.counts) == (first.image.id, False, first.counts)
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=first.image.id))
    assert (await imported(stack, vtt(), **said)).image.HasField("delete_time")
    await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[first.image.id]))
    assert (await refused(imported(stack, vtt(), **said))).reason == "IMAGE_NOT_FOUND"


def encoded(name: str) -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "tan").save(buffer, name)
    return base64.b64encode(buffer.getvalue()).decode()


SEGMENT = [path((5, -1), (9, -1))]
LIGHT = {"position": xy(5, 1), "range": 1}
PORTAL = {"bounds": path((1, 1), (1.5, 1), (2, 1))}
QUIRKS: dict[str, tuple[dict[str, Any], Callable[[map_grid_pb2.ImportMapResponse], Any], Any]] = {
    "no lists": ({"line_of_sight": None, "objects_line_of_sight": None, "portals": None}, lambda a: a.counts.walls, 0),
    "six digits": ({"lights": [LIGHT | {"color": "FFCC00"}]}, lambda a: a.counts.lights, 1),
    "eight digits": ({"lights": [LIGHT | {"color": "ffFFCC00"}]}, lambda a: a.counts.lights, 1),
    "begins elsewhere": ({"resolution": resolution(16, 12, 4, x=-3.5, y=90)}, lambda a: a.map_grid.offset_x, 2),
    "format is a text": ({"format": "0.3"}, lambda a: a.counts.doors, 1),
    "format is not there": ({"format": None}, lambda a: a.counts.doors, 1),
    "closed is not said": ({"portals": [PORTAL]}, lambda a: a.counts.doors, 1),
    "closed is a number": ({"portals": [PORTAL | {"closed": 0}]}, lambda a: a.counts.windows, 1),
    "jpeg": ({"image": encoded("JPEG")}, lambda a: a.image.format, image_pb2.IMAGE_FORMAT_JPEG),
    "webp": ({"image": encoded("WEBP")}, lambda a: a.image.format, image_pb2.IMAGE_FORMAT_WEBP),
    "png": ({"image": encoded("PNG")}, lambda a: a.image.format, image_pb2.IMAGE_FORMAT_PNG),
    "a prefix": ({"image": f"data:image/png;base64,{picture()}"}, lambda a: a.image.width, 64),
    "an empty environment": ({"environment": {}}, lambda a: len(a.warnings), 2),
    "half a cell": ({"resolution": resolution(16.5, 12.375, 4)}, lambda a: round(a.map_grid.size, 3), 3.879),
    "square but not so": ({"resolution": resolution(16, 16, 4)}, lambda a: a.map_grid.size, 4),
}  # fmt: skip


@pytest.mark.parametrize("name", QUIRKS)
async def test_habits_of_programs_are_understood(stack: Stack, name: str) -> None:
    members, read, expected = QUIRKS[name]
    assert read(await imported(stack, vtt(**members))) == expected


@pytest.mark.parametrize("program", FILES)
async def test_files_of_every_program_come_in(stack: Stack, program: str) -> None:
    answer = await imported(stack, vtt(program))
    assert answer.counts.overlays == len(await lying_over(stack, answer.image.id)) > 0
    assert (answer.map_grid.size, answer.image.width % 4) == (4 if program != "uvtt" else 8, 0)


def deep(levels: int) -> Any:
    return json.loads("[" * levels + "]" * levels)


def document(more: dict[str, Any]) -> bytes:
    return json.dumps(dungeondraft() | more).encode()


NOWHERE = {"position": {"x": float("nan"), "y": 1}}
BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "not a number": (lambda: vtt(lights=[NOWHERE]), "MAP_FILE_INVALID", "lights[0].position.x"),
    "deep": (lambda: vtt(more=deep(40)), "MAP_FILE_INVALID", "more"),
    "twice": (lambda: vtt().replace(b'"lights":', b'"lights": [], "lights":'), "MAP_FILE_INVALID", "lights"),
    "wrong type": (lambda: vtt(line_of_sight=[*SEGMENT, 7]), "MAP_FILE_INVALID", "line_of_sight[1]"),
    "points": (lambda: vtt(line_of_sight=[path((0, 0), (1, 1)) * 50_001]), "MAP_FILE_INVALID", "line_of_sight[0]"),
    "no picture": (lambda: vtt(image=""), "MAP_FILE_INVALID", "image"),
    "no base64": (lambda: vtt(image="%%%"), "MAP_FILE_INVALID", "image"),
    "no resolution": (lambda: vtt(resolution=None), "MAP_FILE_INVALID", "resolution"),
    "no JSON": (lambda: b"<svg/>", "MAP_FILE_INVALID", ""),
    "cut": (lambda: vtt()[:-9], "MAP_FILE_INVALID", ""),
    "a list": (lambda: b"[]", "MAP_FILE_INVALID", ""),
    "a gif": (lambda: vtt(image=encoded("GIF")), "MAP_FILE_INVALID", "image"),
    "a damaged picture": (lambda: vtt(image=picture()[:-40]), "IMAGE_UNREADABLE", "image"),
    "a bomb": (lambda: vtt(image=picture(12_000, 12_000)), "IMAGE_TOO_LARGE", "image"),
    "half a character": (lambda: document({"\ud800": float("inf")}), "MAP_FILE_INVALID", "?"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
async def test_what_is_wrong_in_a_file_is_refused_with_its_path(stack: Stack, name: str) -> None:
    content, reason, where = BROKEN[name]
    refusal = await refused(imported(stack, content(), scope="broken"))
    assert (refusal.code, refusal.reason, refusal.fields) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        reason,
        ("chunk",),
    )
    told = refusal.metadata["path"]
    assert told.startswith(where) if name == "deep" else told == where
    assert where in refusal.message
    assert await images_of(stack, "broken") == []


async def test_a_stream_has_to_be_in_order_and_true(stack: Stack) -> None:
    start, *chunks, commit = map_parts(vtt(), chunk=300)
    for messages in ([*chunks, commit], [start, start], [start, *chunks], [start, commit, *chunks], []):
        assert (await refused(stack.grids.ImportMap(each(messages)))).reason in {"UPLOAD_INCOMPLETE", "UPLOAD_MISMATCH"}
    assert (await refused(stack.grids.ImportMap(each([start, *chunks[1:], commit])))).reason == "UPLOAD_MISMATCH"
    lie = type(commit)(commit=type(commit).Commit(size=commit.commit.size, sha256="0" * 64))
    refusal = await refused(stack.grids.ImportMap(each([start, *chunks, lie])))
    assert (refusal.reason, refusal.fields) == ("UPLOAD_MISMATCH", ("commit.sha256",))
    bare = type(start)(start=type(start).Start())
    refusal = await refused(stack.grids.ImportMap(each([bare, *chunks, commit])))
    assert (refusal.reason, refusal.fields) == ("INVALID_FIELD", ("start.metadata",))
