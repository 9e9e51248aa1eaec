"""The version of a row as an opaque text."""

from server.domain.resource_errors import EtagMismatch, ResourceKind


def etag(row_version: int) -> str:
    """The etag of a row in this version, with its quotes as in HTTP."""
    return f'"{row_version:x}"'


def check_etag(wanted: str, row_version: int, resource: ResourceKind, name: object) -> None:
    """Raise `EtagMismatch` for the resource of this name unless `wanted` is empty or the etag of this version."""
    if wanted and wanted != (current := etag(row_version)):
        raise EtagMismatch(resource, name, current)
