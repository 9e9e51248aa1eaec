"""A provider paints over a picture: what is shown to it, its answer brought back, and a look at the walls."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from server.domain.finish_errors import SizeMismatch
from server.domain.finish_specs import FinishSpec
from server.domain.tasks import Claim
from server.generators.painting.painters import PaintingGenerator
from server.generators.painting.repainting import RepaintedBase, Repainter, asked_of
from server.imaging.finishing.cell_sizes import same_shape
from server.imaging.finishing.tilings import TileBox
from server.processes.pool import OnReport
from server.repositories.database import Database
from server.usecases.call_reservations import CallReservations
from server.usecases.drawers import Drawers
from server.usecases.drawing_jobs import StoredFile
from server.usecases.finish_jobs import BroughtBack, RepaintedMap, bring_back, show_to
from server.usecases.keep_blob import BlobKeeper
from server.usecases.kept_answers import AnswerFile, KeptAnswers
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
        """The same for every try of the first call; those of others are made of it."""
        return self.claim.key_of(self.index)

    @property
    def again(self) -> Sequence[TileBox]:
        """The tiles of which patches show something: these are painted a second time."""
        if self.revealed is None:
            return ()
        patches = self.revealed.patches
        return [box for box in self.revealed.boxes if any(each.touches(box) for each in patches)]


@dataclass(frozen=True, slots=True)
class FinishedPicture:
    """What came of it: the picture, those of its patches where they were painted too, and what there is to tell.

    Where the walls have moved the picture is the one that shows it, and there are no patches.
    """

    picture: StoredFile
    patches: tuple[StoredFile, ...]
    provenance: dict[str, Any]
    moved: bool


@dataclass(slots=True)
class _Calls:
    """All that a picture takes, and how many of them are done."""

    painter: PaintingGenerator
    finish: FinishSpec
    maps: MapToFinish
    on_report: OnReport
    done: int = 0

    @property
    def count(self) -> int:
        return len(self.maps.plain.boxes) + len(self.maps.again)

    def report(self, fraction: float, stage: str, preview: bytes | None) -> None:
        """Tell of the next one, and which it is where the picture is painted in tiles."""
        if len(self.maps.plain.boxes) > 1 and stage != LOOK:
            stage = f"tile {self.done + 1} of {self.count}"
        self.on_report((self.done + fraction) / self.count, stage, preview)


class FinishPicture:
    """Has pictures painted over."""

    def __init__(self, database: Database, keeper: BlobKeeper, drawers: Drawers, painted: PaintedPictures) -> None:
        self._drawers = drawers
        self._painted = painted
        self._calls = CallReservations(database)
        self._answers = KeptAnswers(database, keeper)

    async def __call__(
        self,
        painter: PaintingGenerator,
        finish: FinishSpec,
        maps: MapToFinish,
        folder: Path,
        on_report: OnReport,
    ) -> FinishedPicture:
        """Have a map painted over, each of its tiles by a call, and then, by other calls, what its patches show. Files
        are written to a folder.

        What was answered before a call failed, or had to wait, is there for the next try. Raises `SizeMismatch`, what
        the provider and the gate raise, `LeaseLost`, and what the pool does.
        """
        calls = _Calls(painter, finish, maps, on_report)
        async with AsyncExitStack() as lent:
            known = await self._painted_over(lent, calls, maps.plain, maps.plain.boxes, maps.key, folder / "plain")
            back = await self._brought_back(calls, maps.plain, known, folder / "plain")
            (picture,), patches = back.files, tuple[StoredFile, ...]()
            if maps.revealed is not None and not back.moved:
                second, target = uuid5(maps.key, PATCHES), folder / "revealed"
                shown = await self._painted_over(lent, calls, maps.revealed, maps.again, second, target)
                cut = await self._brought_back(calls, maps.revealed, known | shown, target)
                if cut.moved:
                    back, (picture,) = cut, cut.files
                else:
                    patches = cut.files
        provenance = _provenance(list(known.values()))
        provenance |= {"finished": True} | ({} if back.check is None else {"wall_check": back.check})
        return FinishedPicture(picture, patches, provenance, back.moved)

    async def _painted_over(
        self,
        lent: AsyncExitStack,
        calls: _Calls,
        shown: RepaintedMap,
        boxes: Sequence[TileBox],
        key: UUID,
        target: Path,
    ) -> dict[TileBox, AnswerFile]:
        """The answers for some tiles of a picture, in their order: those there are already, and then the others."""
        keys = {box: key if len(shown.boxes) == 1 else uuid5(key, f"{box} in {shown.size}") for box in boxes}
        answers = {box: await self._answers.find(lent, each) if calls.count > 1 else None for box, each in keys.items()}
        sent = {box: f"{target}.{index}.sent" for index, box in enumerate(boxes) if answers[box] is None}
        if sent:
            masks = {box: _mask_of(path) for box, path in sent.items()} if calls.painter.model.masks else {}
            await self._drawers.run(show_to, shown, sent, masks)
        answered = dict[TileBox, AnswerFile]()
        for box, before in answers.items():
            answered[box] = before or await self._answer(calls, shown, sent[box], keys[box])
            calls.done += 1
        return answered

    async def _answer(self, calls: _Calls, shown: RepaintedMap, sent: str, key: UUID) -> AnswerFile:
        """Have the picture at a path painted over, by a call with this key."""
        painter, finish, maps = calls.painter, calls.finish, calls.maps
        mask = await asyncio.to_thread(Path(_mask_of(sent)).read_bytes) if painter.model.masks else None
        base = RepaintedBase(await asyncio.to_thread(Path(sent).read_bytes), finish.control, mask)
        asked = asked_of(finish.sent_prompt, shown.size, maps.seed, finish.sent_negative_prompt)
        async with (
            self._calls.reserved(painter, maps.claim, maps.index, key),
            self._painted.remembered(painter),
        ):
            drawn, answer, _ = await self._drawers.draw(
                Repainter(painter, base), asked, key, Path(f"{sent}.answer"), part_of(calls.report, 0.0, 0.9)
            )
        size = answer.lit.file.width, answer.lit.file.height
        if not same_shape(size, shown.size):  # before others are asked for
            raise SizeMismatch(shown.size, size)
        if calls.count > 1:
            await self._answers.keep(maps.claim, key, answer.lit, drawn.provenance)
        return AnswerFile(answer.lit.path, dict(drawn.provenance))

    async def _brought_back(
        self, calls: _Calls, shown: RepaintedMap, answers: Mapping[TileBox, AnswerFile], target: Path
    ) -> BroughtBack:
        calls.on_report((calls.done - 0.1) / calls.count, LOOK, None)
        paths = {box: answers[box].path for box in shown.boxes}
        back: BroughtBack = await self._drawers.run(bring_back, shown, paths, str(target))
        return back


def _mask_of(path: str) -> str:
    """Where the mask of what is shown at a path lies."""
    return f"{path}.mask"


def _provenance(answers: Sequence[AnswerFile]) -> dict[str, Any]:
    """What is said of a picture: where it is of tiles, what is said of the first, and the ids of all requests."""
    first = dict(answers[0].provenance)
    if len(answers) == 1:
        return first
    return first | {"tiles": len(answers), "request_ids": [each.provenance.get("request_id", "") for each in answers]}


def part_of(on_report: OnReport, begin: float, end: float) -> OnReport:
    """Reports on a part of the work as reports on all of it."""

    def report(fraction: float, stage: str, preview: bytes | None) -> None:
        on_report(begin + fraction * (end - begin), stage, preview)

    return report
