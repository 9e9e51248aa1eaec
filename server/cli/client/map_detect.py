"""`limner map detect`: the grid that is painted into an image; `limner image put --detect-grid` lays one over it."""

import uuid

import click
from limner.v1 import grid_detection_pb2, map_grid_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.map_words import NO_GRID, painted_words
from server.cli.words.messages import say_json
from server.cli.words.printing import note, say

LEAST_CONFIDENCE = 0.5
"""A grid that is less sure is not laid over an image."""
LAYS_GRID = (
    "Lay a grid over the one that is painted into a map, if one is found with a confidence of "
    f"{LEAST_CONFIDENCE:g} or more; the error output tells."
)


@click.command()
@click.argument("image_id", metavar="IMAGE")
@as_json("a DetectGridResponse")
@on_server
async def detect(limner: Limner, image_id: str, as_json: bool) -> None:
    """Tell whether a grid of squares is painted into IMAGE, and where its lines lie; nothing is changed.

    What is doubtful about it goes to the error output.
    """
    answer = await limner.grids.DetectGrid(grid_detection_pb2.DetectGridRequest(image_id=image_id))
    if as_json:
        say_json(answer)
        return
    say(painted_words(answer.grid) if answer.HasField("grid") else NO_GRID)
    for warning in answer.warnings:
        note(f"limner: {warning}")


async def lay_grid(limner: Limner, image_id: str) -> str:
    """Lay a grid over the one that is painted into an image, if it is sure; returns what came of it, for people.

    There may be none, and that is no failure. Raises `LimnerError`.
    """
    answer = await limner.grids.DetectGrid(grid_detection_pb2.DetectGridRequest(image_id=image_id))
    painted = answer.grid
    if not answer.HasField("grid"):
        return NO_GRID
    if painted.confidence < LEAST_CONFIDENCE:
        return f"{NO_GRID} for sure: {painted_words(painted)}"
    grid = map_grid_pb2.MapGrid(
        image_id=image_id, size=painted.size, offset_x=painted.offset_x, offset_y=painted.offset_y
    )
    await limner.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid, request_id=str(uuid.uuid4())))
    return " ".join((painted_words(painted), *answer.warnings))
