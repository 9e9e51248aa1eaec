"""`limner worker`: a process that does tasks."""

from pathlib import Path

import click

from server.cli.process.attached import attached
from server.cli.process.process_settings import read_settings
from server.cli.process.schema_check import check_database
from server.cli.running import run, stop_event, until
from server.processes.respawned import on_orphaned
from server.settings import Settings
from server.telemetry.structured import get_logger
from server.wiring import open_worker

log = get_logger("worker")


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
@click.option("--slots", type=int, help="Tasks to run at once. [LIMNER_WORKER_SLOTS]")
def worker(data_dir: Path | None, slots: int | None) -> None:
    """Do tasks until stopped; what runs then goes back into the queue."""
    run(_work(attached(read_settings(data_dir=data_dir, worker_slots=slots))))


async def _work(settings: Settings) -> None:
    stop = stop_event()
    on_orphaned(stop.set)
    await until(stop, _working(settings))


async def _working(settings: Settings) -> None:
    await check_database(settings)
    async with open_worker(settings) as each:
        log.info("working", worker=each.name, slots=settings.worker_slots)
        await each.run()
