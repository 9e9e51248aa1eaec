"""Commands beside a running service: they use its database and never start or stop it."""

import click

from server.processes.postgres import EmbeddedPostgres
from server.settings import Settings


def attached(settings: Settings) -> Settings:
    """Settings that name the database to use: the configured one, or the embedded one that `limner serve` runs."""
    if settings.database_url:
        return settings
    if (url := EmbeddedPostgres.attach(settings.data_dir)) is None:
        raise click.ClickException(
            f"no embedded database runs in {settings.data_dir.resolve()}: run `limner serve` or set LIMNER_DATABASE_URL"
        )
    return settings.model_copy(update={"database_url": url})
