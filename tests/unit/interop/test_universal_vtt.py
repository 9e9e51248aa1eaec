"""Universal VTT as it is written: what every reader agrees on, and what each of them wants besides."""

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from server.domain.errors import Invalid
from server.domain.overlays import GM, PLAYERS, Door, Light, Segment, Walls
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.self_check import self_check
from server.interop.targets import TARGETS
from server.interop.universal_vtt import UniversalVtt, file_chunks, size_warnings, universal_vtt
from tests.unit.interop.map_samples import (
    ROOMS,
    SECRET,
    at,
    dungeon,
    for_players,
    line,
    overlay,
    sample,
    scene,
    with_door,
)
from tests.unit.interop.plain_reader import PlainMap, Spot
from tests.unit.interop.universal_vtt_schema import MapFile

UVTT = sorted(TARGETS.keys() - {"foundry_scene"})
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 5


def written(map_: MapScene, target: str = "generic", picture: bytes = PNG, **values: Any) -> bytes:
    return b"".join(file_chunks(universal_vtt(map_, MapFileOptions(target, **values)), [picture]))


def plain(map_: MapScene, target: str = "generic", **values: Any) -> PlainMap:
    return PlainMap(written(map_, target, **values))


def near(spot: Spot, pieces: Iterable[tuple[Spot, Spot]], slack: float) -> bool:
    """Whether a point lies on one of the pieces of wall."""
    return any(_away(spot, *piece) <= slack for piece in pieces)


def _away(spot: Spot, a: Spot, b: Spot) -> float:
    across, down = b[0] - a[0], b[1] - a[1]
    square = across * across + down * down
    share = ((spot[0] - a[0]) * across + (spot[1] - a[1]) * down) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return math.dist(spot, (a[0] + across * share, a[1] + down * share))


def along(pieces: Iterable[tuple[Spot, Spot]]) -> list[Spot]:
    """Points of pieces of wall, ends left out."""
    return [
        (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        for a, b in pieces
        for share in (0.02, 0.21, 0.5, 0.79, 0.98)
    ]


def drawn(map_: MapScene, scale: float, *kinds: str) -> list[tuple[Spot, Spot]]:
    """Pieces of walls of some kinds as the map has them, in pixels of `scale` a cell."""
    return [
        piece
        for walls in map_.data(Walls)
        for each in walls.segments
        if each.kind in kinds
        for piece in pairwise((p.cell.column * scale, p.cell.row * scale) for p in each.points if p.cell)
    ]


@pytest.mark.parametrize("target", UVTT)
@pytest.mark.parametrize("seed", range(3))
def test_files_are_what_the_schema_says(target: str, seed: int) -> None:
    for map_ in (dungeon(seed), for_players(dungeon(seed)), sample()):
        MapFile.model_validate_json(written(map_, target))


@pytest.mark.parametrize("target", UVTT)
def test_another_reader_gets_the_walls_of_the_map(target: str) -> None:
    map_ = dungeon(1)
    read = plain(map_, target)
    slack = (0.3 if target == "foundry" else 0.01) * read.scale
    walls, leaves = drawn(map_, read.scale, "wall"), [(each.a, each.b) for each in read.doors]
    assert all(near(spot, [*read.walls, *leaves], slack) for spot in along(walls))
    kinds = ("wall", "bars") if TARGETS[target].windows_as == "walls" else ("wall",)
    secret = [
        (ends[0], ends[1])
        for each in map_.data(Walls)
        for door in each.doors
        if door.kind == "secret"
        for ends in [[(p.cell.column * read.scale, p.cell.row * read.scale) for p in (door.start, door.end) if p.cell]]
    ]
    assert all(near(spot, drawn(map_, read.scale, *kinds) + secret, slack) for spot in along(read.walls))
    assert all(near(spot, read.objects, 0.01 * read.scale) for spot in along(drawn(map_, read.scale, "object")))


def test_the_sample_is_written_as_the_format_has_it() -> None:
    file = universal_vtt(sample(), MapFileOptions("foundry"))
    document = file.document
    assert document["format"] == 0.3
    assert document["resolution"] == {
        "map_origin": {"x": 0, "y": 0},
        "map_size": {"x": 22, "y": 10},
        "pixels_per_grid": 100,
    }
    assert (file.framing.width, file.framing.height) == (2200, 1000)
    assert document["portals"][0] == {
        "position": {"x": 4.5, "y": 2},
        "bounds": [{"x": 4, "y": 2}, {"x": 5, "y": 2}],
        "rotation": 0.0,
        "closed": True,
        "freestanding": False,
    }
    assert document["portals"][1]["rotation"] == 1.570796
    assert [each["closed"] for each in document["portals"]] == [True] * 3 + [False] * 3
    assert document["lights"][0] == {
        "position": {"x": 5, "y": 5},
        "range": 8,
        "intensity": 1,
        "color": "ffeccd8b",
        "shadows": True,
    }
    assert document["environment"] == {"baked_lighting": False, "ambient_light": "ffffffff"}
    lines = [[(each["x"], each["y"]) for each in line] for line in document["line_of_sight"]]
    assert lines[:2] == [[(2, 5), (2, 2), (4, 2)], [(5, 2), (10, 2), (10, 8), (2, 8), (2, 6)]]


def test_what_cannot_be_said_is_told() -> None:
    told = " ".join(universal_vtt(sample(), MapFileOptions("foundry")).warnings)
    for words in (
        "1 label, 1 marker, 1 token",
        "Beams",
        "one state",
        "Portcullises",
        "not found",
        "objects out",
        "square",
    ):
        assert words in told
    assert universal_vtt(scene(warnings=("Before.",)), MapFileOptions()).warnings == ("Before.",)


@pytest.mark.parametrize(("audience", "secrets_as"), [(GM, "wall"), (GM, "door"), (PLAYERS, "door")])
def test_an_unfound_secret_door_is_a_door_for_the_game_master_alone(audience: str, secrets_as: str) -> None:
    map_ = sample() if audience == GM else for_players(sample())
    read = plain(map_, secrets_as=secrets_as)
    is_door = audience == GM and secrets_as == "door"
    spots = [(x * 70.0, 4.5 * 70) for x in (10, 11, 12)]
    assert [near(spot, read.walls, 0.7) for spot in spots] == ([False] * 3 if is_door else [True, False, True])
    assert any((each.a, each.b) == ((770, 280), (770, 350)) for each in read.doors) == is_door
    assert audience == GM or b"secret" not in written(map_)


@pytest.mark.parametrize("audience", [GM, PLAYERS])
def test_through_a_found_secret_door_its_passage_leads(audience: str) -> None:
    map_ = scene(with_door(replace(SECRET, found=True)))
    read = plain(map_ if audience == GM else for_players(map_))
    assert not any(near((x * 70.0, 4.5 * 70), read.walls, 0.7) for x in (10, 11, 12))
    assert all(near((11.5 * 70.0, y * 70.0), read.walls, 0.7) for y in (4, 5))
    assert any(each.a == (770, 280) for each in read.doors)


def test_a_gap_that_a_hidden_door_fills_is_wall() -> None:
    gap = Walls(
        (Segment(line((0, 0), (4, 0))), Segment(line((5, 0), (9, 0)))), (Door("secret", "closed", at(4, 0), at(5, 0)),)
    )
    assert near((4.5 * 70, 0), plain(scene(gap)).walls, 0.1)
    assert not near((4.5 * 70, 0), plain(scene(gap), secrets_as="door").walls, 0.1)


@pytest.mark.parametrize(
    ("windows_as", "windows", "is_wall"), [("portals", 3, False), ("walls", 0, True), ("none", 0, False)]
)
def test_windows_are_what_is_asked_for(windows_as: str, windows: int, is_wall: bool) -> None:
    file = scene(replace(ROOMS, segments=ROOMS.segments[4:]))
    read = plain(file, windows_as=windows_as)
    assert len(read.windows) == windows
    assert near((20 * 70, 5.5 * 70), read.walls, 0.1) == is_wall
    assert not near((70, 140), read.walls, 0.1)


@pytest.mark.parametrize("target", UVTT)
def test_ranges_and_windows_are_those_the_target_reads_right(target: str) -> None:
    read = plain(sample(), target)
    assert read.lights[0].reach / read.scale == (4 if target == "fantasy_grounds" else 8)
    assert read.lights[0].rgb == "eccd8b"
    assert bool(read.windows) == (target != "maptool")


def test_foundry_gets_no_short_pieces_and_owlbear_no_more_than_it_takes() -> None:
    circle = [(10 + 8 * math.cos(each / 500), 10 + 8 * math.sin(each / 500)) for each in range(3000)]
    cave = scene(Walls((Segment(line(*circle)),)), width=1540, height=1540)
    walls = plain(cave, "foundry").walls
    assert 100 < len(walls) < 200
    assert min(math.dist(*each) for each in walls) >= 30
    assert len(plain(cave, "owlbear").walls) == 1500
    assert "fewer points" in universal_vtt(cave, MapFileOptions("owlbear")).warnings[-1]


def test_nothing_of_the_game_master_is_given_to_players() -> None:
    for data in (overlay(ROOMS, GM), overlay(ROOMS, PLAYERS)):
        with pytest.raises(ValueError, match="given to players"):
            scene(data, audience=PLAYERS)


@pytest.mark.parametrize("seed", range(4))
def test_files_for_players_hold_no_word_of_secrets(seed: int) -> None:
    content = written(for_players(dungeon(seed)))
    for word in (b"secret", b"trap", b"Hidden", b"stakes", b"room"):
        assert word not in content


@pytest.mark.parametrize("size", [0, 1, 2, 3, 786_431, 786_432, 786_433, 2_000_000])
@pytest.mark.parametrize("step", [1000, 999_999_999])
def test_pictures_of_any_size_come_through_in_pieces(size: int, step: int) -> None:
    picture = bytes(each % 251 for each in range(size))
    pieces = [picture[start : start + step] for start in range(0, size, step)]
    chunks = list(file_chunks(universal_vtt(scene(), MapFileOptions()), pieces))
    assert PlainMap(b"".join(chunks)).image == picture
    assert max(map(len, chunks)) <= (1 << 20) + 2


def test_large_pictures_are_told() -> None:
    assert size_warnings(MapFileOptions("owlbear"), 25_000_001)
    assert not size_warnings(MapFileOptions("owlbear"), 25_000_000)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"format": "jpeg"}, "format"), ({"max_side": 16_385}, "max_side"), ({"max_side": 20}, "max_side")],
)
def test_what_a_target_cannot_take_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        universal_vtt(sample(), MapFileOptions("owlbear", **values))
    assert refused.value.field == field


def test_darkness_is_ambient_light() -> None:
    assert universal_vtt(scene(darkness=0.6), MapFileOptions()).document["environment"]["ambient_light"] == "ff666666"
    dark: UniversalVtt = universal_vtt(scene(Light(at(1, 1), 1, 2), baked_light=True), MapFileOptions())
    assert dark.document["environment"]["baked_lighting"] is True
    assert any("already" in each for each in dark.warnings)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("target", UVTT)
def test_files_read_again_have_the_walls_of_the_map(seed: int, target: str) -> None:
    check = self_check(universal_vtt(dungeon(seed), MapFileOptions(target)))
    assert check.leaks == 0
    assert check.likeness > (0.95 if target == "foundry" else 0.98)
    assert bool(check.warnings) == (check.likeness < 0.98)


def test_a_file_with_a_missing_wall_is_seen() -> None:
    file = universal_vtt(scene(ROOMS), MapFileOptions())
    walls = file.document["line_of_sight"]
    check = self_check(replace(file, document={**file.document, "line_of_sight": walls[1:]}))
    assert check.leaks == 1
    assert len(check.warnings) == 2


def test_no_file_is_longer_than_its_content_asks_for() -> None:
    document = json.loads(written(dungeon(0), picture=b""))
    assert len(json.dumps(document["x_limner"])) < len(json.dumps(document))
