"""Nothing that callers say comes out where it should not: not in logs, not in the errors of others."""

import asyncio
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import grpc
import pytest
import structlog
from google.rpc.status_pb2 import Status
from limner.v1 import image_pb2, task_pb2

from server.servicers.task import TaskService
from server.telemetry.logs import set_up_logs
from tests.minio_server import MinioServer
from tests.odd_generator import gate, odd  # noqa: F401 - a fixture
from tests.rpc.any_call import METHODS, answers_of
from tests.rpc.canaries import CANARY, Canaries, fills
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, finished
from tests.rpc.uploads import each, metadata, parts, png
from tests.rpc.valid_requests import valid_requests

TOKEN = "Bearer limner_1_canaryfree0"
NOBODY = (("x-forwarded-for", "canaryfree0"),)
SHOWN = (("authorization", TOKEN), *NOBODY)
"""A token that is none: who shows it is refused before the request is read."""
UNLIMITED = {"address_failures_per_minute": 0, "caller_calls_per_second": 0, "scope_calls_per_second": 0}
SLOW = {"WaitTask": 1}
"""Methods that wait for what may never come, with the seconds they get."""


@pytest.fixture(params=["json", "console"])
def logged(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that gets every line, when all is logged; and what children write."""
    root, path = logging.getLogger(), tmp_path / "lines"
    before = root.handlers[:]
    root.handlers.clear()
    with path.open("w") as stream:
        with monkeypatch.context() as there:
            there.setattr(sys, "stderr", stream)
            set_up_logs(request.param, "debug")
        structlog.configure(cache_logger_on_first_use=False)  # later tests have theirs
        yield path
        structlog.reset_defaults()
        root.handlers[:] = before


async def written(lines: Path) -> str:
    """What was logged, to the last line."""
    structlog.get_logger("test").warning("a warning takes all before it along")
    return await asyncio.to_thread(lines.read_text)


def loose_in(lines: str, *, secrets: tuple[str, ...] = ()) -> list[str]:
    """The lines of a log that tell what they should not; the audit may tell of scopes."""
    return [
        line
        for line in lines.splitlines()
        if any(each[1] != "scope" or "audit" not in line for each in CANARY.finditer(line))
        or any(each in line for each in ("X-Amz-Signature", "Bearer", *secrets))
    ]


def said_by(error: grpc.aio.AioRpcError) -> str:
    """All that an error tells its caller."""
    trailers = dict(error.trailing_metadata() or ())
    status = Status.FromString(trailers.get("grpc-status-details-bin", b""))
    packed = [each.value.decode(errors="replace") for each in status.details]
    return "\n".join([unquote(error.details() or ""), status.message, *packed, repr(trailers.get("x-request-id"))])


async def refusal(stack: Stack, name: str, messages: Any, headers: Any = NOBODY) -> str:
    """All that a call is refused with; empty when it is not."""
    try:
        await answers_of(stack.channel, METHODS[name], messages, metadata=headers, timeout=SLOW.get(name, 60))
    except grpc.aio.AioRpcError as error:
        assert error.code() is not grpc.StatusCode.INTERNAL, name
        return said_by(error)
    return ""


def copies(messages: Any) -> list[Any]:
    """Messages that may be changed."""
    made = [type(message)() for message in messages]
    for copy, message in zip(made, messages, strict=True):
        copy.CopyFrom(message)
    return made


async def test_no_text_of_a_request_is_logged_or_told_to_others(
    logged: Path, database_url: str, tmp_path: Path
) -> None:
    settings = settings_for(database_url, tmp_path, log_level="debug", **UNLIMITED)
    filled, refusals, loose = 0, 0, []
    async with serving(settings) as stack:
        for name, messages in (await valid_requests(stack)).items():
            for index, message in enumerate(messages[:2]):
                paths = [path for path, _ in fills(message.DESCRIPTOR, Canaries())]
                for number in range(len(paths)):
                    canaries = Canaries()
                    changed = copies(messages)
                    path, fill = list(fills(message.DESCRIPTOR, canaries))[number]
                    if index and path.startswith("start"):
                        continue
                    fill(changed[index])
                    # Twice: what went in meets itself, as a name that is taken or a request_id that was used.
                    for headers in (NOBODY, NOBODY, SHOWN):
                        said = await refusal(stack, name, changed, headers)
                        refusals += bool(said)
                        loose += [(name, path, said)] * bool(canaries.loose(said))
                    filled += 1
            await refusal(stack, name, messages)
    assert filled > 300
    assert refusals > 300
    assert loose == []
    lines = await written(logged)
    assert "audit" in lines
    assert loose_in(lines, secrets=(database_url,)) == []


async def test_what_children_and_workers_stumble_over_is_not_logged(
    logged: Path,
    gate: Path,  # noqa: F811
    database_url: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A generator that fails with what it was told: as a bug, and as a refusal."""
    async with serving(settings_for(database_url, tmp_path, log_level="debug"), workers=1) as stack:
        for way in ("stumble", "break"):
            request = odd(way, gate=gate, labels={"canaryfree1": "canaryfree1"}, max_retries=0)
            request.generate.name = "canaryfree1"
            task = await finished(stack, (await created(stack, request)).id)
            assert task.state == task_pb2.Task.STATE_FAILED
            if way == "stumble":
                assert (task.error.reason, task.error.message) == ("INTERNAL", "internal error")
                assert "canary" not in str(task.error)
    lines = await written(logged)
    assert "JobBug" in lines
    assert "in _stumble" in lines
    assert loose_in(lines) == []
    assert "canary" not in "".join(capfd.readouterr())


async def test_what_a_server_stumbles_over_is_not_logged(
    logged: Path, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug whose text holds the request, and the row of a constraint that is broken."""

    async def stumble(_: object, request: object, __: object) -> None:
        try:
            int(str(request))
        except ValueError as error:
            raise ExceptionGroup(str(request), [error, KeyError(str(request))]) from error

    for method in ("PauseQueue", "CreateTask"):
        monkeypatch.setattr(TaskService, method, stumble)
    async with serving(settings_for(database_url, tmp_path, log_level="debug")) as stack:
        async with database_of(stack) as database:
            await database.execute("ALTER TABLE images ADD CHECK (name <> 'canaryfree1')")
        for call in (
            stack.tasks.PauseQueue(task_pb2.PauseQueueRequest(reason="canaryfree1")),
            stack.images.CreateImage(
                image_pb2.CreateImageRequest(
                    metadata=metadata(name="canaryfree1", description="canaryfree1"), content=png()
                )
            ),
        ):
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call
            assert caught.value.code() is grpc.StatusCode.INTERNAL
            assert "canary" not in said_by(caught.value)
    lines = await written(logged)
    assert lines.count("in stumble") == 2
    assert "23514" in lines, "what PostgreSQL calls the constraint that is broken"
    assert loose_in(lines, secrets=(database_url,)) == []


async def test_no_signature_and_no_key_of_the_store_is_logged(
    logged: Path, database_url: str, tmp_path: Path, own_minio: MinioServer
) -> None:
    """A store that works, and one that is gone in the middle of it."""
    values = own_minio.address.settings()
    async with serving(settings_for(database_url, tmp_path, log_level="debug", **values)) as stack:
        upload = each(list(parts(png(), name="canaryfree1", labels={"canaryfree1": "canaryfree1"})))
        image = (await stack.images.UploadImage(upload)).image
        link = await stack.images.GetDownloadUrl(image_pb2.GetDownloadUrlRequest(id=image.id, file_name="canaryfree1"))
        assert "X-Amz-Signature" in link.url
        own_minio.kill()
        for call in (
            stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id)),
            stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image.id)),
            stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=png(seed=8))),
        ):
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call
            said = said_by(caught.value)
            assert "X-Amz" not in said
            assert own_minio.address.secret_key not in said
    lines = await written(logged)
    assert "STORE_UNAVAILABLE" in lines
    assert "canary" not in lines
    assert loose_in(lines, secrets=(own_minio.address.secret_key, database_url)) == []
