"""A command over several files: one that fails does not keep the others from it."""

from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

import click

from limner_client import LimnerError
from server.cli.client.files import shown
from server.cli.words.call_error_words import call_error_line
from server.cli.words.error_words import file_error_line
from server.cli.words.printing import note

Outcome = TypeVar("Outcome")


class Attempts:
    """What became of the files so far."""

    def __init__(self) -> None:
        self._failed = False

    async def of(self, file: Path, work: Awaitable[Outcome]) -> Outcome | None:
        """Do the work of one file. None when that failed, which the error output then says.

        Raises `LimnerError` for an interruption: the others would fare no better.
        """
        try:
            return await work
        except BrokenPipeError:
            raise
        except OSError as error:
            note(f"limner: {file_error_line(error)}")
        except LimnerError as error:
            if error.is_interruption:
                raise
            note(f"limner: {shown(file)}: {call_error_line(error)}")
        self._failed = True
        return None

    def end(self) -> None:
        """End the command: with exit code 1 when one failed."""
        if self._failed:
            raise click.exceptions.Exit(1)
