"""URLs need no token: the bucket is private, they are short-lived, players get pictures, and every signing is told."""

import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import image_pb2
from structlog.testing import capture_logs

from server.domain.callers import Caller, Role
from server.domain.scopes import Scopes
from server.servicers.caller import Presented
from server.serving import open_server
from server.settings import Settings
from tests.minio_server import MinioAddress
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for, stubs
from tests.rpc.uploads import metadata
from tests.system.test_download_urls import CONTENT, bucket, follow, query, served, shared  # noqa: F401 - a fixture


async def test_the_bucket_is_private_and_who_opened_it_is_warned(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
    minio: MinioAddress,
) -> None:
    sdk, name = minio.sdk(), bucket["minio_bucket"]
    with capture_logs() as logs:
        async with served(database_url, tmp_path, **bucket) as (stack, image):
            plain = (await shared(stack, image)).url.partition("?")[0]
            assert (await follow(plain)).status == 403
            assert (await follow(f"http://{minio.endpoint}/{name}?list-type=2")).status == 403
    assert not warnings_of(logs)
    for actions, status in ((["s3:GetObject"], 200), (["s3:ListBucket"], 403)):
        sdk.set_bucket_policy(name, policy(name, *actions))
        with capture_logs() as logs:
            async with serving(settings_for(database_url, tmp_path, **bucket)):
                assert (await follow(plain)).status == status
        warning = warnings_of(logs)[0]
        assert name in warning["store"]
        assert "mc anonymous set none" in warning["cure"]
    sdk.delete_bucket_policy(name)
    with capture_logs() as logs:
        async with serving(settings_for(database_url, tmp_path, **bucket)):
            assert (await follow(plain)).status == 403
    assert not warnings_of(logs)


def policy(name: str, *actions: str) -> str:
    """A policy that lets everybody do some things."""
    everything = [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
    statement = {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": list(actions), "Resource": everything}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def warnings_of(logs: Any) -> list[Any]:
    return [each for each in logs if each["event"] == "the bucket is open to anonymous readers"]


async def test_no_link_lives_longer_than_the_setting_says(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    async with served(database_url, tmp_path, **bucket, url_seconds=600) as (stack, image):
        assert query((await shared(stack, image)).url)["X-Amz-Expires"] == "600"
        for seconds in (1, 600):
            link = await shared(stack, image, expires_in=timedelta(seconds=seconds))
            assert query(link.url)["X-Amz-Expires"] == str(seconds)
        longer = await refused(shared(stack, image, expires_in=timedelta(seconds=601)))
        assert (longer.code, longer.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
        assert (longer.fields, longer.metadata["seconds"]) == (("expires_in",), "600")


@asynccontextmanager
async def serving_one(settings: Settings, caller: Caller) -> AsyncIterator[Stack]:
    """A server to which everybody is this caller."""

    async def identify(_: Presented) -> Caller:
        return caller

    async with open_server(settings, identify) as port, grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        yield Stack(**vars(stubs(channel)), address="", settings=settings)


async def test_whoever_is_bound_to_scopes_gets_links_to_their_images_alone(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    unknown = str(uuid.uuid4())
    kinds: tuple[dict[str, Any], ...] = ({}, {"options": image_pb2.RenderOptions()})
    bound = Caller("quill", Role.WRITER, Scopes.parse(["campaign/1"]))
    async with (
        served(database_url, tmp_path, **bucket) as (whole, unscoped),
        serving_one(settings_for(database_url, tmp_path, **bucket), bound) as stack,
    ):
        own, foreign = [
            (await each.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=CONTENT))).image
            for each, said in ((stack, metadata()), (whole, metadata(scope="campaign/2")))
        ]
        for values in kinds:
            absent = repr(await refused(shared(stack, image_pb2.Image(id=unknown), **values)))
            assert "IMAGE_NOT_FOUND" in absent
            for image in (unscoped, foreign):
                assert repr(await refused(shared(stack, image, **values))) == absent.replace(unknown, image.id)
                assert (await follow((await shared(whole, image, **values)).url)).status == 200
            assert (await follow((await shared(stack, own, **values)).url)).status == 200


async def test_players_get_links_to_pictures_for_five_minutes(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    async with (
        served(database_url, tmp_path, **bucket) as (_, image),
        serving_one(settings_for(database_url, tmp_path, **bucket), Caller("mira", Role.PLAYER)) as stack,
    ):
        with capture_logs() as logs:
            stored = await refused(shared(stack, image))
            longer = await refused(
                shared(stack, image, options=image_pb2.RenderOptions(), expires_in=timedelta(seconds=301))
            )
            link = await shared(stack, image, options=image_pb2.RenderOptions())
    assert (stored.code, stored.reason) == (grpc.StatusCode.PERMISSION_DENIED, "ROLE_NOT_ALLOWED")
    assert "set options" in stored.message
    assert (longer.reason, longer.fields) == ("INVALID_FIELD", ("expires_in",))
    assert query(link.url)["X-Amz-Expires"] == "300"
    assert (await follow(link.url)).body != CONTENT
    lines = [each for each in logs if each["event"] == "audit"]
    assert [(each["caller"], each["ids"], each.get("reason")) for each in lines] == [
        ("mira", [image.id], "ROLE_NOT_ALLOWED"),
        ("mira", [image.id], "INVALID_FIELD"),
        ("mira", [image.id], None),
    ]
    assert (lines[-1]["signed"], lines[-1]["seconds"]) == ("picture", 300)
    assert lines[-1]["expires"] == link.expire_time.ToJsonString()
    assert link.url not in repr(logs)


async def test_a_link_to_stored_bytes_is_audited_as_that(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    async with served(database_url, tmp_path, **bucket) as (stack, image):
        with capture_logs() as logs:
            link = await shared(stack, image, expires_in=timedelta(seconds=5))
    (line,) = [each for each in logs if each["event"] == "audit"]
    assert (line["action"], line["ids"], line["signed"], line["seconds"], line["expires"]) == (
        "/limner.v1.ImageService/GetDownloadUrl",
        [image.id],
        "content",
        5,
        link.expire_time.ToJsonString(),
    )
    assert "X-Amz" not in repr(logs)
