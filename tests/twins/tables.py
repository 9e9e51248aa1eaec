"""What the twin of the database holds: tables as dictionaries, of values that nobody changes, and a clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from uuid import UUID

import orjson

from server.domain.images import Image
from server.domain.map_exports import KeptExport
from server.domain.map_grids import MapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import Overlay
from server.domain.providers import ProviderCheck
from server.domain.renders import Render
from server.domain.tasks import Task
from server.domain.themes import StylePreset, Theme, ThemeElement, ThemeVariation


@dataclass
class TwinClock:
    """The time in the database; it stands unless a test lets it pass."""

    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def let_pass(self, span: timedelta) -> None:
        """It is so much later from now on."""
        self.now += span


@dataclass(frozen=True)
class BlobRow:
    """A row of `blobs`."""

    size: int
    touched_at: datetime


@dataclass(frozen=True)
class AnsweredRequest:
    """A row of `request_ids`."""

    body_sha256: str
    resource_ids: Sequence[UUID]


@dataclass
class Tables:
    """All rows, by their keys."""

    clock: TwinClock = field(default_factory=TwinClock)
    images: dict[UUID, Image] = field(default_factory=dict)
    unlit: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    generation_keys: dict[UUID, str] = field(default_factory=dict)
    overlays: dict[UUID, Overlay] = field(default_factory=dict)
    map_grids: dict[UUID, MapGrid] = field(default_factory=dict)
    outlines: dict[UUID, Outlines] = field(default_factory=dict)
    blobs: dict[str, BlobRow] = field(default_factory=dict)
    thumbnails: dict[str, bytes] = field(default_factory=dict)
    renders: dict[str, Render] = field(default_factory=dict)
    exports: dict[UUID, KeptExport] = field(default_factory=dict)
    themes: dict[UUID, Theme] = field(default_factory=dict)
    theme_variations: dict[UUID, ThemeVariation] = field(default_factory=dict)
    style_presets: dict[UUID, StylePreset] = field(default_factory=dict)
    theme_elements: dict[UUID, ThemeElement] = field(default_factory=dict)
    tasks: dict[UUID, Task] = field(default_factory=dict)
    accepted_themes: dict[str, dict[str, Any]] = field(default_factory=dict)
    provider_checks: dict[str, ProviderCheck] = field(default_factory=dict)
    request_ids: dict[tuple[str, str, UUID], AnsweredRequest] = field(default_factory=dict)

    def copied(self) -> Self:
        """The same rows, to be changed apart; the clock is shared."""
        rows: dict[str, Any] = {
            each.name: dict(getattr(self, each.name)) for each in fields(self) if each.name != "clock"
        }
        return replace(self, **rows)

    def new(self) -> dict[str, Any]:
        """What every new row has."""
        return {"created_at": self.clock.now, "updated_at": self.clock.now, "deleted_at": None, "is_deleted": False} | {
            "row_version": 1
        }


def stored(document: Any) -> Any:
    """A document as it comes back from a column of JSON."""
    return None if document is None else orjson.loads(orjson.dumps(document))
