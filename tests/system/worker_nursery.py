"""Workers that have somebody paint, forked from a process that has loaded all they need: so they begin at once.

`python -m tests.system.worker_nursery SETTINGS`, JSON. Each line of input is the key that a worker is to have for its
provider, each line of output the process id of that worker. At the end of the input all of them are killed.
"""

import asyncio
import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from server.domain.provider_errors import ProviderUnavailable
from server.domain.providers import Provider, WorkflowFile
from server.generators.options import options_of
from server.generators.painting.options import Painting
from server.generators.painting.painters import Painters, PaintingGenerator
from server.generators.port import Commission
from server.generators.registry import Registry
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.processes.pool import ProcessPool
from server.settings import Settings
from server.tasks.worker import Worker
from server.wiring import generate_image, open_core, running
from tests.comfy_workflow import WORKFLOW
from tests.rpc.stack import settings_for

NOWHERE = "http://127.0.0.1:1"
SLOTS = 1
LEASE_SECONDS = 2.0


def provider_of(kind: str, url: str = NOWHERE) -> Provider:
    """A provider of a kind."""
    if kind == "comfyui":
        return Provider("studio", kind, url, "", workflow=WorkflowFile("ink.json", json.dumps(WORKFLOW)))
    return Provider("studio", kind, f"{url}/v1", "gpt-image-2")


class SameProcess:
    """In place of the pool: it looks at pictures that tests have made."""

    async def run(self, job: Callable[..., Any], *args: Any, **_: object) -> Any:
        """Do it here."""
        return job(*args)


def painter_of(provider: Provider) -> PaintingGenerator:
    """What asks a provider."""
    return PaintingGenerator(provider, 300.0, 1 << 20)


async def ask(kind: str) -> None:
    """Have a picture painted by nobody."""

    async def report(*_: object) -> None:
        """Nobody looks."""

    commission = Commission("item", "sword", 5, options_of(Painting, {"prompt": "a sword"}, "painting"), {})
    with contextlib.suppress(ProviderUnavailable):
        await painter_of(provider_of(kind)).generate(commission, UUID(int=7), report)


async def work(settings: Settings, painter: PaintingGenerator) -> None:
    """Work until killed."""
    registry = Registry([DungeonGenerator()], Painters([painter]))  # of other packages there is nothing to be found
    async with open_core(settings) as core, running(core.feed.run()):
        await core.feed.listening.wait()
        generate = generate_image(core, cast("ProcessPool", SameProcess()), registry)
        lease = timedelta(seconds=settings.lease_seconds)
        await Worker(core.database, core.feed, generate, slots=SLOTS, lease=lease, version="test").run()


def main(database_url: str, folder: str, kind: str, url: str) -> None:
    """Fork them, one after the other."""
    import_module("server.imaging.uploads.ingest")  # what is loaded with the first picture
    asyncio.run(ask(kind))  # and at the first call
    gc.collect()
    gc.disable()  # a collection in a worker would copy what it shares with the others, and none lives long
    workers = list[int]()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    for line in sys.stdin:
        painter = painter_of(replace(provider_of(kind, url), key=line.strip()))
        if not (worker := os.fork()):
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what it logs is no number of a process
            settings = settings_for(database_url, Path(folder), lease_seconds=LEASE_SECONDS)
            asyncio.run(work(settings, painter))
            os._exit(1)
        workers.append(worker)
        print(worker, flush=True)
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
