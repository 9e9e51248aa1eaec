"""Every way in which a ComfyUI does not paint: what heals and what does not, and nothing of its machine is told."""

import asyncio
import json
from contextlib import suppress
from typing import Any

import pytest

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from tests import bad_answers
from tests.bad_answers import Answer, page, redirect
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import CLASSES, KEY, WORKFLOW
from tests.unit.generators.painting.comfy_client import ORDER, PICTURE, ids, ignored, images, paint, provider_at

METADATA = "http://169.254.169.254/latest/meta-data/"
INSIDE = ("/opt", "C:\\", "Traceback", ".py", KEY)
HISTORY = f"/history/{ids(1)[0]}"


async def fault_of(server: ComfyServer) -> DomainError:
    with pytest.raises(DomainError) as refused:
        await paint(server)
    message = f"{refused.value.message}{refused.value.metadata}"
    assert not [each for each in INSIDE if each in message]
    assert len(refused.value.message) < 900
    return refused.value


ANSWERS: list[tuple[str, Answer, type[DomainError], str]] = [
    *(
        (path, page(status, "Traceback: /opt/comfy/server.py"), ProviderUnavailable, f"status {status}")
        for path in ("/queue", HISTORY, "/prompt", "/view")
        for status in (500, 502, 503, 429)
    ),
    *((path, page(401, KEY), ProviderRefused, "is the key right?") for path in ("/queue", "/prompt", "/view")),
    *((path, redirect(METADATA), ProviderRefused, "status 302") for path in ("/queue", HISTORY, "/prompt", "/view")),
    *(
        (path, bad_answers.packed, ProviderRefused, "packed, which was not asked for")
        for path in ("/queue", "/prompt", "/view")
    ),
    *((path, bad_answers.cut_off, ProviderUnavailable, "connection") for path in ("/queue", "/prompt", "/view")),
    ("/view", bad_answers.huge, ProviderRefused, "more than"),
    *((path, page(200, "<html>"), ProviderRefused, "cannot be read") for path in ("/queue", HISTORY, "/prompt")),
    *((path, page(200, "[]"), ProviderRefused, "cannot be read") for path in ("/queue", HISTORY, "/prompt")),
    ("/prompt", page(200, "{}"), ProviderRefused, "newer ComfyUI"),
    ("/queue", page(404), ProviderRefused, "status 404"),
    ("/prompt", page(413), ProviderRefused, "status 413"),
]


@pytest.mark.parametrize(("path", "answer", "kind", "says"), ANSWERS, ids=map(str, range(len(ANSWERS))))
async def test_an_answer_says_whether_asking_again_helps(
    path: str, answer: Answer, kind: type[DomainError], says: str
) -> None:
    fault = await fault_of(ComfyServer(PICTURE, misbehaves={path: answer}))
    assert (type(fault), fault.heals) == (kind, kind is ProviderUnavailable)
    assert says in fault.message


async def test_one_that_has_too_much_to_do_says_when_to_come_again() -> None:
    fault = await fault_of(ComfyServer(PICTURE, misbehaves={"/prompt": page(503, retry_after="7")}))
    assert isinstance(fault, ProviderUnavailable)
    assert fault.retry_seconds == 7


FAILURES: list[tuple[dict[str, Any], type[DomainError], str]] = [
    ({"exception_type": "torch.OutOfMemoryError", "exception_message": "x"}, ProviderUnavailable, "short of memory"),
    (
        {"exception_type": "RuntimeError", "exception_message": "CUDA out of memory. Tried to allocate 2 GiB"},
        ProviderUnavailable,
        "short of memory",
    ),
    (
        {"exception_type": "RuntimeError", "exception_message": "CUDA error: device-side assert"},
        ProviderUnavailable,
        "short of memory",
    ),
    (
        {"exception_type": "ValueError", "exception_message": "sampler\nis\x07 unknown"},
        ProviderRefused,
        "its workflow failed: KSampler: sampler is unknown",
    ),
    (
        {"exception_message": "no /opt/models/a.pt and C:\\models\\b.pt, see ~/.cache/x or file:///opt/y"},
        ProviderRefused,
        "no [path] and [path] see [path] or [path]",
    ),
    ({"exception_message": 'File "/opt/x.py", line 3'}, ProviderRefused, "its workflow failed: KSampler"),
    ({"exception_message": f"wrong {KEY}"}, ProviderRefused, "wrong [key]"),
    ({"exception_message": "x" * 99_999}, ProviderRefused, "xxx…"),
    ({"exception_message": 7, "node_type": None}, ProviderRefused, "its workflow failed"),
]


@pytest.mark.parametrize(("fails", "kind", "says"), FAILURES, ids=map(str, range(len(FAILURES))))
async def test_a_failure_of_its_workflow_is_told_apart(
    fails: dict[str, Any], kind: type[DomainError], says: str
) -> None:
    fault = await fault_of(ComfyServer(PICTURE, fails=fails))
    assert type(fault) is kind
    assert says in fault.message


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        ({"2": {"class_type": "Nothing"}}, "node Nothing does not exist"),
        ({"8": {"class_type": "CLIPTextEncode", "inputs": {}}}, "CLIPTextEncode: Required input is missing: text"),
    ],
)
async def test_a_workflow_that_is_not_taken_says_what_is_wrong(nodes: dict[str, Any], says: str) -> None:
    server = ComfyServer(PICTURE)
    workflow = WORKFLOW | {name: WORKFLOW.get(name, {}) | node for name, node in nodes.items()}
    async with server.serving() as origin:
        with pytest.raises(ProviderRefused, match=says):
            await images(provider_at(origin, workflow)).paint(ORDER, ignored)


OUTPUTS: list[Any] = [
    None,
    {},
    {"7": None},
    {"7": {"images": []}},
    {"7": {"images": [7]}},
    {"7": {"images": [{}]}},
    {"7": {"images": [{"filename": 7}]}},
    {"7": {"images": [{"filename": "x" * 1001}]}},
    {"6": {"images": [{"filename": "x"}]}},
]


@pytest.mark.parametrize("outputs", OUTPUTS, ids=map(str, range(len(OUTPUTS))))
async def test_a_success_without_a_picture_is_refused(outputs: Any) -> None:
    server = ComfyServer(PICTURE, history={ids(1)[0]: {"outputs": outputs, "status": {"status_str": "success"}}})
    fault = await fault_of(server)
    assert "no picture" in fault.message


@pytest.mark.parametrize("name", ["../../etc/passwd", "a&type=temp", "?#/"])
async def test_the_name_of_a_file_stays_one(name: str) -> None:
    image = {"filename": name, "subfolder": "a b", "type": "output"}
    server = ComfyServer(PICTURE, history={ids(1)[0]: {"outputs": {"7": {"images": [image]}}}}, files={name: PICTURE})
    if ".." in name:
        assert "status 400" in (await fault_of(server)).message
    else:
        assert (await paint(server)).content == PICTURE


async def test_who_is_silent_is_hung_up_on() -> None:
    server = ComfyServer(PICTURE, misbehaves={"/queue": bad_answers.silent})
    async with server.serving() as origin:
        with pytest.raises(ProviderUnavailable, match="does not answer"):
            await images(provider_at(origin), seconds=0.1).paint(ORDER, ignored)


async def test_nothing_is_connected_to_that_is_the_metadata_of_a_machine() -> None:
    server = ComfyServer(PICTURE)
    async with server.serving() as origin:
        named = origin.replace("127.0.0.1", "atelier.example")
        assert (await images(provider_at(named)).paint(ORDER, ignored)).content == PICTURE
        with pytest.raises(ProviderRefused, match="metadata"):
            await images(provider_at(named), resolve=["169.254.169.254"]).paint(ORDER, ignored)


async def test_a_socket_leads_nowhere_else() -> None:
    other = ComfyServer(PICTURE)
    async with other.serving() as elsewhere:
        server = ComfyServer(PICTURE, misbehaves={"/ws": redirect(f"{elsewhere}/ws")})
        assert (await paint(server)).content == PICTURE
    assert not other.asked


@pytest.mark.parametrize(
    "frame",
    [
        b"\0" * ((8 << 20) + 1),
        b"\0\0\0\1",
        (4).to_bytes(4, "big") + b"\xff\xff\xff\xff" + b"{" * 99,
        (4).to_bytes(4, "big") + (2).to_bytes(4, "big") + b"{}" + b"a sketch of another",
        (1).to_bytes(4, "big") + (7).to_bytes(4, "big") + b"of no format",
        "{",
        "[]",
        "7",
        '{"type": 7, "data": {}}',
        '{"type": "progress", "data": {"value": "x", "max": 0}}',
        '{"type": "progress", "data": {"value": -1e308, "max": 1e-308}}',
        '{"type": "execution_cached", "data": {"nodes": [[], {}, "99", 7]}}',
        '{"type": "executing", "data": {"node": {}}}',
        '{"type": "execution_success", "data": {"prompt_id": "another"}}',
        '{"type": "execution_error", "data": {}}',
        "[" * 100_000,
    ],
    ids=map(str, range(16)),
)
async def test_what_a_socket_says_is_never_more_than_news(frame: bytes | str) -> None:
    server, shown = ComfyServer(PICTURE, sketch=b"", painting=asyncio.Event()), list[bytes | None]()

    async def report(fraction: float, stage: str, preview: bytes | None) -> None:
        assert 0 <= fraction <= 1
        shown.append(preview)

    async with server.serving() as origin:
        painting = asyncio.create_task(images(provider_at(origin)).paint(ORDER, report))
        await server.began.wait()
        socket = server.sockets[ORDER.key.hex]
        with suppress(ConnectionError):  # who is sent too much hangs up
            await (socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_str(frame))
        assert server.painting is not None
        server.painting.set()
        assert (await painting).content == PICTURE
    assert {*shown} == {None}
    assert len(server.runs) == 1


async def test_a_check_costs_nothing_and_tells_what_is_missing() -> None:
    server = ComfyServer(PICTURE)
    odd = {f"{each}": {"class_type": f"Odd {each}", "inputs": {}} for each in range(10, 17)}
    async with server.serving() as origin:
        await images(provider_at(origin)).check()
        assert {path for _, path, _ in server.asked} == {"/system_stats", *(f"/object_info/{each}" for each in CLASSES)}
        with pytest.raises(ProviderRefused, match=r"not there: Odd 10, Odd 11, .* and 2 more"):
            await images(provider_at(origin, WORKFLOW | odd)).check()
        server.misbehaves["/system_stats"] = page(401, json.dumps({"error": KEY}))
        with pytest.raises(ProviderRefused, match="is the key right"):
            await images(provider_at(origin)).check()
    assert not server.sent
    with pytest.raises(ProviderUnavailable):
        await images(provider_at("http://127.0.0.1:1")).check()
