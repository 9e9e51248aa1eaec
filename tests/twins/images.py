"""Twins of the repositories of images and of what lies over them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from server.domain.audience import visible
from server.domain.etags import check_etag
from server.domain.ids import new_id, new_ids
from server.domain.images import Image, NewImage, content_address, content_addresses
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.overlays import LAYERS, MOST_OVERLAYS, MOST_STORED, Audience, Layer, Overlay
from server.domain.renders import Render
from server.domain.resource_errors import NameTaken, ResourceKind, TooManyOverlays, UnknownResource
from server.repositories.overlays import COPIED
from tests.twins.tables import Tables, stored


class ImagesTwin:
    """As `repositories.images.Images`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def get(self, row_id: UUID, *, deleted: bool = False) -> Image:
        row = self._tables.images.get(row_id)
        if row is None or (row.is_deleted and not deleted):
            raise UnknownResource(ResourceKind.IMAGE, row_id)
        return row

    async def lock(self, row_id: UUID, *, deleted: bool = False) -> Image:
        return await self.get(row_id, deleted=deleted)

    async def add(self, new: NewImage) -> Image:
        own = {each.name: getattr(new, each.name) for each in fields(new)}
        documents = {name: stored(own[name]) for name in ("style_data", "generation_params", "labels", "notes")}
        row = Image(**(own | documents | self._tables.new()), revision=1)
        self._tables.images[row.id] = row
        return row

    async def delete(self, row: Image, etag: str = "", *, revise: bool = True) -> Image:
        del revise  # nothing has an image for a child
        check_etag(etag, row.row_version, ResourceKind.IMAGE, row.id)
        now, version = self._tables.clock.now, row.row_version + 1
        row = replace(row, is_deleted=True, deleted_at=now, updated_at=now, row_version=version)
        self._tables.images[row.id] = row
        return row

    async def uses(self, sha256: str) -> bool:
        return in_use(self._tables, sha256)

    async def contents(self, after: str, limit: int) -> list[tuple[str, str]]:
        referring: list[Image | Render] = [*self._tables.images.values(), *self._tables.renders.values()]
        every = {(each.sha256, each.format) for each in referring if each.sha256 is not None and each.sha256 > after}
        return [(sha256, content_address(sha256, format_)) for sha256, format_ in sorted(every)[:limit]]


def in_use(tables: Tables, sha256: str) -> bool:
    """Whether any row needs these bytes."""
    urls = content_addresses(sha256)
    named = any(each.sha256 == sha256 or (each.sha256 is None and each.url in urls) for each in tables.images.values())
    return named or any(each.sha256 == sha256 for each in tables.renders.values())


class OverlaysTwin:
    """As `repositories.overlays.Overlays`."""

    def __init__(self, tables: Tables, audience: Audience) -> None:
        self._tables = tables
        self._audience = audience

    async def add_all(self, new: Sequence[Mapping[str, Any]]) -> None:
        for values in new:
            layer = LAYERS.get(values["type"], Layer.UNKNOWN)
            documents = {"data": json.dumps(values["data"]), "style": stored(values["style"])}
            self._lay(Overlay(**({**values} | documents | self._tables.new()), layer=layer.value))
        if new:
            self._check_room(new[0]["image_id"])

    async def copy(self, image_id: UUID, target_id: UUID, created_by: str) -> None:
        sources = self._over(image_id)
        for source, copy_id in zip(sources, new_ids(len(sources)), strict=True):
            same = {name: getattr(source, name) for name in COPIED}
            own = {"id": copy_id, "image_id": target_id, "created_by": created_by, "layer": source.layer}
            self._lay(Overlay(**(same | own | self._tables.new())))

    async def of_image(self, image_id: UUID, *, kinds: Sequence[str] = ()) -> list[Overlay]:
        image = self._tables.images.get(image_id)
        if image is None or image.is_deleted:
            return []
        return visible([each for each in self._over(image_id) if not kinds or each.type in kinds], self._audience)

    def _lay(self, row: Overlay) -> None:
        self._tables.overlays[row.id] = row

    def _over(self, image_id: UUID) -> list[Overlay]:
        """Those of an image, in drawing order."""
        rows = (each for each in self._tables.overlays.values() if each.image_id == image_id and not each.is_deleted)
        return sorted(rows, key=lambda each: (each.layer, each.z, each.id))

    def _check_room(self, image_id: UUID) -> None:
        rows = self._over(image_id)
        if len(rows) > MOST_OVERLAYS or sum(len(each.data) for each in rows) > MOST_STORED:
            raise TooManyOverlays(image_id, MOST_OVERLAYS, MOST_STORED)


class MapGridsTwin:
    """As `repositories.map_grids.MapGrids`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, values: Mapping[str, Any]) -> MapGrid:
        if (other := self._over(values["image_id"])) is not None:
            raise NameTaken(ResourceKind.MAP_GRID, f"of image {other.image_id}", other.id, deleted=False)
        exact = values["cell_size"]
        size = values["size"] if exact is None else max(1, round(exact))
        row = MapGrid(**({**values} | self._tables.new() | {"size": size}))
        self._tables.map_grids[row.id] = row
        return row

    async def copy(self, image_id: UUID, target_id: UUID, created_by: str) -> None:
        if (source := await self.of_image(image_id)) is not None:
            same = {each.name: getattr(source, each.name) for each in fields(NewMapGrid)} | {"size": source.size}
            await self.add(same | {"id": new_id(), "image_id": target_id, "created_by": created_by})

    async def of_image(self, image_id: UUID) -> MapGrid | None:
        image = self._tables.images.get(image_id)
        return None if image is None or image.is_deleted else self._over(image_id)

    def _over(self, image_id: UUID) -> MapGrid | None:
        return next((each for each in self._tables.map_grids.values() if each.image_id == image_id), None)
