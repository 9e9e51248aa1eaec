"""A generator of a third party that draws faces, and whose work goes as it is told: it waits, spins,
fails, looks around or takes its worker along.

The processes of a service find it as an installed package of the group `limner.generators`.
"""

import json
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any

import pytest
from limner.v1.task_pb2 import CreateTaskRequest, GenerateSpec

from server.domain.errors import Invalid
from server.domain.store_errors import StoreUnavailable
from server.generators.options import Option
from server.generators.port import Commission, Drawn, InChild, Report
from tests.curious import surroundings
from tests.installed_package import install


@dataclass(frozen=True)
class Face:
    """What can be said of a face, and of the way to it."""

    side: Annotated[int, Option("Pixels from ear to ear.", 8, 64)] = 16
    mood: Annotated[str, Option("How it looks.", choices=("calm", "grim"))] = "calm"
    ways: Annotated[tuple[str, ...], Option("What happens before it is drawn, in order.", most=4)] = ()
    gate: Annotated[str, Option("Path of the named pipe to wait at.", most=255)] = ""


Order = Commission[Face]


def _wait(order: Order) -> None:
    """Until the test lets somebody pass the gate: a named pipe with one byte for each."""
    with Path(order.options.gate).open("rb", buffering=0) as gate:
        gate.read(1)


def _spin(_: Order) -> None:
    """In NumPy, for ever: nothing but a kill ends it."""
    import numpy as np

    numbers = np.arange(1 << 20, dtype=np.uint64)
    while True:
        numbers = numbers * 3 + 1


def _heal(_: Order) -> None:
    raise StoreUnavailable("not now")


def _break(_: Order) -> None:
    raise Invalid("this face cannot be drawn by anybody")


def _break_odd(order: Order) -> None:
    if order.seed % 2:
        _break(order)


def _kill(_: Order) -> None:
    """Kill the worker: the parent of the server that this child was forked from."""
    import psutil

    forkserver = psutil.Process().parent()
    assert forkserver is not None
    worker = forkserver.parent()
    assert worker is not None
    os.kill(worker.pid, signal.SIGKILL)


def _stumble(order: Order) -> None:
    raise KeyError(repr(order))


def _look(order: Order) -> None:
    """Write down beside the gate whatever there is to see."""
    Path(f"{order.options.gate}.seen").write_text(json.dumps(surroundings()))


WAYS: Mapping[str, Callable[[Order], None]] = {
    "wait": _wait,
    "spin": _spin,
    "heal": _heal,
    "break": _break,
    "break_odd": _break_odd,
    "kill": _kill,
    "look": _look,
    "stumble": _stumble,
}


class OddGenerator(InChild[Face]):
    """Draws one face, after it has gone the ways that are asked for."""

    name = "odd"
    version = "1"
    type = "character"
    subtypes: tuple[str, ...] = ("portrait", "token")
    description = "A face of one colour."
    stages: tuple[str, ...] = ("odd",)
    options = Face

    def check(self, commission: Order) -> None:
        """Take every way there is."""
        for index, way in enumerate(commission.options.ways):
            if way not in WAYS:
                raise Invalid(f"nobody goes the way {way!r}", field=f"options.ways[{index}]")

    def generate(self, commission: Order, report: Report) -> Drawn:
        """Go the ways, in their order, then draw."""
        from PIL import Image

        report(0.0, "odd", None)
        for way in commission.options.ways:
            WAYS[way](commission)
        face, file = Image.new("RGB", (commission.options.side,) * 2, (commission.seed % 256, 0, 0)), BytesIO()
        face.save(file, "PNG")
        return Drawn(file.getvalue(), title="Face")


def odd(*ways: str, gate: Path | None = None, seed: int = 0, count: int = 1, **values: Any) -> CreateTaskRequest:
    """A request for it."""
    spec = GenerateSpec(type="character", subtype="portrait", seed=seed, count=count, custom={"ways": list(ways)})
    if gate is not None:
        spec.custom["gate"] = str(gate)
    return CreateTaskRequest(generate=spec, **values)


def let_pass(gate: Path, many: int = 1) -> None:
    """Let so many pass that wait, or that will."""
    gate.write_bytes(bytes(many))


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The generator installed, for this process and those it starts, and a gate to wait at."""
    install(tmp_path, monkeypatch, "odd", OddGenerator)
    path = tmp_path / "gate"
    os.mkfifo(path)
    held = os.open(path, os.O_RDWR)  # as long as somebody holds it, what is written stays and nobody meets the end
    yield path
    os.close(held)
