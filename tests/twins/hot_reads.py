"""The twin of what is read outside of transactions."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from server.domain.callers import Caller
from server.domain.fogs import StoredFog
from server.domain.outlines import Outlines
from server.domain.overlays import Overlay
from server.domain.providers import ProviderCheck
from server.domain.renders import Render
from server.domain.theme_parts import PartKind, ThemeChoice, ThemePart
from server.domain.themes import StylePreset, Theme, ThemeElement, ThemeVariation
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

    async def theme_parts(self, choice: ThemeChoice) -> list[ThemePart]:
        tables = self._tables
        themes = [each for each in tables.themes.values() if each.name == choice.theme]
        own = [each for each in tables.theme_variations.values() if each.theme_id in {theme.id for theme in themes}]
        return [
            *(
                ThemePart(PartKind.THEME, *_known(each), each.config, each.variables, each.prompts, each.styles)
                for each in themes
            ),
            *(
                ThemePart(PartKind.VARIATION, *_known(each), each.config_override, each.variable_override)
                for each in own
                if each.name == choice.variation
            ),
            *(_over(PartKind.PRESET, each) for each in tables.style_presets.values() if each.name in choice.presets),
            *(
                _over(PartKind.ELEMENT, each)
                for each in tables.theme_elements.values()
                if (each.category, each.name) in choice.element_keys
            ),
        ]

    async def provider_checks(self, names: Sequence[str]) -> dict[str, ProviderCheck]:
        return {name: row for name, row in self._tables.provider_checks.items() if name in names}

    async def accepted_theme(self, fingerprint: str) -> dict[str, Any]:
        return self._tables.accepted_themes[fingerprint]

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        return {each: self._tables.thumbnails[each] for each in sha256s if each in self._tables.thumbnails}


def _known(row: Theme | ThemeVariation | StylePreset | ThemeElement) -> tuple[UUID, int, str, str]:
    return row.id, row.row_version, getattr(row, "category", ""), row.name


def _over(kind: PartKind, row: StylePreset | ThemeElement) -> ThemePart:
    return ThemePart(kind, *_known(row), row.config, prompts=row.prompts, compatibility=row.compatibility)
