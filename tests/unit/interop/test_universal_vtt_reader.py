"""Universal VTT of others: read as far as it can be, refused with the path of what is wrong."""

import base64
import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from server.domain.errors import Invalid
from server.domain.overlays import PLAYERS, Cell, Door, Light, Position, Segment, Walls
from server.interop.universal_vtt_reader import read_universal_vtt
from server.interop.vtt_maps import MOST_DOORS, MOST_POINTS, MOST_RUN, MOST_SEGMENTS, VttMap
from tests.unit.interop.foreign_files import (
    FILES,
    PNG,
    arkenforge,
    content,
    dungeondraft,
    dungeonfog,
    path,
    resolution,
    xy,
)


def walls_of(map_: VttMap) -> Walls:
    parts = [each.data for each in map_.overlays if isinstance(each.data, Walls)]
    return Walls(tuple(s for each in parts for s in each.segments), tuple(d for each in parts for d in each.doors))


def lights_of(map_: VttMap) -> list[Light]:
    return [each.data for each in map_.overlays if isinstance(each.data, Light)]


def cell(x: float, y: float) -> Position:
    return Position(cell=Cell(x, y))


def changed(**members: Any) -> bytes:
    return content(dungeondraft() | members)


def refused(data: bytes) -> str:
    with pytest.raises(Invalid) as error:
        read_universal_vtt(data)
    return error.value.field


def test_a_map_that_begins_anywhere_is_moved() -> None:
    map_ = read_universal_vtt(content(dungeondraft()), PLAYERS)
    walls = walls_of(map_)
    assert walls.segments[0] == Segment((cell(1, 1), cell(5, 1)))
    assert [each.kind for each in walls.segments] == ["wall", "wall", "object", "window"]
    assert walls.segments[3].points == (cell(11, 4.5), cell(11, 5.5))
    assert walls.doors == (Door(start=cell(5, 1), end=cell(6, 1)),)
    assert lights_of(map_) == [Light(cell(4, 5), 16.25, 32.5, "#ECCD8B")]
    assert {each.audience for each in map_.overlays} == {PLAYERS}
    assert map_.picture == base64.b64decode(PNG)
    assert (map_.columns, map_.rows, map_.grid.cell_size, map_.baked_light, map_.darkness) == (16, 12, 256, True, 0.498)
    assert map_.warnings == (
        "Left out are lines of no length: 1.",
        "The file says how dark the map is: lay a fog over it with a darkness of 0.50.",
        "The light is painted into the picture.",
    )


def test_a_grid_that_begins_within_a_cell_has_an_offset() -> None:
    map_ = read_universal_vtt(changed(resolution=resolution(16, 12, 256, x=3.75, y=-2.5)))
    assert (map_.grid.offset_x, map_.grid.offset_y) == (64, 128)
    lattice_x = map_.grid.offset_x + 256 * walls_of(map_).segments[0].points[0].cell.column  # type: ignore[union-attr]
    assert lattice_x == (5 - 3.75) * 256


def test_texts_prefixes_and_missing_members_are_taken() -> None:
    map_ = read_universal_vtt(content(dungeonfog()))
    assert walls_of(map_).doors == (Door(start=cell(2.5, 1), end=cell(3.5, 1)),)
    assert [(each.color, each.dim) for each in lights_of(map_)] == [("#FFCC00", 15), ("#FFFFFF", 0)]
    assert map_.picture[:3] == b"\xff\xd8\xff"
    assert (map_.darkness, map_.baked_light) == (0, False)


def test_portals_without_length_and_tags_of_others_are_left_out() -> None:
    map_ = read_universal_vtt(content(arkenforge()))
    assert walls_of(map_) == Walls((Segment((cell(0, 0), cell(3, 3)), "object"),))
    assert map_.picture[8:12] == b"WEBP"
    assert map_.warnings == (
        "Left out is what another program says: arkenforge.",
        "Left out are portals of no length: 2.",
    )


def test_names_of_others_are_told_as_far_as_they_can_be_written() -> None:
    (said,) = read_universal_vtt(content(arkenforge() | {"portals": [], "\ud800" * 90: 1})).warnings
    assert said == f"Left out is what another program says: arkenforge, {'?' * 40}."
    (said,) = read_universal_vtt(content(arkenforge() | {"portals": []} | {f"_{n}": n for n in range(30)})).warnings
    assert said.endswith("and 21 more.")


def test_lights_that_shine_in_another_manner_are_told_of() -> None:
    (said,) = read_universal_vtt(
        changed(line_of_sight=[], environment={}, lights=[{"position": xy(1, 1), "range": 1, "intensity": 0.5}])
    ).warnings
    assert "intensity" in said


@pytest.mark.parametrize("image", ["", None])
def test_a_file_may_have_no_picture(image: str | None) -> None:
    assert read_universal_vtt(changed(image=image)).picture == b""


BASE64 = {"bare": PNG.rstrip("="), "lines": PNG[:40] + "\\r\\n " + PNG[40:], "blank": "\\n" + PNG}


@pytest.mark.parametrize("written", BASE64.values(), ids=BASE64)
def test_pictures_in_every_manner_of_base64_are_read(written: str) -> None:
    data = content(dungeondraft()).replace(PNG.encode(), written.encode())
    assert read_universal_vtt(data).picture == base64.b64decode(PNG)


@pytest.mark.parametrize("blank", [b"\\n", b"\\u000a", b" ", b"\\/"])
def test_blanks_in_a_picture_take_no_more_memory_than_they_have_bytes(blank: bytes) -> None:
    data = content(dungeondraft()).replace(PNG.encode(), blank * (4 << 20) + PNG.encode())
    tracemalloc.start()
    try:
        if blank == b"\\/":
            assert refused(data) == "image"
        else:
            assert read_universal_vtt(data).picture
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * len(data)


def test_escaped_slashes_are_slashes() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\xff" * 60
    data = changed(image=base64.b64encode(picture).decode()).replace(b"////", b"\\/\\/\\/\\/")
    assert b"\\/" in data
    assert read_universal_vtt(data).picture == picture


def test_a_mark_of_the_encoding_is_no_harm() -> None:
    assert read_universal_vtt(b"\xef\xbb\xbf" + content(dungeondraft())).rows == 12


Change = Callable[[dict[str, Any]], Any]
WRONG: list[tuple[str, Change]] = [
    ("resolution", lambda f: f.pop("resolution")),
    ("resolution", lambda f: f.update(resolution=[1])),
    ("resolution.pixels_per_grid", lambda f: f["resolution"].pop("pixels_per_grid")),
    ("resolution.pixels_per_grid", lambda f: f["resolution"].update(pixels_per_grid=0)),
    ("resolution.pixels_per_grid", lambda f: f["resolution"].update(pixels_per_grid="100")),
    ("resolution.pixels_per_grid", lambda f: f["resolution"].update(pixels_per_grid=True)),
    ("resolution.map_size.x", lambda f: f["resolution"].update(map_size={"y": 4})),
    ("resolution.map_size.y", lambda f: f["resolution"].update(map_size={"x": 4, "y": -1})),
    ("resolution.map_origin.x", lambda f: f["resolution"].update(map_origin={"x": 1e300, "y": 0})),
    ("resolution.map_origin.x", lambda f: f["resolution"].update(map_origin={"x": 10**400, "y": 0})),
    ("line_of_sight", lambda f: f.update(line_of_sight={"a": 1})),
    ("line_of_sight[1]", lambda f: f["line_of_sight"].__setitem__(1, 7)),
    ("line_of_sight[0][1]", lambda f: f["line_of_sight"][0].__setitem__(1, [1, 2])),
    ("line_of_sight[0][1].y", lambda f: f["line_of_sight"][0][1].update(y=None)),
    ("line_of_sight[0][1].y", lambda f: f["line_of_sight"][0][1].update(y=float("nan"))),
    ("line_of_sight[0][1].x", lambda f: f["line_of_sight"][0][1].update(x=float("-inf"))),
    ("objects_line_of_sight[0][0].x", lambda f: f["objects_line_of_sight"][0][0].update(x="1")),
    ("portals[1]", lambda f: f["portals"].__setitem__(1, None)),
    ("portals[0].bounds", lambda f: f["portals"][0].update(bounds=4)),
    ("portals[0].bounds[1]", lambda f: f["portals"][0]["bounds"].__setitem__(1, "a")),
    ("portals[0].closed", lambda f: f["portals"][0].update(closed="yes")),
    ("lights[0].range", lambda f: f["lights"][0].update(range=-1)),
    ("lights[0].position", lambda f: f["lights"][0].pop("position")),
    ("lights[0].color", lambda f: f["lights"][0].update(color="red")),
    ("lights[0].color", lambda f: f["lights"][0].update(color=[1])),
    ("lights", lambda f: f.update(lights=f["lights"] * 1001)),
    ("environment.ambient_light", lambda f: f["environment"].update(ambient_light=5)),
    ("environment.baked_lighting", lambda f: f["environment"].update(baked_lighting="no")),
    ("environment", lambda f: f.update(environment=[1])),
    ("format", lambda f: f.update(format={})),
    ("image", lambda f: f.update(image="%%%%")),
    ("image", lambda f: f.update(image=base64.b64encode(b"<svg>").decode())),
    ("image", lambda f: f.update(image=base64.b64encode(b"GIF89a....").decode())),
    ("image", lambda f: f.update(image={"a": 1})),
    ("line_of_sight[3]", lambda f: f["line_of_sight"].append(path((0, 0)) * 100_000)),
    ("other.more[0]", lambda f: f.update(other={"more": [float("inf")]})),
]


@pytest.mark.parametrize(("field", "change"), WRONG, ids=[f"{at}-{field}" for at, (field, _) in enumerate(WRONG)])
def test_what_is_wrong_is_refused_with_its_path(field: str, change: Change) -> None:
    document = dungeondraft()
    change(document)
    assert refused(content(document)) == field


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"lights":', '"lights": [], "lights":', "lights"),
        ('"x": 4,', '"x": 4, "x": 5,', "resolution.map_origin.x"),
        ('"image":', '"image": "", "image":', "image"),
        ('"portals":', '"more": [{"a": 1, "a": 2}], "portals":', "more[0].a"),
    ],
)
def test_what_is_there_twice_is_refused_with_its_path(old: str, new: str, field: str) -> None:
    assert refused(content(dungeondraft()).decode().replace(old, new, 1).encode()) == field


@pytest.mark.parametrize(
    ("kind", "count", "most"), [("s", 12_000, MOST_SEGMENTS), ("d", 4500, MOST_DOORS), ("p", 60_000, 0)]
)
def test_what_is_too_large_for_one_overlay_goes_into_several(kind: str, count: int, most: int) -> None:
    members: dict[str, Any] = {"line_of_sight": [], "portals": []}
    if kind == "s":
        members["line_of_sight"] = [path((at, 0), (at, 1)) for at in range(count)]
    elif kind == "d":
        members["portals"] = [{"bounds": path((at, 0), (at, 1))} for at in range(count)]
    else:
        members["line_of_sight"] = [path(*((at % 300, at // 300) for at in range(count)))]
    map_ = read_universal_vtt(changed(objects_line_of_sight=[], lights=[], **members))
    parts = [each.data for each in map_.overlays if isinstance(each.data, Walls)]
    assert len(parts) > 1
    assert [each.name for each in map_.overlays] == [f"Walls {at}" for at in range(1, len(parts) + 1)]
    for each in parts:
        assert len(each.segments) <= MOST_SEGMENTS
        assert len(each.doors) <= MOST_DOORS
        assert max([len(run.points) for run in each.segments], default=0) <= MOST_RUN
        assert sum(len(run.points) for run in each.segments) + 4 * len(each.doors) <= MOST_POINTS
    whole = walls_of(map_)
    if most:
        assert len(whole.segments) + len(whole.doors) == count
    else:
        pieces = [(a, b) for run in whole.segments for a, b in pairwise(run.points)]
        assert len(pieces) == count - 1
        assert all(a[1] == b[0] for a, b in pairwise(pieces))


def test_the_grid_follows_the_picture() -> None:
    map_ = read_universal_vtt(changed(resolution=resolution(16, 12, 256, x=0.5)))
    assert map_.grid_over(4096, 3072) == (map_.grid, ())
    grid, (said,) = map_.grid_over(2048, 1536)
    assert (grid.cell_size, grid.offset_x) == (128, 64)
    assert "128" in said
    grid, (said,) = map_.grid_over(2048, 3072)
    assert grid == map_.grid
    assert "do not fit" in said
    grid, (said,) = replace(map_, columns=0.01, rows=0.01).grid_over(2048, 2048)
    assert grid == map_.grid
    assert "do not fit" in said
    assert replace(map_, columns=0.0).grid_over(1, 1) == (map_.grid, ())


@pytest.mark.parametrize("name", FILES)
def test_all_files_are_read(name: str) -> None:
    assert read_universal_vtt(content(FILES[name]())).overlays


def test_a_changed_file_of_limner_is_what_the_other_program_says() -> None:
    own = {"version": 1, "of": "", "grid": {}, "segments": [{"kind": "wall", "points": [0, 0, 1, 1]}]}
    map_ = read_universal_vtt(content(dungeondraft() | {"x_limner": own}))
    assert len(walls_of(map_).segments) == 4
    assert "Another program" in map_.warnings[0]
    assert refused(content(dungeondraft() | {"x_limner": 5})) == "x_limner"


def test_halves_of_characters_are_no_harm() -> None:
    lone = {
        "resolution": resolution(),
        "lights": [{"position": xy(1, 1), "range": 1, "note": "\ud800"}],
        "x_limner": {},
    }
    assert read_universal_vtt(json.dumps(lone).encode()).warnings
