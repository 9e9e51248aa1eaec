"""A provider of the ComfyUI kind: runs a workflow there, and fetches what it saved. Workers alone import this.

The ids of its prompts come from the key of a picture, so a try that comes after one that was cut off finds what that
one has sent. Nothing is sent before queue and history have been asked for it.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from server.domain.providers import Provider
from server.generators.painting.comfyui.news import PromptNews
from server.generators.painting.comfyui.socket import Socket
from server.generators.painting.comfyui.wire import PromptState, Stage, Wire
from server.generators.painting.comfyui.workflow import Workflow
from server.generators.painting.guarded_transport import Resolve, resolved
from server.generators.painting.kinds import PaintedPicture, PaintingOrder
from server.generators.painting.models import ImageModel
from server.generators.painting.repainting import RepaintedBase
from server.generators.port import RemoteReport

MOST_PROMPTS = 64
"""Ids there are for one picture: each is run once."""
MOST_SENT = 4
"""Prompts that one try sends: what was sent can vanish from the queue, and what was saved from the disk."""
MOST_LOST = 3
"""Answers that may be lost in a row while a prompt runs."""
STOP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds: between two looks at the queue, after an end that is not in the history yet, between two sketches, and
    before a lost socket is opened again."""

    look: float = 5.0
    end: float = 0.25
    sketch: float = 1.0
    socket: float = 0.5


USUAL = Pauses()


class ComfyUiImages:
    """Runs the workflow of one provider: `seconds` is the longest silence, `most_bytes` the largest picture."""

    def __init__(
        self,
        provider: Provider,
        model: ImageModel,
        seconds: float,
        most_bytes: int,
        resolve: Resolve = resolved,
        pauses: Pauses = USUAL,
    ) -> None:
        del model  # what it takes its workflow tells
        assert provider.workflow is not None
        self._provider = provider
        self._workflow = Workflow.read(provider.workflow.content)
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._resolve = resolve
        self._pauses = pauses

    async def paint(self, order: PaintingOrder, report: RemoteReport) -> PaintedPicture:
        """Have one picture painted; one that was begun by an earlier try is waited for.

        Raises what `faults` makes of its answers.
        """
        news, onward = PromptNews(self._workflow.nodes), _onward(report)
        client_id = order.key.hex
        socket = Socket(self._provider, client_id, news, self._resolve, self._pauses.socket)
        async with self._wire() as wire, socket.open():
            sent, shown = 0, dict[str, str]()
            for number in range(MOST_PROMPTS):
                prompt_id = str(uuid5(order.key, str(number)))
                state = await wire.state(prompt_id)
                if state.stage is Stage.UNKNOWN and order.over is not None:
                    shown = await _uploaded(wire, client_id, order.over)
                    state = await wire.state(prompt_id)  # that takes a while: another worker may have sent it
                if state.stage is Stage.FAILED:
                    continue  # in an earlier try, which has told of it
                of_earlier = state.stage is Stage.ACTIVE
                if state.stage is Stage.UNKNOWN:
                    if sent == MOST_SENT:
                        raise ProviderUnavailable(self._provider.name, "it loses what it is sent")
                    sent += 1
                async with self._ours(wire, prompt_id):
                    news.of(prompt_id)
                    if state.stage is Stage.UNKNOWN:
                        await _whole(wire.send(prompt_id, client_id, self._filled(order, shown, prompt_id)))
                    if state.stage is not Stage.DONE:
                        state = await self._ended(wire, news, prompt_id, onward)
                    if state.stage is Stage.DONE:
                        await onward(0.9, "fetch", None)
                        if (content := await wire.picture(self._workflow.output, state)) is not None:
                            return PaintedPicture(content, "", prompt_id)
                if of_earlier and state.interrupted:
                    continue  # by the worker that has sent it, and may not go on with it
                if state.stage is Stage.FAILED:
                    raise wire.fault(state)
            raise ProviderRefused(self._provider.name, f"{MOST_PROMPTS} prompts for this picture have failed there")

    async def check(self) -> None:
        """Ask what costs nothing: whether it is there, and has what the workflow needs."""
        async with self._wire() as wire:
            await wire.check(self._workflow.classes)

    def _wire(self) -> AbstractAsyncContextManager[Wire]:
        return Wire.opened(self._provider, self._seconds, self._most_bytes, self._resolve)

    def _filled(self, order: PaintingOrder, shown: Mapping[str, str], prompt_id: str) -> dict[str, Any]:
        values: dict[str, str | float] = {"prompt": order.prompt, "seed": order.seed, **shown}
        if order.negative_prompt:
            values["negative"] = order.negative_prompt
        if order.size is not None:
            values["width"], values["height"] = order.size
        if order.over is not None and order.over.control is not None:
            values["control"] = order.over.control
        # The name of the file is another one for each prompt: what is run again saves again.
        return self._workflow.filled(values, prompt_id[:8])

    async def _ended(self, wire: Wire, news: PromptNews, prompt_id: str, report: RemoteReport) -> PromptState:
        """How a prompt ended, or that it is gone; what is told meanwhile is reported."""
        loop, pauses = asyncio.get_running_loop(), self._pauses
        look, sketch, lost, shown = loop.time(), loop.time(), 0, 0.0
        while True:
            ended = news.taken_end()
            if ended or loop.time() >= look:
                try:
                    state = await wire.state(prompt_id)
                except ProviderUnavailable:
                    lost += 1
                    if lost > MOST_LOST:
                        raise
                else:
                    lost = 0
                    if state.stage is not Stage.ACTIVE:
                        return state
                look = loop.time() + (pauses.end if ended else pauses.look)
            preview = None
            if loop.time() >= sketch and (preview := news.taken_preview()) is not None:
                sketch = loop.time() + pauses.sketch
            if preview is not None or news.fraction > shown:
                shown = news.fraction
                await report(0.05 + 0.8 * shown, "paint", preview)
            await news.wait(look)

    @asynccontextmanager
    async def _ours(self, wire: Wire, prompt_id: str) -> AsyncIterator[None]:
        """A prompt of ours, which is stopped where nobody wants it any more.

        One that may be asked for again goes on: the next try finds it.
        """
        try:
            yield
        except ProviderUnavailable as error:
            error.billed = error.under_way = True
            raise
        except BaseException:
            await self._stopped(wire, prompt_id)
            raise

    async def _stopped(self, wire: Wire, prompt_id: str) -> None:
        async def stop() -> None:
            with suppress(DomainError, TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await wire.stop(prompt_id)

        await _whole(stop())


async def _uploaded(wire: Wire, name: str, over: RepaintedBase) -> dict[str, str]:
    """Upload what is painted over, and its mask if there is one; what nodes call them by."""
    pictures = {"image": (f"{name}.png", over.png), "mask": (f"{name}-mask.png", over.mask)}
    return {what: await wire.upload(file, png) for what, (file, png) in pictures.items() if png is not None}


def _onward(report: RemoteReport) -> RemoteReport:
    """Reports that never go back, also where a prompt is run again."""
    most = 0.0

    async def onward(fraction: float, stage: str, preview: bytes | None) -> None:
        nonlocal most
        most = max(most, fraction)
        await report(most, stage, preview)

    return onward


async def _whole(work: Coroutine[Any, Any, None]) -> None:
    """Do something to its end, also where nobody waits for it any more: a request that is cut off may still count."""
    doing = asyncio.ensure_future(work)
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        with suppress(DomainError, TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await doing
        raise
