"""Themes, and what else is kept, from a terminal."""

import json

from tests.system.command_line import Limner

SMALL = ("--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")


def test_a_theme_is_made_of_another_changed_deleted_and_brought_back(cli: Limner) -> None:
    assert "ink_and_wash" in cli.said("theme", "list")
    theme = json.loads(cli.said("theme", "show", "high_fantasy")) | {"name": "gloom", "display_name": "Gloom"}
    file = cli.folder / "gloom.json"
    file.write_text(json.dumps(theme))
    made = cli.said("theme", "put", "gloom.json")
    file.write_text(json.dumps(theme | {"display_name": "Deep gloom"}))
    assert cli.said("theme", "put", "gloom.json") == made
    assert "Deep gloom" in cli.said("theme", "list")
    assert cli.said("generate", "dungeon", *SMALL, "--theme", "gloom", "--seed", "1")
    cli.said("theme", "delete", "gloom")
    assert "gloom" not in cli.said("theme", "list")
    assert "THEME_NOT_FOUND" in cli.refused("theme", "show", "gloom")
    assert "deleted" in cli.refused("theme", "put", "gloom.json")
    assert cli.said("theme", "undelete", "gloom") == made
    assert {each["name"] for each in json.loads(cli.said("theme", "list", "--json"))["themes"]} >= {"gloom"}


def test_a_theme_is_resolved_with_the_origin_of_every_value(cli: Limner) -> None:
    said = cli.said("theme", "resolve", "high_fantasy", "--variation", "ink_and_wash", "--set", "look.line=0.1")
    assert any(line.split() == ["look.line", "0.1", "overrides"] for line in said.splitlines())
    assert "variation/ink_and_wash" in said
    resolved = json.loads(cli.said("theme", "resolve", "--type", "map", "--json"))
    assert [each["reference"] for each in resolved["parts"]] == ["theme/high_fantasy"]
    assert "presets[0]" in cli.refused("theme", "resolve", "--preset", "no such")
    assert "generate.elements[0]" in cli.refused("generate", "dungeon", *SMALL, "--element", "flora/no such")


def test_a_key_that_no_theme_has_is_refused_and_nothing_is_lost(cli: Limner) -> None:
    config = {"battle_map": {"ink": "wash"}}
    theme = {"name": cli.folder.name, "display_name": "Gloom", "config": config}
    file = cli.folder / "gloom.json"
    file.write_text(json.dumps(theme))
    cli.said("theme", "put", "gloom.json")
    for wrong, meant in ((("confg", config), "did you mean config"), (("zzz", 1), "known are id, name")):
        kept = {name: value for name, value in theme.items() if name != "config"}
        file.write_text(json.dumps(kept | dict([wrong])))
        refusal = cli.refused("theme", "put", "gloom.json")
        assert f"gloom.json: is no theme: unknown key {wrong[0]}" in refusal
        assert meant in refusal
    file.write_text(json.dumps(kept | {"display_name": "Deep gloom"}))
    cli.said("theme", "put", "gloom.json")
    assert json.loads(cli.said("theme", "show", cli.folder.name))["config"] == config
    file.write_text(json.dumps(kept | {"config": {}}))
    cli.said("theme", "put", "gloom.json")
    assert not json.loads(cli.said("theme", "show", cli.folder.name))["config"]


def test_what_is_wrong_in_themes_is_told(cli: Limner) -> None:
    assert "nothing is wrong with 1 theme, 2 variations" in cli.said("theme", "check", "high_fantasy")
    schema = json.loads(cli.said("theme", "schema"))
    assert schema["$defs"]["theme"]["properties"].keys() == {"config", "variables", "prompts", "styles"}
    wrong = {"look": {"inc": "wash", "palette": {"ink": "black"}}}
    theme = {"name": cli.folder.name, "display_name": "Odd", "config": wrong}
    (cli.folder / "odd.json").write_text(json.dumps(theme))
    refusal = cli.refused("theme", "put", "odd.json")
    assert "theme.config.look." in refusal
    done = cli.run("theme", "check", "--file", "odd.json")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 2)
    assert "theme odd.json: config.look.inc: unknown key; known are ink, " in done.stdout
    assert "theme odd.json: config.look.palette.ink: must be a colour like #A69E92" in done.stdout
    (cli.folder / "odd.json").write_text(json.dumps(theme | {"config": {"portrait": {"frame": "oak"}}}))
    cli.said("theme", "put", "odd.json")
    preset = {"category": "mood", "name": "dusk", "config": {"look": {"ink": None}}, "compatibility": {"needs": []}}
    (cli.folder / "dusk.json").write_text(json.dumps(preset))
    done = cli.run("theme", "check", cli.folder.name, "--file", "dusk.json", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "checked": 2,
        "faults": [
            {
                "kind": "style_preset",
                "name": "dusk.json",
                "path": "compatibility.needs",
                "what": "unknown key; known are excludes, requires, extra, only_with",
            }
        ],
        "notes": [
            {
                "kind": "theme",
                "name": cli.folder.name,
                "path": "config.portrait",
                "what": "no generator of this server reads it",
            }
        ],
    }
    preset = {"category": "mood", "name": "dusk", "prompts": {"positive": "{{ type }} at {{ hour_of_dusk }}"}}
    (cli.folder / "dusk.json").write_text(json.dumps(preset))
    (told,) = json.loads(cli.said("theme", "check", "--file", "dusk.json", "--json"))["notes"]
    assert told["path"] == "prompts.positive"
    assert told["what"].startswith("hour_of_dusk is no variable of any theme, and has to be sent; ")
    assert "there is no theme nowhere" in cli.refused("theme", "check", "nowhere")


def test_the_default_theme_stays(cli: Limner) -> None:
    assert "DEFAULT_THEME_KEPT" in cli.refused("theme", "delete", "high_fantasy")
    assert "high_fantasy" in cli.said("theme", "list")


def test_what_is_no_theme_is_refused(cli: Limner) -> None:
    (cli.folder / "words.json").write_text("gloom")
    assert "is no theme" in cli.refused("theme", "put", "words.json")
    assert "there is no theme" in cli.refused("theme", "undelete", "nowhere")


def test_a_task_is_deleted_and_brought_back(cli: Limner) -> None:
    scope = ("--scope", cli.folder.name)
    cli.said("generate", "dungeon", *SMALL, "--seed", "1", *scope)
    (task,) = json.loads(cli.said("task", "list", *scope, "--json"))["tasks"]
    cli.said("task", "delete", task["id"])
    assert not cli.said("task", "list", *scope)
    assert task["id"] in cli.said("task", "list", "--deleted", *scope)
    assert "succeeded" in cli.said("task", "undelete", task["id"])


def test_maintenance_runs_now(cli: Limner) -> None:
    said = cli.run("maintenance")
    assert said.returncode == 0, said.stderr
    assert [line.split(":")[1].strip() for line in said.stdout.splitlines()] == [
        "clock",
        "expiry",
        "trash",
        "requests",
        "renders",
        "logs",
        "themes",
        "thumbnails",
        "sweep",
    ]
