"""The largest overlays that are areas and ways, where they are not the same as walls of as many points."""

from collections.abc import Iterator
from typing import Any

from limner.v1 import overlay_pb2

LIGHT_PATH = "M0 0" + "h1" * 3990
"""A path in a request that is read at once, not apart."""


def largest_areas(image_id: str) -> Iterator[overlay_pb2.Overlay]:
    """As many commands, labels and cells as fit."""
    run: dict[str, Any] = {"points": [{"cell": {}}] * 1000}
    for kind, data in (
        ("route", {**run, "leg_labels": ["🐉" * 80] * 100}),
        ("template", {"shape": {"cells": {"cells": [{}] * 5000}}}),
        ("drawing", {"path": {"commands": LIGHT_PATH}}),
        ("drawing", {"path": {"commands": "M0 0" + "h1" * 4999}}),
    ):
        yield overlay_pb2.Overlay(image_id=image_id, **{kind: data})  # type: ignore[arg-type]  # of that kind
