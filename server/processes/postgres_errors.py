"""Why the embedded PostgreSQL cannot be had."""

from pathlib import Path

from server.domain.errors import Conflict, Unavailable


class DataDirectoryInUse(Conflict):
    """Another process serves this data directory."""

    reason = "DATA_DIRECTORY_IN_USE"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"another `limner serve` uses {folder}: call it (`limner generate dungeon`), stop it, "
            "or choose another folder with --data-dir or LIMNER_DATA_DIR"
        )


class DataDirectoryVersion(Conflict):
    """The data directory was made by another major version of PostgreSQL."""

    reason = "DATA_DIRECTORY_VERSION"

    def __init__(self, folder: Path, version: str, ours: str) -> None:
        super().__init__(
            f"{folder} holds data of PostgreSQL {version}, and this is PostgreSQL {ours}: "
            "dump it with its own version and restore it, or choose another LIMNER_DATA_DIR"
        )


class PostgresFailed(Unavailable):
    """The embedded server does not start; `detail` holds the end of what it said."""

    reason = "POSTGRES_FAILED"

    def __init__(self, what: str, detail: str) -> None:
        super().__init__(f"the embedded PostgreSQL {what}")
        self.detail = detail.strip()
