"""Scenes compile against the types that the makers of Foundry's modules write theirs with."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from server.interop.foundry_scene import foundry_scene
from server.interop.map_scenes import MapFileOptions, MapScene
from tests.required_parts import missing
from tests.unit.interop.map_samples import dungeon, for_players, sample, scene
from tests.unit.interop.test_round_trips import GRIDS
from tools.foundry_types_part import installed

CONSTANTS: dict[str, dict[int, str]] = {
    "grid.type": {
        0: "GRID_TYPES.GRIDLESS",
        1: "GRID_TYPES.SQUARE",
        2: "GRID_TYPES.HEXODDR",
        3: "GRID_TYPES.HEXEVENR",
        4: "GRID_TYPES.HEXODDQ",
        5: "GRID_TYPES.HEXEVENQ",
    },
    "walls.door": {0: "WALL_DOOR_TYPES.NONE", 1: "WALL_DOOR_TYPES.DOOR", 2: "WALL_DOOR_TYPES.SECRET"},
    "walls.ds": {0: "WALL_DOOR_STATES.CLOSED", 1: "WALL_DOOR_STATES.OPEN", 2: "WALL_DOOR_STATES.LOCKED"},
    "walls.dir": {0: "WALL_DIRECTIONS.BOTH"},
    "walls.move": {0: "WALL_MOVEMENT_TYPES.NONE", 20: "WALL_MOVEMENT_TYPES.NORMAL"},
    "tokens.disposition": {
        -2: "TOKEN_DISPOSITIONS.SECRET",
        -1: "TOKEN_DISPOSITIONS.HOSTILE",
        0: "TOKEN_DISPOSITIONS.NEUTRAL",
        1: "TOKEN_DISPOSITIONS.FRIENDLY",
    },
    "tokens.displayName": {0: "TOKEN_DISPLAY_MODES.NONE", 50: "TOKEN_DISPLAY_MODES.ALWAYS"},
    "notes.textAnchor": {1: "TEXT_ANCHOR_POINTS.BOTTOM"},
    "drawings.fillType": {0: "DRAWING_FILL_TYPES.NONE"},
} | {
    f"walls.{sense}": {0: "WALL_SENSE_TYPES.NONE", 10: "WALL_SENSE_TYPES.LIMITED", 20: "WALL_SENSE_TYPES.NORMAL"}
    for sense in ("light", "sight", "sound")
}
"""Where numbers stand that the types tell apart from all others -> what they are called. The compiler checks both."""
OPTIONS = {
    "compilerOptions": {
        "strict": True,
        "target": "es2023",
        "lib": ["es2023", "dom", "dom.iterable"],
        "module": "nodenext",
        "moduleResolution": "nodenext",
        "noEmit": True,
        "skipLibCheck": True,
        "types": ["@league-of-foundry-developers/foundry-vtt-types"],
    },
    "files": ["scenes.ts"],
}


def typescript(value: Any, path: str = "") -> str:
    """A document as an expression, its constants by their names."""
    match value:
        case dict():
            inner = (
                f"{json.dumps(name)}: {typescript(each, f'{path}.{name}'.lstrip('.'))}" for name, each in value.items()
            )
            return "{" + ", ".join(inner) + "}"
        case list():
            return "[" + ", ".join(typescript(each, path) for each in value) + "]"
        case _ if path in CONSTANTS:
            return f"CONST.{CONSTANTS[path][value]}"
    return json.dumps(value)


def errors(folder: Path, *sources: str) -> list[str]:
    """What the compiler says of lines of TypeScript."""
    node = shutil.which("node")
    packages = installed()
    if packages is None or node is None:
        missing("there are no types of Foundry here: `make node` brings them")
    (folder / "node_modules").symlink_to(packages / "node_modules")
    (folder / "tsconfig.json").write_text(json.dumps(OPTIONS))
    (folder / "scenes.ts").write_text("\n".join(sources) + "\n")
    compiler = packages / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run([node, compiler, "-p", folder], cwd=folder, capture_output=True, text=True, check=False)
    return re.findall(r"^scenes\.ts\(\d+,\d+\): .*$", done.stdout, re.MULTILINE) or done.stdout.splitlines()


def declared(name: str, document: dict[str, Any]) -> str:
    return f"export const {name}: Scene.CreateData = {typescript(document)};"


def document(map_: MapScene) -> dict[str, Any]:
    return foundry_scene(map_, MapFileOptions("foundry_scene"), "maps/one.webp").document


@pytest.mark.pictures
def test_scenes_compile(tmp_path: Path) -> None:
    maps = [
        sample(),
        for_players(sample()),
        dungeon(0),
        *(scene(*sample().overlays, grid=each) for each in GRIDS.values()),
    ]
    scenes = [declared(f"scene{at}", document(each)) for at, each in enumerate(maps)]
    values = [
        f"export const value{at}: {number} = CONST.{name};"
        for at, (number, name) in enumerate(each for names in CONSTANTS.values() for each in names.items())
    ]
    assert errors(tmp_path, *scenes, *values) == []


@pytest.mark.pictures
def test_what_is_wrong_in_a_scene_is_seen(tmp_path: Path) -> None:
    right = document(scene())
    wrong = [
        right | {"sight": True},
        right | {"walls": [{"c": [0, 0, 1]}]},
        right | {"notes": [{"x": 1, "y": 1, "label": ""}]},
        right | {"lights": [{"x": 1, "y": 1, "config": {"radius": 4}}]},
    ]
    said = errors(tmp_path, *(declared(f"scene{at}", each) for at, each in enumerate(wrong)))
    assert [re.search(r"\((\d+),", each)[1] for each in said] == ["1", "2", "3", "4"]  # type: ignore[index]
