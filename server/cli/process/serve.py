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
from server.domain.certificate_errors import WrongCertificate
from server.identities.certificate_names import CertificateNames, IdentitiesFileWrong
from server.processes.standard_streams import give_up
from server.serving import server_credentials
from server.settings import Settings


@click.command()
@click.option("--listen", metavar="HOST:PORT", help="Address to bind. [LIMNER_LISTEN]")
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
@click.option("--workers", type=int, help="Worker processes to start. [LIMNER_WORKERS]")
@click.option("--plaintext", is_flag=True, default=None, help="Bind beyond loopback without TLS. [LIMNER_PLAINTEXT]")
@click.option("--anonymous", is_flag=True, default=None, help="Callers need not say who they are. [LIMNER_ANONYMOUS]")
def serve(
    listen: str | None, data_dir: Path | None, workers: int | None, plaintext: bool | None, anonymous: bool | None
) -> None:
    """Run the server and its workers until stopped."""
    settings = read_settings(
        listen=listen, data_dir=data_dir, workers=workers, plaintext=plaintext, anonymous=anonymous
    )
    check_exposure(settings)
    run(_serve(settings))


def check_exposure(settings: Settings) -> None:
    """Refuse certificates and identities that are wrong, and plaintext with others unless that is said aloud."""
    try:
        server_credentials(settings)
        CertificateNames(settings.identities_file).load()
    except (WrongCertificate, IdentitiesFileWrong) as error:
        raise click.UsageError(f"wrong settings:\n  {error}") from None
    if not (settings.is_loopback or settings.has_tls or settings.plaintext):
        raise click.UsageError(
            f"{settings.listen} is reachable from other machines: set LIMNER_TLS_CERT_FILE and LIMNER_TLS_KEY_FILE, or "
            "say --plaintext (LIMNER_PLAINTEXT=true) if nobody on the way can read or change what is sent, tokens too"
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
    return [
        f"limner: listening on {address}",
        f"limner: database: {database}",
        f"limner: store:    {store}",
        f"limner: workers:  {settings.workers}",
        *exposure(settings),
        f"limner: try: {grpcurl(settings)} {address} list",
    ]


def exposure(settings: Settings) -> list[str]:
    """Who gets in, where that is not this machine alone or not everybody."""
    lines = []
    if settings.has_tls:
        shown = ", and clients show theirs" if settings.tls_client_ca_file else ""
        lines.append(f"limner: TLS:      {settings.tls_cert_file} is shown{shown}")
    if settings.asks_identity:
        lines.append(
            "limner: callers:  those alone who say who they are, by a token (`limner token create`) or certificate"
        )
    if not settings.is_loopback and not settings.has_tls:
        lines.append(
            "limner: WARNING: plaintext: on the way all of it can be read and changed, tokens too (--plaintext)"
        )
    if not settings.is_loopback and not settings.asks_identity:
        lines.append("limner: WARNING: everybody who reaches this address may do everything (--anonymous)")
    return lines


def grpcurl(settings: Settings) -> str:
    """The command that calls a server, with what it asks for; CAPITALS stand for what only its owner knows."""
    transport = "-cacert CA.pem" if settings.has_tls else "-plaintext"
    client = " -cert CERT.pem -key KEY.pem" if settings.tls_client_ca_file else ""
    token = " -H 'authorization: Bearer TOKEN'" if settings.asks_identity else ""
    return f"grpcurl {transport}{client}{token}"
