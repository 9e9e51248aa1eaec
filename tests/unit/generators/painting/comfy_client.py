"""A client of a ComfyUI, and what is wanted of it, for tests."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from server.domain.providers import Provider, WorkflowFile
from server.generators.painting.comfyui.images import ComfyUiImages, Pauses
from server.generators.painting.comfyui.workflow import Workflow
from server.generators.painting.kinds import PaintedPicture, PaintingOrder
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import KEY, WORKFLOW

PICTURE = b"\x89PNG a picture that nobody has looked at yet"
MOST = 100_000
QUICK = Pauses(look=0.05, end=0.01, sketch=0.0, socket=0.0)
ORDER = PaintingOrder("a smith", "beards", 5, (1024, 640), UUID(int=7))


def ids(count: int, order: PaintingOrder = ORDER) -> list[str]:
    """The ids of the first prompts for a picture."""
    return [str(uuid5(order.key, str(each))) for each in range(count)]


def provider_at(origin: str, workflow: Mapping[str, Any] = WORKFLOW, **more: Any) -> Provider:
    file = WorkflowFile("ink.json", json.dumps(workflow))
    return replace(Provider("atelier", "comfyui", origin, "", KEY, workflow=file), **more)


def images(
    provider: Provider, *, seconds: float = 20.0, resolve: Sequence[str] = ("127.0.0.1",), pauses: Pauses = QUICK
) -> ComfyUiImages:
    async def resolved(host: str, port: int) -> Sequence[str]:
        return resolve

    assert provider.workflow is not None
    model = Workflow.read(provider.workflow.content).model
    return ComfyUiImages(provider, model, seconds, MOST, resolved, pauses)


async def ignored(fraction: float, stage: str, preview: bytes | None) -> None:
    """What is reported where nobody looks."""


async def paint(server: ComfyServer, order: PaintingOrder = ORDER) -> PaintedPicture:
    """One picture, by a client that knows nothing yet."""
    async with server.serving() as origin:
        return await images(provider_at(origin)).paint(order, ignored)


def waiting() -> ComfyServer:
    """One that waits in the middle of a run."""
    return ComfyServer(PICTURE, painting=asyncio.Event())


@asynccontextmanager
async def painted(server: ComfyServer) -> AsyncIterator[asyncio.Task[PaintedPicture]]:
    """A picture that is being painted; it is let pass at the end of the block."""
    async with server.serving() as origin:
        task = asyncio.create_task(images(provider_at(origin)).paint(ORDER, ignored))
        yield task
        for each in (server.painting, server.paused):
            if each is not None:
                each.set()
        await asyncio.wait([task])
