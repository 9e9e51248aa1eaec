"""Grids that are painted into maps, found from a terminal."""

import json
import re

import pytest

from tests.rpc.painted import CELL, LEFT, TOP, painted
from tests.rpc.uploads import png
from tests.system.command_line import Limner, complaints

TOLD = r"square grid, cells of 32\.\d+ px from 1[12]\.\d\d,[78]\.\d\dpx, 11 x 9, confidence 0\.\d\d"


def put(cli: Limner, *names: str) -> tuple[list[str], list[str]]:
    """The ids of stored maps, and what is noted of grids in them."""
    done = cli.run("image", "put", *names, "--type", "map", "--scope", cli.folder.name, "--detect-grid")
    assert done.returncode == 0, done.stderr
    return done.stdout.split(), complaints(done.stderr)


def test_a_painted_grid_is_told(cli: Limner) -> None:
    (cli.folder / "map.png").write_bytes(painted())
    (cli.folder / "bare.png").write_bytes(png(120, 90))
    image_id, bare = cli.said("image", "put", "map.png", "bare.png").split()
    assert re.fullmatch(TOLD, cli.said("map", "detect", image_id))
    told = json.loads(cli.said("map", "detect", image_id, "--json"))["grid"]
    assert (told["kind"], told["columns"], told["rows"]) == ("KIND_SQUARE", 11, 9)
    assert cli.said("map", "detect", bare) == "no grid found"
    assert json.loads(cli.said("map", "detect", bare, "--json")) == {}
    assert "MAP_GRID_MISSING" in cli.refused("map", "measure", image_id, "A1", "B2")
    assert "IMAGE_NOT_FOUND" in cli.refused("map", "detect", "018f0000-0000-7000-8000-000000000000")


def test_a_stored_map_has_its_grid_laid_over_the_painted_one(cli: Limner) -> None:
    (cli.folder / "map.png").write_bytes(painted())
    (cli.folder / "bare.png").write_bytes(png(120, 90))
    (image_id, bare), notes = put(cli, "map.png", "bare.png")
    assert re.fullmatch(f"map.png: {TOLD}", notes[0])
    assert notes[1:] == ["bare.png: no grid found"]
    (x, y) = cli.said("map", "snap", image_id, "20,10px", "--to", "corner").removesuffix("px").split(",")
    assert (float(x), float(y)) == pytest.approx((LEFT + 0.5, TOP + 0.5), abs=0.6)
    measured = json.loads(cli.said("map", "measure", image_id, "20,10px", f"{20 + 3 * CELL},10px", "--json"))
    assert measured["steps"] == 3
    assert "MAP_GRID_MISSING" in cli.refused("map", "measure", bare, "A1", "B2")
