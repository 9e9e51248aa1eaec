"""Requests to one ComfyUI: its queue, its history, what is sent and stopped, pictures and the classes of nodes."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from urllib.parse import quote, urlencode

import httpx2
import orjson

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused
from server.domain.providers import Provider
from server.generators.painting.comfyui.faults import failure, interrupted, plain, status_fault, wire_fault
from server.generators.painting.destinations import Destinations
from server.generators.painting.guarded_transport import GuardedTransport, Resolve, client

JSON_BYTES = 32 << 20
"""Of one answer: a queue holds the workflows of all who wait."""
JSON_SECONDS = 60.0
"""Longest silence before what is no picture: nothing is computed for it."""
LARGE = 1 << 16
"""Bytes of JSON that are not read on the event loop."""
FOLDER = "limner"
"""Of what is uploaded, among the files that workflows take in."""
FILE = ("filename", "subfolder", "type")
"""What names a file that was saved."""
MOST_NAME = 1000
MOST_NAMED = 5
Form = tuple[Mapping[str, tuple[str, bytes, str]], Mapping[str, str]]
"""Files of a form, each with its name and type, and its texts."""


class Stage(Enum):
    """Where a prompt is: nowhere, in the queue or running, or at its end."""

    UNKNOWN = auto()
    ACTIVE = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class PromptState:
    """What a ComfyUI tells of a prompt; `files` are what it saved by node, `messages` how it went."""

    stage: Stage
    files: Mapping[str, Any]
    messages: object

    @property
    def interrupted(self) -> bool:
        """Whether somebody stopped it."""
        return self.stage is Stage.FAILED and interrupted(self.messages)


UNKNOWN, ACTIVE = PromptState(Stage.UNKNOWN, {}, []), PromptState(Stage.ACTIVE, {}, [])


class Wire:
    """Requests with the key of a provider, one after the other; each raises what `faults` makes of its answer."""

    def __init__(self, provider: Provider, json: httpx2.AsyncClient, files: httpx2.AsyncClient) -> None:
        self._provider = provider
        self._json = json
        self._files = files

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, provider: Provider, seconds: float, most_bytes: int, resolve: Resolve
    ) -> AsyncIterator["Wire"]:
        """One whose longest silence is so many seconds, and whose largest picture so many bytes."""

        def guarded(most: int, silence: float) -> httpx2.AsyncClient:
            own, with_key = Destinations(provider.url), bool(provider.key)
            return client(GuardedTransport(provider.name, own, most, resolve, with_key=with_key), silence)

        async with guarded(JSON_BYTES, min(seconds, JSON_SECONDS)) as json, guarded(most_bytes, seconds) as files:
            yield cls(provider, json, files)

    async def state(self, prompt_id: str) -> PromptState:
        """Where a prompt is. The queue is asked first: what leaves it is in the history by then."""
        if any(prompt_id in ids for ids in await self._queue()):
            return ACTIVE
        history = await self._asked("GET", f"/history/{prompt_id}")
        entry = history.get(prompt_id)
        if not isinstance(entry, Mapping):
            return UNKNOWN
        status, files = entry.get("status"), entry.get("outputs")
        status = status if isinstance(status, Mapping) else {}
        failed = status.get("status_str") == "error"
        files = files if isinstance(files, Mapping) else {}
        return PromptState(Stage.FAILED if failed else Stage.DONE, files, status.get("messages"))

    def fault(self, state: PromptState) -> DomainError:
        """Why a prompt failed."""
        return failure(self._provider, state.messages)

    async def send(self, prompt_id: str, client_id: str, workflow: Mapping[str, Any]) -> None:
        """Have a workflow run under an id of ours."""
        asked = {"prompt": workflow, "client_id": client_id, "prompt_id": prompt_id}
        answer = await self._asked("POST", "/prompt", asked)
        if answer.get("prompt_id") != prompt_id:
            if isinstance(other := answer.get("prompt_id"), str):
                await self.stop(other)
            raise ProviderRefused(self._provider.name, "it takes no prompt_id of ours: a newer ComfyUI is needed")

    async def upload(self, name: str, png: bytes) -> str:
        """Put a picture where workflows take theirs, in place of one of the same name; what a node calls it by."""
        form = {"image": (name, png, "image/png")}, {"type": "input", "subfolder": FOLDER, "overwrite": "true"}
        answer = await self._asked("POST", "/upload/image", form=form)
        file, folder = answer.get("name"), answer.get("subfolder", "")
        if not (isinstance(file, str) and isinstance(folder, str) and 0 < len(file) <= MOST_NAME >= len(folder)):
            raise ProviderRefused(self._provider.name, "its answer cannot be read")
        return f"{folder}/{file}" if folder else file

    async def stop(self, prompt_id: str) -> None:
        """Have a prompt not run, or run no longer. Nobody else's is touched, even by one that knows no ids."""
        await self._request("POST", "/queue", {"delete": [prompt_id]})
        running, _ = await self._queue()
        if prompt_id in running:
            await self._request("POST", "/interrupt", {"prompt_id": prompt_id})

    async def picture(self, node: str, state: PromptState) -> bytes | None:
        """The first picture that a node saved, or None where its file is gone."""
        saved = state.files.get(node)
        listed = saved.get("images") if isinstance(saved, Mapping) else None
        first = listed[0] if isinstance(listed, list) and listed else None
        file = {name: first.get(name, "") for name in FILE} if isinstance(first, Mapping) else {"filename": ""}
        if not file["filename"] or not all(isinstance(each, str) and len(each) <= MOST_NAME for each in file.values()):
            raise ProviderRefused(self._provider.name, "it sent no picture")
        answer = await self._request("GET", f"/view?{urlencode(file)}", over=self._files, gone=True)
        return answer.content if answer.status_code == httpx2.codes.OK else None

    async def check(self, classes: Iterable[str]) -> None:
        """See whether it is there, and knows these classes of nodes."""
        await self._asked("GET", "/system_stats")
        missing = [
            each for each in classes if each not in await self._asked("GET", f"/object_info/{quote(each, safe='')}")
        ]
        if missing:
            named = ", ".join(plain(self._provider, each) for each in missing[:MOST_NAMED])
            more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
            raise ProviderRefused(self._provider.name, f"its workflow has nodes that are not there: {named}{more}")

    async def _queue(self) -> tuple[set[str], set[str]]:
        """The ids of the prompts that run, and of those that wait."""
        queue = await self._asked("GET", "/queue")
        return _ids(queue.get("queue_running")), _ids(queue.get("queue_pending"))

    async def _asked(
        self, method: str, path: str, sent: Mapping[str, Any] | None = None, form: Form | None = None
    ) -> Mapping[str, Any]:
        """The object that it answers with."""
        answer = await self._request(method, path, sent, form=form)
        document = await _document(answer.content)
        if not isinstance(document, Mapping):
            raise ProviderRefused(self._provider.name, "its answer cannot be read")
        return document

    async def _request(
        self,
        method: str,
        path: str,
        sent: Mapping[str, Any] | None = None,
        *,
        form: Form | None = None,
        over: httpx2.AsyncClient | None = None,
        gone: bool = False,
    ) -> httpx2.Response:
        """A success, or where the file may be `gone` that it is not there."""
        headers = {"Authorization": f"Bearer {self._provider.key}"} if self._provider.key else {}
        files, fields = form or (None, None)
        content = None
        if sent is not None:
            content = orjson.dumps(sent)
            headers["Content-Type"] = "application/json"
        try:
            answer = await (over or self._json).request(
                method, self._provider.url + path, content=content, files=files, data=fields, headers=headers
            )
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise wire_fault(self._provider, error) from None
        if answer.status_code == httpx2.codes.OK or (gone and answer.status_code == httpx2.codes.NOT_FOUND):
            return answer
        raise status_fault(self._provider, answer, await _document(answer.content))


async def _document(content: bytes) -> object:
    """JSON as a value; None where it is none."""
    try:
        return orjson.loads(content) if len(content) < LARGE else await asyncio.to_thread(orjson.loads, content)
    except orjson.JSONDecodeError:
        return None


def _ids(listed: object) -> set[str]:
    return {
        each[1]
        for each in (listed if isinstance(listed, list) else ())
        if isinstance(each, list) and len(each) > 1 and isinstance(each[1], str)
    }
