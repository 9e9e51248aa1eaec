"""Uploads of 20 MB, decoded to the last pixel and stored durably, beside a stream that only hashes."""

import time

from bench.h2load import MIB, GrpcLoad
from bench.pairs import Ratio, compare
from bench.pictures import noise
from bench.stand import Running, Stand, limner, peer

METHOD = "/limner.v1.ImageService/UploadImage"


async def measure(ground: Stand, *, pairs: int, calls: int, side: int) -> list[Ratio]:
    """MiB per second, one upload after the other, each of a picture that was never sent before."""
    async with limner(ground) as ours, peer(ground, "bare", "") as bare:

        async def send(target: Running) -> float:
            pictures = [noise(side) for _ in range(calls)]
            loads = [GrpcLoad(METHOD, ground.folder, picture.messages(), 64) for picture in pictures]
            began = time.perf_counter()
            for load in loads:
                await load.run(target.address, calls=1)
            seconds = time.perf_counter() - began
            for load in loads:
                load.body.unlink()
            return sum(len(picture.content) for picture in pictures) / MIB / seconds

        return [
            await compare(
                "Upload 20 MB, checked and stored", lambda: send(ours),
                "a stream that only hashes", lambda: send(bare), unit="MiB/s", pairs=pairs,
            )
        ]  # fmt: skip
