"""GetImage through the whole stack beside the same as JSON over HTTP, as most services of this kind are written."""

import http.client
import json

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench import h2load
from bench.h2load import GrpcLoad
from bench.pairs import Ratio, compare
from bench.pictures import noise
from bench.stand import Running, Stand, limner, peer

METHOD = "/limner.v1.ImageService/GetImage"
CONNECTIONS = 16


async def measure(ground: Stand, *, pairs: int, calls: int) -> list[Ratio]:
    """Calls per second of both, over as many connections, each with one call at a time."""
    async with limner(ground) as ours:
        async with grpc.aio.insecure_channel(ours.address) as channel:
            stub = image_pb2_grpc.ImageServiceStub(channel)
            request = image_pb2.GetImageRequest(id=(await noise(64).stored(stub)).id)
            reply = await stub.GetImage(request)
        async with peer(ground, "rest", reply.image.url.partition("sha256/")[0]) as rest:
            path = f"/v1/images/{request.id}"
            least = _checked(rest, path, reply.image)
            load = GrpcLoad(METHOD, ground.folder, [request], reply.ByteSize())

            async def rpc() -> float:
                return (await load.run(ours.address, calls=calls, connections=CONNECTIONS)).per_second

            async def get() -> float:
                url = f"http://{rest.address}{path}"
                done = await h2load.get(url, calls=calls, least=least, http2=False, connections=CONNECTIONS)
                return done.per_second

            row = await compare(
                "GetImage", rpc, "FastAPI + SQLAlchemy Core + asyncpg", get, unit="calls/s", pairs=pairs, aim="≥ 1.3"
            )
            return [row]


def _checked(rest: Running, path: str, image: image_pb2.Image) -> int:
    """Bytes of the peer's answer, which says the same."""
    connection = http.client.HTTPConnection(rest.address)
    connection.request("GET", path)
    body = connection.getresponse().read()
    connection.close()
    answer = json.loads(body)
    for name in ("id", "name", "url", "sha256", "size", "etag"):
        assert answer[name] == getattr(image, name), name
    return len(body)
