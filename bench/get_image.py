"""GetImage through the whole stack beside bare grpc.aio and asyncpg with the same query and reply.

Then what it costs to let callers in: TLS, a token, a token bound to a scope, limits, and all of it.
"""

from collections.abc import Sequence
from functools import partial

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench.access import LIMITED, UNLIMITED, certified, token
from bench.h2load import GrpcLoad
from bench.pairs import Ratio, in_turns, ratio
from bench.pictures import noise
from bench.stand import Running, Stand, limner, peer

METHOD = "/limner.v1.ImageService/GetImage"
SCOPE = "campaign/42"
BARE, OFF, ON = "bare grpc.aio + asyncpg", "all off", "all on"


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
            sides = {
                BARE: partial(rate, bare),
                OFF: partial(rate, plain),
                "TLS": partial(rate, secure, "https"),
                "a token": partial(rate, plain, shown=whole),
                "a token for a scope": partial(rate, plain, shown=bound),
                "limits": partial(rate, limited),
                ON: partial(rate, guarded, "https", bound),
            }
            return _rows([*sides], await in_turns([*sides.values()], pairs=pairs))


def _rows(names: Sequence[str], turns: Sequence[Sequence[float]]) -> list[Ratio]:
    aims = {(OFF, BARE): "≥ 0.86", (ON, BARE): "≥ 0.80"}
    guards = [each for each in names if each not in (BARE, OFF)]
    return [
        ratio(
            f"GetImage, {ours}",
            beside,
            ((turn[names.index(ours)], turn[names.index(beside)]) for turn in turns),
            unit="calls/s",
            aim=aims.get((ours, beside), ""),
        )
        for ours, beside in ((OFF, BARE), (ON, BARE), *((each, OFF) for each in guards))
    ]
