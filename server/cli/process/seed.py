"""`limner seed`: load the built-in themes, and what they are made of."""

from collections.abc import Sequence
from pathlib import Path

import click

from server.cli.process.attached import attached
from server.cli.process.process_settings import read_settings
from server.cli.running import run
from server.cli.words.printing import say
from server.domain.catalogues import Seeded, SeedOutcome
from server.domain.resource_errors import ResourceKind
from server.settings import Settings
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
def seed(data_dir: Path | None) -> None:
    """Load the built-in themes, presets and elements; what was changed or deleted here is left alone."""
    run(_seed(attached(read_settings(data_dir=data_dir))))


async def _seed(settings: Settings) -> None:
    async with open_core(settings) as core:
        seeded = await load_builtin_themes(core.database)
    for line in seed_lines(seeded):
        say(f"limner: {line}")


def seed_lines(seeded: Sequence[Seeded]) -> list[str]:
    """What became of the catalogue, a line for each row that is not as it was, and a line about the whole."""
    lines = [
        f"{each.outcome}: {each.row.kind.words} {each.row.label}{f' ({each.reason})' if each.reason else ''}"
        for each in seeded
        if each.outcome is not SeedOutcome.SAME
    ]
    same = sum(each.outcome is SeedOutcome.SAME for each in seeded)
    themes = ", ".join(each.row.label for each in seeded if each.row.kind is ResourceKind.THEME)
    return [*lines, f"{same} of {len(seeded)} were as they are now; the themes are {themes}"]
