"""Themes for many images: the parts of each choice are read once, so all have them as they are at one moment."""

import asyncio
from dataclasses import replace
from typing import Any, TypeVar

from server.domain.callers import Caller
from server.domain.errors import DomainError
from server.domain.theme_parts import ChosenParts, ThemeChoice
from server.generators.port import ThemeSection
from server.themes.layers import canonical
from server.themes.layout_overrides import keeping_layout, without_layout
from server.themes.resolution import ResolvedTheme
from server.usecases.resolve_theme import ResolveTheme

Known = TypeVar("Known")


class PinnedThemes:
    """Resolves choices of a caller, each distinct one once."""

    def __init__(self, caller: Caller, resolve_theme: ResolveTheme) -> None:
        self._caller = caller
        self._resolve_theme = resolve_theme
        self._parts: dict[object, ChosenParts | DomainError] = {}
        self._resolved: dict[bytes, ResolvedTheme | DomainError] = {}

    async def __call__(self, choice: ThemeChoice) -> ResolvedTheme:
        """The theme of a choice. Raises what `ResolveTheme` does."""
        key = canonical(_document(choice))
        if key is None or key not in self._resolved:
            theme = await self._resolve(choice)
            if key is None:
                return _or_raise(theme)
            self._resolved[key] = theme
        return _or_raise(self._resolved[key])

    async def keeping_layout(self, choice: ThemeChoice, section: ThemeSection | None, old: Any) -> ThemeChoice:
        """The choice with what decides the layout as in the `old` section of an image."""
        if section is None or not section.layout:
            return choice
        bare = replace(choice, overrides=without_layout(choice.overrides, section.name, section.layout))
        config = (await self(bare)).config
        overrides = keeping_layout(bare.overrides, config, old, section.name, section.layout)
        return replace(choice, overrides=overrides)

    async def _resolve(self, choice: ThemeChoice) -> ResolvedTheme | DomainError:
        parts = choice.theme, choice.variation, choice.presets, choice.elements
        try:
            if parts not in self._parts:
                self._parts[parts] = await self._read(choice)
            return await asyncio.to_thread(self._resolve_theme.of_parts, choice, _or_raise(self._parts[parts]))
        except DomainError as error:
            if error.heals:
                raise
            return error

    async def _read(self, choice: ThemeChoice) -> ChosenParts | DomainError:
        try:
            return await self._resolve_theme.parts(self._caller, choice)
        except DomainError as error:
            if error.heals:
                raise
            return error


def _or_raise(known: Known | DomainError) -> Known:
    if isinstance(known, DomainError):
        raise known
    return known


def _document(choice: ThemeChoice) -> dict[str, Any]:
    names = ("theme", "variation", "type", "subtype")
    listed = {"presets": list(choice.presets), "elements": list(choice.elements)}
    return {name: getattr(choice, name) for name in names} | listed | {"overrides": choice.overrides}
