"""The largest legal requests for what grids tell."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from google.protobuf.message import Message
from limner.v1 import geometry_pb2, grid_detection_pb2, map_grid_pb2

from tests.overlay_samples.sample import PIXEL

SPOTS = ("SPOT_CENTER", "SPOT_CORNER", "SPOT_EDGE")
MANY = 1000


def asking_the_most(image_id: str) -> Mapping[str, Sequence[Sequence[Message]]]:
    """By the name of the method: calls about an image with a grid, each with its message."""
    places = [PIXEL] * MANY
    return {
        "MeasureDistance": [[map_grid_pb2.MeasureDistanceRequest(image_id=image_id, positions=places)]],
        "SnapPoints": [[map_grid_pb2.SnapPointsRequest(image_id=image_id, positions=places, spots=SPOTS)]],
        "ResolveArea": [
            [map_grid_pb2.ResolveAreaRequest(image_id=image_id, shape=each, coverage=geometry_pb2.COVERAGE_ANY)]
            for each in _shapes()
        ],
        "DetectGrid": [[grid_detection_pb2.DetectGridRequest(image_id=image_id)]],
    }


def _shapes() -> Iterator[dict[str, Any]]:
    """As many cells as are looked at, as many sides as are cut, as many cells as are listed."""
    yield {"circle": {"center": PIXEL, "radius": 245}}
    # It crosses itself as often as a polygon can.
    turns = [math.tau * at * 249 / 500 for at in range(500)]
    yield {"polygon": {"points": [{"pixel": {"x": 400 * math.cos(each), "y": 400 * math.sin(each)}} for each in turns]}}
    yield {"cells": {"cells": [{"column": each, "row": -each} for each in range(5000)]}}
