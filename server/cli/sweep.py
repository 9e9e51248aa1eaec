"""`limner sweep`: remove bytes nobody needs, and check those that somebody needs."""

import sys
from datetime import timedelta
from pathlib import Path

import click

from server.cli.attached import attached
from server.cli.printing import note, say
from server.cli.process_settings import read_settings
from server.cli.running import run
from server.settings import Settings
from server.wiring import open_core
from server.wiring import sweep as sweeper


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
@click.option("--verify", is_flag=True, help="Also read everything referred to and compare digests.")
@click.option("--grace", type=float, help="Seconds below which bytes stay. [LIMNER_SWEEP_GRACE_SECONDS]")
def sweep(data_dir: Path | None, verify: bool, grace: float | None) -> None:
    """Remove unreferenced bytes; with --verify exit 1 when any content is missing or damaged.

    What killed writers left in a local store stays for 15 minutes at least, whatever the grace.
    """
    run(_sweep(attached(read_settings(data_dir=data_dir, sweep_grace_seconds=grace)), verify))


async def _sweep(settings: Settings, verify: bool) -> None:
    async with open_core(settings) as core:
        report = await sweeper(core)(timedelta(seconds=settings.sweep_grace_seconds), verify=verify)
    left = f", cleared {report.leftovers} leftovers of killed processes" if report.leftovers else ""
    say(f"limner: removed {report.removed}" + (f", verified {report.verified}" if verify else "") + left)
    if report.stuck:
        note(f"limner: the store did not let go of {report.stuck}; the next sweep tries again")
    for key in report.broken:
        note(f"limner: missing or damaged: {key}")
    if report.broken:
        sys.exit(1)
