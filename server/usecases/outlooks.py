"""What is seen of an image in a render: of its fog, its walls and those who look, as far as an audience may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from server.domain.audience import known
from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.fogs import StoredFog
from server.domain.lattice import Lattice
from server.domain.map_grids import MapGrid
from server.domain.overlays import GM, Audience, Overlay
from server.domain.overlays.fog import FEATHER
from server.domain.overlays.line_of_sight import Eye, LineOfSight
from server.domain.scene import Cover
from server.domain.sight import NOTHING_DECIDES, Visibility, barriers_of
from server.domain.veil import Veil

DECIDING = ("walls", "token", "fog", "line_of_sight")
"""Kinds of overlays that decide what is seen, also where they are not drawn."""


def cover_of(fog: StoredFog | None, audience: Audience) -> Cover | None:
    """The cover that a fog lays over its image for an audience; None where there is none."""
    if fog is None or not fog.fog.enabled or (audience != GM and not fog.counts):
        return None
    feather = fog.fog.feather_cells
    return Cover(fog.states, fog.samples, FEATHER if feather is None else feather)


def veil_of(fog: StoredFog | None, grid: MapGrid | None, audience: Audience) -> Veil | None:
    """What a fog keeps from an audience of what lies over its image; None where that is nothing."""
    if audience == GM or fog is None or cover_of(fog, audience) is None:
        return None
    return fog.veil(grid)


def darkness_of(fog: StoredFog | None, audience: Audience) -> float:
    """How dark it is for an audience, 0 (day) to 1."""
    return 0.0 if fog is None or cover_of(fog, audience) is None else fog.fog.darkness


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks: `viewers`, by the ids of their tokens, where any are named; and how dark it is."""

    audience: Audience
    viewers: Sequence[str]
    darkness: float

    def sight(self, overlays: Sequence[Overlay], lattice: Lattice) -> Visibility:
        """What decides what is seen, of the overlays that the audience may know of."""
        line = next((read for each in overlays if (read := _line_of_sight(each)) is not None), None)
        eyes, missing = self._eyes(overlays, line)
        if eyes is None and not self.darkness:
            return NOTHING_DECIDES
        walls = [document for each in overlays if each.type == "walls" and (document := self._document(each))]
        beyond = "dim" if line is None else line.beyond
        return Visibility(barriers_of(walls, lattice), eyes, beyond, self.darkness, missing)

    def _eyes(self, overlays: Sequence[Overlay], line: LineOfSight | None) -> tuple[tuple[Eye, ...] | None, int]:
        if line is None and not self.viewers:
            return None, 0
        named = list(self.viewers or (line.viewers if line else ()))
        others = line.eyes if line is not None and not self.viewers else ()
        tokens = {str(each.id): eye for each in overlays if (eye := self._eye(each)) is not None}
        if not named:
            return (*(() if others else tokens.values()), *others), 0
        there = [tokens[each.lower()] for each in named if each.lower() in tokens]
        return (*there, *others), len(named) - len(there)

    def _eye(self, overlay: Overlay) -> Eye | None:
        """How a token sees; None for what is none, or sees nothing."""
        if overlay.type != "token" or not (document := self._document(overlay)):
            return None
        vision = document.get("vision")
        if not isinstance(vision, dict):
            return None
        direction = document.get("facing") or 0.0
        try:
            return from_document(Eye, {**vision, "at": document.get("at"), "direction": direction})
        except Invalid:
            return None

    def _document(self, overlay: Overlay) -> dict[str, Any] | None:
        try:
            document = known(overlay.type, orjson.loads(overlay.data), self.audience)
        except ValueError:
            return None
        return dict(document) if isinstance(document, dict) else None


def _line_of_sight(overlay: Overlay) -> LineOfSight | None:
    if overlay.type != "line_of_sight":
        return None
    try:
        return from_document(LineOfSight, orjson.loads(overlay.data))
    except (Invalid, ValueError):
        return LineOfSight()
