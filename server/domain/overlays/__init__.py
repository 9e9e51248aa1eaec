"""What lies over images: an envelope, and one file per kind."""

from server.domain.overlays.envelope import (
    GENERATED,
    GM,
    MOST_OVERLAYS,
    MOST_STORED,
    PLAYERS,
    USER,
    Audience,
    NewOverlay,
    Origin,
    Overlay,
    OverlayStyle,
    SceneOverlay,
)
from server.domain.overlays.geometry import Cell, Outline, Pixel, Position
from server.domain.overlays.kind import Data, Kind
from server.domain.overlays.label import Label
from server.domain.overlays.layers import LAYERS, Layer
from server.domain.overlays.light import Light
from server.domain.overlays.marker import Marker
from server.domain.overlays.registry import KINDS, TYPES
from server.domain.overlays.stamp import Stamp
from server.domain.overlays.token import Figure
from server.domain.overlays.walls import Door, Segment, Walls

__all__ = [
    "GENERATED",
    "GM",
    "KINDS",
    "LAYERS",
    "MOST_OVERLAYS",
    "MOST_STORED",
    "PLAYERS",
    "TYPES",
    "USER",
    "Audience",
    "Cell",
    "Data",
    "Door",
    "Figure",
    "Kind",
    "Label",
    "Layer",
    "Light",
    "Marker",
    "NewOverlay",
    "Origin",
    "Outline",
    "Overlay",
    "OverlayStyle",
    "Pixel",
    "Position",
    "SceneOverlay",
    "Segment",
    "Stamp",
    "Walls",
]
