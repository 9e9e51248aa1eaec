"""The overlay kinds as values. Field names are those of `overlay.proto` and of the JSON stored in `image_overlays`.

Points are image pixels or positions on the grid; lengths are grid units unless the name says cells or px; angles are
degrees clockwise from east. `documents.py` turns them into JSON documents and back.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

Audience = str
"""`gm` (the game master alone) or `players` (everyone)."""
GM = "gm"
PLAYERS = "players"

MOST_OVERLAYS = 2000
"""Overlays that one image may have."""
MOST_STORED = 16 << 20
"""Bytes of their data, as the database keeps it, that one image may have."""


@dataclass(frozen=True, slots=True)
class Pixel:
    """A place in the pixels of the original image."""

    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the grid, in cells. The whole part names a cell, `anchor` (nw when empty, center) the spot in it."""

    column: float = 0.0
    row: float = 0.0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Either pixels or a cell; exactly one is set."""

    pixel: Pixel | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed polygon; the first point is not repeated."""

    points: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map. `rank`: title, region or note (smaller from left to right)."""

    text: str = ""
    at: Position = Position()
    rank: str = "region"


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbered or lettered badge. `number` 0 draws `symbol`; `area` is what it stands for and is not drawn."""

    at: Position = Position()
    category: str = "custom"
    number: int = 0
    symbol: str = ""
    label: str = ""
    description: str = ""
    area: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A polyline of wall. `kind`: wall, or object (see `Walls`)."""

    points: tuple[Position, ...] = ()
    kind: str = "wall"


@dataclass(frozen=True, slots=True)
class Door:
    """A door in a wall. `kind`: wood, iron, double, portcullis, secret, arch. `state`: open, closed, locked.

    `passage` is the floor it stands in: for a secret door, solid wall to anyone who has not found it.
    """

    kind: str = "wood"
    state: str = "closed"
    start: Position = Position()
    end: Position = Position()
    passage: Outline = Outline()


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls and doors of a map. A segment's kind is `wall` or `object` (furniture and pillars that block sight)."""

    segments: tuple[Segment, ...] = ()
    doors: tuple[Door, ...] = ()


@dataclass(frozen=True, slots=True)
class Light:
    """A source of light: `bright` and `dim` are radii in grid units, `color` is #RRGGBB. Data, not drawn."""

    at: Position = Position()
    bright: float = 0.0
    dim: float = 0.0
    color: str = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Style:
    """How an overlay is drawn; an empty or missing value means the kind's own default."""

    color: str = ""
    fill: str = ""
    opacity: float | None = None
    font_size: float | None = None


Data = Label | Marker | Walls | Light
KINDS: dict[str, type[Label] | type[Marker] | type[Walls] | type[Light]] = {
    "label": Label,
    "marker": Marker,
    "walls": Walls,
    "light": Light,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One overlay as a renderer needs it; `audience` is already decided."""

    kind: str
    data: Data
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True)
class Overlay:
    """One row of `image_overlays`; `data` and `style` are documents with the field names of `overlay.proto`.

    `data` may be large and is wanted by few, so it stays the text of its JSON.
    """

    id: UUID
    image_id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    type: str
    name: str
    description: str | None
    data: str
    style: dict[str, Any]
    audience: Audience
    z: int
    created_by: str
    row_version: int


@dataclass(frozen=True, slots=True)
class NewOverlay:
    """An overlay about to be laid over an image: what its maker decides."""

    name: str
    data: Data
    audience: Audience
    z: int
    description: str | None = None
    style: Style = Style()
