"""Errors as lines for people, in one voice."""

import click

import limner_client
from server.cli.words.printing import note, printable, readable
from server.domain.errors import DomainError

CURES = {
    "TLS_FAILED": "see --ca-file, --cert-file and --server-name in `limner --help`",
    "IDENTITY_REQUIRED": "see --token-file and --cert-file in `limner --help`",
    "IDENTITY_UNKNOWN": "see --token-file and --cert-file in `limner --help`",
    "TOKEN_NEEDS_TLS": "see --ca-file, --tls and --plaintext in `limner --help`",
}
"""Reasons -> where somebody at a command line finds the way out."""


def error_line(error: DomainError | limner_client.LimnerError) -> str:
    """An error in one line: what is wrong, what only an operator is told; of a failed call its reason and its field."""
    line = " ".join(printable(error.message).split())
    if isinstance(error, limner_client.LimnerError):
        blamed = f", field {printable(error.field)}" if error.field else ""
        cure = f": {CURES[error.reason]}" if error.reason in CURES else ""
        return f"{line}{cure} [{printable(error.reason)}{blamed}]"
    detail = " ".join(printable(str(getattr(error, "detail", ""))).split())
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
