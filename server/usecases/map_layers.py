"""What of the layers over a stored map matters to who paints over it: its walls, and where its patches lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson

from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.lattice import ImagePoint, Lattice
from server.domain.overlays import KINDS, Overlay, Walls
from server.domain.overlays.patch import Patch
from server.domain.places import point_of
from server.imaging.finishing.wall_plan import WallPlan, wall_plan

LAID = ("walls", "patch")
"""Kinds of overlays that are looked at."""


@dataclass(frozen=True, slots=True)
class MapLayers:
    """Walls, where there are any: those that are there for who has found nothing, and all of them.

    `corners` are those of patches, by the ids of their images.
    """

    known: WallPlan | None
    every: WallPlan | None
    corners: Mapping[str, ImagePoint]


def map_layers(overlays: Sequence[Overlay], lattice: Lattice) -> MapLayers:
    """What overlays of these kinds say. Heavy for large walls: for a thread."""
    read = [(str(each.id), _data(each)) for each in overlays]
    patches = [data for _, data in read if isinstance(data, Patch)]
    hidden = {each.lower() for patch in patches for each in patch.overlays}
    walls = {own: data for own, data in read if isinstance(data, Walls)}
    known = [data for own, data in walls.items() if own not in hidden]
    return MapLayers(
        wall_plan(known, lattice) if known else None,
        wall_plan(walls.values(), lattice) if walls else None,
        {each.image_id.lower(): point_of(each.corner, lattice) for each in patches if each.image_id},
    )


def _data(overlay: Overlay) -> object:
    """The data of an overlay; None for what another writer has left there."""
    try:
        return from_document(KINDS[overlay.type].value, orjson.loads(overlay.data))
    except Invalid:
        return None
