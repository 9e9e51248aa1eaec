"""What providers have answered, for pictures that take several calls: kept until the whole is done, not paid twice."""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from server.domain.callers import WORKER
from server.domain.images import content_address
from server.domain.provider_calls import PaintedAnswer
from server.domain.store_errors import BlobCorrupt, BlobMissing
from server.domain.tasks import Claim
from server.repositories.database import Database, Work
from server.repositories.painted_answers import PaintedAnswers
from server.repositories.persistence import until_kept
from server.usecases.drawing_jobs import StoredFile
from server.usecases.keep_blob import BlobKeeper, KeptFile


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """The file of an answer that has passed the gate, and what the provider said of it."""

    path: str
    provenance: Mapping[str, Any]


class KeptAnswers:
    """Has what one try of a task was answered for the next."""

    def __init__(self, database: Database, keeper: BlobKeeper) -> None:
        self._database = database
        self._keeper = keeper

    async def find(self, lent: AsyncExitStack, key: UUID) -> AnswerFile | None:
        """What the call with this key was answered, lent as a file for as long as the stack lasts."""
        async with self._database.work(WORKER) as work:
            answer = await PaintedAnswers(work).find(key)
        if answer is None:
            return None
        stored = content_address(answer.sha256, answer.format)
        try:
            path = await lent.enter_async_context(self._keeper.as_file(stored, answer.sha256))
        except (BlobCorrupt, BlobMissing):  # then it is asked for once more
            return None
        return AnswerFile(str(path), answer.provenance)

    async def keep(self, claim: Claim, key: UUID, stored: StoredFile, provenance: Mapping[str, Any]) -> None:
        """Keep what the call with this key was answered. Raises `LeaseLost`."""
        file = stored.file

        async def write(work: Work) -> None:
            await work.queue.hold(claim)
            answer = PaintedAnswer(key, claim.task_id, file.sha256, file.format, dict(provenance))
            await PaintedAnswers(work).keep(answer)

        blob = KeptFile(Path(stored.path), file.sha256, file.size, file.format)
        await until_kept(lambda: self._keeper.keep(WORKER, blob, write))
