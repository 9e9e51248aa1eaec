"""What the README shows happens: its commands are run as they stand there."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import grpc
import psutil
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
from PIL import Image, ImageChops

from tests.free_port import free_port
from tests.minio_server import MinioAddress
from tests.required_parts import built_part
from tests.rpc.uploads import metadata, png
from tools.readme import DEMO_SEED, README, commands, part, plain_environment, refused_output, served

TEXT = README.read_text()
ROW = re.compile(r"^\| (?P<wish>[^|]+) \| (?P<methods>[^|]+) \| `(?P<command>grpcurl [^`]+)` \|$", re.MULTILINE)
ROWS = [(found["wish"], found["methods"], found["command"]) for found in ROW.finditer(part("calls", TEXT))]
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SECONDS = re.compile(r"^ *\d+\.\d s", re.MULTILINE)
BYTES = re.compile(r'"(content|chunk|thumbnail)": "')
MOST_SHOWN = 200_000
"""Characters that a line of the table may write to a terminal: overlays of a map are many."""
DEFAULT_ADDRESS = "127.0.0.1:50051"
METHODS = {
    method.name
    for file in (image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
}


def shell(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line as somebody types it, grpcurl being found on the path."""
    environment = plain_environment() | variables
    environment["PATH"] = f"{built_part('grpcurl').parent}:{environment['PATH']}"
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def like(text: str) -> str:
    """Text without what differs from run to run: ids and times."""
    return SECONDS.sub("n s", UUID.sub("ID", text)).strip()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A served map as the demo names its parts, its OVERLAY, GRID and THEME, a BARE image and a FAILED task."""
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=6)
    spec.battle_map.MergeFrom(battle_map_pb2.BattleMap(columns=20, rows=16, px_per_cell=32))
    with served(tmp_path_factory.mktemp("readme")) as address, grpc.insecure_channel(address) as channel:
        tasks = task_pb2_grpc.TaskServiceStub(channel)
        task = tasks.CreateTask(task_pb2.CreateTaskRequest(generate=spec)).task
        *_, last = tasks.WatchTask(task_pb2.WatchTaskRequest(id=task.id))
        image = last.terminal.task.outputs[0].image_id
        overlays = overlay_pb2_grpc.OverlayServiceStub(channel)
        listed = overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image)).overlays
        grids = map_grid_pb2_grpc.MapGridServiceStub(channel)
        themes = theme_pb2_grpc.ThemeServiceStub(channel)
        yield {
            "ADDR": address,
            "IMAGE": image,
            "TASK": task.id,
            "OVERLAY": listed[0].id,
            "GRID": grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image)).map_grid.id,
            "THEME": themes.GetTheme(theme_pb2.GetThemeRequest(name="high_fantasy")).theme.id,
            "BARE": stored(channel),
            "FAILED": cancelled(tasks),
        }


@pytest.fixture(scope="module")
def made_on_minio(minio: MinioAddress, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server whose bytes lie in MinIO: ADDR and an IMAGE."""
    settings = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    folder = tmp_path_factory.mktemp("readme")
    with served(folder, **settings) as address, grpc.insecure_channel(address) as channel:
        yield {"ADDR": address, "IMAGE": stored(channel)}


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


def test_the_caller(made: dict[str, str], tmp_path: Path) -> None:
    code = part("caller", TEXT).removeprefix("```python").removesuffix("```")
    assert len([line for line in code.splitlines() if line.strip()]) <= 12
    program = code.replace(DEFAULT_ADDRESS, made["ADDR"])
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shares = [int(line.partition("%")[0]) for line in done.stdout.splitlines()]
    assert shares == sorted(shares)
    assert shares[0] < 50
    assert shares[-1] == 100
    with Image.open(tmp_path / "map.webp") as picture:
        assert picture.format == "WEBP"


def test_the_refused_call(tmp_path: Path) -> None:
    built_part("grpcurl")
    (command,) = commands(part("error", TEXT))
    shown = part("error", TEXT).removesuffix("```").partition(f"{command}\n")[2]
    assert refused_output(command, tmp_path).strip() == shown.strip()


def test_the_demo(tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    limner = Path(sys.executable).parent / "limner"
    command = f"{limner} demo --seed {DEMO_SEED}"
    done = shell(command, tmp_path, LIMNER_LISTEN=address)
    assert done.returncode == 0, done.stderr
    printed = done.stdout.replace(str(limner), ".venv/bin/limner").replace(address, DEFAULT_ADDRESS)
    shown = part("demo", TEXT).removesuffix("```").partition("$ make demo\n")[2]
    assert like(printed.replace(str(tmp_path.resolve()), "~/limner")) == like(shown), "`make readme` writes it anew"
    check_pictures([tmp_path / line for line in done.stdout.splitlines() if line.endswith(".png")])
    assert not processes_over(tmp_path)
    check_what_is_left(done.stdout, tmp_path, address)
    assert not processes_over(tmp_path)


def check_pictures(paths: list[Path]) -> None:
    gm, players = (Image.open(BytesIO(path.read_bytes())).convert("RGB") for path in paths)
    assert gm.size == players.size == (4000, 3000)
    assert ImageChops.difference(gm, players).getbbox() is not None


def check_what_is_left(printed: str, folder: Path, address: str) -> None:
    """The commands the demo ends with work on what it has left."""
    lines = [line.strip() for line in printed.splitlines() if line.startswith("  ")]
    serve, setting, *calls = lines[lines.index(next(line for line in lines if line.endswith("serve"))) :]
    assert len(calls) == 3
    environment = plain_environment() | {"LIMNER_LISTEN": address}
    with subprocess.Popen(shlex.split(serve), cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            next(line for line in server.stdout if address in line)
            for call in [
                *calls,
                "grpcurl -plaintext -d '{\"id\": \"'$IMAGE'\"}' $ADDR limner.v1.ImageService/GetImage",
            ]:
                answered = shell(f"{setting}; {call}", folder)
                assert answered.returncode == 0, answered.stderr
                assert answered.stdout.startswith("{")
        finally:
            server.terminate()


def processes_over(folder: Path) -> list[psutil.Process]:
    """Processes that have to do with a folder and go on; one that has lost its parent needs a moment to notice."""
    found = []
    for process in psutil.process_iter(["cmdline", "cwd"]):
        words = [*(process.info["cmdline"] or ()), process.info["cwd"] or ""]
        if any(str(folder) in word for word in words):
            found.append(process)
    _, alive = psutil.wait_procs(found, timeout=20)
    return list(alive)
