"""Maps saved for virtual tabletops from a terminal."""

import json
import zipfile

import pytest

from tests.system.command_line import Limner, complaints
from tests.system.test_map_commands import a_map
from tests.unit.interop.plain_reader import PlainMap


def exported(cli: Limner, *words: str) -> tuple[str, list[str]]:
    """What is printed of an export, and what had to give."""
    done = cli.run("map", "export", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), complaints(done.stderr)


def test_a_map_is_saved_for_a_tabletop(cli: Limner) -> None:
    image_id = a_map(cli)
    printed, _ = exported(cli, image_id, "--target", "foundry", "-o", "crypt.uvtt")
    assert printed.startswith("crypt.uvtt  16 x 12 cells of 100 pixels, ")
    read = PlainMap((cli.folder / "crypt.uvtt").read_bytes())
    assert read.pixels == (1600, 1200)
    assert read.doors
    printed, warnings = exported(cli, image_id, "--audience", "gm", "--secrets-as", "door", "--json")
    told = json.loads(printed)
    assert not warnings
    assert told["warnings"]
    assert told["width"] == 16 * 24
    assert len(PlainMap((cli.folder / f"{image_id}-gm.uvtt").read_bytes()).doors) >= len(read.doors)
    exported(cli, image_id, "--target", "foundry-scene", "--format", "jpeg")
    with zipfile.ZipFile(cli.folder / f"{image_id}-players.zip") as zipped:
        assert len(zipped.namelist()) == 2
    exported(cli, image_id, "--target", "foundry-scene", "--without-image")
    assert json.loads((cli.folder / f"{image_id}-players.json").read_text())["walls"]


def test_warnings_go_to_the_error_output(cli: Limner) -> None:
    image_id = a_map(cli)
    printed, warnings = exported(cli, image_id, "--target", "owlbear", "-o", "-")
    assert PlainMap(printed.encode()).pixels == (384, 288)
    assert "limner: Owlbear leaves lights out." in warnings


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--target", "tabletop"], 2, "--target"),
        (["--max-side", "16385"], 2, "--max-side"),
        (["--target", "roll20", "--format", "webp"], 1, "options.format"),
        (["--max-side", "3"], 1, "options.max_side"),
        (["-o", "nowhere/map.uvtt"], 1, "no such folder"),
    ],
)
def test_what_cannot_be_exported_is_refused(cli: Limner, words: list[str], code: int, says: str) -> None:
    image_id = a_map(cli)
    before = sorted(cli.folder.iterdir())
    assert says in cli.refused("map", "export", image_id, *words, code=code)
    assert sorted(cli.folder.iterdir()) == before
