"""What the audit says: one line for every RPC that changes something, found by its descriptor, and none for others."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
from google.protobuf.json_format import MessageToJson
from google.protobuf.message import Message
from limner.v1 import image_pb2, overlay_pb2
from structlog.testing import capture_logs

from server.domain.access_errors import IdentityUnknown
from server.domain.callers import MAINTENANCE, Caller, Role
from server.servicers.audited import id_paths
from server.servicers.caller import Presented
from server.servicers.field_rules import RULES
from server.servicers.methods import changes_nothing
from server.servicers.rights import RIGHTS
from server.servicers.rules import uuid
from server.serving import open_server
from server.settings import Settings
from server.telemetry import audit
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core, open_maintenance
from tests.rpc.any_call import METHODS, SIGNING, answers_of, path_of
from tests.rpc.errors import refused
from tests.rpc.overlays import deleting, making
from tests.rpc.stack import Stack, database_of, settings_for, stubs
from tests.rpc.tasks import small
from tests.rpc.uploads import metadata, png
from tests.rpc.valid_requests import valid_requests

ID_KEY = "x-request-id"
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WORDS = {"master": Caller("master", Role.WRITER), "player": Caller("player", Role.PLAYER)}
NOBODY = "00000000-0000-7000-8000-000000000000"


async def by_word(shown: Presented) -> Caller:
    """Who a call says it is."""
    said = str(dict(shown.metadata).get("authorization", "master"))
    if said not in WORDS:
        raise IdentityUnknown
    return WORDS[said]


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[Stack]:
    """A server that knows a game master and a player."""
    async with open_core(settings) as core:
        await load_builtin_themes(core.database)
    async with open_server(settings, by_word) as port:
        address = f"127.0.0.1:{port}"
        async with grpc.aio.insecure_channel(address) as channel:
            yield Stack(**vars(stubs(channel)), address=address, settings=settings)


def audited(logs: Any) -> list[dict[str, Any]]:
    """The lines of the audit, without what all of them have."""
    return [
        {name: value for name, value in each.items() if name not in ("event", "log_level", "request_id")}
        for each in logs
        if each["event"] == "audit"
    ]


async def created(stack: Stack, **values: Any) -> image_pb2.Image:
    """A new image."""
    request = image_pb2.CreateImageRequest(metadata=metadata(**values), content=png())
    image: image_pb2.Image = (await stack.images.CreateImage(request)).image
    return image


def named_in(message: Message) -> set[str]:
    """Every id in a message, but those that are none of ours."""
    others = re.compile(r'"(?:request_id|source_id)": "[^"]*"')
    return set(UUIDS.findall(others.sub("", MessageToJson(message, preserving_proto_field_name=True))))


async def test_who_is_refused_for_calling_too_often_is_named(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, caller_calls_per_second=1)) as master:
        with capture_logs() as logs:
            for _ in range(2):
                try:
                    await created(master, scope="campaign/1")
                except grpc.aio.AioRpcError as error:
                    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
        made, *refusals = audited(logs)
        assert (made["code"], made["scope"]) == ("OK", "campaign/1")
        assert [(each["caller"], each["reason"]) for each in refusals] in ([("master", "RATE_EXCEEDED")], [])


async def test_every_write_has_its_line_and_no_read_has_one(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        for name, messages in (await valid_requests(master)).items():
            path, right = path_of(METHODS[name]), RIGHTS[path_of(METHODS[name])]
            with capture_logs() as logs:
                try:
                    (answer, *_) = await answers_of(master.channel, METHODS[name], messages, metadata=((ID_KEY, name),))
                except grpc.aio.AioRpcError as error:
                    assert (name in SIGNING, error.code()) == (True, grpc.StatusCode.FAILED_PRECONDITION), name
                    assert [line["reason"] for line in audited(logs)] == ["NO_URLS"]
                    continue
            assert changes_nothing(path) == (Role.READER in right.roles), (
                "reads and writes as the table of rights has them"
            )
            if changes_nothing(path):
                assert audited(logs) == [], name
                continue
            (line,) = audited(logs)
            assert [each["request_id"] for each in logs if each["event"] == "audit"] == [name]
            assert (line["action"], line["caller"], line["role"], line["code"]) == (path, "master", "writer", "OK"), (
                name
            )
            assert set(line.get("ids", ())) == named_in(messages[0]), name
            assert {*line.get("made", ())} <= named_in(answer), name  # and no text that a caller chose
            if "Create" in name or name in ("UploadImage", "ImportMap", "CopyImage", "RetryTask"):
                assert line["made"], name
                assert {*line["made"]} <= named_in(answer) - named_in(messages[0]), name


def test_every_id_of_the_audit_is_checked_to_be_one() -> None:
    """So no text gets there by the name of a field."""

    def rule(descriptor: Any, path: tuple[str, ...]) -> Any:
        name, *rest = path
        field = descriptor.fields_by_name[name]
        if rest:
            return rule(field.message_type, tuple(rest))
        return RULES[descriptor.full_name][f"{name}[]" if field.is_repeated else name]

    checked = 0
    for method in METHODS.values():
        if not changes_nothing(path_of(method)):
            for path in id_paths(method.input_type):
                assert rule(method.input_type, path).check.__qualname__ == uuid().check.__qualname__, (
                    method.name,
                    path,
                )
                checked += 1
    assert checked > 30


async def test_a_scope_that_changes_is_told_as_it_was(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        image = await created(master, scope="campaign/1")
        for scope, told in (("campaign/2", ["campaign/1"]), ("campaign/2", [None]), ("", ["campaign/2"])):
            changed = image_pb2.Image(id=image.id, scope=scope)
            with capture_logs() as logs:
                await master.images.UpdateImage(
                    image_pb2.UpdateImageRequest(image=changed, update_mask={"paths": ["scope"]})
                )
            assert [line.get("old_scope") for line in audited(logs)] == told


async def test_a_replay_and_a_refusal_say_that_they_are(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        request = image_pb2.CreateImageRequest(metadata=metadata(), content=png(), request_id=NOBODY)
        with capture_logs() as logs:
            for _ in range(2):
                image = (await master.images.CreateImage(request)).image
            stale = image_pb2.Image(id=image.id, name="Crypt", etag="stale", scope="campaign/3")
            await refused(master.images.UpdateImage(image_pb2.UpdateImageRequest(image=stale)))
            await refused(master.images.DeleteImage(image_pb2.DeleteImageRequest(id=NOBODY)))
            await refused(master.images.DeleteImage(image_pb2.DeleteImageRequest(id="what I call it")))
        lines = [{name: line[name] for name in line.keys() - {"caller", "role"}} for line in audited(logs)]
        path, moved = "/limner.v1.ImageService/", {"scope": "campaign/3"}
        assert lines == [
            {"action": f"{path}CreateImage", "code": "OK", "made": [image.id]},
            {"action": f"{path}CreateImage", "code": "OK", "made": [image.id], "replayed": True},
            {"action": f"{path}UpdateImage", "code": "ABORTED", "reason": "ETAG_MISMATCH", "ids": [image.id]} | moved,
            {"action": f"{path}DeleteImage", "code": "NOT_FOUND", "reason": "IMAGE_NOT_FOUND", "ids": [NOBODY]},
            {"action": f"{path}DeleteImage", "code": "INVALID_ARGUMENT", "reason": "INVALID_FIELD"},
        ]


async def test_a_trial_changes_nothing_and_has_no_line(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        image = await created(master)
        await master.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
        with capture_logs() as logs:
            await master.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[image.id], dry_run=True))
            await master.tasks.CreateTask(small(validate_only=True))
        assert audited(logs) == []


async def test_a_long_line_ends_after_a_hundred_ids(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        image = await created(master)
        marker = overlay_pb2.Overlay(image_id=image.id, marker={"at": {"cell": {"column": 1, "row": 2}}, "number": 7})
        with capture_logs() as logs:
            made = await master.overlays.BatchCreateOverlays(making(image.id, [marker] * 150))
            ids = [overlay.id for overlay in made.overlays]
            await master.overlays.BatchDeleteOverlays(deleting(image.id, ids))
            await master.overlays.PurgeOverlays(overlay_pb2.PurgeOverlaysRequest(ids=ids))
        creation, deletion, purge = audited(logs)
        assert (len(creation["made"]), creation["made_count"]) == (100, 150)
        assert (deletion["ids"], deletion["ids_count"]) == ([image.id, *ids[:99]], 151)
        assert (purge["ids"], purge["ids_count"], len(purge["purged"]), purge["count"]) == (ids[:100], 150, 100, 150)
        assert len(json.dumps(purge)) < 16 << 10


async def test_who_is_kept_out_is_told_and_what_he_showed_is_not(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        get, gone = image_pb2.GetImageRequest(id=NOBODY), image_pb2.DeleteImageRequest(id=NOBODY)
        with capture_logs() as logs:
            await refused(master.images.GetImage(get, metadata=(("authorization", "Bearer limner_1_canary"),)))
            await refused(master.images.DeleteImage(gone, metadata=(("authorization", "player"),)))
        stranger, player = audited(logs)
        assert {name: stranger[name] for name in stranger.keys() - {"address"}} == {
            "action": "/limner.v1.ImageService/GetImage",
            "code": "UNAUTHENTICATED",
            "reason": "IDENTITY_UNKNOWN",
        }
        assert stranger["address"].startswith("ipv4:127.0.0.1:")
        assert (player["caller"], player["role"], player["reason"]) == ("player", "player", "ROLE_NOT_ALLOWED")
        assert "canary" not in repr(logs)


async def test_what_maintenance_purges_is_told(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as master:
        image = await created(master)
        await master.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
        async with database_of(master) as database:
            await database.execute("UPDATE images SET deleted_at = now() - interval '31 days'")
        with capture_logs() as logs:
            async with open_maintenance(master.settings) as maintenance:
                await maintenance()
        (line,) = audited(logs)
        assert line == {
            "action": "trash.images",
            "caller": MAINTENANCE.name,
            "role": "admin",
            "code": "OK",
            "purged": [image.id],
            "count": 1,
        }


def test_a_command_tells_what_it_did() -> None:
    with capture_logs() as logs:
        audit.tell("token.revoke", Caller("command"), ids=["01"], old_scopes="", made=[])
    assert audited(logs) == [
        {"action": "token.revoke", "caller": "command", "role": "admin", "code": "OK", "ids": ["01"]}
    ]
