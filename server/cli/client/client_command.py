"""Makes a click command of a coroutine function that talks to a server."""

import functools
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import click

from limner_client import Credentials, connect
from server.cli.client.client_credentials import client_credentials
from server.cli.client.failed_calls import failed_calls
from server.cli.client.server_address import server_address
from server.cli.client.waiting import told_what_it_waits_for
from server.cli.running import run
from server.cli.words.printing import readable

ClientCommand = Callable[..., Coroutine[object, object, None]]


def on_server(work: ClientCommand) -> Callable[..., None]:
    """Add `--server` and run `work(limner, **options)` connected to it. Stands directly above the function."""

    @click.option(
        "--server",
        metavar="HOST:PORT",
        help="Server to talk to. Default: LIMNER_SERVER, then LIMNER_LISTEN, then 127.0.0.1:50051.",
    )
    @functools.wraps(work)
    def command(server: str | None, **options: Any) -> None:
        check_text(server, *options.values())
        with failed_calls():
            run(_connected(work, server_address(server), client_credentials(), options))

    return command


async def _connected(work: ClientCommand, address: str, credentials: Credentials, options: dict[str, Any]) -> None:
    async with connect(address, credentials) as limner, told_what_it_waits_for(limner):
        await work(limner, **options)


def check_text(*given: object) -> None:
    """Refuse words that cannot be sent: bytes that are no text here. Raises `click.UsageError`."""
    for each in given:
        if isinstance(each, tuple):
            check_text(*each)
        elif isinstance(each, str) and readable(each) != each:
            raise click.UsageError(f"{readable(each)} is no text in {sys.getfilesystemencoding()}")


def as_json(shape: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add `--json` to a command that then prints `shape`: messages of the API as protobuf JSON."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {shape} as protobuf JSON.")
