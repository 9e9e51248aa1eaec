"""What calls of providers cost: each is reserved before it is made, and what came of it is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID

from server.domain.callers import WORKER
from server.domain.database_errors import DatabaseAway
from server.domain.errors import DomainError
from server.domain.ids import new_id
from server.domain.provider_calls import MOST_ASKED, CallOutcome, ProviderCall, Reservation
from server.domain.provider_errors import ProviderHourFull, ProviderOutcomeUnknown, ProviderUnavailable, may_be_billed
from server.domain.tasks import Claim
from server.generators.painting.painters import PaintingGenerator
from server.generators.port import Generator
from server.repositories.database import Database
from server.repositories.provider_calls import ProviderCalls
from server.telemetry.structured import get_logger

log = get_logger("providers")
NONE_CAME = "no picture of it was kept"


class CallReservations:
    """Has a provider called within its limit, and no more often for one picture than it may be paid for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def reserved(self, generator: Generator[Any], claim: Claim, index: int, key: UUID) -> AsyncIterator[None]:
        """Do the call of a provider for one output in the block; what is drawn here is no concern of it.

        `key` is that of the picture; an output may take several.

        Before it begins it raises `ProviderHourFull` where the call has to wait, `ProviderOutcomeUnknown` where it is
        not made any more, and `LeaseLost`.
        """
        if not isinstance(generator, PaintingGenerator):
            yield
            return
        name = generator.provider.name
        call = ProviderCall(new_id(), name, claim.scope or "", claim.task_id, index, key, generator.kind.resumes)
        reservation = await self._reserve(call, claim, generator.provider.most_per_hour)
        try:
            yield
        except Exception as error:
            if isinstance(error, ProviderUnavailable) and error.under_way:
                raise  # the next try takes the call over
            if not may_be_billed(error):
                if not reservation.is_earlier:  # what an earlier try had painted counts, whatever this one is told
                    await self._settle(call, CallOutcome.REFUSED)
                raise
            await self._settle(call, CallOutcome.UNKNOWN)
            if isinstance(error, DomainError) and error.heals and reservation.was_asked + 1 >= MOST_ASKED:
                raise ProviderOutcomeUnknown(name, error.message) from error
            raise
        await self._settle(call, CallOutcome.DONE)

    async def _reserve(self, call: ProviderCall, claim: Claim, most: int) -> Reservation:
        """Reserve it, for now; raises what `reserved` does."""
        async with self._database.work(WORKER) as work:
            await work.queue.hold(claim)  # who has lost the task calls nobody
            reservation = await ProviderCalls(work).reserve(call, most, MOST_ASKED)
        if reservation.was_asked >= MOST_ASKED:
            raise ProviderOutcomeUnknown(call.provider, NONE_CAME)
        if reservation.wait_seconds:
            raise ProviderHourFull(call.provider, reservation.wait_seconds)
        return reservation

    async def _settle(self, call: ProviderCall, outcome: CallOutcome) -> None:
        """What cannot be kept now counts as unknown: the picture is worth more than the word."""
        log.info("called", provider=call.provider, outcome=str(outcome), task=str(call.task_id))
        with suppress(DatabaseAway):
            async with self._database.work(WORKER) as work:
                await ProviderCalls(work).settle(call, outcome)
