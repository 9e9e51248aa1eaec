"""`limner maintenance`: run now what workers run from time to time."""

from collections.abc import Mapping
from pathlib import Path

import click

from server.cli.process.attached import attached
from server.cli.process.process_settings import read_settings
from server.cli.running import run
from server.cli.words.printing import say
from server.settings import Settings
from server.wiring import open_maintenance


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
def maintenance(data_dir: Path | None) -> None:
    """Empty the trash, forget old requests and pictures, make missing thumbnails, sweep; whether it is due or not."""
    run(_maintain(attached(read_settings(data_dir=data_dir))))


async def _maintain(settings: Settings) -> None:
    async with open_maintenance(settings) as maintain:
        done = await maintain()
    if done is None:
        raise click.ClickException("another process is at it")
    for step, outcome in done.items():
        say(f"limner: {step}: {'failed' if outcome is None else _told(outcome)}")
    if None in done.values():
        raise click.ClickException("some of it failed: the log says why")


def _told(outcome: Mapping[str, int]) -> str:
    counts = [f"{count} {word.replace('_', ' ')}" for word, count in outcome.items() if count]
    return ", ".join(counts) or "nothing to do"
