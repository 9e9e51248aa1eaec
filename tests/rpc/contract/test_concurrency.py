"""Many callers at once: one request is done once, one version changes once, one name is taken once."""

import asyncio
import uuid
from collections import Counter
from collections.abc import Awaitable
from typing import Any

import grpc

from tests.rpc.contract.calls import Calls, word
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refusal

CALLERS = 50


async def outcomes(calls: list[Awaitable[Any]]) -> tuple[list[Any], Counter[str]]:
    """What came of calls made at once: the answers, and how often each reason."""
    answers: list[Any] = []
    reasons: Counter[str] = Counter()
    for outcome in await asyncio.gather(*calls, return_exceptions=True):
        if isinstance(outcome, grpc.aio.AioRpcError):
            reasons[refusal(outcome).reason] += 1
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            answers.append(outcome)
    return answers, reasons


async def test_one_request_of_many_callers_makes_one(calls: Calls) -> None:
    place = await calls.place()
    request = await calls.new(place, request_id=str(uuid.uuid4()))
    answers, reasons = await outcomes([calls.made(request) for _ in range(CALLERS)])
    assert not reasons
    assert len(answers) == CALLERS
    assert len({row.id for row in answers}) == 1
    if calls.described.group:
        assert len(await calls.walk(**calls.asked(place))) == 1


async def test_one_of_many_changes_of_a_version_goes_through(calls: Calls) -> None:
    row = await calls.create()
    name, value = next(iter(calls.described.changes.items()))
    answers, reasons = await outcomes(
        [calls.update(row.id, {name: value}, [name], etag=row.etag) for _ in range(CALLERS)]
    )
    assert len(answers) == 1
    assert reasons == {"ETAG_MISMATCH": CALLERS - 1}
    assert await calls.get(row.id) == answers[0]


async def test_one_of_many_deletes_and_undeletes_goes_through(calls: Calls) -> None:
    row = await calls.settle(await calls.create())
    answers, reasons = await outcomes([calls.delete(row.id) for _ in range(CALLERS)])
    assert (len(answers), reasons) == (1, {f"{calls.reason}_NOT_FOUND": CALLERS - 1})
    answers, reasons = await outcomes([calls.undelete(row.id) for _ in range(CALLERS)])
    assert (len(answers), reasons) == (1, {f"{calls.reason}_NOT_DELETED": CALLERS - 1})


@only(lambda each: each.unique or each.alone)
async def test_one_of_many_gets_a_name(calls: Calls) -> None:
    place, name = await calls.place(), word()
    requests = [calls.described.new(place, name) for _ in range(CALLERS)]
    answers, reasons = await outcomes([calls.made(each) for each in requests])
    assert len(answers) == 1
    assert reasons == {f"{calls.reason}_EXISTS": CALLERS - 1}


async def test_changes_of_different_fields_are_all_kept(calls: Calls) -> None:
    row = await calls.create()
    fields = list(calls.described.changes)
    answers, reasons = await outcomes(
        [calls.update(row.id, calls.described.changes, [name]) for name in fields * (CALLERS // len(fields))]
    )
    assert not reasons
    held = await calls.get(row.id)
    wanted = calls.resource(**calls.described.changes)
    assert all(getattr(held, name) == getattr(wanted, name) for name in fields)
    assert len({each.etag for each in answers}) == len(fields)  # the same again changes nothing
