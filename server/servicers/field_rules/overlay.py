"""Rules of overlay.proto."""

from itertools import pairwise
from typing import Any

from server.domain.errors import Invalid
from server.domain.overlays.door_ids import LONGEST_ID
from server.domain.overlays.svg_paths import commands_of
from server.servicers.field_rules.geometry import LENGTH
from server.servicers.field_rules.shared import (
    BATCH_GET,
    BY_ID,
    INK,
    LIST,
    OF_IMAGE,
    OWN_ID,
    PLACE,
    PURGE,
    REQUEST_ID,
    SCOPE,
    TURN,
    Fields,
    hidden,
)
from server.servicers.overlay_parts import required_parts
from server.servicers.rules import Check, items, number, specified, text, uuid, weight

WHOLE = weight(512 << 10)
RADIUS = number(0, 1_000_000)
ANGLE = number(1, 360)
SWEPT = items(64)
SHARE = number(0, 1)
NAME = text(80)
RUN = items(5000, 2)


def _rising(reach: Any, path: str) -> None:
    for index, (near, far) in enumerate(pairwise(each.distance for each in reach.bands), 1):
        if near >= far:
            field = f"{path}.bands[{index}].distance"
            raise Invalid(f"{field} must be more than that of the band before", field=field)


def _commands(path_: Any, path: str) -> None:
    try:
        commands_of(path_.commands)
    except ValueError as error:
        raise Invalid(f"{path}.commands {error}", field=f"{path}.commands") from None


RULES: dict[str, Fields] = {
    "Overlay": {**OWN_ID, **OF_IMAGE, "name": text(255), "description": text(10_000), "z": PLACE},
    "Overlay.Style": {
        "color": INK,
        "fill": INK,
        "opacity": SHARE,
        "font_size": number(1, 1000),
        "line_width": number(0, 200),
        "fill_opacity": SHARE,
        "pattern_spacing": number(2, 1000),
        "halo": INK,
        "halo_width": number(0, 100),
    },
    "Overlay.Label": {"text": text(500)},
    "Overlay.Marker": {
        "category": text(50),
        "number": number(0, 9999),
        "symbol": text(8),
        "label": text(80),
        "description": text(10_000),
        "area": items(64),
    },
    "Overlay.Walls": {"segments": items(5000), "doors": items(2000)},
    "Overlay.Walls.Segment": {"points": items(5000, 2)},
    "Overlay.Walls.Door": {"id": text(LONGEST_ID)},
    "Overlay.Light": {"bright": RADIUS, "dim": RADIUS, "color": INK, "angle": ANGLE, "direction": TURN},
    "Overlay.Fog": {"feather_cells": number(0, 2), "darkness": number(0, 1)},
    "Overlay.LineOfSight": {"viewers": items(50), "viewers[]": uuid(), "eyes": items(50)},
    "Overlay.LineOfSight.Eye": {"range": RADIUS, "dark_range": RADIUS, "angle": ANGLE, "direction": TURN},
    "Overlay.Patch": {
        "doors": items(64),
        "doors[]": text(64, 1),
        "overlays": items(256),
        "overlays[]": uuid(),
        "image_id": uuid(),
    },
    "RevealSecretRequest": {"image_id": uuid(), "door": text(64), "patch": uuid(required=False)},
    "Overlay.Legend": {"title": text(80), "columns": number(0, 4), "items": items(60)},
    "Overlay.Legend.Item": {"label": text(80), "symbol": text(8), "category": text(50)},
    "Overlay.ScaleBar": {"length": RADIUS, "segments": number(0, 10)},
    "Overlay.Cartouche": {"title": text(120), "subtitle": text(200)},
    "Overlay.Cartouche.Compass": {"north": TURN},
    "Overlay.Token": {
        "size": number(0.1, 20),
        "facing": TURN,
        "image_id": uuid(required=False),
        "label": text(80),
        "bars": items(3),
        "statuses": items(12),
        "statuses[]": text(30, 1),
        "elevation": PLACE,
    },
    "Overlay.Token.Bar": {"value": RADIUS, "max": number(0.000_001, 1_000_000), "color": INK},
    "Overlay.Token.Glow": {"bright": RADIUS, "dim": RADIUS, "color": INK, "angle": ANGLE},
    "Overlay.Token.Vision": {"range": RADIUS, "dark_range": RADIUS, "angle": ANGLE},
    "Overlay.Stamp": {"image_id": uuid(required=False), "size": number(0.1, 200), "rotation": TURN, "tint": INK},
    "Overlay.Template": {"label": NAME, "fraction": number(0.01, 1)},
    "Overlay.Range": {"bands": items(8, 1)},
    "Overlay.Range.Band": {"distance": LENGTH, "label": text(40), "color": INK},
    "Overlay.Route": {
        "points": RUN,
        "label": NAME,
        "smoothing": SHARE,
        "progress": SHARE,
        "speed": RADIUS,
        "leg_labels": items(100),
        "leg_labels[]": NAME,
    },
    "Overlay.Territory": {"label": NAME, "owner": NAME, "contested_with": items(8), "contested_with[]": NAME},
    "Overlay.Zone": {"traits": items(8, 1), "traits[]": specified, "cost": number(1, 100), "label": NAME},
    "Overlay.Drawing": {"label": NAME},
    "Overlay.Drawing.Box": {"rotation": TURN},
    "Overlay.Drawing.Run": {"points": RUN},
    "Overlay.Drawing.Path": {"commands": text(65_536)},
    "CreateOverlayRequest": {**REQUEST_ID, "overlay": WHOLE},
    "UpdateOverlayRequest": {"overlay": WHOLE},
    "GetOverlayRequest": BY_ID,
    "BatchGetOverlaysRequest": BATCH_GET,
    "ListOverlaysRequest": {**LIST, "image_id": uuid(), "kinds": items(64), "kinds[]": specified},
    "BatchCreateOverlaysRequest": {**REQUEST_ID, "image_id": uuid(), "requests": items(500, 1)},
    "BatchUpdateOverlaysRequest": {"image_id": uuid(), "requests": items(500, 1)},
    "BatchDeleteOverlaysRequest": {"image_id": uuid(), "requests": items(500, 1)},
    **hidden("Overlay"),
    "PurgeOverlaysRequest": {**PURGE, **SCOPE, **OF_IMAGE},
    "RevealFogRequest": {**REQUEST_ID, "image_id": uuid(), "hide": SWEPT, "explore": SWEPT, "reveal": SWEPT},
    "ReorderOverlaysRequest": {"image_id": uuid(), "ids": items(2000, 1), "ids[]": uuid()},
    "SetDoorsRequest": {**REQUEST_ID, "image_id": uuid(), "doors": items(2000, 1)},
    "SetDoorsRequest.Door": {"id": text(LONGEST_ID, 1)},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "CreateOverlayRequest": ("overlay",),
    "UpdateOverlayRequest": ("overlay",),
}
FILLED: dict[str, tuple[str, ...]] = {"Overlay": ("image_id", "data"), **required_parts()}
AGREED: dict[str, Check] = {"Overlay.Range": _rising, "Overlay.Drawing.Path": _commands}
