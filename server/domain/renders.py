"""A picture that was drawn and is kept, as a value."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Render:
    """One row of `renders`: `digest` stands for everything that went into the picture, `sha256` for its bytes."""

    digest: str
    image_id: UUID
    sha256: str
    size: int
    format: str
    width: int
    height: int
    warnings: list[str]
