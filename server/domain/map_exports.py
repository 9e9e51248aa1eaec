"""Files of maps that tasks keep, as values."""

from dataclasses import dataclass
from uuid import UUID

EXPORT = "export"
"""What the row of a task that makes one says of itself."""


@dataclass(frozen=True, slots=True)
class KeptExport:
    """One row of `map_exports`: a file of a task, whose `format` is how its name ends."""

    task_id: UUID
    output_index: int
    sha256: str
    size: int
    format: str
    scope: str | None
    created_by: str
