"""`limner sweep`: remove bytes nobody needs, and check those that somebody needs."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import click

from server.cli.process.attached import attached
from server.cli.process.process_settings import read_settings
from server.cli.running import run
from server.cli.words.printing import note, say
from server.repositories.session_locks import WRITERS
from server.settings import LONGEST_GRACE, Settings
from server.wiring import Core, open_core
from server.wiring import sweep as sweeper


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
@click.option("--verify", is_flag=True, help="Also read everything referred to and compare digests.")
@click.option(
    "--grace",
    type=click.FloatRange(0, LONGEST_GRACE),
    help="Seconds below which bytes stay, down to 0 when no server or worker runs. [LIMNER_SWEEP_GRACE_SECONDS]",
)
def sweep(data_dir: Path | None, verify: bool, grace: float | None) -> None:
    """Remove unreferenced bytes; with --verify exit 1 when any content is missing or damaged.

    What killed writers left in a local store stays for 15 minutes at least, whatever the grace.
    """
    settings = attached(read_settings(data_dir=data_dir))
    seconds = settings.sweep_grace_seconds if grace is None else grace
    run(_sweep(settings, timedelta(seconds=seconds), verify))


async def _sweep(settings: Settings, grace: timedelta, verify: bool) -> None:
    async with open_core(settings) as core, _writers_kept_out(core, grace):
        report = await sweeper(core)(grace, verify=verify)
    left = f", cleared {report.leftovers} leftovers of killed processes" if report.leftovers else ""
    say(f"limner: removed {report.removed}" + (f", verified {report.verified}" if verify else "") + left)
    if report.stuck:
        note(f"limner: the store did not let go of {report.stuck}; the next sweep tries again")
    for key in report.broken:
        note(f"limner: missing or damaged: {key}")
    if report.broken:
        sys.exit(1)


@asynccontextmanager
async def _writers_kept_out(core: Core, grace: timedelta) -> AsyncIterator[None]:
    """Refuse a grace that a put could outlast while others may put, and let none start before the block ends."""
    least = core.settings.least_grace
    if grace >= least:
        yield
        return
    async with core.database.alone(WRITERS) as alone:
        if not alone:
            raise click.ClickException(
                f"a server or worker runs, or another sweep of young bytes: stop it, or say "
                f"--grace {least.total_seconds():g} or more"
            )
        yield
