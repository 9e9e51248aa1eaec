"""`limner serve`: the service, with everything it needs that is not configured to be elsewhere."""

import asyncio
import gc
import sys
from pathlib import Path

import click

from server.cli.process.embedded import embedded_stack
from server.cli.process.process_settings import read_settings
from server.cli.running import run, stop_event, until
from server.cli.words.printing import say
from server.processes.standard_streams import give_up
from server.settings import Settings


@click.command()
@click.option("--listen", metavar="HOST:PORT", help="Address to bind. [LIMNER_LISTEN]")
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
@click.option("--workers", type=int, help="Worker processes to start. [LIMNER_WORKERS]")
@click.option("--insecure", is_flag=True, default=None, help="Allow an address beyond loopback. [LIMNER_INSECURE]")
def serve(listen: str | None, data_dir: Path | None, workers: int | None, insecure: bool | None) -> None:
    """Run the server and its workers until stopped."""
    settings = read_settings(listen=listen, data_dir=data_dir, workers=workers, insecure=insecure)
    check_exposure(settings)
    run(_serve(settings))


def check_exposure(settings: Settings) -> None:
    """Refuse an address others can reach unless it is said aloud: there is no TLS and no authentication yet."""
    if not settings.is_loopback and not settings.insecure:
        raise click.UsageError(
            f"{settings.listen} is reachable from other machines, and there is no TLS and no authentication yet: "
            "say --insecure (LIMNER_INSECURE=true) if the network around it is safe"
        )


async def _serve(settings: Settings) -> None:
    await until(stop_event(), _serving(settings))


async def _serving(settings: Settings) -> None:
    async with embedded_stack(settings) as address:
        gc.freeze()  # what is there now stays; to look through it again and again would hold up every call
        for line in description(settings, address):
            announce(line)
        try:
            await asyncio.Event().wait()
        finally:
            announce("limner: stopping")


def announce(line: str) -> None:
    """Write a line for whoever reads it: a service goes on when nobody does, or when there is no room for it."""
    try:
        say(line)
    except OSError:
        give_up(sys.stdout)


def description(settings: Settings, address: str) -> list[str]:
    """What this server uses and where the data lies."""
    data = settings.data_dir.resolve()
    database = "PostgreSQL from LIMNER_DATABASE_URL" if settings.database_url else f"embedded PostgreSQL in {data}"
    store = (
        f"MinIO at {settings.minio_endpoint}, bucket {settings.minio_bucket}"
        if settings.minio_endpoint
        else f"files in {data / 'blobs'}"
    )
    open_door = [] if settings.is_loopback else ["limner: WARNING: plaintext, no authentication (--insecure)"]
    return [
        f"limner: listening on {address}",
        f"limner: database: {database}",
        f"limner: store:    {store}",
        f"limner: workers:  {settings.workers}",
        *open_door,
        f"limner: try: grpcurl -plaintext {address} list",
    ]
