"""Images found, changed, copied and looked at from a terminal."""

import json
from io import BytesIO

import pytest
from PIL import Image

from tests.rpc.uploads import png
from tests.system.command_line import Limner

SMALL = ("--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")


def put(cli: Limner, *words: str, seed: int = 1) -> str:
    """An image that only this test knows: its scope is the folder's name."""
    (cli.folder / "orb.png").write_bytes(png(40, 30, seed))
    return cli.said("image", "put", "orb.png", "--scope", cli.folder.name, *words)


def listed(cli: Limner, *words: str) -> list[str]:
    """Ids of the images of this test that a list has, in its order."""
    images = json.loads(cli.said("image", "list", "--json", "--scope", cli.folder.name, *words)).get("images", [])
    return [each["id"] for each in images]


def test_images_are_found_by_words_labels_and_time(cli: Limner) -> None:
    orb = put(cli, "--type", "item", "--name", "Orb of Dawn", "--label", "rarity=epic")
    baron = put(cli, "--type", "character", "--subtype", "npc", "--description", "The baron of crows", seed=2)
    assert listed(cli) == [baron, orb]
    assert listed(cli, "--order", "name") == [orb, baron]  # "Orb of Dawn" comes before "orb"
    for words in (("-q", "DAWN or"), ("--label", "rarity=epic"), ("--type", "item")):
        assert listed(cli, *words) == [orb]
    for words in (("-q", "crow"), ("--subtype", "npc")):
        assert listed(cli, *words) == [baron]
    assert listed(cli, "-q", "crow dawn") == []
    assert listed(cli, "--before", "2020-01-01") == []
    assert listed(cli, "--after", "2020-01-01", "--limit", "1") == [baron]
    table = cli.said("image", "list", "--scope", cli.folder.name).splitlines()
    assert [line.split()[0] for line in table] == ["ID", baron, orb]
    assert "character/npc" in table[1]


def test_what_is_said_of_an_image_changes(cli: Limner) -> None:
    orb = put(cli, "--label", "a=1")
    assert "name:    Orb of Dusk" in cli.said("image", "update", orb, "--name", "Orb of Dusk", "--label", "b=2")
    shown = json.loads(cli.said("image", "show", orb, "--json"))
    assert (shown["name"], shown["labels"], shown["etag"]) == ("Orb of Dusk", {"b": "2"}, '"2"')
    assert "say what to change" in cli.refused("image", "update", orb, code=2)
    assert "write KEY=VALUE" in cli.refused("image", "update", orb, "--label", "b", code=2)


def test_an_image_is_for_the_game_master_or_for_players(cli: Limner) -> None:
    orb, mirror = put(cli, "--audience", "gm"), put(cli)
    assert (listed(cli, "--audience", "gm"), listed(cli, "--audience", "players")) == ([orb], [mirror])
    assert "for:     gm" in cli.said("image", "show", orb)
    assert "IMAGE_NOT_FOUND" in cli.refused("render", orb, "-o", "orb.png")
    cli.said("render", orb, "--audience", "gm", "-o", "orb.png")
    assert "for:     players" in cli.said("image", "update", orb, "--audience", "players")
    assert listed(cli, "--audience", "gm") == []


def test_a_copy_has_the_bytes_of_its_image(cli: Limner) -> None:
    orb = put(cli)
    copy = cli.said("image", "copy", orb, "--name", "Twin")
    assert listed(cli, "--parent", orb) == [copy]
    cli.said("image", "get", copy, "-o", "twin.png")
    assert (cli.folder / "twin.png").read_bytes() == png(40, 30, 1)


def test_only_deleted_images_are_purged(cli: Limner) -> None:
    orb = put(cli)
    assert "IMAGE_NOT_DELETED" in cli.refused("image", "purge", orb)
    cli.said("image", "delete", orb)
    assert "(deleted)" in cli.said("image", "list", "--deleted", "--scope", cli.folder.name)
    assert cli.said("image", "purge", "--dry-run", orb) == "1 would go"
    assert cli.said("image", "purge", orb) == "1 gone"
    assert "IMAGE_NOT_FOUND" in cli.refused("image", "undelete", orb)


def test_files_in_a_folder_have_no_link(cli: Limner) -> None:
    orb = put(cli)
    assert "NO_URLS" in cli.refused("image", "url", orb)
    assert "NO_URLS" in cli.refused("map", "url", orb)


@pytest.mark.parametrize("ending", ["png", "webp", "jpg"])
def test_a_contact_sheet_shows_what_was_found(cli: Limner, ending: str) -> None:
    for seed in (1, 2, 3):
        put(cli, "--name", f"Orb {seed}", seed=seed)
    filters = ("--scope", cli.folder.name)
    assert "3 images" in cli.said("image", "sheet", *filters, "-o", f"wide.{ending}", "--columns", "3")
    assert "2 images" in cli.said(
        "image", "sheet", *filters, "-o", f"narrow.{ending}", "--columns", "1", "--limit", "2"
    )
    wide, narrow = (Image.open(BytesIO((cli.folder / f"{name}.{ending}").read_bytes())) for name in ("wide", "narrow"))
    assert wide.width > 2 * narrow.width
    assert narrow.height > wide.height
    assert len(wide.convert("RGB").getcolors(1 << 24) or []) > 1000


def test_there_is_no_sheet_of_nothing(cli: Limner) -> None:
    assert "no image to show" in cli.refused("image", "sheet", "--scope", cli.folder.name)
    assert ".gif" in cli.refused("image", "sheet", "-o", "sheet.gif", code=2)


def test_images_are_drawn_once_more(cli: Limner) -> None:
    scope = ("--scope", cli.folder.name)
    ids = [cli.said("generate", "dungeon", *SMALL, *scope, "--seed", str(seed)).split()[-1] for seed in (5, 6)]
    assert "one of the two" in cli.refused("image", "regenerate", *scope, code=2)
    assert "one of the two" in cli.refused("image", "regenerate", ids[0], "--type", "map", code=2)
    planned = cli.said("image", "regenerate", *ids, "0193c1a4-0000-7000-8000-000000000000", "--dry-run", *scope)
    assert [line.split()[0] for line in planned.splitlines()[1:4]] == [*ids, "0193c1a4-0000-7000-8000-000000000000"]
    assert "IMAGE_NOT_FOUND" in planned
    chosen = ("--of-theme", "high_fantasy", "--subtype", "tactical", *scope)
    drawn = cli.said("image", "regenerate", *chosen, "--theme", "gothic", "--set", "look.line=0.1")
    table = [line.split() for line in drawn.splitlines() if line.split() and line.split()[0] in ids]
    assert sorted(old for old, _ in table) == sorted(ids)
    (task,) = (each for each in json.loads(cli.said("task", "list", *scope, "--json"))["tasks"] if "regenerate" in each)
    assert sorted(each["image_id"] for each in task["outputs"]) == sorted(new for _, new in table)
    assert "2 images, theme gothic" in cli.said("task", "show", task["id"])
    assert len(cli.said("task", "list", "--parent", task["id"]).splitlines()) == 3
    detached = cli.said("image", "regenerate", ids[0], "--seed", "new", "--detach", *scope).strip()
    assert cli.said("task", "watch", detached)


def test_what_is_there_is_reused_and_is_stale_when_its_theme_has_changed(cli: Limner) -> None:
    name, scope = cli.folder.name, ("--scope", cli.folder.name)
    theme = cli.folder / "theme.json"
    theme.write_text(json.dumps({"name": name, "display_name": "Gloom"}))
    cli.said("theme", "put", "theme.json")
    asked = ("generate", "dungeon", *SMALL, *scope, "--theme", name, "--reuse")
    assert "name one" in cli.refused(*asked, code=2)
    drawn = cli.said(*asked, "--seed", "5").split()[-1]
    assert cli.said(*asked, "--seed", "5").split()[-1] == drawn
    (latest, first) = json.loads(cli.said("task", "list", *scope, "--json"))["tasks"]
    assert [each["outputs"][0].get("reused", False) for each in (first, latest)] == [False, True]
    assert f"{drawn} (reused)" in cli.said("task", "show", latest["id"])
    assert not cli.said("image", "stale", *scope)
    theme.write_text(json.dumps({"name": name, "display_name": "Gloom", "config": {"look": {"line": 0.1}}}))
    cli.said("theme", "put", "theme.json")
    table = cli.said("image", "stale", *scope).splitlines()
    assert (len(table), table[1].split()[:4]) == (2, [drawn, name, "theme", "changed"])
    (stale,) = json.loads(cli.said("image", "stale", "--theme", name, "--json"))["stale_images"]
    assert (stale["image"]["id"], stale["reasons"]) == (drawn, ["STALE_REASON_THEME_CHANGED"])
