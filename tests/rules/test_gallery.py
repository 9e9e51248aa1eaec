"""The gallery shows every kind of overlay and of grid, and every command of `limner map`."""

import re

import pytest
from limner.v1 import map_grid_pb2, overlay_pb2

from server.cli.client.map import COMMANDS as MAP_COMMANDS
from tests.rules.checkout import ROOT
from tools.gallery import FOLDER, LARGEST, PAGE
from tools.gallery_finish import NAME
from tools.gallery_plates import OVERLAYS, Plate
from tools.gallery_scenes import COMMANDS, GRIDS, SCENES
from tools.gallery_themes import sheet_names

OVERLAY_KINDS = [each.name.removeprefix("OVERLAY_KIND_").lower() for each in overlay_pb2.OverlayKind.DESCRIPTOR.values]
GRID_KINDS = [each.name.removeprefix("KIND_").lower() for each in map_grid_pb2.MapGrid.Kind.DESCRIPTOR.values]
WITHOUT_PLATES = {"import", "export", "url", "detect"}
"""Commands that take maps in, give them out or measure them: there is nothing to see but the maps."""
LINK = re.compile(r"!\[[^\]]+\]\(gallery/([a-z0-9_-]+\.webp)\)")


def shown(folder_name: str, plate: Plate) -> set[str]:
    """The files of a plate."""
    return {f"{folder_name}-{plate.name}.webp"} | (
        {f"{folder_name}-{plate.name}-before.webp"} if plate.before else set()
    )


def test_every_kind_and_command_has_a_plate() -> None:
    assert {each.name for each in OVERLAYS} == {*OVERLAY_KINDS} - {"unspecified"}
    assert {each.name for each in GRIDS} == {*GRID_KINDS} - {"unspecified"}
    assert {each.name for each in COMMANDS} == {*MAP_COMMANDS} - WITHOUT_PLATES


@pytest.mark.parametrize("plate", OVERLAYS, ids=lambda each: each.name)
def test_a_plate_of_a_kind_shows_it(plate: Plate) -> None:
    assert plate.name in {name for each in plate.overlays for name in each} | {*(plate.kinds or ())}


@pytest.mark.parametrize("plate", COMMANDS, ids=lambda each: each.name)
def test_a_plate_of_a_command_runs_it(plate: Plate) -> None:
    assert plate.commands
    assert all(each.startswith(f"limner map {plate.name} $IMAGE ") for each in plate.commands)


def test_the_page_shows_every_picture_and_no_other() -> None:
    plates = (("overlay", OVERLAYS), ("grid", GRIDS), ("map", SCENES), ("command", COMMANDS))
    wanted = set().union(*(shown(name, each) for name, some in plates for each in some))
    wanted |= {f"theme-{each}.webp" for each in sheet_names()} | {f"{NAME}.webp"}
    assert set(LINK.findall(PAGE.read_text())) == wanted
    assert {each.name for each in FOLDER.iterdir()} == wanted


def test_pictures_are_small() -> None:
    assert not {each.name: each.stat().st_size for each in FOLDER.iterdir() if each.stat().st_size > LARGEST}


def test_the_readme_leads_there() -> None:
    assert "(docs/gallery.md)" in (ROOT / "README.md").read_text()
