"""Pictures by a provider, behind the port of generators: any type, from words, with nothing over them.

A server loads this to tell of providers and to check requests; what calls one is imported where it is called.
"""

import asyncio
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from server.domain.callers import Caller
from server.domain.errors import Invalid
from server.domain.providers import Provider
from server.generators.painting.added_kinds import kind_and_model
from server.generators.painting.kinds import PaintingOrder, ProviderClient
from server.generators.painting.models import Size
from server.generators.painting.options import Painting
from server.generators.painting.repainting import RepaintedBase
from server.generators.port import ByProvider, Commission, Drawn, RemoteReport, ThemeSection

SECTION = ThemeSection(
    "painting",
    "Pictures that a provider paints.",
    {
        "provider": {
            "title": "Provider",
            "description": "Name of the provider that paints where a request names none; ListProviders has them.",
            "type": "string",
            "maxLength": 50,
        }
    },
    repeats_look=False,
)


class PaintingGenerator(ByProvider[Painting]):
    """One provider; all of them are the generator `painter`."""

    name = "painter"
    version = "1"
    type = "*"
    subtypes: tuple[str, ...] = ("*",)
    description = "A picture from words, by a provider."
    stages: tuple[str, ...] = ("ask", "paint", "fetch")
    section: ThemeSection | None = SECTION
    options = Painting
    options_field = "painting"

    def __init__(self, provider: Provider, seconds: float, most_bytes: int) -> None:
        self.provider = provider
        self.kind, self.model = kind_and_model(provider)
        self._seconds = seconds
        self._most_bytes = most_bytes

    def check(self, commission: Commission[Painting]) -> None:
        """Raise `Invalid` where one side alone is wanted, or a size of whom none can be chosen, or nothing is said."""
        options = commission.options
        if (options.width is None) != (options.height is None):
            raise Invalid("width and height must be set together", field="options")
        if options.width is not None and not self.model.sized:
            raise Invalid(f"nobody chooses the size of what {self.provider.name} paints", field="options.width")
        if not options.prompt:
            raise Invalid("nothing says what to paint", field="options.prompt")

    async def generate(self, commission: Commission[Painting], key: UUID, report: RemoteReport) -> Drawn:
        """Have it painted; see `ByProvider`."""
        return await self.painted(commission, key, report)

    async def painted(
        self, commission: Commission[Painting], key: UUID, report: RemoteReport, over: RepaintedBase | None = None
    ) -> Drawn:
        """The same, `over` a picture where there is one: that has the size which is wanted, and the model has it."""
        options = commission.options
        size = self.model.size(_wanted(options))
        order = PaintingOrder(options.prompt, options.negative_prompt, commission.seed, size, key, over)
        await report(0.0, "ask", None)
        client = await self._client()
        await report(0.05, "paint", None)
        painted = await client.paint(order, report)
        provenance: dict[str, Any] = {
            "provider": self.provider.name,
            "model": self.provider.model,
            "seed": commission.seed if self.model.keeps_seeds else None,
            "size": None if size is None else f"{size[0]}x{size[1]}",
            "revised_prompt": painted.revised_prompt,
            "request_id": painted.request_id,
            "licence": self.provider.licence,
        }
        return Drawn(painted.content, provenance=provenance)

    async def ask(self) -> None:
        """See whether it is there, for nothing. Raises as `generate` does."""
        await (await self._client()).check()

    async def _client(self) -> ProviderClient:
        client_type = await asyncio.to_thread(self.kind.load)
        return client_type(self.provider, self.model, self._seconds, self._most_bytes)


class Painters:
    """The providers there are, in the order in which the environment names them."""

    def __init__(self, painters: Iterable[PaintingGenerator] = ()) -> None:
        self._painters = {each.provider.name: each for each in painters}

    def __iter__(self) -> Iterator[PaintingGenerator]:
        return iter(self._painters.values())

    def named(self, name: str, scope: str | None) -> PaintingGenerator | None:
        """The one of this name, if it draws for a scope."""
        painter = self._painters.get(name)
        return painter if painter is not None and painter.provider.draws_in(scope) else None

    def usual(self, scope: str | None) -> PaintingGenerator | None:
        """The first that paints from words for a scope."""
        return next((each for each in self if each.model.draws and each.provider.draws_in(scope)), None)

    def of(self, caller: Caller) -> list[PaintingGenerator]:
        """Those that a caller may know of, by name."""
        known = (each for each in self if each.provider.concerns(caller.scopes))
        return sorted(known, key=lambda each: each.provider.name)


def _wanted(options: Painting) -> Size | None:
    return None if options.width is None or options.height is None else (options.width, options.height)
