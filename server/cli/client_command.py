"""Makes a click command of a coroutine function that talks to a server."""

import functools
from collections.abc import Callable, Coroutine
from typing import Any

import click

from limner_client import connect
from server.cli.running import run
from server.cli.server_address import server_address

Work = Callable[..., Coroutine[object, object, None]]


def on_server(work: Work) -> Callable[..., None]:
    """Add `--server` and run `work(limner, **options)` connected to it. Stands directly above the function."""

    @click.option(
        "--server",
        metavar="HOST:PORT",
        help="Server to talk to. Default: LIMNER_SERVER, then LIMNER_LISTEN, then 127.0.0.1:50051.",
    )
    @functools.wraps(work)
    def command(server: str | None, **options: Any) -> None:
        run(_connected(work, server_address(server), options))

    return command


async def _connected(work: Work, address: str, options: dict[str, Any]) -> None:
    async with connect(address) as limner:
        await work(limner, **options)


as_json = click.option("--json", "as_json", is_flag=True, help="Print the answer as protobuf JSON.")
