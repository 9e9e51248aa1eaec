"""`limner demo`: the whole way from nothing to a battle map for both audiences, and a file for virtual tabletops."""

import asyncio
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import click
from limner.v1 import battle_map_pb2, image_pb2, map_export_pb2, task_pb2

from limner_client import Limner, connect
from server.cli.client.client_command import check_text
from server.cli.client.failed_calls import failed_calls
from server.cli.client.generate import MOST_SEED
from server.cli.client.picture_options import AUDIENCES
from server.cli.client.server_address import reachable
from server.cli.client.watched_task import check_made, shown_to_its_end
from server.cli.process.embedded import embedded_stack
from server.cli.process.process_settings import read_settings
from server.cli.running import run
from server.cli.words.printing import say
from server.settings import Settings
from server.telemetry import audit

FREE_PORT = "127.0.0.1:0"
OPEN_HERE = {"anonymous": True, "tls_cert_file": None, "tls_key_file": None, "tls_client_ca_file": None}
"""What the settings say of those who call from elsewhere does not count here."""


@click.command()
@click.option("--seed", type=click.IntRange(0, MOST_SEED), help="Draw this very map; drawn by lot when not given.")
@click.option("--feature", "features", multiple=True, help="A kind of place, such as temple or mine.")
@click.option("--variation", default="", help="Variation of the theme: ink_and_wash.")
@click.option("--data-dir", type=click.Path(path_type=Path), help="Where data lies. [LIMNER_DATA_DIR]")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder of what is saved. Default: demo in the data folder."
)
def demo(seed: int | None, features: tuple[str, ...], variation: str, data_dir: Path | None, out: Path | None) -> None:
    """Start a server, a database and a worker, have a dungeon drawn, and save it: for both audiences, for tabletops."""
    check_text(variation, features)
    settings = read_settings(data_dir=data_dir, log_level="warning")
    audit.mute()
    options = battle_map_pb2.BattleMap(features=features)
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", variation=variation, seed=seed, battle_map=options)
    with failed_calls():
        run(_demo(settings, spec, out or settings.data_dir / "demo"))


async def _demo(settings: Settings, spec: task_pb2.GenerateSpec, out: Path) -> None:
    say(f"limner: starting database, server and worker; the data lies in {settings.data_dir.resolve()}")
    # Any port: the one of the settings may be taken, and nobody else is to find this server.
    local = settings.model_copy(update={"listen": FREE_PORT, "workers": max(1, settings.workers), **OPEN_HERE})
    async with embedded_stack(local) as address, connect(address) as limner:
        task = await limner.create_task(spec)
        say(f"limner: task {task.id} draws a dungeon with seed {task.generate.seed}")
        ended = await shown_to_its_end(limner, task)
        check_made(ended)
        image_id = ended.outputs[0].image_id
        image = (await limner.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
        files = await _save(limner, image, out, task.generate.seed)
    say(f"limner: {image.name}: image {image.id}, {image.width} x {image.height}")
    say()
    say("It is kept. To go on with it:")
    for line in _what_to_do_next(settings, task.id, image.id):
        say(f"  {line}")
    say()
    for file in files:
        say(str(file))


async def _save(limner: Limner, image: image_pb2.Image, out: Path, seed: int) -> list[Path]:
    """Both pictures and a file for virtual tabletops, named after the map and its seed."""
    await asyncio.to_thread(out.mkdir, parents=True, exist_ok=True)
    name = re.sub(r"[^a-z0-9]+", "-", image.name.lower()).strip("-")
    saved = []
    for audience in ("gm", "players"):
        target = out / f"{name}-{seed}-{audience}.png"
        drawn = image_pb2.RenderOptions(audience=AUDIENCES[audience], format=image_pb2.IMAGE_FORMAT_PNG)
        await limner.render(image.id, drawn, target)
        saved.append(target)
    tabletop = out / f"{name}-{seed}-players.uvtt"
    options = map_export_pb2.MapExportOptions(audience=AUDIENCES["players"])
    await limner.export_map(image.id, options, tabletop)
    return [*saved, tabletop]


def _what_to_do_next(settings: Settings, task_id: str, image_id: str) -> list[str]:
    """Commands that work from here, on the data of this demo."""
    elsewhere = settings.data_dir != Settings.model_fields["data_dir"].default
    folder = f" --data-dir {shlex.quote(str(settings.data_dir))}" if elsewhere else ""
    address = reachable(settings.listen)
    return [
        f"{_this_command()} serve{folder}",
        f"export ADDR={address} IMAGE={image_id} TASK={task_id}",
        _grpcurl(address, "ImageService/GetImage", id=image_id),
        _grpcurl(
            address, "OverlayService/ListOverlays", image_id=image_id, audience="AUDIENCE_PLAYERS", view="VIEW_FULL"
        ),
        _grpcurl(address, "TaskService/WatchTask", id=task_id, after_seq=0),
    ]


def _grpcurl(address: str, method: str, **request: str | int) -> str:
    return f"grpcurl -plaintext -d {shlex.quote(json.dumps(request))} {address} limner.v1.{method}"


def _this_command() -> str:
    """How `limner` is called here: by its name where the shell finds this very one, else by its path."""
    command, called = shutil.which("limner"), Path(sys.argv[0])
    if command is not None and Path(command).resolve() == called.resolve():
        return "limner"
    if called.name != "limner":
        return f"{shlex.quote(sys.executable)} -m server"
    return shlex.quote(str(called))
