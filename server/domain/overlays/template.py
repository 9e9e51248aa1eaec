"""What an effect covers."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.kind import Kind, everything
from server.domain.overlays.shapes import Shape

NO_SHAPE = Shape()


@dataclass(frozen=True, slots=True)
class Template:
    """What an effect covers. `effect` decides its colours and the figure in its filling.

    Cells count as covered by `coverage` (center, any, half, fraction); one that is `grid_based` is made of these cells.
    """

    shape: Shape = NO_SHAPE
    label: str = ""
    effect: str = "custom"
    coverage: str = "center"
    fraction: float | None = None
    grid_based: bool = False
    show_size: bool | None = None


def _title(template: Any) -> str:
    return str(template.label)


KIND = Kind("template", Template, for_players=everything, required=("shape",), title=_title)
