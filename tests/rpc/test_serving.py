"""The server itself: what a second server, a lost database or a bug do to it."""

import asyncio
from pathlib import Path

import asyncpg
import grpc
import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorProto
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from limner.v1 import image_pb2

from server.repositories.migrations import migrate
from tests.postgres_servers import PostgresServer
from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for

SERVICES = {f"limner.v1.{name}Service" for name in ("Image", "MapGrid", "Overlay", "Task")}
NOBODY = "018f0000-0000-7000-8000-000000000000"
SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING


async def test_a_second_server_on_the_port_is_refused(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        with pytest.raises(OSError, match="cannot listen"):
            async with serving(settings_for(database_url, tmp_path, listen=stack.address)):
                pass


async def test_a_bug_tells_an_id_and_nothing_else(
    database_url: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        # A schema nobody expects stands for any bug: what it breaks is found only when it happens.
        connection = await asyncpg.connect(database_url)
        await connection.execute("ALTER TABLE images RENAME COLUMN sha256 TO sha512")
        await connection.close()
        bug = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=NOBODY)))
        assert (bug.code, bug.reason, bug.message) == (grpc.StatusCode.INTERNAL, "INTERNAL", "internal error")
        assert set(bug.metadata) == {"correlation_id"}
    logged = capfd.readouterr()
    assert bug.metadata["correlation_id"] in logged.out + logged.err


async def test_reflection_describes_every_service(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        stub = reflection_pb2_grpc.ServerReflectionStub(stack.channel)
        asked = [
            reflection_pb2.ServerReflectionRequest(list_services=""),
            reflection_pb2.ServerReflectionRequest(file_containing_symbol="limner.v1.TaskService"),
        ]
        listed, described = [reply async for reply in stub.ServerReflectionInfo(iter(asked))]
        assert {each.name for each in listed.list_services_response.service} >= SERVICES
        files = [
            FileDescriptorProto.FromString(raw) for raw in described.file_descriptor_response.file_descriptor_proto
        ]
        assert any(each.name == "limner/v1/task.proto" for each in files)


async def test_readiness_follows_the_database_and_liveness_does_not(
    own_postgres: PostgresServer, tmp_path: Path
) -> None:
    url = own_postgres.url("postgres")
    await migrate(url)
    async with serving(settings_for(url, tmp_path)) as stack:
        health = health_pb2_grpc.HealthStub(stack.channel)
        watching = aiter(health.Watch(health_pb2.HealthCheckRequest(service="limner.v1.ImageService")))
        assert (await anext(watching)).status == SERVING
        await asyncio.to_thread(own_postgres.stop, "immediate")
        assert (await anext(watching)).status == NOT_SERVING
        alive = await health.Check(health_pb2.HealthCheckRequest(service="liveness"))
        assert alive.status == SERVING
        away = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=NOBODY)))
        assert (away.code, away.reason) == (grpc.StatusCode.UNAVAILABLE, "DATABASE_UNAVAILABLE")
        await asyncio.to_thread(own_postgres.start)
        assert (await anext(watching)).status == SERVING
        gone = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=NOBODY)))
        assert gone.code is grpc.StatusCode.NOT_FOUND
