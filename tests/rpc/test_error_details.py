"""What an error carries, and that it always fits: more than 8 KiB of it and the caller would see another error."""

from pathlib import Path

import grpc
import pytest
from google.protobuf.struct_pb2 import Struct
from limner.v1 import image_pb2, task_pb2

from server.domain.limits import RECEIVED_BYTES
from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import small

NOBODY = "018f0000-0000-7000-8000-000000000000"


async def test_an_error_carries_its_details(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        gone = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=NOBODY)))
        assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")
        assert gone.metadata == {"resource": "image", "id": NOBODY}
        wrong = await refused(stack.images.GetImage(image_pb2.GetImageRequest(id="42")))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("id",))


@pytest.mark.parametrize("letter", ["x", "ü", "竜", "🐉", "%"])
async def test_an_error_about_a_very_long_name_arrives(letter: str, database_url: str, tmp_path: Path) -> None:
    overrides = Struct()
    overrides.fields[letter * 12_000].number_value = float("nan")
    request = small()
    request.generate.overrides.CopyFrom(overrides)
    named = small()
    named.generate.type = letter * 50
    async with serving(settings_for(database_url, tmp_path)) as stack:
        for each, field in ((request, f"generate.overrides.{letter}"), (named, "generate.type")):
            refusal = await refused(stack.tasks.CreateTask(each))
            assert refusal.code is grpc.StatusCode.INVALID_ARGUMENT, letter
            assert refusal.fields[0].startswith(field)


async def test_what_the_transport_refuses_makes_nothing_else_suffer(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        huge = image_pb2.CreateImageRequest(content=bytes(RECEIVED_BYTES))
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stack.images.CreateImage(huge)
        assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
        assert (await stack.tasks.CreateTask(small())).task.id
        await stack.tasks.ListGenerators(task_pb2.ListGeneratorsRequest())
