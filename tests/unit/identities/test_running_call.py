"""A call that is ended says so once, wherever it is; one that its peer leaves does not."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from server.domain.access_errors import IdentityEnded
from server.identities.running_call import RunningCall, running_call


async def forever() -> None:
    await asyncio.Event().wait()


async def in_a_timeout() -> None:
    async with asyncio.timeout(600):
        await forever()


async def in_a_group() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(forever())


async def turned_into_another_error() -> None:
    try:
        await forever()
    except asyncio.CancelledError:
        raise ConnectionError from None


PLACES: dict[str, Callable[[], Awaitable[None]]] = {
    each.__name__: each for each in (forever, in_a_timeout, in_a_group, turned_into_another_error)
}


class Call:
    """A call that is somewhere; `outcome` is how it ended."""

    def __init__(self, where: Callable[[], Awaitable[None]]) -> None:
        self.running = RunningCall()
        self.calls: set[RunningCall] = set()
        self.task = asyncio.create_task(self._run(where))

    async def _run(self, where: Callable[[], Awaitable[None]]) -> str:
        try:
            with self.running:
                assert running_call() is self.running
                self.running.join(self.calls)
                await where()
        except IdentityEnded:
            await asyncio.sleep(0)  # whoever answers still can
            return "ended"
        return "answered"


@pytest.mark.parametrize("place", PLACES)
async def test_a_call_ends_wherever_it_is(place: str) -> None:
    call = Call(PLACES[place])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert call.calls == {call.running}
    for _ in range(3):
        call.running.end()
    assert await call.task == "ended"
    assert call.task.cancelling() == 0
    assert not call.calls


async def test_a_peer_that_leaves_as_well_is_not_told() -> None:
    call = Call(forever)
    await asyncio.sleep(0)
    call.running.end()
    call.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call.task


async def test_a_peer_that_leaves_is_not_told() -> None:
    call = Call(forever)
    await asyncio.sleep(0)
    call.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call.task
    assert not call.calls


async def test_what_is_done_already_is_answered() -> None:
    async def done_all_the_same() -> None:
        with suppress(asyncio.CancelledError):
            await forever()

    call = Call(done_all_the_same)
    await asyncio.sleep(0)
    call.running.end()
    assert await call.task == "answered"
    assert call.task.cancelling() == 0


async def test_a_call_that_is_over_cannot_be_ended() -> None:
    with RunningCall() as call:
        pass
    call.end()
    await asyncio.sleep(0)
    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0
