"""A provider of the tests that paints over pictures and keeps seeds: a kind of its own, in this process."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from server.domain.providers import Provider
from server.generators.painting import kinds
from server.generators.painting.kinds import PaintedPicture, PaintingOrder, ProviderKind
from server.generators.painting.models import ImageModel
from server.generators.port import RemoteReport

KIND = "seeded"
STUDIO = Provider("studio", KIND, "http://127.0.0.1:1", "")


@dataclass
class SeededPainter:
    """Answers each order with what `paints` makes of the picture in it, the how manieth it is; in a thread."""

    sizes: tuple[tuple[int, int], ...]
    paints: Callable[[bytes, int], bytes]
    asked: list[PaintingOrder] = field(default_factory=list)

    async def paint(self, order: PaintingOrder, report: RemoteReport) -> PaintedPicture:
        """Paint over one picture."""
        assert order.over is not None
        self.asked.append(order)
        number = len(self.asked)
        await report(0.5, "paint", None)
        content = await asyncio.to_thread(self.paints, order.over.png, number)
        return PaintedPicture(content, revised_prompt="", request_id=f"req_{number}")

    async def check(self) -> None:
        """It is always there."""

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have servers and workers of this process know it."""
        model = ImageModel("", self.sizes, 4000, edits=True, keeps_seeds=True)
        kind = ProviderKind("the tests", frozenset(), frozenset(), lambda _: model, lambda: lambda *_: self)
        monkeypatch.setitem(kinds.KINDS, KIND, kind)
