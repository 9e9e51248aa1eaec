"""Who trusts whom: every connection that TLS must refuse is refused, in words that name the way out."""

import asyncio
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2

from limner_client import Credentials, LimnerError, connect, connect_sync
from tests.certificates import Authority
from tests.rpc.tls_server import tls_server

LIST = image_pb2.ListImagesRequest()


async def refusal(address: str, credentials: Credentials) -> LimnerError:
    with pytest.raises(LimnerError) as refused:
        async with connect(address, credentials):
            pass
    return refused.value


async def test_who_trusts_the_ca_calls_and_nobody_else(
    database_url: str, tmp_path: Path, ours: Authority, foreign: Authority
) -> None:
    async with tls_server(database_url, tmp_path, **ours.pair().settings()) as address:
        for ca in (ours.cert, ours.cert.read_bytes()):
            async with connect(address, Credentials(ca=ca)) as limner:
                await limner.images.ListImages(LIST)
        by_name = "localhost" + address[address.index(":") :]
        async with connect(by_name, Credentials(ca=ours.cert)) as limner:
            await limner.images.ListImages(LIST)
        for credentials in (Credentials(ca=foreign.cert), Credentials(tls=True)):
            error = await refusal(address, credentials)
            assert error.reason == "TLS_FAILED"
            assert "comes from no CA that is trusted here" in error.message
        plain = await refusal(address, Credentials())
        assert plain.reason == "SERVER_UNREACHABLE"
        assert "perhaps it talks TLS" in plain.message


async def test_the_client_that_blocks_trusts_as_well(database_url: str, tmp_path: Path, ours: Authority) -> None:
    def listed() -> None:
        with connect_sync(address, Credentials(ca=ours.cert)) as limner:
            limner.images.ListImages(LIST)

    async with tls_server(database_url, tmp_path, **ours.pair().settings()) as address:
        await asyncio.to_thread(listed)


async def test_a_name_and_a_time_that_are_wrong_are_told(database_url: str, tmp_path: Path, ours: Authority) -> None:
    pair = ours.pair("elsewhere.example")
    async with tls_server(database_url, tmp_path, **pair.settings()) as address:
        wrong = await refusal(address, Credentials(ca=ours.cert))
        assert wrong.reason == "TLS_FAILED"
        assert "is for another name" in wrong.message
        async with connect(address, Credentials(ca=ours.cert, server_name="elsewhere.example")) as limner:
            await limner.images.ListImages(LIST)


async def test_a_server_without_tls_is_told(database_url: str, tmp_path: Path, ours: Authority) -> None:
    async with tls_server(database_url, tmp_path) as address:
        error = await refusal(address, Credentials(ca=ours.cert))
    assert (error.reason, error.message) == ("TLS_FAILED", f"{address} talks no TLS")


async def test_an_expired_certificate_is_told(tmp_path: Path, ours: Authority) -> None:
    """A server of ours never shows one at its start; time makes it one."""
    expired = ours.pair(days=(-30, -1))
    credentials = grpc.ssl_server_credentials([(expired.key.read_bytes(), expired.cert.read_bytes())])
    server = grpc.aio.server()
    port = server.add_secure_port("127.0.0.1:0", credentials)
    await server.start()
    try:
        error = await refusal(f"127.0.0.1:{port}", Credentials(ca=ours.cert))
    finally:
        await server.stop(None)
    assert error.reason == "TLS_FAILED"
    assert "has expired" in error.message


async def test_a_server_that_knows_a_ca_of_clients_takes_its_certificates_alone(
    database_url: str, tmp_path: Path, ours: Authority, foreign: Authority
) -> None:
    shown = ours.pair("player.example", file="client")
    refused = (
        None,
        foreign.pair("player.example", file="client"),
        ours.pair("player.example", file="expired", days=(-30, -1)),
        ours.pair("player.example", file="early", days=(1, 2)),
    )
    settings = ours.pair().settings() | {"tls_client_ca_file": ours.cert}
    async with tls_server(database_url, tmp_path, **settings) as address:
        right = Credentials(ca=ours.cert, certificate=shown.cert, key=shown.key)
        async with connect(address, right) as limner:
            await limner.images.ListImages(LIST)
        for pair in refused:
            own: dict[str, Any] = {} if pair is None else {"certificate": pair.cert, "key": pair.key}
            error = await refusal(address, Credentials(ca=ours.cert, **own))
            assert error.reason == "SERVER_UNREACHABLE"
            assert "perhaps it wants a certificate of its CA of clients" in error.message


async def test_credentials_that_cannot_be_shown_are_told_before_anything_is_sent(
    tmp_path: Path, ours: Authority, foreign: Authority
) -> None:
    one, other = ours.pair("a.example", file="a"), foreign.pair("b.example", file="b")
    nobody = "127.0.0.1:1"
    for credentials, says in (
        (Credentials(ca=b"nonsense"), "holds no certificate"),
        (Credentials(certificate=one.cert), "go together"),
        (Credentials(ca=ours.cert, key=one.key), "go together"),
        (Credentials(server_name="a.example"), "takes TLS"),
        (Credentials(ca=ours.cert, token="two\nlines"), "printable"),
        (Credentials(ca=ours.cert, token=""), "printable"),
    ):
        error = await refusal(nobody, credentials)
        assert error.reason == "CREDENTIALS_UNUSABLE"
        assert says in error.message
    with pytest.raises(FileNotFoundError):
        async with connect(nobody, Credentials(ca=tmp_path / "none.pem")):
            pass
    mixed = await refusal(nobody, Credentials(ca=ours.cert, certificate=one.cert, key=other.key))
    assert mixed.reason in {"TLS_FAILED", "SERVER_UNREACHABLE"}


def test_credentials_print_no_secret() -> None:
    assert "s3cr3t" not in repr(Credentials(certificate=b"c", key=b"s3cr3t", token="s3cr3t"))
