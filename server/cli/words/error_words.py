"""Errors as lines for people, in one voice."""

import click

from server.cli.words.printing import note, on_one_line, readable
from server.domain.errors import DomainError


def error_line(error: DomainError) -> str:
    """An error in one line: what is wrong, and what only an operator is told."""
    line = on_one_line(error.message)
    detail = on_one_line(str(getattr(error, "detail", "")))
    return f"{line} ({detail})" if detail else line


def file_error_line(error: OSError) -> str:
    """An error of the file system in one line: the name as it was typed, and what is wrong with it."""
    words = error.strerror or str(error)
    return f"{readable(str(error.filename))}: {words}" if error.filename else words


def file_error(error: OSError) -> click.ClickException:
    """The same as the end of a command."""
    return click.ClickException(file_error_line(error))


def tell_error(error: click.ClickException) -> None:
    """Write what ends a command to standard error; of bad usage also where the right one stands."""
    note(f"limner: {error.format_message()}")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        note(f"limner: `{error.ctx.command_path} --help` tells more")
