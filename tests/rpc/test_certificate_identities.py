"""Who stands behind a client certificate, over real TLS: what a file says of its names, and only so long."""

from pathlib import Path
from typing import Any

import click
import grpc
import pytest
from limner.v1 import image_pb2, task_pb2, theme_pb2

from server.cli.process.serve import check_exposure
from server.identities import certificate_names
from server.repositories.database import Database
from server.settings import Settings
from tests.certificates import Authority, Pair
from tests.rpc.errors import refused
from tests.rpc.identified import queue_stats, rest
from tests.rpc.stack import Stubs, stubs
from tests.rpc.tls_server import tls_server
from tests.tokens import bearer, make_token

GM, PLAYERS = "gm.example.org", "players.example.org"
FILE = f"""
["{GM}"]
role = "writer"
name = "game-master"

["{PLAYERS}"]
role = "player"
"""
STATS = task_pb2.GetQueueStatsRequest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "identities.toml"
    path.write_text(FILE)
    return path


def asking(ours: Authority, file: Path, **more: Any) -> dict[str, Any]:
    """Settings of a server that asks for certificates and knows who they are."""
    files = {**ours.pair().settings(), "tls_client_ca_file": ours.cert, "identities_file": file}
    return {**files, "anonymous": False, **more}


def connected(address: str, ours: Authority, shown: Pair) -> tuple[grpc.aio.Channel, Stubs]:
    """A connection that shows a certificate."""
    credentials = grpc.ssl_channel_credentials(ours.cert.read_bytes(), shown.key.read_bytes(), shown.cert.read_bytes())
    channel = grpc.aio.secure_channel(address, credentials, [("grpc.use_local_subchannel_pool", 1)])
    return channel, stubs(channel)


def write(file: Path, **names: str) -> None:
    """Have a file say which name has which role."""
    file.write_text("".join(f'["{name}"]\nrole = "{role}"\n' for role, name in names.items()))


def theme(name: str) -> theme_pb2.CreateThemeRequest:
    return theme_pb2.CreateThemeRequest(theme={"name": name, "display_name": name})


async def test_names_say_who_calls(database_url: str, tmp_path: Path, ours: Authority, file: Path) -> None:
    async with tls_server(database_url, tmp_path, **asking(ours, file)) as address, Database.open(database_url) as rows:
        text, _ = await make_token(rows, "by-token")
        channel, gm = connected(address, ours, ours.pair("other.example.org", GM, file="gm"))
        async with channel:
            await queue_stats(gm)
            made = await gm.themes.CreateTheme(theme("gloom"))
            assert made.theme.created_by == "game-master"
            again = await gm.themes.CreateTheme(theme("dusk"), metadata=bearer(text))
            assert again.theme.created_by == "by-token"
            refusal = await refused(gm.tasks.GetQueueStats(STATS, metadata=bearer("limner_x")))
            assert refusal.reason == "IDENTITY_UNKNOWN"
        channel, players = connected(address, ours, ours.pair(PLAYERS, file="players"))
        async with channel:
            await players.images.ListImages(image_pb2.ListImagesRequest())
            assert (await refused(queue_stats(players))).reason == "ROLE_NOT_ALLOWED"
        channel, stranger = connected(address, ours, ours.pair("stranger.example.org", file="stranger"))
        async with channel:
            refusal = await refused(queue_stats(stranger))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_UNKNOWN")
            names = (("x-forwarded-client-cert", f"DNS={GM}"), ("x-client-cert", GM), ("x-remote-user", "game-master"))
            refusal = await refused(stranger.tasks.GetQueueStats(STATS, metadata=names))
            assert refusal.reason == "IDENTITY_UNKNOWN"


async def test_a_watch_ends_when_its_name_leaves_the_file(
    database_url: str, tmp_path: Path, ours: Authority, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificate_names, "RELOAD_SECONDS", 0.05)
    write(file, writer=GM, reader=PLAYERS)
    async with tls_server(database_url, tmp_path, **asking(ours, file)) as address:
        shown = [ours.pair(each, file=each) for each in (GM, PLAYERS)]
        (one, gm), (other, players) = [connected(address, ours, each) for each in shown]
        async with one, other:
            streams = [each.tasks.WatchTasks(task_pb2.WatchTasksRequest()) for each in (gm, players)]
            for stream in streams:
                await stream.read()
            write(file, admin=GM)
            assert (await refused(rest(streams[1]))).reason == "IDENTITY_ENDED"
            assert (await refused(queue_stats(players))).reason == "IDENTITY_UNKNOWN"
            await gm.tasks.PauseQueue(task_pb2.PauseQueueRequest())
            assert not streams[0].done()


def test_a_wrong_file_ends_the_start(ours: Authority, file: Path) -> None:
    file.write_text(f'["{GM}"]\nrole = "king"\n')
    with pytest.raises(click.UsageError) as caught:
        check_exposure(Settings(**asking(ours, file)))
    assert f"{file}, line 1: {GM}: role must be one of player, reader, writer, admin" in caught.value.message
