"""Prompts of a ComfyUI are stopped by whoever sent them, wherever they are, and by nobody else."""

import asyncio
from dataclasses import replace
from uuid import UUID

import aiohttp
import pytest
from aiohttp import web

from server.domain.provider_errors import ProviderUnavailable
from server.generators.painting.kinds import PaintedPicture
from tests.comfy_server import ComfyServer
from tests.unit.generators.painting.comfy_client import (
    ORDER,
    PICTURE,
    ids,
    ignored,
    images,
    painted,
    provider_at,
    waiting,
)

OTHER = replace(ORDER, key=UUID(int=8))


async def test_who_is_not_wanted_any_more_is_stopped_while_it_runs() -> None:
    server = waiting()
    async with painted(server) as painting:
        await server.began.wait()
        painting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await painting
        assert (server.interrupts, server.pending) == (ids(1), [])
    assert server.stops == ids(1)


async def test_who_is_not_wanted_any_more_is_taken_from_the_queue() -> None:
    server = ComfyServer(PICTURE, paused=asyncio.Event())
    async with painted(server) as painting:
        await server.queued.wait()
        painting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await painting
        assert (server.interrupts, server.pending) == ([], [])
    assert not server.runs


@pytest.mark.parametrize("stops_any", [False, True])
@pytest.mark.parametrize("first", [False, True])
async def test_nobody_stops_what_another_has_sent(first: bool, stops_any: bool) -> None:
    server = waiting()
    server.stops_any = stops_any
    async with painted(server) as running:
        await server.began.wait()
        server.queued.clear()
        waits = asyncio.create_task(images(provider_at(server.origin)).paint(OTHER, ignored))
        await server.queued.wait()
        unwanted, wanted, order = (running, waits, OTHER) if first else (waits, running, ORDER)
        unwanted.cancel()
        with pytest.raises(asyncio.CancelledError):
            await unwanted
        assert server.painting is not None
        server.painting.set()
        assert await wanted == PaintedPicture(PICTURE, "", ids(1, order)[0])
    assert server.stops == server.interrupts == (ids(1) if first else [])


async def test_who_is_not_wanted_while_he_sends_leaves_nothing_behind() -> None:
    server = ComfyServer(PICTURE, paused=asyncio.Event())
    sending, arrived = asyncio.Event(), asyncio.Event()

    async def slowly(request: web.Request) -> web.StreamResponse:
        sending.set()
        await arrived.wait()
        return await server.send(request)

    server.misbehaves["/prompt"] = slowly
    async with painted(server) as painting:
        await sending.wait()
        painting.cancel()
        arrived.set()
        with pytest.raises(asyncio.CancelledError):
            await painting
        assert (len(server.sent), server.pending) == (1, [])
    assert not server.runs


async def test_a_robbed_worker_that_stops_its_prompt_costs_the_next_no_try() -> None:
    server = waiting()
    async with painted(server) as robbed:
        await server.began.wait()
        robber = asyncio.create_task(images(provider_at(server.origin, key="robber")).paint(ORDER, ignored))
        while not any(path == "/queue" and "robber" in str(headers) for _, path, headers in server.asked):
            server.called.clear()
            await server.called.wait()
        robbed.cancel()
        with pytest.raises(asyncio.CancelledError):
            await robbed
        assert server.painting is not None
        server.painting.set()
        assert (await robber).request_id == ids(2)[1]
    assert (server.stops, server.runs) == (ids(1), ids(2))


async def test_who_cannot_report_any_more_stops_what_runs() -> None:
    class Unwanted(Exception):
        pass

    async def report(fraction: float, stage: str, preview: bytes | None) -> None:
        if preview is not None:
            raise Unwanted

    server = waiting()
    async with server.serving() as origin:
        with pytest.raises(Unwanted):
            await images(provider_at(origin)).paint(ORDER, report)
    assert server.interrupts == ids(1)


async def test_what_somebody_else_stops_may_be_tried_again() -> None:
    server = waiting()
    async with server.serving() as origin:
        client = images(provider_at(origin))
        painting = asyncio.create_task(client.paint(ORDER, ignored))
        await server.began.wait()
        async with aiohttp.ClientSession() as session, session.post(f"{origin}/interrupt") as answer:
            assert answer.status == 200
        with pytest.raises(ProviderUnavailable, match="somebody stopped it"):
            await painting
        server.painting = None
        assert (await client.paint(ORDER, ignored)).request_id == ids(2)[1]
    assert server.interrupts == [None]
