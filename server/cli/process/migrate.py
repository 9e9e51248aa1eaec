"""`limner migrate`: bring the database to the schema of this version."""

from pathlib import Path

import click

from server.cli.process.attached import attached
from server.cli.process.process_settings import read_settings
from server.cli.running import run
from server.cli.words.printing import say
from server.repositories.migrations import migrate as upgrade
from server.repositories.schema_revision import head


@click.command()
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
def migrate(data_dir: Path | None) -> None:
    """Migrate the database to head; safe when several do it at once."""
    settings = attached(read_settings(data_dir=data_dir))
    run(upgrade(settings.database_url))
    say(f"limner: the database is at revision {head()}")
