"""How a kind of overlay is drawn. Each is one file of this package, whose `RENDERING` the registry finds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from server.domain.overlays import Data, OverlayStyle
from server.imaging.render.easel import Easel
from server.imaging.render.panels import Panels

NOWHERE = "A {kind} is not drawn: it has no place on the image."

DrawStep: TypeAlias = Callable[[Easel, Any, OverlayStyle], Iterable[str]]
"""Draws the data of an overlay in a style, and tells what could not be drawn as asked."""


def nothing(easel: Easel, data: object, style: OverlayStyle) -> Iterable[str]:
    """Draws nothing."""
    del easel, data, style
    return ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a legend: what stands there, and a `sample` that is drawn in the cell (0, 0) of a map of its own."""

    label: str
    sample: Data
    draw: DrawStep
    style: OverlayStyle = field(default_factory=OverlayStyle)


Explain: TypeAlias = Callable[[Easel, Any, OverlayStyle], Iterable[Entry]]
"""What a legend says of the data of an overlay in a style, as far as it lies in the picture."""


def nothing_said(easel: Easel, data: object, style: OverlayStyle) -> Iterable[Entry]:
    """Nothing for a legend."""
    del easel, data, style
    return ()


DrawPanel: TypeAlias = Callable[[], Iterable[str]]
"""Draws what has its place already, and tells what could not be drawn as asked."""

PlanPanel: TypeAlias = Callable[[Easel, Panels, Sequence[Entry], Any, OverlayStyle], DrawPanel]
"""Keeps the place of what frames the picture, knowing what a legend says of all overlays."""


def unplanned(easel: Easel, panels: Panels, entries: Sequence[Entry], data: object, style: OverlayStyle) -> DrawPanel:
    """Keeps no place."""
    del easel, panels, entries, data, style
    return tuple


TakePlaces: TypeAlias = Callable[[Easel, Any], None]
"""Takes the places that the data of an overlay covers, so that names keep off them."""


def nothing_taken(easel: Easel, data: object) -> None:
    """Takes no place."""
    del easel, data


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a kind is drawn: `shapes` of every overlay of a layer, then their `names`, so that no shape covers a name.

    Before anything is drawn, every overlay `takes` its places: names keep off what comes over them, too. `entries` are
    the lines of a legend about it. What is drawn `together` with all others of its layer has no steps of its own (see
    `outlook.py`). What frames the picture has a `plan` instead of shapes and names.
    """

    takes: TakePlaces = nothing_taken
    shapes: DrawStep = nothing
    names: DrawStep = nothing
    entries: Explain = nothing_said
    plan: PlanPanel = unplanned
    together: bool = False
