"""GetImage through the whole stack beside bare grpc.aio and asyncpg with the same query and reply.

Then what it costs to let callers in: TLS, a token, a token bound to a scope, limits, and all of it.
"""

from collections.abc import Mapping
from functools import partial

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench.access import LIMITED, UNLIMITED, certified, token
from bench.h2load import GrpcLoad
from bench.pairs import Measure, Ratio, in_turns, ratio
from bench.pictures import noise
from bench.stand import Running, Stand, limner, peer

METHOD = "/limner.v1.ImageService/GetImage"
SCOPE = "campaign/42"
BARE, OFF, ON = "bare grpc.aio + asyncpg", "all off", "all on"
AIMS = {(OFF, BARE): "≥ 0.86", (ON, BARE): "≥ 0.80"}


async def measure(ground: Stand, *, pairs: int, calls: int) -> list[Ratio]:
    """Calls per second of all sides, with 64 in flight."""
    tls = certified(ground)
    async with (
        limner(ground, **UNLIMITED) as plain,
        limner(ground, **UNLIMITED, **tls) as secure,
        limner(ground, **LIMITED) as limited,
        limner(ground, **LIMITED, **tls, LIMNER_ANONYMOUS="false") as guarded,
    ):
        async with grpc.aio.insecure_channel(plain.address) as channel:
            stub = image_pb2_grpc.ImageServiceStub(channel)
            request = image_pb2.GetImageRequest(id=(await noise(64).stored(stub, SCOPE)).id)
            reply = await stub.GetImage(request)
        async with peer(ground, "bare", reply.image.url.partition("sha256/")[0]) as bare:
            async with grpc.aio.insecure_channel(bare.address) as channel:
                assert await image_pb2_grpc.ImageServiceStub(channel).GetImage(request) == reply
            load = GrpcLoad(METHOD, ground.folder, [request], reply.ByteSize())

            async def rate(target: Running, scheme: str = "http", shown: str = "") -> float:
                headers = {"authorization": f"Bearer {shown}"} if shown else {}
                done = await load.run(
                    target.address, calls=calls, connections=8, streams=8, scheme=scheme, headers=headers
                )
                return done.per_second

            whole, bound = await token(ground, "whole"), await token(ground, "bound", SCOPE)
            off, on = partial(rate, plain), partial(rate, guarded, "https", bound)
            guards = {
                "TLS": partial(rate, secure, "https"),
                "a token": partial(rate, plain, shown=whole),
                "a token for a scope": partial(rate, plain, shown=bound),
                "limits": partial(rate, limited),
            }
            # Few sides to a turn: the less time between two of them, the more alike the machine is for both.
            beside_bare = await _rows({BARE: partial(rate, bare), OFF: off, ON: on}, pairs)
            return [*beside_bare, *await _rows({OFF: off, **guards, ON: on}, pairs)]


async def _rows(sides: Mapping[str, Measure], pairs: int) -> list[Ratio]:
    """All sides beside the first of them."""
    (beside, *guards), turns = sides, await in_turns([*sides.values()], pairs=pairs)
    return [
        ratio(
            f"GetImage, {ours}",
            beside,
            ((turn[number], turn[0]) for turn in turns),
            unit="calls/s",
            aim=AIMS.get((ours, beside), ""),
        )
        for number, ours in enumerate(guards, 1)
    ]
