"""Twins of the repositories of images and of what lies over them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from server.domain.audience import visible
from server.domain.etags import check_etag
from server.domain.fogs import StoredFog
from server.domain.ids import new_id, new_ids
from server.domain.images import Image, Likeness, NewImage, StoredPicture, content_address, content_addresses
from server.domain.map_exports import KeptExport
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.outlines import Outlines, outlines_document, outlines_of
from server.domain.overlays import (
    GENERATED,
    GM,
    KINDS,
    LAYERS,
    MOST_OVERLAYS,
    MOST_STORED,
    PLAYERS,
    Audience,
    Layer,
    Overlay,
)
from server.domain.picture_errors import PictureNotForPlayers, PictureNotFound
from server.domain.pictures import Picture, Pictures, showable
from server.domain.renders import Render
from server.domain.resource_errors import NameTaken, ResourceKind, TooManyOverlays, UnknownResource
from server.domain.scopes import may_refer
from server.repositories.overlays import COPIED
from tests.twins.tables import Tables, stored

OWN = {each.name for each in fields(Image)}
"""What is read of an image."""


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
        if new.parent_image_id is not None:
            parent = await self.get(new.parent_image_id)
            if not may_refer(new.scope, parent.scope):
                raise UnknownResource(ResourceKind.IMAGE, parent.id)
        own = {each.name: getattr(new, each.name) for each in fields(new) if each.name in OWN}
        documents = {name: stored(own[name]) for name in ("style_data", "generation_params", "labels", "notes")}
        row = Image(**(own | documents | self._tables.new()), revision=1)
        self._tables.images[row.id] = row
        if new.unlit_sha256 is not None and new.unlit_format is not None:
            self._tables.unlit[row.id] = (new.unlit_sha256, new.unlit_format)
        if new.generation_key is not None:
            self._tables.generation_keys[row.id] = new.generation_key
        return row

    async def as_generated(self, like: Likeness) -> UUID | None:
        tables = self._tables
        of_others = {each.image_id for each in tables.overlays.values() if each.origin != GENERATED or each.is_deleted}
        seen = {each.patch_of for each in tables.images.values() if each.revision != 1 or each.audience != GM}
        fitting = (
            each.id
            for each in tables.images.values()
            if (each.type, each.subtype, each.theme, each.scope) == (like.type, like.subtype, like.theme, like.scope)
            if tables.generation_keys.get(each.id) == like.generation_key
            if (each.audience, each.revision, each.is_deleted) == (PLAYERS, 1, False)
        )
        return min((each for each in fitting if each not in of_others | seen), default=None)

    async def unlit(self, image_id: UUID) -> StoredPicture | None:
        kept = self._tables.unlit.get(image_id)
        return None if kept is None else StoredPicture(content_address(*kept), kept[0])

    async def copy_unlit(self, image_id: UUID, target_id: UUID) -> None:
        if (kept := self._tables.unlit.get(image_id)) is not None:
            self._tables.unlit[target_id] = kept

    async def delete(self, row: Image, etag: str = "", *, revise: bool = True) -> Image:
        del revise  # nothing has an image for a child
        check_etag(etag, row.row_version, ResourceKind.IMAGE, row.id)
        now, version = self._tables.clock.now, row.row_version + 1
        row = replace(row, is_deleted=True, deleted_at=now, updated_at=now, row_version=version)
        self._tables.images[row.id] = row
        return row

    async def patches_of(self, image_id: UUID) -> list[Image]:
        patches = (each for each in self._tables.images.values() if each.patch_of == image_id)
        return sorted(patches, key=lambda each: each.id)

    async def uses(self, sha256: str) -> bool:
        return in_use(self._tables, sha256)

    async def contents(self, after: str, limit: int) -> list[tuple[str, str]]:
        tables = self._tables
        referring: list[Image | Render | KeptExport] = [*tables.images.values(), *tables.renders.values()]
        referring += tables.exports.values()
        every = {(each.sha256, each.format) for each in referring if each.sha256 is not None and each.sha256 > after}
        every |= {each for each in self._tables.unlit.values() if each[0] > after}
        return [(sha256, content_address(sha256, format_)) for sha256, format_ in sorted(every)[:limit]]


def in_use(tables: Tables, sha256: str) -> bool:
    """Whether any row needs these bytes."""
    urls = content_addresses(sha256)
    named = any(each.sha256 == sha256 or (each.sha256 is None and each.url in urls) for each in tables.images.values())
    unlit = any(digest == sha256 for digest, _ in tables.unlit.values())
    made: list[Render | KeptExport] = [*tables.renders.values(), *tables.exports.values()]
    return named or unlit or any(each.sha256 == sha256 for each in made)


class OverlaysTwin:
    """As `repositories.overlays.Overlays`."""

    def __init__(self, tables: Tables, audience: Audience) -> None:
        self._tables = tables
        self._audience = audience

    async def add_all(self, new: Sequence[Mapping[str, Any]]) -> None:
        for at, each in enumerate(new):
            self._check_image(each, at)
        for values in new:
            layer = LAYERS.get(values["type"], Layer.UNKNOWN)
            documents = {"data": json.dumps(values["data"]), "style": stored(values["style"])}
            self._lay(Overlay(**({**values} | documents | self._tables.new()), layer=layer.value))
        if new:
            self._check_room(new[0]["image_id"])

    async def copy(
        self,
        image_id: UUID,
        target_id: UUID,
        created_by: str,
        chosen: Sequence[UUID] | None = None,
        *,
        ground: bool = True,
    ) -> dict[UUID, UUID]:
        del ground  # nobody has changed it
        sources = [each for each in self._over(image_id) if chosen is None or each.id in chosen]
        copies = dict(zip([each.id for each in sources], new_ids(len(sources)), strict=True))
        for source, copy_id in zip(sources, copies.values(), strict=True):
            same = {name: getattr(source, name) for name in COPIED if name != "ground"}
            own = {"id": copy_id, "image_id": target_id, "created_by": created_by, "layer": source.layer}
            self._lay(Overlay(**(same | own | self._tables.new())))
        return copies

    async def put_names(self, names: Mapping[UUID, Mapping[str, Any]]) -> None:
        for copy_id, put in names.items():
            named = json.loads(self._tables.overlays[copy_id].data) | put
            self._lay(replace(self._tables.overlays[copy_id], data=json.dumps(named)))

    async def of_image(self, image_id: UUID, *, kinds: Sequence[str] = ()) -> list[Overlay]:
        image = self._tables.images.get(image_id)
        if image is None or image.is_deleted:
            return []
        shown = showable(self._over(image_id), await LaidPicturesTwin(self._tables, self._audience).of_image(image_id))
        laid = [each for each in self._over(image_id) if not kinds or each.type in kinds]
        return [each if each.id in shown else without_image(each) for each in visible(laid, self._audience)]

    def _check_image(self, laid: Mapping[str, Any], at: int) -> None:
        name = KINDS[laid["type"]].image if laid["type"] in KINDS else ""
        if not name or not laid["data"].get(name):
            return
        over, shown = (self._tables.images.get(each) for each in (laid["image_id"], UUID(laid["data"][name])))
        if over is None or shown is None or shown.is_deleted or not may_refer(over.scope, shown.scope):
            raise PictureNotFound(f"{laid['type']}.{name}", at)
        if shown.audience == GM != laid["audience"]:
            raise PictureNotForPlayers(f"{laid['type']}.{name}", at)

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


def without_image(overlay: Overlay) -> Overlay:
    """An overlay whose image, if it names any, is as gone."""
    name = KINDS[overlay.type].image if overlay.type in KINDS else ""
    document = json.loads(overlay.data)
    return replace(overlay, data=json.dumps(document | {name: ""})) if name and document.get(name) else overlay


class FogsTwin:
    """As `repositories.fogs.Fogs`, of fogs whose ground nobody has changed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def of_image(self, image_id: UUID) -> StoredFog | None:
        image = self._tables.images.get(image_id)
        over = (each for each in self._tables.overlays.values() if each.image_id == image_id and not each.is_deleted)
        fogs = [(each.id, each.image_id, each.audience, each.data) for each in over if each.type == "fog"]
        if not fogs or image is None:
            return None
        patches = {
            str(each.id): [each.width, each.height]
            for each in self._tables.images.values()
            if each.patch_of == image_id
        }
        return StoredFog(*min(fogs), None, image.width, image.height, json.dumps(patches, sort_keys=True))


class LaidPicturesTwin:
    """As `repositories.laid_pictures.LaidPictures`."""

    def __init__(self, tables: Tables, audience: Audience) -> None:
        self._tables = tables
        self._audience = audience

    async def of_image(self, image_id: UUID, *, baked_light: bool = True) -> Pictures:
        del baked_light  # no overlay here names a picture that has another without it
        named: dict[UUID, Picture] = {}
        for each in self._tables.overlays.values():
            name = KINDS[each.type].image if each.type in KINDS and each.image_id == image_id else ""
            text = str(json.loads(each.data).get(name, "")) if name and not each.is_deleted else ""
            shown = next((image for image in self._tables.images.values() if str(image.id) == text), None)
            if shown is not None and self._reaches(self._tables.images[image_id], shown):
                size = shown.format, shown.width, shown.height
                named[each.id] = Picture(shown.id, shown.url, shown.sha256, *size, shown.audience != GM)
        return named

    def _reaches(self, image: Image, shown: Image) -> bool:
        known = self._audience == GM or shown.audience != GM
        return known and not shown.is_deleted and (shown.scope or "") in ("", image.scope or "")


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


class ImageOutlinesTwin:
    """As `repositories.image_outlines.ImageOutlines`."""

    def __init__(self, tables: Tables) -> None:
        self._outlines = tables.outlines

    async def keep(self, image_id: UUID, outlines: Outlines) -> None:
        self._outlines[image_id] = outlines_of(*stored(outlines_document(outlines)).values())

    async def copy(self, image_id: UUID, target_id: UUID) -> None:
        if (kept := self._outlines.get(image_id)) is not None:
            self._outlines[target_id] = kept
