"""The twin of what is read outside of transactions."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from server.domain.callers import Caller
from server.domain.fogs import StoredFog
from server.domain.outlines import Outlines
from server.domain.overlays import Overlay
from server.domain.renders import Render
from server.domain.themes import Theme, ThemeVariation
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.repositories.row_shapes import Row
from server.repositories.rows import Rows
from tests.twins.images import FogsTwin, ImagesTwin, MapGridsTwin, OverlaysTwin
from tests.twins.tables import Tables


class HotReadsTwin:
    """As `repositories.hot_reads.HotReads`, of images by their ids and grids by their images."""

    def __init__(self, tables: Tables, caller: Caller) -> None:
        self._tables, self._caller = tables, caller

    async def get(self, rows: type[Rows[Row]], row_id: UUID, *, deleted: bool = False) -> Row:
        assert issubclass(rows, Images)
        return cast("Row", await ImagesTwin(self._tables).get(row_id, deleted=deleted))

    async def find(self, rows: type[Rows[Row]], *, deleted: bool = False, **key: object) -> Row | None:
        assert issubclass(rows, MapGrids)
        assert not deleted
        return cast("Row | None", await MapGridsTwin(self._tables).of_image(cast("UUID", key["image_id"])))

    async def overlays_of(self, image_id: UUID, *, kinds: Sequence[str] = ()) -> list[Overlay]:
        return await OverlaysTwin(self._tables, self._caller.audience).of_image(image_id, kinds=kinds)

    async def fogs(self, image_ids: Collection[UUID]) -> list[StoredFog]:
        read = [await FogsTwin(self._tables).of_image(each) for each in image_ids]
        return [each for each in read if each is not None]

    async def outlines(self, image_id: UUID) -> Outlines | None:
        if (own := self._tables.outlines.get(image_id)) is None:
            return None
        parts = [each.id for each in self._tables.images.values() if each.patch_of == image_id]
        in_patches = {str(each): self._tables.outlines[each] for each in parts if each in self._tables.outlines}
        return replace(own, in_patches=in_patches)

    async def render(self, digest: str) -> tuple[Render, bool] | None:
        """All are of now."""
        render = self._tables.renders.get(digest)
        return None if render is None else (render, False)

    async def theme_with(self, name: str, variation: str) -> tuple[Theme | None, ThemeVariation | None]:
        theme = next((each for each in self._tables.themes.values() if each.name == name), None)
        if theme is None:
            return None, None
        own = (each for each in self._tables.theme_variations.values() if each.theme_id == theme.id)
        return theme, next((each for each in own if each.name == variation), None)

    async def accepted_theme(self, fingerprint: str) -> dict[str, Any]:
        return self._tables.accepted_themes[fingerprint]

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        return {each: self._tables.thumbnails[each] for each in sha256s if each in self._tables.thumbnails}
