"""What overlays of all kinds have in common: their rows, who may see them, how they are drawn.

Field names are those of `overlay.proto` and of the JSON stored in `image_overlays`. Points are image pixels or
positions on the grid; lengths are grid units unless the name says cells or px; angles are degrees clockwise from east.
`documents.py` turns values into JSON documents and back.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.overlays.kind import Data
from server.domain.overlays.registry import KINDS, TYPES

Audience = str
"""`gm` (the game master alone) or `players` (everyone)."""
GM = "gm"
PLAYERS = "players"

Origin = str
"""`generated`, until somebody updates it, or `user`."""
GENERATED = "generated"
USER = "user"

MOST_OVERLAYS = 2000
"""Overlays that one image may have."""
MOST_STORED = 16 << 20
"""Bytes of their data, as the database keeps it, that one image may have."""


@dataclass(frozen=True, slots=True)
class OverlayStyle:
    """How an overlay is drawn; an empty or missing value means the kind's own default.

    Lengths are pixels of the original image. `line`: solid, dashed, dotted, dash_dot. `pattern`: none, hatch, cross,
    dots, stripes, checker, scales.
    """

    color: str = ""
    fill: str = ""
    opacity: float | None = None
    font_size: float | None = None
    line_width: float | None = None
    line: str = ""
    fill_opacity: float | None = None
    pattern: str = ""
    pattern_spacing: float | None = None
    halo: str = ""
    halo_width: float | None = None


@dataclass(frozen=True, slots=True)
class SceneOverlay:
    """One overlay as a renderer needs it; `data` is a value of its kind, and its audience is already decided."""

    kind: str
    data: Data
    style: OverlayStyle = field(default_factory=OverlayStyle)


@dataclass(frozen=True, slots=True)
class Overlay:
    """One row of `image_overlays`; `data` and `style` are documents with the field names of `overlay.proto`.

    `data` may be large and is wanted by few, so it stays the text of its JSON. `layer` follows from `type`. Rows of
    other programs, and of newer versions, may have a type that is none of `KINDS`.
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
    layer: int
    z: int
    created_by: str
    row_version: int
    origin: Origin = USER


@dataclass(frozen=True, slots=True)
class NewOverlay:
    """An overlay about to be laid over an image: what its maker decides; `data` is a value of one of the kinds."""

    name: str
    data: Data
    audience: Audience
    z: int
    description: str | None = None
    style: OverlayStyle = OverlayStyle()

    @property
    def type(self) -> str:
        """The name of its kind."""
        return TYPES[type(self.data)]

    @property
    def layer(self) -> int:
        """Where it stands in the drawing order."""
        return KINDS[self.type].layer
