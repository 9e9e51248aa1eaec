"""Secrets of a map that players find: which patches a door or a patch shows them, and which are hidden again."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson

from server.domain.doors import OverlayDoors, doors_of
from server.domain.overlays import GM, PLAYERS, Audience, Overlay
from server.domain.resource_errors import ResourceKind, UnknownResource

PATCH = "patch"


@dataclass(frozen=True, slots=True)
class SecretShown:
    """A patch, its data as they are to be, whether players see it, and the overlays that come with it."""

    patch: Overlay
    data: dict[str, Any]
    is_shown: bool
    companions: tuple[Overlay, ...]

    @property
    def audience(self) -> Audience:
        """For whom it is, and what comes with it."""
        return PLAYERS if self.is_shown else GM


def found_doors(overlays: Sequence[OverlayDoors]) -> set[str]:
    """The ids of the doors that players have found."""
    return {
        str(door["id"])
        for each in overlays
        for door in doors_of(each)
        if isinstance(door, dict) and door.get("found") is True
    }


def patches_shown(
    overlays: Sequence[Overlay], known: Collection[str], door: str, patch: str, *, show: bool
) -> list[SecretShown]:
    """What becomes of the patches that a door, or a patch by itself, is about; `known` are the doors that are found.

    Raises `UnknownResource` for a patch that is none of these overlays.
    """
    read = {each.id: _data(each) for each in overlays if each.type == PATCH}
    about = [
        each
        for each in overlays
        if each.id in read and (str(each.id) == patch or (door and door in _doors(read[each.id])))
    ]
    if patch and not about:
        raise UnknownResource(ResourceKind.OVERLAY, UUID(patch))
    others = (each for each in overlays if each.id in read and each not in about and each.audience != GM)
    kept = {name for each in others for name in _companions(read[each.id])}
    made = []
    for each in about:
        data = read[each.id]
        if patch:
            data = {name: value for name, value in data.items() if name != "found"} | ({"found": True} if show else {})
        led = any(one in known for one in _doors(data))
        made.append(SecretShown(each, data, show or led or data.get("found") is True, ()))
    kept |= {name for each in made if each.is_shown for name in _companions(each.data)}
    return [replace(each, companions=tuple(_coming_with(each, overlays, kept))) for each in made]


def _coming_with(secret: SecretShown, overlays: Sequence[Overlay], kept: Collection[str]) -> Iterator[Overlay]:
    """What is shown or hidden with a patch: what another one still shows is not hidden."""
    named = _companions(secret.data)
    for each in overlays:
        if str(each.id) in named and (secret.is_shown or str(each.id) not in kept):
            yield each


def _companions(data: dict[str, Any]) -> set[str]:
    """The ids of the overlays that come with a patch."""
    return {str(each).lower() for each in _listed(data, "overlays")}


def _data(overlay: Overlay) -> dict[str, Any]:
    data = orjson.loads(overlay.data)
    return data if isinstance(data, dict) else {}


def _doors(data: dict[str, Any]) -> list[str]:
    return [each for each in _listed(data, "doors") if isinstance(each, str)]


def _listed(data: dict[str, Any], name: str) -> list[Any]:
    listed = data.get(name)
    return listed if isinstance(listed, list) else []
