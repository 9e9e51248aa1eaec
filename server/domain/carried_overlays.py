"""What of an image lies over the one that is drawn in its place: decided by what lies over both, and by nothing else.

Facts are what a generator lays. A user who changes one makes it his own, and what he deletes stays away: so a fact that
is not over the old image as it was laid gives way to his.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

import orjson

from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.overlays import GM, KINDS, USER, Overlay
from server.domain.overlays.door_ids import with_door_ids

PATCH, WALLS = "patch", "walls"
SPOTS = ("at", "corner", "center", "start")
"""Where the data of a kind say the one place of it."""
PLACES = frozenset({"pixel", "cell", "cells", "path"})
"""Members of data that say where something lies."""
GRID_LIES = ("cell_size", "offset_x", "offset_y", "kind", "stagger")
"""What of a grid says where its cells are."""

OverlayData = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a generator lays over a new image; two of one `spot` are the same thing."""

    type: str
    name: str
    data: OverlayData

    @property
    def spot(self) -> Hashable:
        """What it is, and where; what has no one place is known by its name."""
        place = next((self.data[each] for each in SPOTS if self.data.get(each)), None)
        return self.type, self.name if place is None else _settled(place)


@dataclass(frozen=True, slots=True)
class DoorState:
    """How a door stands."""

    state: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class OldOverlay:
    """An overlay with its data read. A `fact` is what the generator has laid, so that it is drawn anew."""

    row: Overlay
    data: OverlayData
    is_fact: bool

    @property
    def spot(self) -> Hashable:
        """As that of a fact."""
        return Fact(self.row.type, self.row.name, self.data).spot

    @property
    def is_placeless(self) -> bool:
        """Whether it lies at no place, and names nothing that does."""
        if (kind := KINDS.get(self.row.type)) is None:
            return False
        return not _has_place(self.data) and not (kind.overlays and self.data.get(kind.overlays))


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of what lies over an image: which overlays are copied, which are `left`.

    In place of the facts at the places `replaced` users have their own; those that are `deleted` lie there as deleted.
    """

    copied: tuple[UUID, ...]
    left: tuple[Overlay, ...] = ()
    replaced: frozenset[int] = frozenset()
    deleted: frozenset[int] = frozenset()


class OldLayers:
    """What lies over an image: its overlays, those that are deleted too; `patch_images` are its own patches.

    A patch of its own is a fact, whoever has changed it.
    """

    def __init__(self, overlays: Iterable[Overlay], patch_images: Collection[str]) -> None:
        read = [_read(each, patch_images) for each in overlays]
        self._living = [each for each in read if not each.row.is_deleted]
        self._deleted = [each for each in read if each.row.is_deleted]

    def door_states(self) -> dict[str, DoorState]:
        """How each door stands, by its id."""
        doors = [door for each in self._living if each.row.type == WALLS for door in _doors(each.data)]
        return {door["id"]: DoorState(str(door.get("state") or "closed"), door.get("found") is True) for door in doors}

    def shown_patches(self) -> dict[Hashable, bool]:
        """By the ways to them, the patches that players see, and whether each was found by itself."""
        patches = [each for each in self._living if each.row.type == PATCH and each.is_fact]
        return {patch_way(each.data): each.data.get("found") is True for each in patches if each.row.audience != GM}

    def carried(self, facts: Sequence[Fact], *, same_layout: bool) -> Carried:
        """What becomes of the overlays of users: all stay over the same layout, what has no place over any other."""
        own = [each for each in self._living if not each.is_fact]
        if same_layout:
            return Carried(tuple(each.row.id for each in own), (), *self._yielding(own, facts))
        kept = tuple(each.row.id for each in own if each.is_placeless)
        return Carried(kept, tuple(each.row for each in own if not each.is_placeless))

    def _yielding(self, own: Sequence[OldOverlay], facts: Sequence[Fact]) -> tuple[frozenset[int], frozenset[int]]:
        untouched = Counter(each.spot for each in self._living if each.is_fact)
        taken, named = {each.spot for each in own}, {(each.row.type, each.row.name) for each in own}
        emptied = {each.spot for each in self._deleted if each.is_fact}
        replaced, deleted = set(), set()
        for place, fact in enumerate(facts):
            if untouched[fact.spot] > 0:
                untouched[fact.spot] -= 1
            elif fact.spot in taken or (fact.type, fact.name) in named:
                replaced.add(place)
            elif fact.spot in emptied:
                deleted.add(place)
        return frozenset(replaced), frozenset(deleted)


def patch_way(data: OverlayData) -> Hashable:
    """By what the patch with such data is known: by the doors that lead to it, or by where it lies."""
    doors = data.get("doors")
    return frozenset(map(str, doors)) if isinstance(doors, list) and doors else _settled(data.get("corner"))


def with_door_states(data: OverlayData, states: Mapping[str, DoorState]) -> OverlayData:
    """Walls whose doors stand as those of the same ids did."""
    doors = _doors(data)
    if not any(each["id"] in states for each in doors):
        return data
    return {**data, "doors": [_standing(each, states.get(each["id"])) for each in doors]}


def grid_over(fresh: NewMapGrid | None, old: MapGrid | None, *, same_layout: bool) -> NewMapGrid | None:
    """The grid of the new image: that of the old one if somebody has changed it; cells lie as the layout has them."""
    if old is None or old.row_version == 1:
        return fresh
    kept = NewMapGrid(**{each.name: getattr(old, each.name) for each in fields(NewMapGrid)} | {"cell_size": old.side})
    if same_layout or fresh is None:
        return kept
    return replace(kept, **{name: getattr(fresh, name) for name in GRID_LIES})


def _standing(door: OverlayData, state: DoorState | None) -> OverlayData:
    if state is None:
        return door
    return {**door, "state": state.state} | ({"found": True} if state.is_found else {})


def _read(overlay: Overlay, patch_images: Collection[str]) -> OldOverlay:
    try:
        data = orjson.loads(overlay.data.encode())
    except ValueError:  # nested deeper than can be read: another program has written it
        data = None
    data = data if isinstance(data, dict) else {}
    own = overlay.type == PATCH and str(data.get("image_id", "")).lower() in patch_images
    return OldOverlay(overlay, data, own or overlay.origin != USER)


def _has_place(value: Any) -> bool:
    if isinstance(value, dict):
        return not PLACES.isdisjoint(value) or any(map(_has_place, value.values()))
    return isinstance(value, list) and any(map(_has_place, value))


def _settled(value: Any) -> Hashable:
    """A place as it can be compared: 3 is 3.0 there."""
    if isinstance(value, dict):
        return tuple(sorted((name, _settled(each)) for name, each in value.items()))
    if isinstance(value, list):
        return tuple(map(_settled, value))
    return float(value) if isinstance(value, int | float) else str(value)


def _doors(data: OverlayData) -> list[dict[str, Any]]:
    doors = with_door_ids(dict(data)).get("doors")
    return [each for each in doors if isinstance(each, dict)] if isinstance(doors, list) else []
