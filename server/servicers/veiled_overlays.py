"""Overlays as who reads them may know them: without what a fog hides, for players."""

import asyncio
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from uuid import UUID

import orjson
from limner.v1 import overlay_pb2

from server.domain.overlays import GM, KINDS, Overlay
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.domain.veil import Veil
from server.domain.veiled import hides
from server.repositories.hot_reads import HotReads
from server.repositories.map_grids import MapGrids
from server.repositories.overlays import Overlays
from server.servicers.apart import apart, make_heavy
from server.servicers.overlay_messages import overlay_basics, overlay_message
from server.servicers.rules import CANONICAL_UUID


class Onlooker:
    """Who looks at overlays, with their data when `full`."""

    def __init__(self, reads: HotReads, *, full: bool) -> None:
        self._reads = reads
        self._full = full
        self._veils: dict[UUID, Veil | None] = {}
        self._seen: set[UUID] = set()

    async def looks_through(self, image_id: UUID) -> bool:
        """Whether nothing of an image is hidden from who looks."""
        await self._look([image_id])
        return self._veils[image_id] is None

    async def sift(self, rows: Sequence[Overlay]) -> list[Overlay]:
        """Those of the overlays, read with their data, that who looks may know of."""
        await self._look([each.image_id for each in rows])
        seen = await asyncio.to_thread(lambda: [each for each in rows if self._sees(each)])
        self._seen.update(each.id for each in seen)
        return seen

    def _sees(self, overlay: Overlay) -> bool:
        veil = self._veils[overlay.image_id]
        return veil is None or not hides(veil, overlay)

    async def prepare(self, rows: Sequence[Overlay]) -> Callable[[Overlay], overlay_pb2.Overlay]:
        """How these are shown. Raises `UnknownResource` for the first that who looks may not know of."""
        await self._look([each.image_id for each in rows])
        veiled = [each for each in rows if self._veils[each.image_id] is not None and each.id not in self._seen]
        if veiled:
            if not self._full:
                veiled = await self._reads.get_all(Overlays, [each.id for each in veiled])
            known = {each.id for each in await self.sift(veiled)}
            if (hidden := next((each.id for each in veiled if each.id not in known), None)) is not None:
                raise UnknownResource(ResourceKind.OVERLAY, hidden)
        if not self._full:
            return overlay_basics
        if any(self._veils[each.image_id] is not None for each in rows):
            make_heavy()
        return partial(_known, self._reads.caller.audience, self._veils, await self._known_among(rows))

    async def _known_among(self, rows: Sequence[Overlay]) -> Collection[str]:
        """Those of the overlays that these name of which players know."""
        naming = [each for each in rows if (kind := KINDS.get(each.type)) is not None and kind.overlays]
        if self._reads.caller.audience == GM or not naming:
            return ()
        named = await apart(lambda: sorted({one for each in naming for one in _named(each)}))
        return {str(each.id) for each in await self.sift(await self._reads.those_of(Overlays, named))}

    async def _look(self, image_ids: Sequence[UUID]) -> None:
        if new := set(image_ids) - self._veils.keys():
            veils = await _veils_over(self._reads, new)
            self._veils |= {each: veils.get(each) for each in new}


async def _veils_over(reads: HotReads, image_ids: Collection[UUID]) -> Mapping[UUID, Veil]:
    """The veils over those of the images of which anything is hidden from who reads; none for the game master."""
    if reads.caller.audience == GM:
        return {}
    veils = {}
    for fog in await reads.fogs(image_ids):
        if fog.counts and fog.image_id not in veils:
            grid = await reads.find(MapGrids, image_id=fog.image_id)
            if (veil := await asyncio.to_thread(fog.veil, grid)) is not None:
                veils[fog.image_id] = veil
    return veils


def _named(overlay: Overlay) -> list[UUID]:
    """The overlays that an overlay names."""
    data = orjson.loads(overlay.data.encode())
    named = data.get(KINDS[overlay.type].overlays) if isinstance(data, dict) else None
    ids = map(str, named) if isinstance(named, list) else ()
    return [UUID(each) for each in ids if CANONICAL_UUID.fullmatch(each)]


def _known(
    audience: str, veils: Mapping[UUID, Veil | None], others: Collection[str], overlay: Overlay
) -> overlay_pb2.Overlay:
    """An overlay; the version of one of which something is kept from players is that of what is left of it.

    Of what it names players are told the `others` that they know of.
    """
    veil, kind = veils[overlay.image_id], KINDS.get(overlay.type)
    message = overlay_message(overlay, audience, veil=veil)
    names = audience != GM and kind is not None and kind.overlays
    if names and message.HasField(overlay.type):
        named = getattr(getattr(message, overlay.type), names)
        named[:] = [each for each in named if each.lower() in others]
    if (veil is not None or names) and message != overlay_message(overlay, audience):
        left = zlib.crc32(message.SerializeToString(deterministic=True))
        message.etag = f'{message.etag[:-1]}.{left:x}"'
    return message
