"""`limner map fog`: what players have found of a map."""

import math
from collections.abc import Sequence

import click
from limner.v1 import geometry_pb2, overlay_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.places import PlaceParameter
from server.cli.words.messages import say_json
from server.cli.words.printing import say

STATES = ("hidden", "explored", "revealed")
MOST_CELLS = 5000


class GroundParameter(click.ParamType[geometry_pb2.Shape]):
    """Ground: the cells from one to another, B3:D7, or what lies within so many grid units of a place, B3+20."""

    name = "ground"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> geometry_pb2.Shape:
        """The shape that a word names."""
        if isinstance(value, geometry_pb2.Shape):
            return value
        word = str(value)
        place, plus, reach = word.partition("+")
        first, _, last = place.partition(":")
        try:
            ends = [PlaceParameter().convert(each, param, ctx) for each in (first, last or first)]
            if plus:
                return geometry_pb2.Shape(circle={"center": ends[0], "radius": float(reach)})
            return geometry_pb2.Shape(cells={"cells": self._cells(ends)})
        except ValueError:
            self.fail(f"{word} is no ground: B3:D7 are cells, B3+20 is all within 20 of a place", param, ctx)

    def _cells(self, ends: Sequence[geometry_pb2.Position]) -> list[geometry_pb2.GridCell]:
        if any(each.WhichOneof("at") != "cell" for each in ends):
            raise ValueError
        columns, rows = (sorted(math.floor(getattr(each.cell, name)) for each in ends) for name in ("column", "row"))
        if (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1) > MOST_CELLS:
            raise ValueError
        return [
            geometry_pb2.GridCell(column=column, row=row)
            for row in range(rows[0], rows[1] + 1)
            for column in range(columns[0], columns[1] + 1)
        ]


@click.command
@click.argument("image_id", metavar="IMAGE")
@click.option("--everything", type=click.Choice(STATES), help="How all of the ground is to lie there first.")
@click.option("--hide", multiple=True, type=GroundParameter(), metavar="GROUND", help="What nobody knows any more.")
@click.option("--explore", multiple=True, type=GroundParameter(), metavar="GROUND", help="What has been seen.")
@click.option("--reveal", multiple=True, type=GroundParameter(), metavar="GROUND", help="What is in view.")
@as_json("a RevealFogResponse")
@on_server
async def fog(
    limner: Limner,
    image_id: str,
    everything: str | None,
    hide: tuple[geometry_pb2.Shape, ...],
    explore: tuple[geometry_pb2.Shape, ...],
    reveal: tuple[geometry_pb2.Shape, ...],
    as_json: bool,
) -> None:
    """Change what players have found of IMAGE; one without a fog is given one.

    GROUND is the cells from one to another, B3:D7, or all within so many grid units of a place, B3+20. What is revealed
    counts over what is explored, and that over what is hidden.
    """
    fogs = overlay_pb2.ListOverlaysRequest(image_id=image_id, kinds=[overlay_pb2.OVERLAY_KIND_FOG])
    if not (await limner.overlays.ListOverlays(fogs)).overlays:
        new = overlay_pb2.Overlay(image_id=image_id, fog=overlay_pb2.Overlay.Fog())
        await limner.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=new))
    request = overlay_pb2.RevealFogRequest(
        image_id=image_id,
        everything=f"STATE_{everything or 'unspecified'}".upper(),
        hide=hide,
        explore=explore,
        reveal=reveal,
    )
    answer = await limner.overlays.RevealFog(request)
    say_json(answer) if as_json else say(f"revision {answer.revision}")
