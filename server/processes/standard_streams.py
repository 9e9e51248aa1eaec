"""Standard input, output and error, which whoever starts a program may have closed, or which end in the middle.

A number that is free goes to the next file or socket: a loop that closes what it takes for its own would abort, and
output would end in a database. So the three are open before anything else is.
"""

import io
import os
import sys
from typing import TextIO

# Nothing comes in; what is written fails as it would have; complaints have no other place to go.
_IN_PLACE = (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))


class _StandardOutput(io.FileIO):
    """Its errors name it, as those of other files name them."""

    def write(self, data: object) -> int:
        try:
            return super().write(data)  # type: ignore[arg-type]  # whatever the buffer above hands on
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OSError(error.errno, error.strerror, "standard output") from error


def open_standard_streams() -> None:
    """Open those of the three that are closed, here and for programs that are started from here."""
    for number, (name, how, mode) in enumerate(_IN_PLACE):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, how)  # takes the lowest free number, which is this one
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, mode, closefd=False, errors="backslashreplace"))  # noqa: SIM115
    given = sys.stdout
    output = io.BufferedWriter(_StandardOutput(1, "w", closefd=False))
    sys.stdout = io.TextIOWrapper(output, given.encoding, given.errors, line_buffering=given.isatty())


def failure_of(stream: TextIO) -> OSError | None:
    """Why a stream did not take all that was written, if so; then nothing more goes there."""
    try:
        stream.flush()
    except OSError as error:
        give_up(stream)
        return error
    return None


def give_up(stream: TextIO) -> None:
    """Let everything written from now on, and what is still held, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
