"""Certificates are replaced while a server serves: no call fails, and what cannot be served changes nothing."""

import asyncio
import os
import ssl
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from server.servicers import certificates
from tests.certificates import Authority, Pair
from tests.rpc.tls_server import tls_server

ONE_CHANNEL_EACH = [("grpc.use_local_subchannel_pool", 1)]
REPLACED, CALLERS = 40, 4


async def call(address: str, ca: bytes, pair: Pair | None = None) -> None:
    """One call over a connection of its own. Raises `grpc.aio.AioRpcError`."""
    own = (None, None) if pair is None else (pair.key.read_bytes(), pair.cert.read_bytes())
    credentials = grpc.ssl_channel_credentials(ca, *own)
    async with grpc.aio.secure_channel(address, credentials, ONE_CHANNEL_EACH) as channel:
        stub: Any = health_pb2_grpc.HealthStub(channel)
        await stub.Check(health_pb2.HealthCheckRequest())


async def shown(address: str) -> str:
    """The certificate that a server shows to a new connection, in PEM."""
    host, port = address.split(":")
    return await asyncio.to_thread(ssl.get_server_certificate, (host, int(port)))


def leaf(pair: Pair) -> str:
    """The certificate of a pair without its chain."""
    end = "-----END CERTIFICATE-----\n"
    return pair.cert.read_text().partition(end)[0] + end


def written_over(target: Pair, source: Pair) -> None:
    """In place, piece by piece: for a while they are neither what they were nor what they are to be."""
    for path, new in ((target.key, source.key), (target.cert, source.cert)):
        content = new.read_bytes()
        with path.open("wb", buffering=0) as file:
            file.write(content[: len(content) // 2])
            file.write(content[len(content) // 2 :])


def renamed(target: Pair, source: Pair) -> None:
    """Each at one stroke: for a while one is new and the other is not."""
    source.key.replace(target.key)
    source.cert.replace(target.cert)


async def test_no_call_fails_while_certificates_are_replaced(
    database_url: str, tmp_path: Path, ours: Authority
) -> None:
    """Callers make one connection after the other; the files are replaced again and again, in both ways."""
    served = ours.pair()
    new = [ours.pair(file=f"new{number}") for number in range(REPLACED)]
    ca = ours.cert.read_bytes()
    done = asyncio.Event()
    calls = 0

    async def calling() -> None:
        nonlocal calls
        while not done.is_set():
            await call(address, ca)
            calls += 1

    async def replacing() -> None:
        for pair, way in zip(new, cycle((renamed, written_over)), strict=False):
            before = calls
            await asyncio.to_thread(way, served, pair)
            while calls < before + CALLERS:  # some are made beside each
                await call(address, ca)
        done.set()

    async with tls_server(database_url, tmp_path, **served.settings()) as address, asyncio.TaskGroup() as group:
        for _ in range(CALLERS):
            group.create_task(calling())
        await replacing()
        assert await shown(address) == leaf(served)
    assert calls > REPLACED * CALLERS


async def test_each_replacement_is_shown_to_the_next_connection(
    database_url: str, tmp_path: Path, ours: Authority
) -> None:
    served = ours.pair()
    async with tls_server(database_url, tmp_path, **served.settings()) as address:
        for way in (renamed, written_over, written_over, renamed):
            await asyncio.to_thread(way, served, ours.pair(file="new"))
            assert await shown(address) == leaf(served)


async def test_files_that_rest_are_read_no_more(tmp_path: Path, ours: Authority) -> None:
    """They are looked at; only while they are so young that their time tells nothing are they read."""
    pair = ours.pair()
    for path in (pair.cert, pair.key):
        os.utime(path, (0, 0))
    files = certificates.Certificates(pair.cert, pair.key, None)
    before = pair.cert.stat()
    pair.cert.write_bytes(b"x" * before.st_size)  # in the same file, of the same size
    os.utime(pair.cert, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert files._marks == files._marked()
    assert files.renewed() is None
    assert not files._refused


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda pair, _: pair.cert.unlink(), "LIMNER_TLS_CERT_FILE: "),
        (lambda pair, _: pair.key.write_text(""), "LIMNER_TLS_KEY_FILE: holds no private key"),
        (
            lambda pair, _: pair.cert.write_text(pair.cert.read_text()[:300]),
            "LIMNER_TLS_CERT_FILE: holds no certificate",
        ),
        (lambda pair, ca: ca.pair(file="x").key.replace(pair.key), "LIMNER_TLS_KEY_FILE: is not the key of"),
        (lambda pair, ca: renamed(pair, ca.pair(file="x", days=(-9, -1))), "LIMNER_TLS_CERT_FILE: has expired"),
    ],
    ids=["gone", "empty", "half", "mixed", "expired"],
)
async def test_what_cannot_be_served_changes_nothing_and_is_told_once(
    database_url: str,
    tmp_path: Path,
    ours: Authority,
    change: Callable[[Pair, Authority], None],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warnings: list[str] = []

    class Log:
        def warning(self, _: str, *, error: str) -> None:
            warnings.append(error)

        def info(self, *_: object, **__: object) -> None:
            pass

    monkeypatch.setattr(certificates, "log", Log())
    pair = ours.pair()
    before = leaf(pair)
    async with tls_server(database_url, tmp_path, **pair.settings()) as address:
        change(pair, ours)
        for _ in range(3):
            await call(address, ours.cert.read_bytes())
        assert await shown(address) == before
        assert len(warnings) == 1
        assert says in warnings[0]
        renamed(pair, ours.pair(file="right"))
        assert await shown(address) == leaf(pair) != before


async def test_a_new_ca_of_clients_counts_for_the_next_connection(database_url: str, tmp_path: Path) -> None:
    ours, one, other = (Authority(tmp_path / name) for name in ("ours", "one", "other"))
    clients = tmp_path / "clients.pem"
    clients.write_bytes(one.cert.read_bytes())
    old, new = (each.pair("player.example", file="client") for each in (one, other))
    ca = ours.cert.read_bytes()
    async with tls_server(database_url, tmp_path, **ours.pair().settings(), tls_client_ca_file=clients) as address:
        await call(address, ca, old)
        with pytest.raises(grpc.aio.AioRpcError):
            await call(address, ca, new)
        clients.write_bytes(other.cert.read_bytes())
        await call(address, ca, new)
        with pytest.raises(grpc.aio.AioRpcError):
            await call(address, ca, old)
