"""What lies over images: an envelope, and one file per kind."""

from server.domain.overlays.envelope import (
    GM,
    MOST_OVERLAYS,
    MOST_STORED,
    PLAYERS,
    Audience,
    NewOverlay,
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
from server.domain.overlays.walls import Door, Segment, Walls

__all__ = [
    "GM",
    "KINDS",
    "LAYERS",
    "MOST_OVERLAYS",
    "MOST_STORED",
    "PLAYERS",
    "TYPES",
    "Audience",
    "Cell",
    "Data",
    "Door",
    "Kind",
    "Label",
    "Layer",
    "Light",
    "Marker",
    "NewOverlay",
    "Outline",
    "Overlay",
    "OverlayStyle",
    "Pixel",
    "Position",
    "SceneOverlay",
    "Segment",
    "Walls",
]
