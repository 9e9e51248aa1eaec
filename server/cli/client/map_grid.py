"""`limner map measure` and `limner map snap`: what the grid of an image tells of places on it."""

import click
from limner.v1 import geometry_pb2, map_grid_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.places import PlaceParameter, place_words
from server.cli.words.map_words import path_words
from server.cli.words.messages import say_json
from server.cli.words.printing import say

RULES = [each.lower() for each in map_grid_pb2.MapGrid.DiagonalRule.keys()]  # noqa: SIM118 - an enum of protobuf
PREFIX = "diagonal_rule_"
SPOTS = {
    "center": map_grid_pb2.SnapPointsRequest.SPOT_CENTER,
    "corner": map_grid_pb2.SnapPointsRequest.SPOT_CORNER,
    "edge": map_grid_pb2.SnapPointsRequest.SPOT_EDGE,
}
BELOW_ZERO = {"ignore_unknown_options": True}
"""A place may begin with a minus."""


@click.command(context_settings=BELOW_ZERO)
@click.argument("image_id", metavar="IMAGE")
@click.argument("places", nargs=-1, required=True, type=PlaceParameter(), metavar="PLACE...")
@click.option(
    "--rule",
    type=click.Choice([each.removeprefix(PREFIX) for each in RULES[1:]]),
    help="What steps over corners measure. Default: what the grid says.",
)
@as_json("a MeasureDistanceResponse")
@on_server
async def measure(
    limner: Limner, image_id: str, places: tuple[geometry_pb2.Position, ...], rule: str | None, as_json: bool
) -> None:
    """Tell how long a path over IMAGE is.

    A PLACE is a cell, B3 or 1,2 (column and row from 0), or a place in pixels, 140,230px.
    """
    named = f"{PREFIX}{rule or 'unspecified'}".upper()
    request = map_grid_pb2.MeasureDistanceRequest(image_id=image_id, positions=places, diagonal_rule=named)
    measured = await limner.grids.MeasureDistance(request)
    say_json(measured) if as_json else say(path_words([place_words(each) for each in places], measured))


@click.command(context_settings=BELOW_ZERO)
@click.argument("image_id", metavar="IMAGE")
@click.argument("places", nargs=-1, required=True, type=PlaceParameter(), metavar="PLACE...")
@click.option(
    "--to",
    "spots",
    multiple=True,
    type=click.Choice(list(SPOTS)),
    help="What places move to; may be given again: the nearest of these. Default: center.",
)
@as_json("a SnapPointsResponse")
@on_server
async def snap(
    limner: Limner,
    image_id: str,
    places: tuple[geometry_pb2.Position, ...],
    spots: tuple[str, ...],
    as_json: bool,
) -> None:
    """Tell which spots of the grid of IMAGE are nearest to places, one a line.

    A PLACE is a cell, B3 or 1,2 (column and row from 0), a spot in cells, 1.0,2.5, or in pixels, 140,230px; the answer
    is in the same.
    """
    asked = [SPOTS[each] for each in dict.fromkeys(spots)]
    request = map_grid_pb2.SnapPointsRequest(image_id=image_id, positions=places, spots=asked)
    moved = await limner.grids.SnapPoints(request)
    say_json(moved) if as_json else say("\n".join(place_words(each) for each in moved.positions))
