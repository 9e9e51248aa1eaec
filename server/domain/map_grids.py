"""The grid over a map image, as a value."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MapGrid:
    """One row of `map_grids`. `cell_size` and offsets in pixels of the original image."""

    id: UUID
    image_id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    enabled: bool
    kind: str
    size: int
    cell_size: float | None
    offset_x: float
    offset_y: float
    color: str
    opacity: float
    line_width: float
    distance_per_cell: float
    distance_unit: str
    stagger: str
    line_style: str
    diagonal_rule: str
    labels: str
    label_format: str
    clip: str
    created_by: str
    row_version: int

    @property
    def side(self) -> float:
        """Side of a cell in pixels: the exact one, or the integer of a row that has no exact one."""
        return float(self.size) if self.cell_size is None else self.cell_size


@dataclass(frozen=True, slots=True)
class NewMapGrid:
    """A grid about to be laid over an image: what its maker decides."""

    cell_size: float = 50.0
    offset_x: float = 0.0
    offset_y: float = 0.0
    color: str = "#000000"
    opacity: float = 0.5
    line_width: float = 1.0
    distance_per_cell: float = 5.0
    distance_unit: str = "ft"
    enabled: bool = True
    kind: str = "square"
    stagger: str = "odd"
    line_style: str = "solid"
    diagonal_rule: str = "equidistant"
    labels: str = "none"
    label_format: str = "letters"
    clip: str = "none"
