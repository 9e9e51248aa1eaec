"""What comes with Limner: rows of themes and of what they are made of, and what became of each in a database."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from server.domain.resource_errors import ResourceKind
from server.domain.themes import ElementContent, PresetContent, ThemeContent, VariationContent

RowContent = ThemeContent | VariationContent | PresetContent | ElementContent


@dataclass(frozen=True, slots=True, eq=False)
class BuiltinRow:
    """One row, itself alone; `owner` is the theme of a variation and the category of an element, else empty."""

    kind: ResourceKind
    owner: str
    content: RowContent

    @property
    def values(self) -> dict[str, Any]:
        """The content by the names of its columns."""
        return {each.name: getattr(self.content, each.name) for each in fields(self.content)}

    @property
    def label(self) -> str:
        """What it is called among all of its kind."""
        return f"{self.owner}/{self.content.name}" if self.owner else self.content.name


class SeedOutcome(StrEnum):
    """What seeding did with a row."""

    MADE = "made"
    UPDATED = "updated"
    """Nobody had changed it, so it got the content of today."""
    BROUGHT_BACK = "brought back"
    """The default theme, which another writer had deleted."""
    SAME = "the same"
    LEFT_ALONE = "left alone"


WRITTEN = (SeedOutcome.MADE, SeedOutcome.UPDATED, SeedOutcome.BROUGHT_BACK)
"""What changes the database."""


class SeedReason(StrEnum):
    """Why a row was left alone."""

    CHANGED = "changed here"
    DELETED = "deleted here"
    FOREIGN = "not made by Limner"
    THEME_DELETED = "its theme is deleted"
    THEME_FOREIGN = "its theme is not made by Limner"


@dataclass(frozen=True, slots=True)
class Seeded:
    """A row and what became of it."""

    row: BuiltinRow
    outcome: SeedOutcome
    reason: SeedReason | None = None
