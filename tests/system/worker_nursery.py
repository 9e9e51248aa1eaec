"""Workers that have somebody paint, forked from a process that has loaded all they need: so they begin at once.

`python -m tests.system.worker_nursery SETTINGS`, JSON. Each line of input is the URL of a provider, each line of
output the process id of the worker that knows it. At the end of the input all of them are killed.
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
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from server.domain.provider_errors import ProviderUnavailable
from server.domain.providers import Provider
from server.generators.painting.kinds import PaintingOrder
from server.generators.painting.models import OTHER
from server.generators.painting.openai_images import OpenAiImages
from server.processes.pool import ProcessPool
from server.settings import Settings
from server.tasks.worker import Worker
from server.wiring import generate_image, generators, open_core, running
from tests.rpc.stack import settings_for

NOBODY = Provider("studio", "openai", "http://127.0.0.1:1/v1", "gpt-image-2")
SLOTS = 1
LEASE_SECONDS = 2.0


class SameProcess:
    """In place of the pool: it looks at pictures that tests have made."""

    async def run(self, job: Callable[..., Any], *args: Any, **_: object) -> Any:
        """Do it here."""
        return job(*args)


async def ask(provider: Provider) -> None:
    """Have a picture painted, whatever it is."""

    async def report(*_: object) -> None:
        """Nobody looks."""

    await OpenAiImages(provider, OTHER, 1.0, 1 << 20).paint(PaintingOrder("a smith", "", 5, None, UUID(int=7)), report)


async def work(settings: Settings) -> None:
    """Work until killed."""
    async with open_core(settings) as core, running(core.feed.run()):
        await core.feed.listening.wait()
        generate = generate_image(core, cast("ProcessPool", SameProcess()), generators(settings))
        lease = timedelta(seconds=settings.lease_seconds)
        await Worker(core.database, core.feed, generate, slots=SLOTS, lease=lease, version="test").run()


def main(database_url: str, folder: str) -> None:
    """Fork them, one after the other."""
    with contextlib.suppress(ProviderUnavailable):
        asyncio.run(ask(NOBODY))  # what is loaded at the first call
    gc.collect()
    gc.freeze()  # a collection in a worker would copy all that it shares with the others
    workers = list[int]()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    for line in sys.stdin:
        provider = replace(NOBODY, url=line.strip())
        if not (worker := os.fork()):
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what it logs is no number of a process
            settings = settings_for(database_url, Path(folder), lease_seconds=LEASE_SECONDS, providers=(provider,))
            asyncio.run(work(settings))
            os._exit(1)
        workers.append(worker)
        print(worker, flush=True)
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
