"""Pictures to send: noise, which no codec makes smaller, and how it is stored."""

import hashlib
import itertools
from dataclasses import dataclass

import numpy as np
from limner.v1 import image_pb2, image_pb2_grpc
from PIL import Image

from server.imaging.codecs.png import encode_png

CHUNK = 256 << 10
LARGE = 2640
"""A side of so many pixels makes 20 MB."""

_seeds = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of a picture."""

    content: bytes
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> "Picture":
        """The bytes of a file as a picture to send."""
        return cls(content, hashlib.sha256(content).hexdigest())

    def messages(self, scope: str = "") -> list[image_pb2.UploadImageRequest]:
        """The messages of its upload."""
        metadata = image_pb2.ImageMetadata(type="map", name="noise", scope=scope)
        start = image_pb2.UploadImageRequest.Start(metadata=metadata)
        chunks = (self.content[at : at + CHUNK] for at in range(0, len(self.content), CHUNK))
        commit = image_pb2.UploadImageRequest.Commit(size=len(self.content), sha256=self.sha256)
        return [
            image_pb2.UploadImageRequest(start=start),
            *(image_pb2.UploadImageRequest(chunk=each) for each in chunks),
            image_pb2.UploadImageRequest(commit=commit),
        ]

    async def stored(self, stub: "image_pb2_grpc.ImageServiceAsyncStub", scope: str = "") -> image_pb2.Image:
        """Upload it."""
        return (await stub.UploadImage(iter(self.messages(scope)))).image


def noise(side: int) -> Picture:
    """A square picture, another one each time: about 3 bytes a pixel."""
    pixels = np.random.default_rng(next(_seeds)).integers(0, 256, (side, side, 3), np.uint8)
    return Picture.of(encode_png(Image.fromarray(pixels)))
