"""Every call that docs/calls.md shows does what it says: its lines are run as they stand there."""

import re
from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest
from limner.v1 import (
    battle_map_pb2,
    image_pb2,
    image_pb2_grpc,
    map_grid_pb2,
    map_grid_pb2_grpc,
    overlay_pb2,
    overlay_pb2_grpc,
    task_pb2,
    task_pb2_grpc,
    theme_pb2,
    theme_pb2_grpc,
)

from tests.minio_server import MinioAddress
from tests.rpc.uploads import metadata, png
from tests.system.shell import shell
from tools.documents import CALLS, part
from tools.fresh_server import served

ROW = re.compile(r"^\| (?P<wish>[^|]+) \| (?P<methods>[^|]+) \| `(?P<command>grpcurl [^`]+)` \|$", re.MULTILINE)
ROWS = [(row["wish"], row["methods"], row["command"]) for row in ROW.finditer(part("calls", CALLS.read_text()))]
BYTES = re.compile(r'"(content|chunk|thumbnail)": "')
SECRET = overlay_pb2.Overlay.Walls.Door.KIND_SECRET
MOST_SHOWN = 200_000
"""Characters that a line of the table may write to a terminal: overlays of a map are many."""
METHODS = {
    method.name
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A served map as the demo names its parts and as the page names others, a BARE image and a FAILED task."""
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=6)
    spec.battle_map.MergeFrom(battle_map_pb2.BattleMap(columns=20, rows=16, px_per_cell=32))
    with served(tmp_path_factory.mktemp("calls")) as address, grpc.insecure_channel(address) as channel:
        tasks = task_pb2_grpc.TaskServiceStub(channel)
        task = tasks.CreateTask(task_pb2.CreateTaskRequest(generate=spec)).task
        *_, last = tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id))
        image = last.terminal.task.outputs[0].image_id
        overlays = overlay_pb2_grpc.OverlayServiceStub(channel)
        listed = overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image)).overlays
        walled = next(each.id for each in listed if each.type == "walls")
        walls = overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=walled)).overlay
        grids = map_grid_pb2_grpc.MapGridServiceStub(channel)
        themes = theme_pb2_grpc.ThemeServiceStub(channel)
        yield {
            "ADDR": address,
            "IMAGE": image,
            "TASK": task.id,
            "OVERLAY": listed[0].id,
            "DOOR": walls.walls.doors[0].id,
            "SECRET": next(each.id for each in walls.walls.doors if each.kind == SECRET),
            "GRID": grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image)).map_grid.id,
            "THEME": themes.GetTheme(theme_pb2.GetThemeRequest(name="high_fantasy")).theme.id,
            "BARE": stored(channel),
            "FAILED": cancelled(tasks),
        }


@pytest.fixture(scope="module")
def made_on_minio(minio: MinioAddress, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server whose bytes lie in MinIO: ADDR, an IMAGE, and a task with an EXPORT of it."""
    settings = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    folder = tmp_path_factory.mktemp("calls")
    with served(folder, **settings) as address, grpc.insecure_channel(address) as channel:
        image = stored(channel)
        yield {"ADDR": address, "IMAGE": image, "EXPORT": exported(task_pb2_grpc.TaskServiceStub(channel), image)}


def exported(tasks: task_pb2_grpc.TaskServiceStub, image_id: str) -> str:
    """The id of a task that has exported an image, which needs no grid for Foundry."""
    spec = task_pb2.ExportSpec(image_id=image_id, options={"target": "TARGET_FOUNDRY_SCENE"})
    task = tasks.CreateTask(task_pb2.CreateTaskRequest(export=spec)).task
    *_, last = tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id))
    assert last.terminal.task.outputs[0].file.size
    task_id: str = task.id
    return task_id


def cancelled(tasks: task_pb2_grpc.TaskServiceStub) -> str:
    """The id of a task that was cancelled before it ran."""
    tasks.PauseQueue(task_pb2.PauseQueueRequest(scope="nobody"))
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical")
    task_id: str = tasks.CreateTask(task_pb2.CreateTaskRequest(generate=spec, scope="nobody")).task.id
    tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id))
    return task_id


def stored(channel: grpc.Channel) -> str:
    """The id of an uploaded image."""
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
    image_id: str = image_pb2_grpc.ImageServiceStub(channel).CreateImage(request).image.id
    return image_id


def test_every_method_has_a_line() -> None:
    named = {word for _, methods, _ in ROWS for word in re.findall(r"\w+", methods)}
    assert named >= METHODS


@pytest.mark.parametrize(("wish", "methods", "command"), ROWS, ids=[row[0] for row in ROWS])
def test_a_call_of_the_table(
    wish: str, methods: str, command: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    done = shell(command, tmp_path, **request.getfixturevalue("made_on_minio" if "MinIO" in wish else "made"))
    assert done.returncode == 0 or ("DeadlineExceeded" in wish and "DeadlineExceeded" in done.stderr), done.stderr
    words = command.partition(" > ")[2]
    assert (tmp_path / words).read_text() if words else done.stdout
    assert BYTES.search(done.stdout) is None or "base64" in wish
    assert len(done.stdout) < MOST_SHOWN or methods == "ListImages", "a terminal is no place for so much"
    assert methods == "reflection" or methods.partition(",")[0].rpartition(".")[2] in command
