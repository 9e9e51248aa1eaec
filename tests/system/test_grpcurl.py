"""grpcurl, the tool people debug with, against a served Limner."""

import base64
import hashlib
import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.required_parts import built_part
from tools.fresh_server import served

SMALL = {"columns": 16, "rows": 12, "px_per_cell": 24}


@dataclass(frozen=True)
class Grpcurl:
    """The program, pointed at one server."""

    program: Path
    address: str

    def run(self, *words: str, request: object = None, flags: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """Run it to its end; the request is sent as JSON."""
        data = [*flags] if request is None else [*flags, "-d", json.dumps(request)]
        command = [str(self.program), "-plaintext", "-emit-defaults", *data, self.address, *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def said(self, *words: str) -> str:
        """What it prints for a command that succeeds."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def call(self, method: str, **request: Any) -> list[Any]:
        """The answers of a call that succeeds."""
        done = self.run(f"limner.v1.{method}", request=request)
        assert done.returncode == 0, done.stderr
        decoder, text, answers = json.JSONDecoder(), done.stdout.strip(), []
        while text:
            answer, end = decoder.raw_decode(text)
            answers.append(answer)
            text = text[end:].lstrip()
        return answers


@pytest.fixture(scope="module")
def grpcurl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grpcurl]:
    """grpcurl and a server with the embedded defaults."""
    program = built_part("grpcurl")
    with served(tmp_path_factory.mktemp("grpcurl")) as address:
        yield Grpcurl(program, address)


def test_it_lists_every_service(grpcurl: Grpcurl) -> None:
    services = grpcurl.said("list").split()
    assert {f"limner.v1.{name}Service" for name in ("Image", "MapGrid", "Overlay", "Task")} <= set(services)
    assert "grpc.health.v1.Health" in services
    for service in services:
        assert grpcurl.said("list", service)


@pytest.mark.parametrize(
    "symbol", ["TaskService", "TaskService.WatchTask", "Task", "Task.State", "RenderOptions.scale"]
)
def test_it_describes(symbol: str, grpcurl: Grpcurl) -> None:
    assert f"limner.v1.{symbol} is " in grpcurl.said("describe", f"limner.v1.{symbol}")


@pytest.mark.parametrize(
    ("symbol", "comment"),
    [
        ("TaskService", "Takes work, keeps it"),
        ("TaskService.CreateTask", "Errors: INVALID_ARGUMENT INVALID_FIELD"),
        ("CreateTaskRequest", "Higher runs first; -1000 to 1000."),
        ("Task.State", "Ready to run, waiting for a worker."),
    ],
)
def test_what_it_describes_explains_itself(symbol: str, comment: str, grpcurl: Grpcurl) -> None:
    assert comment in grpcurl.said("describe", f"limner.v1.{symbol}")


def test_the_id_of_a_call_is_in_the_trailers(grpcurl: Grpcurl) -> None:
    for method in ("grpc.health.v1.Health/Check", "limner.v1.TaskService/GetTask"):
        done = grpcurl.run(method, request={}, flags=["-v", "-H", "x-request-id: session-12"])
        assert "x-request-id: session-12" in done.stdout.partition("Response trailers received:")[2]


@pytest.mark.parametrize("symbol", ["TaskService.Nothing", "Nothing", "Task.State.Nothing"])
def test_what_is_not_there_is_not_described(symbol: str, grpcurl: Grpcurl) -> None:
    assert grpcurl.run("describe", f"limner.v1.{symbol}").returncode != 0


def test_it_sees_the_health_of_each_service(grpcurl: Grpcurl) -> None:
    for service in ("", "limner.v1.TaskService", "liveness"):
        done = grpcurl.run("grpc.health.v1.Health/Check", request={"service": service})
        assert json.loads(done.stdout) == {"status": "SERVING"}


def test_it_has_a_map_drawn_and_reads_it(grpcurl: Grpcurl) -> None:
    wanted = {"type": "map", "subtype": "tactical", "seed": 6, "battle_map": SMALL}
    ((created),) = grpcurl.call("TaskService/CreateTask", generate=wanted)
    task = created["task"]["id"]
    *_, last = grpcurl.call("TaskService/WatchTask", id=task, after_seq=0)
    assert last["terminal"]["task"]["state"] == "STATE_SUCCEEDED"
    image = last["terminal"]["task"]["outputs"][0]["image_id"]
    (got,) = grpcurl.call("ImageService/GetImage", id=image)
    assert (got["image"]["width"], got["image"]["height"], got["image"]["task_id"]) == (384, 288, task)
    (content,) = grpcurl.call("ImageService/GetImageContent", id=image)
    assert hashlib.sha256(base64.b64decode(content["content"])).hexdigest() == got["image"]["sha256"]


def test_an_error_shows_its_details(grpcurl: Grpcurl) -> None:
    done = grpcurl.run("limner.v1.ImageService/GetImage", request={"id": "none"})
    assert done.returncode != 0
    for word in ("InvalidArgument", "INVALID_FIELD", "google.rpc.BadRequest", '"field": "id"'):
        assert word in done.stderr
