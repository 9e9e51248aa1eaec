"""`limner render`: save the picture of an image with its grid and overlays."""

from pathlib import Path

import click
from limner.v1 import image_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.files import OUT, STANDARD, check_out, place, shown
from server.cli.client.picture_options import AUDIENCES, audience_option, format_of
from server.cli.words.messages import say_json
from server.cli.words.printing import note, say


def _crop(context: click.Context, parameter: click.Parameter, value: str | None) -> image_pb2.RenderOptions.Crop | None:
    if value is None:
        return None
    parts = value.split(",")
    if len(parts) != 4 or not all(part.strip().isdecimal() for part in parts):
        raise click.BadParameter("must be four whole numbers: x,y,width,height", context, parameter)
    x, y, width, height = (min(int(part), 1 << 30) for part in parts)
    return image_pb2.RenderOptions.Crop(x=x, y=y, width=width, height=height)


@click.command()
@click.argument("image_id", metavar="ID")
@click.option(
    "-o", "--out", type=OUT, help="The ending says the format; - is the standard output. Default: ID-AUDIENCE.png."
)
@audience_option
@click.option("--scale", type=float, help="Size of the picture relative to the original.")
@click.option("--crop", callback=_crop, metavar="X,Y,W,H", help="Only this part, in pixels of the original.")
@click.option("--grid/--no-grid", default=None, help="Overrule what the grid itself says.")
@click.option("--viewer", "viewers", multiple=True, metavar="TOKEN", help="Only what these tokens see. Repeatable.")
@click.option("--baked-light/--no-baked-light", default=None, help="With or without the light that is painted into it.")
@click.option("--key", is_flag=True, help="The names and notes of its markers beside it, for the game master.")
@as_json("its RenderedImageHeader")
@on_server
async def render(
    limner: Limner,
    image_id: str,
    out: Path | None,
    audience: str,
    scale: float | None,
    crop: image_pb2.RenderOptions.Crop | None,
    grid: bool | None,
    viewers: tuple[str, ...],
    baked_light: bool | None,
    key: bool,
    as_json: bool,
) -> None:
    """Save the picture of the image ID, as players see it unless told otherwise."""
    check_out(out, as_json=as_json)
    target = out or Path(f"{image_id}-{audience}.png")
    options = image_pb2.RenderOptions(
        audience=AUDIENCES[audience],
        format=format_of(target),
        scale=scale,
        crop=crop,
        grid=grid,
        viewers=viewers,
        baked_light=baked_light,
        key=key,
    )
    async with place(target, limner.waits) as path:
        drawn = await limner.render(image_id, options, path)
    if as_json:
        say_json(drawn)
        return
    for warning in drawn.warnings:
        note(f"limner: {warning}")
    if target != STANDARD:
        say(f"{shown(target)}  {drawn.width} x {drawn.height}")
