"""What the long-running commands share: a loop, settings, log lines, and signals that end them."""

import asyncio
import signal
import sys
from collections.abc import Coroutine
from typing import Any, NoReturn

import click
import uvloop
from pydantic import ValidationError

from server.domain.errors import LimnerError
from server.settings import Settings
from server.telemetry.logs import set_up_logs


def read_settings(**overrides: object) -> Settings:
    """The settings of this process; flags that are not None overrule the environment. Exits 2 when one is wrong."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        lines = [f"LIMNER_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors()]
        raise click.UsageError("wrong settings:\n  " + "\n  ".join(lines)) from None
    set_up_logs(settings.log_format, settings.log_level)
    return settings


def run(main: Coroutine[Any, Any, None]) -> None:
    """Run a command to its end; an error of ours is one line and exit code 1."""
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(main)
    except LimnerError as error:
        fail(f"{error.message}{_detail(error)}")
    except OSError as error:
        fail(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _detail(error: LimnerError) -> str:
    detail = getattr(error, "detail", "")
    return f" ({detail})" if detail else ""


def fail(message: str) -> NoReturn:
    """End with one line on standard error and exit code 1."""
    click.echo(f"limner: {message}", err=True)
    sys.exit(1)


def stop_event() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop
