"""A generator of a third party whose work goes as its features say: it waits, spins, fails or takes its worker along.

The processes of a service find it as an installed package of the group `limner.generators`.
"""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from limner.v1 import task_pb2
from limner.v1.task_pb2 import CreateTaskRequest
from PIL import Image

from server.domain.errors import Invalid
from server.domain.facts import Facts
from server.domain.store_errors import StoreUnavailable
from server.generators.port import Generated, Order, Report
from server.generators.registry import generators
from server.imaging.codecs.png import encode_png

GATE = "gate"
"""Key of the theme's configuration under which the path of the gate stands."""


def _wait(order: Order) -> None:
    """Until the test lets somebody pass the gate: a named pipe with one byte for each."""
    with Path(order.theme[GATE]).open("rb", buffering=0) as gate:
        gate.read(1)


def _spin(_: Order) -> None:
    """In NumPy, for ever: nothing but a kill ends it."""
    numbers = np.arange(1 << 20, dtype=np.uint64)
    while True:
        numbers = numbers * 3 + 1


def _heal(_: Order) -> None:
    raise StoreUnavailable("not now")


def _break(_: Order) -> None:
    raise Invalid("this order cannot be drawn by anybody")


def _break_odd(order: Order) -> None:
    if order.seed % 2:
        _break(order)


def _kill(_: Order) -> None:
    """Kill the worker: the parent of the server that this child was forked from."""
    forkserver = psutil.Process().parent()
    assert forkserver is not None
    worker = forkserver.parent()
    assert worker is not None
    os.kill(worker.pid, signal.SIGKILL)


WAYS: Mapping[str, Callable[[Order], None]] = {
    "wait": _wait,
    "spin": _spin,
    "heal": _heal,
    "break": _break,
    "break_odd": _break_odd,
    "kill": _kill,
}


class OddGenerator:
    """Draws one dot, after it has gone the ways that are asked for."""

    name = "odd"
    version = "1"
    type = "map"
    subtypes: tuple[str, ...] = ("odd",)
    description = "A dot."
    stages: tuple[str, ...] = ("odd",)
    features: Mapping[str, str] = dict.fromkeys(WAYS, "")

    def check(self, _: Order) -> None:
        """Take everything."""

    def generate(self, order: Order, report: Report) -> Generated:
        """Do as the features say, in their order."""
        report(0.0, "odd", None)
        for feature in order.options.features:
            WAYS[feature](order)
        dot = Image.new("RGB", (16, 16), (order.seed % 256, 0, 0))
        return Generated(encode_png(dot), 16, 16, Facts(12, 12), "Dot")


def odd(*features: str, gate: Path | None = None, seed: int = 0, count: int = 1, **values: Any) -> CreateTaskRequest:
    """A request for it."""
    options = task_pb2.BattleMap(features=features, columns=12, rows=12, px_per_cell=16)
    spec = task_pb2.GenerateSpec(type="map", subtype="odd", seed=seed, count=count, battle_map=options)
    if gate is not None:
        spec.overrides[GATE] = str(gate)
    return CreateTaskRequest(generate=spec, **values)


def let_pass(gate: Path, many: int = 1) -> None:
    """Let so many pass that wait, or that will."""
    gate.write_bytes(bytes(many))


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The generator installed, for this process and those it starts, and a gate to wait at."""
    site = tmp_path / "site"
    package = site / "odd_generator-1.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: odd-generator\nVersion: 1\n")
    (package / "entry_points.txt").write_text(f"[limner.generators]\nodd = {__name__}:OddGenerator\n")
    root = Path(__file__).resolve().parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{site}:{root}")
    monkeypatch.syspath_prepend(site)
    generators.cache_clear()
    path = tmp_path / "gate"
    os.mkfifo(path)
    held = os.open(path, os.O_RDWR)  # as long as somebody holds it, what is written stays and nobody meets the end
    yield path
    os.close(held)
    generators.cache_clear()
