"""A figure on the map."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Document, Kind

HIDDEN = "secret"


@dataclass(frozen=True, slots=True)
class Bar:
    """How much is left of something: `value` of `max`; `color` is #RRGGBB, empty means that of its place."""

    value: float = 0.0
    max: float = 0.0
    color: str = ""


@dataclass(frozen=True, slots=True)
class Glow:
    """Light that a token carries: as a light, its beam around where the token faces."""

    bright: float = 0.0
    dim: float = 0.0
    color: str = "#FFFFFF"
    angle: float | None = None


@dataclass(frozen=True, slots=True)
class Vision:
    """What a token sees: `range` far in light (0: as far as walls let it), `dark_range` far in the dark, in grid units.

    The view opens by `angle` around where it faces; without an angle it is all around.
    """

    range: float = 0.0
    dark_range: float = 0.0
    angle: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on the map, `size` cells wide. `shape`: round, square, hex. `facing` is None where none is shown.

    `disposition`: hostile, neutral, friendly, secret (known to the game master alone). `image_id` names its art;
    empty stands for one that is as gone. `elevation` is in grid units.
    """

    at: Position = UNSET
    size: float = 1.0
    shape: str = "round"
    facing: float | None = None
    disposition: str = "neutral"
    image_id: str | None = None
    label: str = ""
    bars: tuple[Bar, ...] = ()
    statuses: tuple[str, ...] = ()
    elevation: float = 0.0
    light: Glow | None = None
    vision: Vision | None = None


def without_disposition(document: Document) -> Document:
    """Players do not know that there is a secret about it: one is for them as others that do not take sides."""
    if document.get("disposition") != HIDDEN:
        return document
    return {name: value for name, value in document.items() if name != "disposition"}


def _secret(document: Document) -> str:
    return "disposition" if document.get("disposition") == HIDDEN else ""


def _title(token: Any) -> str:
    return " ".join(token.label.split())


KIND = Kind(
    "token",
    Figure,
    for_players=without_disposition,
    required=("at", "bars.max"),
    title=_title,
    image="image_id",
    secret=_secret,
)
