"""Maps from a terminal: paths measured, spots of grids found, doors opened, secrets revealed."""

import json

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.rpc.imports import vtt
from tests.system.command_line import Limner, complaints
from tests.unit.interop.foreign_files import FILES

SMALL = ("--seed", "6", "--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")


def a_map(cli: Limner) -> str:
    """The id of a small dungeon, whose cells are 5 ft wide."""
    scope = cli.folder.name
    cli.said("generate", "dungeon", *SMALL, "--scope", scope, "-o", "map.png")
    (made,) = json.loads(cli.said("image", "list", "--scope", scope, "--json"))["images"]
    return str(made["id"])


def test_a_path_is_measured_and_places_snap(cli: Limner) -> None:
    image_id = a_map(cli)
    assert cli.said("map", "measure", image_id, "B3", "E6", "E10", "--rule", "alternating_1").splitlines() == [
        "1,2  4,5  20 ft  3 steps, 3 over corners",
        "4,5  4,9  20 ft  4 steps",
        "1,2  4,9  40 ft  7 steps, 3 over corners",
    ]
    assert cli.said("map", "measure", image_id, "-1,0", "12,12px") == "-1,0  12,12px  5 ft  1 step"
    told = json.loads(cli.said("map", "measure", image_id, "0,0", "3,1", "--json"))
    assert (told["distance"], told["steps"], told["distance_unit"]) == (15.0, 3, "ft")
    assert cli.said("map", "snap", image_id, "30,7px", "2.9,4.1").splitlines() == ["36,12px", "2,4"]
    assert cli.said("map", "snap", image_id, "2.9,4.1", "--to", "corner", "--to", "edge") == "3.0,4.0"
    (moved,) = json.loads(cli.said("map", "snap", image_id, "-5,3px", "--to", "corner", "--json"))["positions"]
    assert moved == {"pixel": {}}


def test_what_cannot_be_measured_is_refused(cli: Limner) -> None:
    file = cli.folder / "map.png"
    image_id = a_map(cli)
    bare = cli.said("image", "put", str(file)).split()[0]
    assert "MAP_GRID_MISSING" in cli.refused("map", "measure", bare, "A1", "B2")
    assert "positions" in cli.refused("map", "measure", image_id, "A1")
    assert "is no place" in cli.refused("map", "snap", image_id, "there", code=2)


def doors(cli: Limner, *words: str) -> dict[str, str]:
    """State of each door that a command tells of, by id."""
    told = json.loads(cli.said("map", "doors", *words, "--json"))
    return {each["id"]: each["state"] for each in told["doors"]}


def test_doors_are_listed_opened_closed_and_locked(cli: Limner) -> None:
    image = a_map(cli)
    every = doors(cli, image)
    first, second, third, *_ = every
    changed = cli.said("map", "doors", image, "--lock", third, "--open", first, "--close", second)
    assert [line.split()[0] for line in changed.splitlines()] == ["DOOR", first, second, third]
    assert [line.split()[2] for line in changed.splitlines()[1:]] == ["open", "closed", "locked"]
    opened = {first: "STATE_OPEN", second: "STATE_OPEN", third: "STATE_LOCKED"}
    assert doors(cli, image, "--open", second, "--list") == every | opened
    table = cli.said("map", "doors", image).splitlines()
    assert len(table) == 1 + len(every)
    assert table[0].split() == ["DOOR", "KIND", "STATE", "OVERLAY"]


def test_a_door_that_is_not_there_opens_none(cli: Limner) -> None:
    image = a_map(cli)
    before = doors(cli, image)
    refusal = cli.refused("map", "doors", image, "--open", next(iter(before)), "--open", "nowhere")
    assert "DOOR_NOT_FOUND" in refusal
    assert "nowhere" in refusal
    assert doors(cli, image) == before
    assert "doors" in cli.said("map", "--help")


def test_a_secret_is_revealed_and_hidden(cli: Limner) -> None:
    scope = cli.folder.name
    words = ("--seed", "28", "--option", "columns=20", "--option", "rows=16", "--option", "px_per_cell=16")
    cli.said("generate", "dungeon", *words, "--scope", scope)
    (made,) = json.loads(cli.said("image", "list", "--scope", scope, "--json"))["images"]
    told = json.loads(cli.said("map", "doors", made["id"], "--json"))
    (secret,) = (each["id"] for each in told["doors"] if each["kind"] == "KIND_SECRET")
    shown = cli.said("map", "reveal", made["id"], "--door", secret).splitlines()
    assert [line.split()[1] for line in shown] == ["shown", "shown"]
    hidden = cli.said("map", "reveal", made["id"], "--door", secret, "--hide").splitlines()
    assert hidden == [line.replace("shown", "hidden") for line in shown]
    assert "DOOR_NOT_FOUND" in cli.refused("map", "reveal", made["id"], "--door", "nowhere")


def picture(cli: Limner, image_id: str) -> NDArray[np.uint8]:
    """What players are shown."""
    cli.said("render", image_id, "-o", "shown.png")
    return np.asarray(Image.open(cli.folder / "shown.png").convert("RGB"))


def test_ground_is_revealed_explored_and_hidden(cli: Limner) -> None:
    image = a_map(cli)
    whole = picture(cli, image)
    cell = whole.shape[1] // 16
    left, right = np.s_[:, : 7 * cell], np.s_[:, 8 * cell :]
    revision = cli.said("map", "fog", image, "--reveal", "A1:H12")
    half = picture(cli, image)
    assert (half[left] == whole[left]).all()
    assert len(np.unique(half[right].reshape(-1, 3), axis=0)) < len(np.unique(whole[right].reshape(-1, 3), axis=0)) / 4
    assert cli.said("map", "fog", image, "--reveal", "C3:D4") == revision  # it is already
    told = json.loads(cli.said("map", "fog", image, "--everything", "explored", "--hide", "A1+500", "--json"))
    assert int(told["revision"]) > int(revision.split()[1])
    assert not (picture(cli, image) == whole).all(-1).any()
    cli.said("map", "fog", image, "--everything", "revealed")
    assert (picture(cli, image) == whole).all()
    assert "is no ground" in cli.refused("map", "fog", image, "--reveal", "B3+near", code=2)
    assert "INVALID_FIELD" in cli.refused("render", image, "--viewer", "nobody")
    cli.said("render", image, "--no-baked-light", "-o", "even.png")
    assert not (np.asarray(Image.open(cli.folder / "even.png").convert("RGB")) == whole).all()
    assert "INVALID_FIELD" in cli.refused("map", "fog", image)


def test_files_of_other_programs_become_maps(cli: Limner) -> None:
    scope = cli.folder.name
    for program in FILES:
        (cli.folder / f"crypt.{program}").write_bytes(vtt(program))
    names = [f"crypt.{program}" for program in FILES]
    outcome = cli.run("map", "import", *names, "--scope", scope, "--label", "from=elsewhere")
    assert outcome.returncode == 0
    ids = outcome.stdout.split()
    shown = [json.loads(cli.said("image", "show", each, "--json")) for each in ids]
    assert [each["name"] for each in shown] == ["crypt"] * len(FILES)
    assert {(each["type"], each["scope"], each["labels"]["from"]) for each in shown} == {("map", scope, "elsewhere")}
    assert len(doors(cli, ids[0])) == 1
    said = ("--name", "Vault", "--subtype", "battle", "--audience", "gm", "--description", "Damp.", "--json")
    told = json.loads(cli.said("map", "import", "crypt.dd2vtt", *said))
    assert (told["image"]["name"], told["image"]["audience"]) == ("Vault", "AUDIENCE_GM")
    assert (told["counts"]["doors"], told["map_grid"]["size"]) == (1, 4.0)


def test_what_is_no_map_is_told_and_keeps_no_other_from_coming_in(cli: Limner) -> None:
    (cli.folder / "crypt.uvtt").write_bytes(vtt("uvtt"))
    (cli.folder / "bad.dd2vtt").write_bytes(vtt(lights=[{"position": {"x": "a"}}]))
    outcome = cli.run("map", "import", "bad.dd2vtt", "missing.uvtt", "crypt.uvtt")
    assert outcome.returncode == 1
    assert len(outcome.stdout.split()) == 1
    bad, missing, *warnings = complaints(outcome.stderr)
    assert bad.startswith("limner: bad.dd2vtt: lights[0].position.x has to be a number")
    assert "MAP_FILE_INVALID" in bad
    assert missing.startswith("limner: missing.uvtt: ")
    assert warnings[0] == "crypt.uvtt: Left out is what another program says: arkenforge."
