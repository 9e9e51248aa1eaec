"""Workers that have somebody paint, forked from a process that has loaded all they need: so they begin at once.

`python -m tests.system.worker_nursery SETTINGS`, JSON. Each line of input is the URL of a provider, each line of
output the process id of the worker that knows it. At the end of the input all of them are killed.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from server.domain.providers import Provider
from server.generators.painting import openai_images
from server.generators.painting.guarded_transport import trusted
from server.processes.pool import ProcessPool
from server.settings import Settings
from server.tasks.worker import Worker
from server.wiring import generate_image, generators, open_core, running
from tests.rpc.stack import settings_for

SLOTS = 2
LEASE_SECONDS = 2.0


class SameProcess:
    """In place of the pool: it looks at pictures that tests have made."""

    async def run(self, job: Callable[..., Any], *args: Any, **_: object) -> Any:
        """Do it here."""
        return job(*args)


async def work(settings: Settings) -> None:
    """Work until killed."""
    async with open_core(settings) as core, running(core.feed.run()):
        await core.feed.listening.wait()
        generate = generate_image(core, cast("ProcessPool", SameProcess()), generators(settings))
        lease = timedelta(seconds=settings.lease_seconds)
        await Worker(core.database, core.feed, generate, slots=SLOTS, lease=lease, version="test").run()


def main(database_url: str, folder: str) -> None:
    """Fork them, one after the other."""
    trusted()
    workers = list[int]()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    for line in sys.stdin:
        provider = Provider("studio", "openai", line.strip(), "gpt-image-2")
        if not (worker := os.fork()):
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            settings = settings_for(database_url, Path(folder), lease_seconds=LEASE_SECONDS, providers=(provider,))
            asyncio.run(work(settings))
            os._exit(1)
        workers.append(worker)
        print(worker, flush=True)
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


if __name__ == "__main__":
    assert openai_images
    main(**json.loads(sys.argv[1]))
