"""Pictures that were drawn and are kept, as values."""

from dataclasses import dataclass
from datetime import timedelta
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


@dataclass(frozen=True, slots=True)
class RenderRoom:
    """How many pictures of one image are kept, and how many bytes of them: those that were used last.

    Those used within the time that is `linked`, the longest life of a URL, stay whatever they are.
    """

    size: int
    linked: timedelta
    count: int = 64
