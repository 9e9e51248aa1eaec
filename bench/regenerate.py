"""Small maps drawn once more by workers of a real server: how much two of them share the work."""

from collections.abc import Sequence
from functools import partial

import grpc
from limner.v1 import battle_map_pb2, image_pb2, image_pb2_grpc, regeneration_pb2, task_pb2, task_pb2_grpc

from bench.access import UNLIMITED
from bench.pairs import Ratio, compare
from bench.stand import Stand, limner

MAPS = 200
CELLS, PX = 12, 16
WARMING = 4
"""Maps that are drawn before it counts: by then every worker has begun."""
AIM = "≥ 1.6"


async def measure(ground: Stand, *, pairs: int, maps: int = MAPS) -> list[Ratio]:
    """Maps a second, from the moment at which the task is accepted until it is over."""
    async with (
        limner(ground, LIMNER_WORKERS="1", **UNLIMITED) as server,
        grpc.aio.insecure_channel(server.address) as channel,
    ):
        ids = await _maps(channel, maps)

    async def rate(workers: int) -> float:
        async with (
            limner(ground, LIMNER_WORKERS=str(workers), LIMNER_WORKER_SLOTS="1", **UNLIMITED) as server,
            grpc.aio.insecure_channel(server.address) as channel,
        ):
            await _drawn(channel, ids[: min(WARMING, maps // 4) * workers])
            task = await _drawn(channel, ids)
        seconds = (task.finish_time.ToNanoseconds() - task.create_time.ToNanoseconds()) / 1e9
        return len(task.outputs) / seconds

    name = f"{maps} maps of {CELLS * PX}² drawn once more by 2 workers"
    return [await compare(name, partial(rate, 2), "by 1 worker", partial(rate, 1), unit="maps/s", pairs=pairs, aim=AIM)]


async def _maps(channel: grpc.aio.Channel, count: int) -> list[str]:
    """The ids of a map, and of copies of it."""
    options = battle_map_pb2.BattleMap(columns=CELLS, rows=CELLS, px_per_cell=PX)
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=7, battle_map=options)
    task = await _ended(channel, task_pb2.CreateTaskRequest(generate=spec))
    images, (output,) = image_pb2_grpc.ImageServiceStub(channel), task.outputs
    request = image_pb2.CopyImageRequest(id=output.image_id)
    return [output.image_id, *[(await images.CopyImage(request)).image.id for _ in range(count - 1)]]


async def _drawn(channel: grpc.aio.Channel, ids: Sequence[str]) -> task_pb2.Task:
    spec = regeneration_pb2.RegenerateSpec(image_ids=ids, theme="gothic")
    return await _ended(channel, task_pb2.CreateTaskRequest(regenerate=spec))


async def _ended(channel: grpc.aio.Channel, request: task_pb2.CreateTaskRequest) -> task_pb2.Task:
    tasks = task_pb2_grpc.TaskServiceStub(channel)
    task = (await tasks.CreateTask(request)).task
    while not task.HasField("finish_time"):
        task = (await tasks.WaitTask(task_pb2.WaitTaskRequest(id=task.id, timeout={"seconds": 60}))).task
    if len(task.outputs) != max(1, len(request.regenerate.image_ids)):
        raise RuntimeError(f"not everything was drawn: {task.failures or task.error}")
    return task
