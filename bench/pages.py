"""Page 10,000 of a list of a million images beside its first page: plain, filtered and searched.

Then the first page of a caller that is bound to a scope with 100 of them, beside that of one who sees them all.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench.access import token
from bench.h2load import GrpcLoad
from bench.pairs import Measure, Ratio, compare
from bench.stand import Stand, limner
from server.domain.paging import encode_token
from tests.tokens import bearer

METHOD = "/limner.v1.ImageService/ListImages"
ROWS, PAGE = 1_000_000, 10_000
PAGE_SIZE = 50
OWN, SCOPE = 100, "guild/7"
"""How many images are in the scope of a bound caller: the oldest ones, the last that a list comes to."""
# Every other column has its default. `n` is the row's number in the order of creation.
FILL = """
INSERT INTO images (id, created_at, updated_at, type, subtype, name, description, url, width, height, size, theme,
  scope, labels, sha256)
SELECT ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
  timestamptz '2024-01-01' + n * interval '1 second', timestamptz '2024-06-01' + n % 99991 * interval '1 second',
  CASE WHEN n % 10 < 8 THEN 'map' ELSE 'item' END, 'other',
  (array['Crypt', 'Castle', 'Cave', 'Tower'])[1 + n % 4] || ' of ' || (array['Ash', 'Bone', 'Dust'])[1 + n % 3],
  'Level ' || n % 40 || CASE WHEN n % 5 < 4 THEN ', below ground' ELSE ', above ground' END,
  'sha256/' || left(md5(n::text), 2) || '/' || md5(n::text) || md5(n::text) || '.png', 1400, 1050, 3000000,
  (array['horror', 'gothic', 'western'])[1 + n % 3],
  CASE WHEN n <= $2::int THEN $3::text WHEN n % 10 < 9 THEN 'campaign/1' ELSE 'campaign/' || n % 997 END,
  jsonb_build_object('system', CASE WHEN n % 5 < 4 THEN 'five' ELSE 'old' END, 'shelf', (n % 1000)::text),
  md5(n::text) || md5(n::text)
FROM generate_series(1, $1::int) n
"""


@dataclass(frozen=True)
class Listing:
    """A list by name, and the SQL of what it shows; more than half of all images are in it."""

    name: str
    where: str
    asked: dict[str, Any] = field(default_factory=dict)

    def first(self) -> image_pb2.ListImagesRequest:
        """The request for its first page."""
        return image_pb2.ListImagesRequest(page_size=PAGE_SIZE, **self.asked)


LISTINGS = (
    Listing("plain", "true"),
    Listing("type and scope", "type = 'map' AND scope = 'campaign/1'", {"type": "map", "scope": "campaign/1"}),
    Listing("labels", 'labels @> \'{"system": "five"}\'', {"labels": {"system": "five"}}),
    Listing("search", "description LIKE '%below ground'", {"query": "ground belo"}),
)


async def measure(ground: Stand, *, pairs: int, calls: int, rows: int = ROWS, page: int = PAGE) -> list[Ratio]:
    """Microseconds for a page of 50, one after the other."""
    connection = await asyncpg.connect(ground.database_url)
    try:
        await connection.execute("TRUNCATE images CASCADE")
        await connection.execute(FILL, rows, OWN, SCOPE)
        await connection.execute("VACUUM ANALYZE images")
        async with limner(ground) as ours, grpc.aio.insecure_channel(ours.address) as channel:
            stub = image_pb2_grpc.ImageServiceStub(channel)
            first, all_, own = LISTINGS[0].first(), await token(ground, "all"), await token(ground, "own", SCOPE)
            return [
                await compare(
                    f"ListImages of {rows:,}, bound to a scope with {OWN} of them: first page",
                    await _page(ground, ours.address, stub, calls, first, own),
                    "bound to nothing",
                    await _page(ground, ours.address, stub, calls, first, all_),
                    unit="µs",
                    pairs=pairs,
                    aim="≤ 1.2",
                ),
            ] + [
                await compare(
                    f"ListImages of {rows:,}, {listing.name}: page {page:,}",
                    await _page(ground, ours.address, stub, calls, await _deep(connection, stub, listing, page)),
                    "its first page",
                    await _page(ground, ours.address, stub, calls, listing.first()),
                    unit="µs",
                    pairs=pairs,
                    aim="≤ 1.2",
                )
                for listing in LISTINGS
            ]
    finally:
        await connection.close()


async def _page(
    ground: Stand, address: str, stub: "image_pb2_grpc.ImageServiceAsyncStub", calls: int,
    request: image_pb2.ListImagesRequest, shown: str = "",
) -> Measure:  # fmt: skip
    """How a page is measured, with the token that is `shown`; it is full and has the same rows each time."""
    headers = dict(bearer(shown) if shown else ())
    answer = await stub.ListImages(request, metadata=[*headers.items()])
    assert len(answer.images) == PAGE_SIZE
    load = GrpcLoad(METHOD, ground.folder, [request], answer.ByteSize())

    async def microseconds() -> float:
        return 1e6 / (await load.run(address, calls=calls, headers=headers)).per_second

    return microseconds


async def _deep(
    connection: asyncpg.Connection, stub: "image_pb2_grpc.ImageServiceAsyncStub", listing: Listing, page: int
) -> image_pb2.ListImagesRequest:
    """The request for a page far behind, without asking for all that come before it."""
    request = listing.first()
    token = (await stub.ListImages(request)).next_page_token
    digest = json.loads(base64.urlsafe_b64decode(token + "=="))[0]
    last, after = await connection.fetch(
        f"SELECT id, created_at FROM images WHERE {listing.where} ORDER BY created_at DESC, id DESC LIMIT 2 OFFSET $1",
        (page - 1) * PAGE_SIZE - 1,
    )
    request.page_token = encode_token(digest, last["created_at"].isoformat(), str(last["id"]))
    assert (await stub.ListImages(request)).images[0].id == str(after["id"])
    return request
