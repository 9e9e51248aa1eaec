"""Tokens from a terminal, and who gets in with them at a server of its own."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import task_pb2, task_pb2_grpc

from tests.rpc.identified import rest
from tests.system.command_line import Limner
from tests.system.service import limner
from tests.tokens import bearer

TOKEN = re.compile(r"limner_([a-z0-9]+)_([A-Za-z0-9]{43})")


def said(cli: Limner, *words: str) -> str:
    """What `limner token` prints; the audit of a change goes to standard error."""
    done = cli.run("token", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def shown(cli: Limner, *words: str) -> Any:
    return json.loads(said(cli, *words, "--json"))


def test_a_token_from_its_making_to_its_end(cli: Limner) -> None:
    name = cli.folder.name
    made = shown(cli, "create", "--name", name, "--role", "writer", "--scope", "campaign/*", "--scope", "world/1")
    assert TOKEN.fullmatch(made["token"])
    given, until = (datetime.fromisoformat(made[each]) for each in ("created_at", "expires_at"))
    assert until - given == timedelta(days=90)
    assert (made["role"], made["scopes"], made["state"]) == ("writer", ["world/1", "campaign/*"], "active")
    assert name in cli.refused("token", "create", "--name", name, "--role", "reader")
    narrowed = shown(cli, "change", made["id"], "--role", "reader", "--expires", "30d")
    assert (narrowed["role"], narrowed["scopes"]) == ("reader", made["scopes"])
    assert narrowed["expires_at"] < made["expires_at"]
    assert shown(cli, "change", made["id"], "--all-scopes")["scopes"] is None
    again = shown(cli, "rotate", made["id"])
    assert again["state"] == "rotating"
    assert again["token"].startswith(f"limner_{made['id']}_")
    assert again["token"] != made["token"]
    assert shown(cli, "rotate", made["id"], "--keep-old", "0m", "--expires", "never")["expires_at"] is None
    listed = {each["id"]: each for each in shown(cli, "list")}
    assert listed[made["id"]]["state"] == "active"
    assert "token" not in listed[made["id"]]
    table = said(cli, "list")
    assert table.split()[:3] == ["ID", "NAME", "ROLE"]
    assert not TOKEN.search(table)
    assert made["id"] in said(cli, "revoke", made["id"])
    for words in (("revoke",), ("rotate",), ("change", "--role", "admin")):
        assert "revoked already" in cli.refused("token", words[0], made["id"], *words[1:])
        assert "there is no token" in cli.refused("token", words[0], "nobody", *words[1:])
    assert TOKEN.fullmatch(said(cli, "create", "--name", name, "--role", "player", "--expires", "never"))


def test_a_change_says_what_it_changes(cli: Limner) -> None:
    for words, says in (((), "say what to change"), (("--scope", "a", "--all-scopes"), "not both")):
        assert says in cli.refused("token", "change", "x", *words, code=2)


def test_only_the_token_stands_on_standard_output_and_the_log_has_no_secret(cli: Limner) -> None:
    made = cli.run("token", "create", "--name", f"{cli.folder.name}-log", "--role", "reader", LIMNER_LOG_FORMAT="json")
    match = TOKEN.fullmatch(made.stdout.removesuffix("\n"))
    assert match
    done = [made, cli.run("token", "change", match[1], "--role", "player", LIMNER_LOG_FORMAT="json")]
    done.append(cli.run("token", "rotate", match[1], LIMNER_LOG_FORMAT="json"))
    done.append(cli.run("token", "revoke", match[1], LIMNER_LOG_FORMAT="json"))
    lines = [json.loads(each.stderr) for each in done]
    assert [each["action"] for each in lines] == [f"token.{each}" for each in ("create", "change", "rotate", "revoke")]
    assert {(each["event"], each["caller"], *each["ids"]) for each in lines} == {("audit", "command", match[1])}
    again = TOKEN.fullmatch(done[2].stdout.strip())
    assert again
    assert not [each for each in done if match[2] in each.stderr or again[2] in each.stderr]


def test_without_a_database_there_are_no_tokens(tmp_path: Path) -> None:
    cli = Limner("", tmp_path, tmp_path / "nothing")
    assert "no embedded database runs" in cli.refused("token", "list")


async def test_a_server_takes_a_token_made_beside_it_and_logs_no_secret(database_url: str, tmp_path: Path) -> None:
    environment = {"LIMNER_DATABASE_URL": database_url, "LIMNER_DATA_DIR": str(tmp_path), "LIMNER_LOG_LEVEL": "debug"}
    environment |= {"LIMNER_ANONYMOUS": "false"}
    cli = Limner("", tmp_path, tmp_path)
    async with limner("serve", "--listen", "127.0.0.1:0", "--workers", "0", environment=environment) as server:
        address = (await server.line("listening on")).split()[-1]
        text = cli.run("token", "create", "--name", "gm", "--role", "admin", **environment).stdout.strip()
        match = TOKEN.fullmatch(text)
        assert match
        async with grpc.aio.insecure_channel(address) as channel:
            tasks: Any = task_pb2_grpc.TaskServiceStub(channel)
            request = task_pb2.GetQueueStatsRequest()
            await tasks.GetQueueStats(request, metadata=bearer(text))
            wrong = f"limner_{match[1]}_{match[2][::-1]}"
            for shows in (bearer(wrong), ()):
                with pytest.raises(grpc.aio.AioRpcError) as caught:
                    await tasks.GetQueueStats(request, metadata=shows)
                assert caught.value.code() is grpc.StatusCode.UNAUTHENTICATED
                assert match[2][::-1] not in str(caught.value)
            stream = tasks.WatchTasks(task_pb2.WatchTasksRequest(), metadata=bearer(text))
            await stream.read()
            cli.run("token", "revoke", match[1], **environment)
            with pytest.raises(grpc.aio.AioRpcError, match="call again"):
                await rest(stream)  # bookmarks may come first
        await server.stop()
        lines = server.said()
    assert [line for line in lines if "IDENTITY_ENDED" in line]
    assert not [line for line in lines if match[2] in line or match[2][::-1] in line]
