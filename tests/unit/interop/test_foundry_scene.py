"""Scenes of Foundry: what stops what, what is whose, and where it stands."""

from dataclasses import replace
from typing import Any

import pytest

from server.domain.overlays import GM, PLAYERS, Figure, Label, Light, Marker, Segment, Walls
from server.domain.overlays.token import Glow, Vision
from server.interop.foundry_scene import FoundryScene, foundry_scene
from server.interop.map_scenes import MapFileOptions, MapScene
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
from tests.unit.interop.test_round_trips import GRIDS


def made(map_: MapScene, **values: Any) -> dict[str, Any]:
    return whole(map_, **values).document


def whole(map_: MapScene, **values: Any) -> FoundryScene:
    return foundry_scene(map_, MapFileOptions("foundry_scene", **values), "maps/rooms.webp")


def wall(document: dict[str, Any], *ends: float) -> dict[str, Any]:
    """The wall between two points, in cells."""
    size = document["grid"]["size"]
    (one,) = (each for each in document["walls"] if each["c"] == [round(end * size) for end in ends])
    return {name: value for name, value in one.items() if name != "c"}


def stops(light: int, sight: int, sound: int, move: int, door: int = 0, ds: int = 0) -> dict[str, int]:
    return {"light": light, "sight": sight, "sound": sound, "move": move, "dir": 0, "door": door, "ds": ds}


def test_walls_stop_what_they_stop_here() -> None:
    document = made(sample())
    assert wall(document, 2, 2, 4, 2) == stops(20, 20, 20, 20)
    assert wall(document, 4, 4, 4.6, 4) == stops(10, 10, 0, 20)
    assert wall(document, 14, 6, 16, 6) == stops(10, 10, 0, 20)
    assert wall(document, 20, 5, 20, 6) == stops(0, 0, 20, 20)
    assert wall(document, 6, 8, 7, 8) == stops(0, 0, 0, 20)
    assert wall(document, 1, 1, 1, 3) == stops(0, 0, 0, 20)
    table = scene(Walls((Segment(line((1, 1), (3, 1)), "object"),)))
    assert wall(made(table), 1, 1, 3, 1) == stops(20, 20, 0, 20)


def test_doors_have_their_states() -> None:
    document = made(sample())
    assert wall(document, 4, 2, 5, 2) == stops(20, 20, 20, 20, 1, 1)
    assert wall(document, 2, 5, 2, 6) == stops(20, 20, 20, 20, 1, 2)
    assert wall(document, 14, 8, 15, 8) == stops(0, 0, 0, 20, 1, 0)
    assert not [each for each in document["walls"] if each["c"][1::2] == [560, 560] and each["c"][0] == 17 * 70]


def test_secret_doors_are_secret_for_the_game_master_until_they_are_known() -> None:
    assert wall(made(sample()), 11, 4, 11, 5) == stops(20, 20, 20, 20, 2)
    assert wall(made(scene(with_door(replace(SECRET, found=True)))), 11, 4, 11, 5)["door"] == 1
    hidden = whole(sample(), secrets_as="wall")
    assert not [each for each in hidden.document["walls"] if each["door"] == 2]
    assert any("not found are wall" in each for each in hidden.warnings)
    known = made(for_players(sample()))
    assert not [each for each in known["walls"] if each["door"] == 2]
    # What is solid for players has no hint of an opening.
    assert wall(known, 10, 2, 10, 8) == stops(20, 20, 20, 20)
    assert not [each for each in known["walls"] if 700 < each["c"][0] < 840]


TYPES = {"square": 1, "shifted": 1, "pointy": 3, "flat": 5, "gridless": 0}


@pytest.mark.parametrize(("grid", "type_"), TYPES.items())
def test_the_grid_is_that_of_the_map(grid: str, type_: int) -> None:
    map_ = scene(grid=replace(GRIDS[grid], color="#AABBCC80"))
    file = whole(map_)
    document = file.document
    assert document["grid"]["type"] == type_
    assert document["grid"]["size"] == file.framing.pixels_per_grid == round(map_.grid.cell_size)
    assert document["grid"]["color"] == "#aabbcc"
    assert document["grid"]["distance"] == map_.grid.distance_per_cell
    assert document["grid"]["units"] == map_.grid.distance_unit
    assert (document["grid"]["alpha"] == 0) == (not map_.grid.enabled)
    assert (document["width"], document["height"], document["padding"]) == (file.framing.width, file.framing.height, 0)


def test_lights_and_tokens_turn_from_south() -> None:
    document = made(sample())
    lamp, beam = document["lights"]
    assert (lamp["x"], lamp["y"], lamp["rotation"], lamp["config"]["angle"]) == (350, 350, 0, 360)
    assert (lamp["config"]["bright"], lamp["config"]["dim"], lamp["config"]["color"]) == (20, 40, "#eccd8b")
    assert (beam["rotation"], beam["config"]["angle"], beam["walls"]) == (0, 60, True)
    (token,) = document["tokens"]
    assert (token["x"], token["y"], token["width"], token["rotation"]) == (420, 420, 1, 0)
    assert (token["name"], token["disposition"], token["sight"]["enabled"]) == ("Ogre", -1, False)


def test_tokens_see_and_shine() -> None:
    figure = Figure(
        at(4, 4),
        2.0,
        facing=0.0,
        disposition="friendly",
        elevation=10.0,
        light=Glow(20, 40),
        vision=Vision(60, 30, 120.0),
    )
    (token,) = made(scene(figure))["tokens"]
    assert (token["x"], token["y"], token["width"], token["rotation"], token["elevation"]) == (210, 210, 2, 270, 10)
    assert token["sight"] == {"enabled": True, "range": 30, "angle": 120, "visionMode": "darkvision"}
    assert (token["light"]["bright"], token["light"]["dim"], token["light"]["angle"]) == (20, 40, 360)


@pytest.mark.parametrize(("grid", "box"), [("hex_pointy", (70, 80.83)), ("hex_flat", (80.83, 70))])
def test_tokens_on_hexagons_stand_in_the_box_around_them(grid: str, box: tuple[float, float]) -> None:
    map_ = scene(Figure(at(3, 3)), grid=replace(GRIDS["square"], kind=grid))
    x, y = map_.lattice.point((3, 3))
    (token,) = made(map_)["tokens"]
    assert (token["x"], token["y"]) == (round(x - box[0] / 2), round(y - box[1] / 2))


def test_what_the_game_master_alone_knows_of_is_hidden_from_players_at_the_table() -> None:
    data: list[Any] = [
        Figure(at(2, 2)),
        Light(at(1, 1), 5, 10),
        Marker(at(3, 3), number=4, label="Hoard"),
        Label("Vault", at(5, 5)),
    ]
    for audience in (GM, PLAYERS):
        document = made(scene(*(overlay(each, audience) for each in data)))
        is_hidden = audience == GM
        assert [each["hidden"] for each in document["tokens"] + document["lights"]] == [is_hidden] * 2
        texts = {name: [each["text"] for each in document[name]] for name in ("notes", "drawings")}
        expected = ["4 Hoard", "Vault"]
        assert texts == {"notes": [] if is_hidden else expected, "drawings": expected if is_hidden else []}
        assert all(each["hidden"] for each in document["drawings"])


def test_night_is_dark() -> None:
    assert made(scene(darkness=0.7))["environment"] == {"darknessLevel": 0.7, "globalLight": {"enabled": False}}
    assert made(scene())["environment"]["globalLight"]["enabled"]


def test_what_there_is_no_place_for_is_told() -> None:
    assert any("Tokens come without pictures" in each for each in whole(sample()).warnings)
    assert not whole(scene(ROOMS)).warnings


@pytest.mark.parametrize("seed", range(3))
def test_numbers_of_dungeons_are_such_as_foundry_takes(seed: int) -> None:
    for map_ in (dungeon(seed), for_players(dungeon(seed))):
        document = made(map_)
        for each in document["walls"]:
            assert all(isinstance(end, int) for end in each["c"])
            assert each["c"][:2] != each["c"][2:]
        for each in document["lights"] + document["notes"]:
            assert isinstance(each["x"], int)
            assert isinstance(each["y"], int)
        assert all(each["iconSize"] >= 32 and 8 <= each["fontSize"] <= 128 for each in document["notes"])
