"""Ends a command whose call failed."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from limner_client import LimnerError
from server.cli.words.call_error_words import call_error_line


@contextmanager
def failed_calls() -> Iterator[None]:
    """Make of a failed call in the block one line: raises `click.ClickException` (exit code 1) for a `LimnerError`."""
    try:
        yield
    except LimnerError as error:
        raise click.ClickException(call_error_line(error)) from error
