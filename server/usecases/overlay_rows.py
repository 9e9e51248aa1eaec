"""Overlays on their way into rows: the values, and the data as a document or as the text that is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson

from server.domain.documents import JsonText, to_document
from server.domain.overlays import KINDS, Audience, NewOverlay


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """What is stored of a new overlay, whichever image it is laid over."""

    type: str
    name: str
    description: str | None
    data: Mapping[str, Any] | JsonText
    style: Mapping[str, Any]
    audience: Audience
    z: int


def row_of(overlay: NewOverlay) -> OverlayRow:
    """The values of an overlay as its kind has them stored, with nothing that everybody has to find there left out."""
    return OverlayRow(
        type=overlay.type,
        name=overlay.name,
        description=overlay.description,
        data=KINDS[overlay.type].whole(to_document(overlay.data)),
        style=to_document(overlay.style),
        audience=overlay.audience,
        z=overlay.z,
    )


def written(row: OverlayRow) -> OverlayRow:
    """The same with its data as text, which is light to carry and to store; heavy for large data: for a child."""
    return replace(row, data=JsonText(orjson.dumps(row.data).decode()))
