"""How a kind of overlay is drawn. Each is one file of this package, whose `RENDERING` the registry finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from server.domain.overlays import OverlayStyle
from server.imaging.render.easel import Easel

NOWHERE = "A {kind} is not drawn: it has no place on the image."

DrawStep: TypeAlias = Callable[[Easel, Any, OverlayStyle], Iterable[str]]
"""Draws the data of an overlay in a style, and tells what could not be drawn as asked."""


def nothing(easel: Easel, data: object, style: OverlayStyle) -> Iterable[str]:
    """Draws nothing."""
    del easel, data, style
    return ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a kind is drawn: `shapes` of every overlay of a layer, then their `names`, so that no shape covers a name."""

    shapes: DrawStep = nothing
    names: DrawStep = nothing
