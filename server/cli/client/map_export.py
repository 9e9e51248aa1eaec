"""`limner map export`: files for virtual tabletops."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from limner.v1 import image_pb2, map_export_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.files import OUT, STANDARD, check_out, place, shown
from server.cli.client.picture_options import AUDIENCES, audience_option
from server.cli.words.messages import say_json
from server.cli.words.printing import byte_count, note, say

_Options = map_export_pb2.MapExportOptions


def _choices(enum: Any, prefix: str) -> Mapping[str, str]:
    """The names of an enum's values by the words that people type."""
    return {name.removeprefix(prefix).lower().replace("_", "-"): name for name, value in enum.items() if value}


TARGETS = _choices(_Options.Target, "TARGET_")
FORMATS = _choices(image_pb2.ImageFormat, "IMAGE_FORMAT_")
WINDOWS = _choices(_Options.WindowsAs, "WINDOWS_AS_")
SECRETS = _choices(_Options.SecretsAs, "SECRETS_AS_")
SCENE = "foundry-scene"


@click.command()
@click.argument("image_id", metavar="IMAGE")
@click.option(
    "--target", type=click.Choice(list(TARGETS)), default="generic", show_default=True, help="Who reads the file."
)
@click.option("-o", "--out", type=OUT, help="Where to, - being the standard output. Default: IMAGE-AUDIENCE.uvtt.")
@audience_option
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="Of the picture. Default: what suits best.")
@click.option("--max-side", type=click.IntRange(1, 16_384), help="Pixels of the longer side of the picture.")
@click.option("--windows-as", type=click.Choice(list(WINDOWS)), help="What windows become. Default: what suits best.")
@click.option("--secrets-as", type=click.Choice(list(SECRETS)), help="What secret doors become that nobody has found.")
@click.option("--baked-light/--no-baked-light", default=None, help="With or without the light that is painted into it.")
@click.option("--without-image", is_flag=True, help="Walls, doors and lights alone.")
@as_json("its MapExportHeader")
@on_server
async def export(
    limner: Limner,
    image_id: str,
    target: str,
    out: Path | None,
    audience: str,
    format_: str | None,
    max_side: int | None,
    windows_as: str | None,
    secrets_as: str | None,
    baked_light: bool | None,
    without_image: bool,
    as_json: bool,
) -> None:
    """Save IMAGE as a file for a virtual tabletop, as players see it unless told otherwise.

    A foundry-scene is a zip: unpack it in the data folder of Foundry, and import scene.json into an empty scene. What
    had to give goes to the error output.
    """
    check_out(out, as_json=as_json)
    ending = ("json" if without_image else "zip") if target == SCENE else "uvtt"
    saved = out or Path(f"{image_id}-{audience}.{ending}")
    options = _Options(
        target=TARGETS[target],
        audience=AUDIENCES[audience],
        format=FORMATS.get(format_ or ""),
        max_side=max_side,
        windows_as=WINDOWS.get(windows_as or ""),
        secrets_as=SECRETS.get(secrets_as or ""),
        baked_light=baked_light,
        without_image=without_image,
    )
    async with place(saved, limner.waits) as path:
        exported = await limner.export_map(image_id, options, path)
    if as_json:
        say_json(exported)
        return
    for warning in exported.warnings:
        note(f"limner: {warning}")
    if saved != STANDARD:
        cells = f"{exported.columns} x {exported.rows} cells of {exported.pixels_per_cell} pixels"
        say(f"{shown(saved)}  {cells}, {byte_count(exported.size)}")


@click.command()
@click.argument("task_id", metavar="TASK")
@as_json("a GetMapExportUrlResponse")
@on_server
async def url(limner: Limner, task_id: str, as_json: bool) -> None:
    """Print a link to the file that TASK has exported, valid for an hour (with MinIO only)."""
    link = await limner.grids.GetMapExportUrl(map_export_pb2.GetMapExportUrlRequest(task_id=task_id))
    say_json(link) if as_json else say(link.url)
