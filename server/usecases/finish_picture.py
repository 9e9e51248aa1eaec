"""A provider paints over a picture: what is shown to it, its answer brought back, and a look at the walls."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from server.domain.finish_specs import FinishSpec
from server.domain.tasks import Claim
from server.generators.painting.painters import PaintingGenerator
from server.generators.painting.repainting import RepaintedBase, Repainter, asked_of
from server.processes.pool import OnReport
from server.usecases.call_reservations import CallReservations
from server.usecases.drawers import Drawers
from server.usecases.drawing_jobs import StoredFile
from server.usecases.finish_jobs import BroughtBack, RepaintedMap, bring_back, show_to
from server.usecases.painted_pictures import PaintedPictures

LOOK = "look"
"""The stage in which an answer is brought back and its walls are looked for."""
PATCHES = "patches"
"""What the key of the second call is made of: that of the picture is the key of the first."""


@dataclass(frozen=True, slots=True)
class MapToFinish:
    """A map as everybody knows it, and, where its patches are painted too, as it is with everything found.

    `seed` is that of the picture, for the provider; it is the output `index` of a claimed task.
    """

    plain: RepaintedMap
    revealed: RepaintedMap | None
    seed: int
    claim: Claim
    index: int

    @property
    def key(self) -> UUID:
        """The same for every try of the first call; that of the second is made of it."""
        return self.claim.key_of(self.index)


@dataclass(frozen=True, slots=True)
class FinishedPicture:
    """What came of it: the picture, those of its patches where they were painted too, and what there is to tell.

    Where the walls have moved the picture is the one that shows it, and there are no patches.
    """

    picture: StoredFile
    patches: tuple[StoredFile, ...]
    provenance: dict[str, Any]
    moved: bool


class FinishPicture:
    """Has pictures painted over."""

    def __init__(self, drawers: Drawers, painted: PaintedPictures, calls: CallReservations) -> None:
        self._drawers = drawers
        self._painted = painted
        self._calls = calls

    async def __call__(
        self,
        painter: PaintingGenerator,
        finish: FinishSpec,
        maps: MapToFinish,
        folder: Path,
        on_report: OnReport,
    ) -> FinishedPicture:
        """Have a map painted over, and then, by a second call, what its patches show. Files are written to a folder.

        Raises `SizeMismatch`, what the provider and the gate raise, and what the pool does.
        """
        halfway = 1.0 if maps.revealed is None else 0.5
        report = part_of(on_report, 0.0, halfway)
        back, provenance = await self._repainted(painter, finish, maps, maps.plain, maps.key, folder / "plain", report)
        (picture,), patches = back.files, tuple[StoredFile, ...]()
        if maps.revealed is not None and not back.moved:
            second, report = uuid5(maps.key, PATCHES), part_of(on_report, halfway, 1.0)
            cut, _ = await self._repainted(painter, finish, maps, maps.revealed, second, folder / "revealed", report)
            if cut.moved:
                back, (picture,) = cut, cut.files
            else:
                patches = cut.files
        provenance |= {"finished": True} | ({} if back.check is None else {"wall_check": back.check})
        return FinishedPicture(picture, patches, provenance, back.moved)

    async def _repainted(
        self,
        painter: PaintingGenerator,
        finish: FinishSpec,
        maps: MapToFinish,
        shown: RepaintedMap,
        key: UUID,
        target: Path,
        on_report: OnReport,
    ) -> tuple[BroughtBack, dict[str, Any]]:
        sent = target.with_suffix(".sent")
        await self._drawers.run(show_to, shown, str(sent))
        base = RepaintedBase(await asyncio.to_thread(sent.read_bytes), finish.control)
        asked = asked_of(finish.sent_prompt, shown.size, maps.seed, finish.sent_negative_prompt)
        async with (
            self._calls.reserved(painter, maps.claim, maps.index, key),
            self._painted.remembered(painter),
        ):
            drawn, answer, _ = await self._drawers.draw(
                Repainter(painter, base), asked, key, target.with_suffix(".answer"), part_of(on_report, 0.0, 0.9)
            )
        on_report(0.9, LOOK, None)
        back: BroughtBack = await self._drawers.run(bring_back, shown, answer.lit.path, str(target))
        return back, dict(drawn.provenance)


def part_of(on_report: OnReport, begin: float, end: float) -> OnReport:
    """Reports on a part of the work as reports on all of it."""

    def report(fraction: float, stage: str, preview: bytes | None) -> None:
        on_report(begin + fraction * (end - begin), stage, preview)

    return report
