"""The version of a row as an opaque text."""

from server.domain.errors import EtagMismatch


def etag(row_version: int) -> str:
    """The etag of a row in this version, with its quotes as in HTTP."""
    return f'"{row_version:x}"'


def check_etag(wanted: str, row_version: int) -> None:
    """Raise `EtagMismatch` unless `wanted` is empty or the etag of this version."""
    if wanted and wanted != (current := etag(row_version)):
        raise EtagMismatch(current)
