"""The sheet of a finish: a dungeon, the same in the paint of a provider, and what the look for its walls saw."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Final

from google.protobuf.json_format import MessageToDict
from limner.v1 import battle_map_pb2, finish_pb2, task_pb2
from PIL import Image

from limner_client.sync_connection import SyncLimner
from server.domain.overlays import Walls
from server.domain.scene import Grid
from server.generators.options import options_of
from server.generators.port import Commission
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.imaging.finishing.wall_check import sight_of
from server.imaging.finishing.wall_picture import wall_picture
from server.imaging.finishing.wall_plan import WallPlan, wall_plan
from tests.openai_server import OpenAiServer
from tests.repainting import repainted

NAME: Final = "finish"
TEXT: Final = (
    "A dungeon as its generator draws it, the same repainted by the provider of the tests, which paints with filters, "
    "and what the look for the walls saw: walls that stand in green, doorways that are open in blue."
)
SEED: Final = 28
PALETTE: Final = 1
SIZE: Final = battle_map_pb2.BattleMap(columns=24, rows=18, px_per_cell=32)
GUTTER: Final = 8
SCALE: Final = 0.75


@contextmanager
def painter() -> Iterator[dict[str, str]]:
    """The settings of a server that knows a provider which repaints, as long as the block lasts."""
    ready, done, origins = Event(), Event(), list[str]()

    async def serve() -> None:
        async with OpenAiServer(b"", repaints=_painted).serving() as origin:
            origins.append(origin)
            ready.set()
            await asyncio.to_thread(done.wait)

    serving = Thread(target=asyncio.run, args=(serve(),))
    serving.start()
    ready.wait()
    try:
        yield {
            "LIMNER_PROVIDERS": "studio",
            "LIMNER_PROVIDER_STUDIO_KIND": "openai",
            "LIMNER_PROVIDER_STUDIO_URL": f"{origins[0]}/v1",
            "LIMNER_PROVIDER_STUDIO_MODEL": "gpt-image-1",
        }
    finally:
        done.set()
        serving.join()


def finish_sheet(limner: SyncLimner, folder: Path) -> Image.Image:
    """Have a dungeon drawn, and drawn and painted over, and put both beside what was seen of its walls."""
    base = _drawn(limner, folder, None)
    painted = _drawn(limner, folder, finish_pb2.FinishSpec(provider="studio", prompt="oil paint"))
    plan = _walls()
    pictures = (base, painted, wall_picture(painted, plan, sight_of(base, painted, plan)))
    width, height = (round(SCALE * side) for side in base.size)
    sheet = Image.new("RGB", (len(pictures) * (width + GUTTER) - GUTTER, height), "white")
    for index, picture in enumerate(pictures):
        sheet.paste(picture.resize((width, height), Image.Resampling.LANCZOS), (index * (width + GUTTER), 0))
    return sheet


def _painted(sent: bytes) -> bytes:
    repainted(Image.open(BytesIO(sent)).convert("RGB"), PALETTE).save(file := BytesIO(), "PNG")
    return file.getvalue()


def _drawn(limner: SyncLimner, folder: Path, finish: finish_pb2.FinishSpec | None) -> Image.Image:
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=SEED, battle_map=SIZE, finish=finish)
    *_, last = limner.watch(limner.create_task(spec).id)
    (output,) = last.terminal.task.outputs
    limner.download(output.image_id, path := folder / "finish.png")
    return Image.open(BytesIO(path.read_bytes())).convert("RGB")


def _walls() -> WallPlan:
    """The walls of that dungeon: the same seed gives the same."""
    generator = DungeonGenerator()
    commission = Commission(
        "map",
        "tactical",
        SEED,
        options_of(generator.options, MessageToDict(SIZE, preserving_proto_field_name=True), "battle_map"),
    )
    drawn = generator.generate(commission, lambda *_: None)
    assert drawn.grid is not None
    grid = Grid(drawn.grid.kind, drawn.grid.cell_size, drawn.grid.offset_x, drawn.grid.offset_y)
    return wall_plan([each.data for each in drawn.overlays if isinstance(each.data, Walls)], grid.lattice)
