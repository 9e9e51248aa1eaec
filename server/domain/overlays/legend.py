"""What the signs on a map mean."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A line of one's own: a badge with `symbol` of a category of markers, and what it means."""

    label: str = ""
    symbol: str = ""
    category: str = "custom"


@dataclass(frozen=True, slots=True)
class Legend:
    """Explains what is drawn in the picture, unless it is `only_items`; then its own `items`. `columns` 0: as fits."""

    title: str = "Legend"
    corner: str = "se"
    columns: int = 0
    items: tuple[LegendItem, ...] = ()
    only_items: bool = False


def _title(legend: Any) -> str:
    return str(legend.title)


KIND = Kind("legend", Legend, for_players=everything, required=("items.label",), title=_title)
