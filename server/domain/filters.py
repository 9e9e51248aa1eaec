"""Which rows a list holds, or which events a watcher is told: what is None or empty is not asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from server.domain.tasks import EventKind, State


@dataclass(frozen=True, slots=True)
class OverlayFilter:
    """Overlays of one image."""

    image_id: UUID
    kinds: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MapGridFilter:
    """Grids over images of a scope, or that of one image."""

    scope: str = ""
    image_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Tasks in one of these states, of a scope, with labels, made in a span of time.

    `type` and `source_id` are those of the images they make, `retry_of` is the task they repeat. Without a `parent_id`
    they are no parts of another task.
    """

    states: Sequence[State] = ()
    scope: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    created_after: datetime | None = None
    created_before: datetime | None = None
    type: str = ""
    source_id: UUID | None = None
    retry_of: UUID | None = None
    parent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Events of these kinds, of tasks of a scope and with labels."""

    scope: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    kinds: Sequence[EventKind] = ()


@dataclass(frozen=True, slots=True)
class ThemeVariationFilter:
    """Variations of the theme with this id; of every theme when it is None."""

    theme_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CategoryFilter:
    """Style presets, or elements of themes, of one category."""

    category: str = ""
