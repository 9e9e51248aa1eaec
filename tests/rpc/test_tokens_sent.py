"""A token goes with every call, as it stands in its file now, and over no plaintext to others unless that is said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from limner.v1 import image_pb2, task_pb2

from limner_client import Credentials, LimnerError, connect
from limner_client.credentials import is_here
from server.domain.callers import ANONYMOUS, Caller
from server.servicers.caller import Presented
from server.serving import open_server
from tests.rpc.stack import settings_for

LIST = image_pb2.ListImagesRequest()


@asynccontextmanager
async def noting(database_url: str, folder: Path) -> AsyncIterator[tuple[str, list[str]]]:
    """A server's address, and what each call says of who makes it."""
    shown: list[str] = []

    async def identify(presented: Presented) -> Caller:
        shown.extend(str(value) for name, value in presented.metadata if name == "authorization")
        return ANONYMOUS

    async with open_server(settings_for(database_url, folder / "data"), identify) as port:
        yield f"127.0.0.1:{port}", shown


async def test_calls_of_every_shape_send_the_token(database_url: str, tmp_path: Path) -> None:
    async with noting(database_url, tmp_path) as (address, shown):
        async with connect(address, Credentials(token="limner_a_b")) as limner:
            await limner.images.ListImages(LIST, metadata=(("x-request-id", "one"),))
            with pytest.raises(LimnerError):
                await limner.download("01a20ff1-81c0-7c7a-85f4-f4a09f2e7c57", tmp_path / "none")
            with pytest.raises(LimnerError):
                await limner.upload(b"no picture", image_pb2.ImageMetadata())
            call = limner.tasks.WatchTasks(task_pb2.WatchTasksRequest())
            await call.read()
            call.cancel()
        assert shown == ["Bearer limner_a_b"] * 4


async def test_a_token_that_is_rotated_is_used_at_once(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("limner_a_1\n")
    async with noting(database_url, tmp_path) as (address, shown):
        async with connect(address, Credentials(token=file)) as limner:
            await limner.images.ListImages(LIST)
            file.write_text("limner_a_2\n")
            await limner.images.ListImages(LIST)
            new = tmp_path / "new"
            new.write_text("limner_a_3")
            new.replace(file)
            await limner.images.ListImages(LIST)
            for spoil in (lambda: file.write_text(""), file.unlink):  # while it is written anew
                spoil()
                await limner.images.ListImages(LIST)
        assert shown == [f"Bearer limner_a_{each}" for each in (1, 2, 3, 3, 3)]


async def test_no_token_goes_to_others_in_plaintext() -> None:
    for address in ("192.0.2.7:50051", "limner.example:50051", "127.example:1", "dns:///limner.example:1"):
        with pytest.raises(LimnerError) as refused:
            async with connect(address, Credentials(token="limner_a_s3cr3t")):
                pass
        assert refused.value.reason == "TOKEN_NEEDS_TLS"
        assert "s3cr3t" not in str(refused.value)
    with pytest.raises(LimnerError, match="SERVER_UNREACHABLE"):  # it was about to
        async with connect("nowhere.invalid:1", Credentials(token="limner_a_b", plaintext=True)):
            pass


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1:50051", True),
        ("localhost:50051", True),
        ("localhost", True),
        ("[::1]:50051", True),
        ("unix:/run/limner.sock", True),
        ("dns:///localhost:1", True),
        ("ipv4:127.0.0.1:1", True),
        ("ipv4:127.0.0.1:1,192.0.2.7:1", False),
        ("127.example:50051", False),
        ("localhost.example:1", False),
        ("10.0.0.7:50051", False),
        ("[2001:db8::1]:1", False),
    ],
)
def test_what_leads_to_this_machine_is_known(address: str, here: bool) -> None:
    assert is_here(address) == here
