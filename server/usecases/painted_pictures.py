"""Pictures that providers paint: which of them paints, from which words, and how it went."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

from server.domain.callers import WORKER, Caller
from server.domain.database_errors import DatabaseAway
from server.domain.errors import DomainError, Invalid, UnknownGenerator
from server.domain.generate_specs import GenerateSpec
from server.domain.prompts import Composition, PromptKind, PromptRequest
from server.domain.provider_errors import ProviderUnavailable, UnknownProvider
from server.generators.painting.options import Painting
from server.generators.painting.painters import SECTION, PaintingGenerator
from server.generators.port import Generator
from server.generators.registry import Registry
from server.repositories.database import Database
from server.themes.resolution import ResolvedTheme
from server.usecases.compose_prompt import PromptComposer

CHECK_SECONDS = 30.0
"""Longest check of a provider at the start of a worker."""
BETWEEN = ", "
WITHOUT = ". Without: "
"""Goes before what a picture is not to show, where a provider has no other place for it."""


class PaintedPictures:
    """Has types painted that no generator draws, and whatever a request names a provider for."""

    def __init__(self, database: Database, registry: Registry) -> None:
        self._database = database
        self._registry = registry
        self._composer = PromptComposer(database)

    def drawn_by(self, spec: GenerateSpec, scope: str | None) -> Generator[Any] | None:
        """The generator that draws what a spec asks for, or None where a provider has to.

        Raises `UnknownGenerator`, `UnknownProvider`, and `Invalid` for words that a generator would not read.
        """
        if spec.generator == PaintingGenerator.name or (spec.provider and not spec.generator):
            if spec.provider:
                self.painter(spec, scope)  # a name that is none is told of before the options for it
            return None
        try:
            generator = self._registry.choose(spec.type, spec.subtype, spec.generator)
        except UnknownGenerator as error:
            if spec.generator:
                raise
            if self._registry.painters.usual(scope) is None:
                raise UnknownGenerator(
                    f"{error.message}; a provider would paint it, and none that paints from words is set for this "
                    "scope: LIMNER_PROVIDERS",
                    field=error.field,
                ) from None
            return None
        for name in ("provider", "prompt", "negative_prompt"):
            if getattr(spec, name):
                field = f"generate.{name}"
                raise Invalid(f"{field}: {generator.name} asks no provider", field=field)
        return generator

    def painter(self, spec: GenerateSpec, scope: str | None, theme: ResolvedTheme | None = None) -> PaintingGenerator:
        """The provider that a request names, or its theme, or the first for the scope, which paints from words.

        Raises where there is none.
        """
        painters = self._registry.painters
        if spec.provider:
            if (named := painters.named(spec.provider, scope)) is None:
                raise UnknownProvider(spec.provider, "generate.provider")
            if not named.model.draws:
                message = f"generate.provider: {spec.provider} paints over pictures alone, as generate.finish asks"
                raise Invalid(message, field="generate.provider")
            return named
        section = theme.config.get(SECTION.name) if theme is not None else None
        if theme is not None and isinstance(section, dict) and (name := section.get("provider")):
            if (named := painters.named(name, scope)) is None:
                raise theme.layers.fault(f"{SECTION.name}.provider", "names no provider for this scope")
            if named.model.draws:
                return named
        if (usual := painters.usual(scope)) is None:
            message = "no provider that paints from words is set for this scope: LIMNER_PROVIDERS"
            raise UnknownGenerator(message, field="generate.generator")
        return usual

    async def worded(
        self, caller: Caller, spec: GenerateSpec, options: Painting, painter: PaintingGenerator
    ) -> Painting:
        """The options with the words that are sent; raises what `words` does."""
        prompt, negative = await self.words(caller, spec, painter)
        return replace(options, prompt=prompt, negative_prompt=negative)

    async def words(
        self, caller: Caller, spec: GenerateSpec, painter: PaintingGenerator, field: str = "generate.prompt"
    ) -> tuple[str, str]:
        """The words that are sent: the request's own, which stand in a field, then those of the theme as it is now; and
        what is not to be shown, where the model takes that apart.

        Raises what `PromptComposer` does, and `Invalid` for more words than the model takes.
        """
        most = painter.model.most_prompt
        own = spec.prompt.strip()
        if len(own) > most:
            raise Invalid(f"{field}: {painter.provider.name} takes {most} characters", field=field)
        room = most - len(own) - len(BETWEEN)
        composition = None
        if room > 0:
            request = PromptRequest(spec.type, spec.subtype, spec.name, None, room)
            composition = await self._composer.compose(caller, spec.style, request)
        positive = BETWEEN.join(filter(None, (own, composition.positive if composition is not None else "")))
        words = positive or BETWEEN.join(filter(None, (f"{spec.subtype} {spec.type}", spec.name)))[:most]
        negative = spec.negative_prompt.strip()
        if painter.model.negative:
            return words, BETWEEN.join(_unwanted(negative, composition, most))
        unwanted = _unwanted(negative, composition, most - len(words) - len(WITHOUT))
        return words + (WITHOUT + BETWEEN.join(unwanted) if unwanted else ""), ""

    @asynccontextmanager
    async def remembered(self, generator: Generator[Any]) -> AsyncIterator[None]:
        """Keep how a call of a provider ends; what is drawn here is no concern of it."""
        if not isinstance(generator, PaintingGenerator):
            yield
            return
        try:
            yield
        except DomainError as error:
            await self._keep(generator, error)
            raise
        await self._keep(generator)

    async def check_all(self) -> None:
        """Ask each provider whether it is there, and keep what it says."""
        await asyncio.gather(*map(self._check, self._registry.painters))

    async def _check(self, painter: PaintingGenerator) -> None:
        with suppress(DomainError):  # it is kept, and no task has failed
            async with self.remembered(painter):
                try:
                    async with asyncio.timeout(CHECK_SECONDS):
                        await painter.ask()
                except TimeoutError:
                    raise ProviderUnavailable(painter.provider.name, "it does not answer") from None

    async def _keep(self, painter: PaintingGenerator, error: DomainError | None = None) -> None:
        outcome = ("", "") if error is None else (error.reason, error.message)
        with suppress(DatabaseAway):
            async with self._database.work(WORKER) as work:
                await work.workers.keep_check(painter.provider.name, *outcome)


def _unwanted(own: str, composition: Composition | None, room: int) -> list[str]:
    """What is not to be shown, in whole parts, as many as there is room for."""
    parts = composition.parts if composition is not None else ()
    kept, length = list[str](), 0
    for text in filter(
        None, (own, *(each.text for each in parts if each.kind is PromptKind.NEGATIVE and not each.cut))
    ):
        length += len(text) + (len(BETWEEN) if kept else 0)
        if length > room:
            break
        kept.append(text)
    return kept
