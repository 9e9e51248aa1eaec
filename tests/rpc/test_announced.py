"""What reflection announces is there: every method answers, and every answer can be told from the next."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import ServiceDescriptor
from google.protobuf.descriptor_pb2 import FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2

from tests.rpc.errors import refusal, refused
from tests.rpc.stack import Stack

VERSIONS = ["v1", "v1alpha"]
Asked, Told = reflection_pb2.ServerReflectionRequest, reflection_pb2.ServerReflectionResponse


def reflection(stack: Stack, version: str) -> Any:
    """The method of a version, by its name on the wire."""
    method = f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo"
    return stack.channel.stream_stream(method, Asked.SerializeToString, Told.FromString)


async def told(stack: Stack, version: str, *questions: Any) -> list[Any]:
    return [each async for each in reflection(stack, version)(iter(questions))]


async def announced(stack: Stack, version: str) -> list[ServiceDescriptor]:
    """The services as a client that knows nothing learns of them."""
    (listed,) = await told(stack, version, Asked(list_services=""))
    names = [each.name for each in listed.list_services_response.service]
    files: dict[str, FileDescriptorProto] = {}
    for answer in await told(stack, version, *(Asked(file_containing_symbol=name) for name in names)):
        for raw in answer.file_descriptor_response.file_descriptor_proto:
            file = FileDescriptorProto.FromString(raw)
            files[file.name] = file
    pool = DescriptorPool()
    while files:
        for file in [each for each in files.values() if not set(each.dependency) & set(files)]:
            pool.Add(files.pop(file.name))
    return [pool.FindServiceByName(name) for name in names]


def called(channel: grpc.aio.Channel, method: Any, request: Any) -> Any:
    """The call of a method with one request."""
    kind = "_".join("stream" if each else "unary" for each in (method.client_streaming, method.server_streaming))
    reply = GetMessageClass(method.output_type)
    path = f"/{method.containing_service.full_name}/{method.name}"
    call = getattr(channel, kind)(path, type(request).SerializeToString, reply.FromString)
    return call(iter([request]) if method.client_streaming else request, metadata=(("x-request-id", path),))


async def ended(call: Any, *, streams: bool) -> tuple[grpc.StatusCode, str, str | None]:
    """Code, reason and request id of the answer of a call, or of what it has begun to say."""
    try:
        if not streams:
            await call
        elif await call.read() is not grpc.aio.EOF:
            call.cancel()
            return grpc.StatusCode.OK, "", None
    except grpc.aio.AioRpcError as error:
        return error.code(), refusal(error).reason, dict(error.trailing_metadata() or ()).get("x-request-id")
    return await call.code(), "", dict(await call.trailing_metadata()).get("x-request-id")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_method_answers_an_empty_request(
    version: str, stack: Stack, runner: asyncio.Runner, capfd: pytest.CaptureFixture[str]
) -> None:
    async def walk() -> None:
        services = await announced(stack, version)
        assert {f"grpc.reflection.{each}.ServerReflection" for each in VERSIONS} < {each.full_name for each in services}
        for method in (method for service in services for method in service.methods):
            call = called(stack.channel, method, GetMessageClass(method.input_type)())
            code, reason, request_id = await ended(call, streams=method.server_streaming)
            name = f"{method.containing_service.full_name}/{method.name}"
            assert code.name not in {"UNIMPLEMENTED", "UNKNOWN", "INTERNAL", "CANCELLED"}, name
            assert code is grpc.StatusCode.OK or reason, name
            assert request_id in {None, f"/{name}"}, name
            assert request_id is not None or method.server_streaming, name

    runner.run(walk())
    logged = capfd.readouterr()
    assert "Traceback" not in logged.out + logged.err


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_described_has_its_comments(version: str, stack: Stack, runner: asyncio.Runner) -> None:
    async def comments() -> AsyncIterator[tuple[str, int, int]]:
        (answer,) = await told(stack, version, Asked(file_containing_symbol="limner.v1.TaskService.WatchTask"))
        for raw in answer.file_descriptor_response.file_descriptor_proto:
            file = FileDescriptorProto.FromString(raw)
            said = [each.leading_comments for each in file.source_code_info.location if each.leading_comments]
            parts = sum(1 + len(each.field) for each in file.message_type) + len(file.service)
            yield file.name, len(said), parts

    async def gathered() -> list[tuple[str, int, int]]:
        return [each async for each in comments()]

    files = runner.run(gathered())
    assert files[0][0] == "limner/v1/task.proto"
    for name, said, parts in files:
        assert said >= parts or name.startswith("google/"), name


@pytest.mark.parametrize("version", VERSIONS)
def test_questions_without_an_answer_are_refused_one_by_one(version: str, stack: Stack, runner: asyncio.Runner) -> None:
    extension = reflection_pb2.ExtensionRequest(containing_type="limner.v1.Task", extension_number=1)
    questions = [
        (Asked(file_by_filename="none.proto"), 5),
        (Asked(file_containing_symbol="limner.v1.Task.State.NONE"), 5),
        (Asked(file_containing_symbol="limner.v1"), 5),
        (Asked(file_containing_extension=extension), 5),
        (Asked(all_extension_numbers_of_type="limner.v1.None"), 5),
        (Asked(all_extension_numbers_of_type="limner.v1.Task"), 0),
        (Asked(file_containing_symbol="limner.v1.Task.State.STATE_QUEUED"), 0),
        (Asked(file_by_filename="google/protobuf/struct.proto"), 0),
        (Asked(), 3),
    ]
    answers = runner.run(told(stack, version, *(question for question, _ in questions)))
    assert [each.error_response.error_code for each in answers] == [code for _, code in questions]
    assert [each.original_request for each in answers] == [question for question, _ in questions]


PATHS = [
    "/limner.v1.TaskService/Dance",
    "/limner.v2.TaskService/GetTask",
    "/nothing/at/all",
    "/x",
    "/grpc.health.v1.Health/Ask",
]


@pytest.mark.parametrize("kind", ["unary_unary", "unary_stream", "stream_unary", "stream_stream"])
@pytest.mark.parametrize("path", PATHS)
def test_a_method_that_is_not_there_is_named(path: str, kind: str, stack: Stack, runner: asyncio.Runner) -> None:
    async def ask() -> None:
        call = getattr(stack.channel, kind)(path)
        asked = call(iter([b"", b""]) if kind.startswith("stream") else b"", metadata=(("x-request-id", "mine"),))
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await (asked.read() if kind.endswith("stream") else asked)
        said = refusal(caught.value)
        assert (said.code, said.reason) == (grpc.StatusCode.UNIMPLEMENTED, "UNKNOWN_METHOD")
        assert said.metadata == {"method": path}
        assert ("x-request-id", "mine") in tuple(caught.value.trailing_metadata() or ())

    runner.run(ask())


def test_a_caller_that_goes_on_writing_is_told_as_well(stack: Stack, runner: asyncio.Runner) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"more"

    async def ask() -> None:
        call: Any = stack.channel.stream_unary("/limner.v1.ImageService/Pour")
        assert (await refused(call(endless()))).reason == "UNKNOWN_METHOD"

    runner.run(ask())


def broken(channel: Any) -> Iterator[Any]:
    """Calls of services that are not ours with bytes that are no message."""
    yield channel.unary_unary("/grpc.health.v1.Health/Check")(b"\xff")
    yield channel.unary_stream("/grpc.health.v1.Health/Watch")(b"\xff").read()
    for version in VERSIONS:
        yield channel.stream_stream(f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo")(
            iter([b"\xff"])
        ).read()


def test_services_of_others_refuse_with_reasons_as_well(stack: Stack, runner: asyncio.Runner) -> None:
    async def ask() -> None:
        health = health_pb2_grpc.HealthStub(stack.channel)
        unknown = await refused(health.Check(health_pb2.HealthCheckRequest(service="limner.v9.Moon")))
        assert (unknown.code, unknown.reason) == (grpc.StatusCode.NOT_FOUND, "SERVICE_NOT_FOUND")
        assert unknown.resource == ("service", "limner.v9.Moon")
        for call in broken(stack.channel):
            assert (await refused(call)).reason == "MALFORMED_REQUEST"
        listed = (await health.List(health_pb2.HealthListRequest())).statuses
        assert {"", "liveness", "limner.v1.TaskService"} <= set(listed)
        for name, each in listed.items():
            assert each == await health.Check(health_pb2.HealthCheckRequest(service=name))

    runner.run(ask())
