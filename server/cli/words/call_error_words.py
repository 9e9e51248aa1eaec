"""Calls that failed, as lines for people."""

from limner_client import LimnerError
from server.cli.words.printing import on_one_line, printable

CURES = {
    "TLS_FAILED": "see --ca-file, --cert-file and --server-name in `limner --help`",
    "IDENTITY_REQUIRED": "see --token-file and --cert-file in `limner --help`",
    "IDENTITY_UNKNOWN": "see --token-file and --cert-file in `limner --help`",
    "TOKEN_NEEDS_TLS": "see --ca-file, --tls and --plaintext in `limner --help`",
}
"""Reasons -> where somebody at a command line finds the way out."""


def call_error_line(error: LimnerError) -> str:
    """A failed call in one line: what is wrong, where the way out is, the reason and the field."""
    blamed = f", field {printable(error.field)}" if error.field else ""
    cure = f": {CURES[error.reason]}" if error.reason in CURES else ""
    return f"{on_one_line(error.message)}{cure} [{printable(error.reason)}{blamed}]"
