"""`limner seed`: load the built-in themes."""

from pathlib import Path

import click

from server.cli.process.attached import attached
from server.cli.process.process_settings import read_settings
from server.cli.running import run
from server.cli.words.printing import say
from server.settings import Settings
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
def seed(data_dir: Path | None) -> None:
    """Load the built-in themes; loading them again changes nothing."""
    run(_seed(attached(read_settings(data_dir=data_dir))))


async def _seed(settings: Settings) -> None:
    async with open_core(settings) as core:
        names = await load_builtin_themes(core.database)
    say(f"limner: themes loaded: {', '.join(names)}")
