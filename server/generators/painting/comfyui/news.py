"""What the socket of a ComfyUI tells of one prompt: how far it is, what it looks like so far, that it has ended."""

import asyncio
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

import orjson

ENDS = frozenset(("execution_success", "execution_error", "execution_interrupted"))
MOST_PREVIEW = 4 << 20
"""Bytes of a sketch that is passed on."""
PREVIEW, PREVIEW_WITH_METADATA = 1, 4
FORMATS = frozenset((1, 2))
"""JPEG and PNG."""


class PromptNews:
    """The latest of what was told; whoever waits is woken by anything that counts. Takes whatever is sent."""

    def __init__(self, nodes: Collection[str]) -> None:
        self._nodes = frozenset(nodes)
        self._prompt_id = ""
        self._news = asyncio.Event()
        self._forget()

    def _forget(self) -> None:
        self._ended = False
        self._done = set[str]()
        self._node = ""
        self._within = 0.0
        self._fraction = 0.0
        self._preview: bytes | None = None

    def of(self, prompt_id: str) -> None:
        """Take from now on what is told of this prompt, and forget the one before."""
        self._forget()
        self._prompt_id = prompt_id

    @property
    def fraction(self) -> float:
        """How much of the workflow is done, 0..1, never falling; nodes count alike."""
        if self._nodes:
            self._fraction = max(self._fraction, min(1.0, (len(self._done) + self._within) / len(self._nodes)))
        return self._fraction

    def taken_preview(self) -> bytes | None:
        """The latest sketch, once."""
        preview, self._preview = self._preview, None
        return preview

    def taken_end(self) -> bool:
        """Whether there is a reason to ask how the prompt is, once."""
        ended, self._ended = self._ended, False
        return ended

    async def wait(self, until: float) -> None:
        """Until there are news, or this time of the loop."""
        with suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                await self._news.wait()
        self._news.clear()

    def stir(self) -> None:
        """Something was missed, maybe: ask how the prompt is."""
        self._ended = True
        self._news.set()

    def take_text(self, text: str) -> None:
        """Take an event."""
        try:
            event = orjson.loads(text)
        except orjson.JSONDecodeError:
            return
        data = event.get("data") if isinstance(event, dict) else None
        if not isinstance(data, dict) or data.get("prompt_id", self._prompt_id) != self._prompt_id:
            return
        node = data.get("node")
        match event.get("type"):
            case "execution_cached" if isinstance(nodes := data.get("nodes"), list):
                self._done |= self._nodes.intersection(each for each in nodes if isinstance(each, str))
            case "executing" if node is None:
                self.stir()
            case "executing" if isinstance(node, str):
                self._begin(node)
            case "progress":
                self._step(data)
            case str(name) if name in ENDS:
                self.stir()
            case _:
                return
        self._news.set()

    def take_bytes(self, content: bytes) -> None:
        """Take a sketch, in either of the two forms."""
        if not self._prompt_id or len(content) <= 8:
            return
        event, head = int.from_bytes(content[:4], "big"), int.from_bytes(content[4:8], "big")
        if event == PREVIEW and head in FORMATS:
            picture = content[8:]
        elif event == PREVIEW_WITH_METADATA and head < len(content) - 8:
            if _prompt_of(content[8 : 8 + head]) != self._prompt_id:
                return
            picture = content[8 + head :]
        else:
            return
        if len(picture) <= MOST_PREVIEW:
            self._preview = picture
            self._news.set()

    def _begin(self, node: str) -> None:
        if self._node and node != self._node:
            self._done.add(self._node)
            self._within = 0.0
        self._node = node if node in self._nodes else ""

    def _step(self, data: Mapping[str, Any]) -> None:
        value, most = data.get("value"), data.get("max")
        if isinstance(value, (int, float)) and isinstance(most, (int, float)) and most > 0:
            self._within = min(1.0, max(0.0, value / most))


def _prompt_of(metadata: bytes) -> object:
    try:
        document = orjson.loads(metadata)
    except orjson.JSONDecodeError:
        return None
    return document.get("prompt_id") if isinstance(document, dict) else None
