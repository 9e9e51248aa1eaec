"""The command line as a program: its exit code, and one line on standard error for what went wrong."""

import contextlib
import sys

import click

from server.cli.command import limner
from server.cli.words.error_words import file_error, tell_error
from server.cli.words.printing import write_what_can_be
from server.processes.standard_streams import failure_of


def exit_code() -> int:
    """Run the command that this process was started with. Raises `KeyboardInterrupt`."""
    write_what_can_be()
    failure: click.ClickException | None = None
    try:
        ended = limner.main(prog_name="limner", standalone_mode=False)
        code = ended if isinstance(ended, int) else 0
    except click.ClickException as error:
        failure, code = error, error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    except OSError as error:
        failure, code = file_error(error), 1
    unwritten = failure_of(sys.stdout)
    if unwritten is not None and code == 0:
        code = 1
        # Whoever reads no further knows.
        failure = None if isinstance(unwritten, BrokenPipeError) else file_error(unwritten)
    if failure is not None:
        with contextlib.suppress(OSError):
            tell_error(failure)
    failure_of(sys.stderr)
    return code
