"""A campaign: an admin makes tokens, a game master's service and a players' service work on one map.

Everything that the players' service ever receives is searched for what players may not know: texts, ids, numbers, and
pixels. The same search finds all of it in what the game master's service receives.
"""

import io
import json
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
import numpy as np
import pytest
from google.protobuf.descriptor import FieldDescriptor, MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from limner.v1 import audience_pb2, image_pb2, overlay_pb2, task_pb2, view_pb2
from PIL import Image, UnidentifiedImageError

from server.servicers.audience_fields import AUDIENCE
from tests.minio_server import MinioAddress
from tests.rpc.any_call import ENDLESS, METHODS, begun
from tests.rpc.errors import refusal
from tests.rpc.overlays import making
from tests.rpc.tasks import small
from tests.rpc.uploads import metadata
from tests.system.browser import fetched
from tests.system.command_line import Limner
from tests.system.service import service

SCOPE, FOREIGN = "campaign/42", "campaign/7"
SEED = 3_141_592_653
GM_TEXTS = ["Zaxxeroth", "Quillomere", "Vrondobelk", "Ymbrastile"]
"""A name of a gm overlay, its description, the name of a gm image, the id of a secret door in walls of players."""
MAGENTA, LIME = (255, 0, 255), (0, 255, 0)
"""The colour of what is drawn for the game master alone, and that of the gm image."""
NEARLY = 48
Colour = tuple[int, int, int]
GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS


@dataclass
class Caller:
    """A service with a token, and every byte that it ever received."""

    channel: grpc.aio.Channel
    token: str
    received: list[bytes] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    async def call(self, method: str, *messages: Message) -> list[Message] | str:
        """All answers to a call, or the reason why it is refused."""
        described = METHODS[method]
        sent, headers = [each.SerializeToString() for each in messages], (("authorization", f"Bearer {self.token}"),)
        running = begun(self.channel, described, sent, metadata=headers, timeout=60)
        answers: list[bytes] = []
        try:
            if not described.server_streaming:
                answers.append(await running)
            async for each in running if described.server_streaming else _nothing():
                answers.append(each)
                if method == ENDLESS:
                    break
        except grpc.aio.AioRpcError as error:
            self.received.append(repr((error.details(), error.trailing_metadata())).encode())
            return refusal(error).reason
        finally:
            running.cancel()
        self.received += answers
        self.received.append(repr((await running.initial_metadata(), await _trailers(running))).encode())
        read = [GetMessageClass(described.output_type).FromString(each) for each in answers]
        self.pictures += [b"".join(each) for each in _contents(read)]
        return read

    async def answer(self, method: str, request: Message) -> Message:
        """The one answer to a call that has to succeed."""
        answers = await self.call(method, request)
        assert not isinstance(answers, str), (method, answers)
        return answers[0]

    def fetch(self, url: str) -> None:
        """Follow a URL."""
        page = fetched(url)
        assert page.status == 200
        self.received.append(repr(page.headers).encode() + page.body)
        self.pictures.append(page.body)


async def _nothing() -> AsyncIterator[bytes]:
    nothing: list[bytes] = []
    for each in nothing:
        yield each


async def _trailers(running: grpc.aio.Call) -> object:
    return None if running.cancelled() else await running.trailing_metadata()


def _contents(answers: Sequence[Message]) -> Iterator[list[bytes]]:
    """The bytes of pictures in answers; chunks of one stream together."""
    chunks: list[bytes] = []
    for answer in answers:
        for name, value in _bytes_in(answer):
            if name == "chunk":
                chunks.append(value)
            else:
                yield [value]
    if chunks:
        yield chunks


def _bytes_in(message: Message) -> Iterator[tuple[str, bytes]]:
    for described, value in message.ListFields():
        if described.type == FieldDescriptor.TYPE_BYTES:
            yield described.name, value
        elif described.message_type is not None and not described.message_type.GetOptions().map_entry:
            for each in value if described.is_repeated else [value]:
                yield from _bytes_in(each)


def secrets_in(received: Sequence[bytes], secrets: Sequence[str]) -> set[str]:
    """Those of the texts that stand anywhere in some bytes."""
    whole = b"\0".join(received)
    return {each for each in secrets if each.encode() in whole}


def colours_in(pictures: Sequence[bytes]) -> set[Colour]:
    """Which of the two colours a picture shows; a lossy one shows them nearly."""
    shown: set[Colour] = set()
    for content in pictures:
        try:
            picture = Image.open(io.BytesIO(content)).convert("RGB")
        except UnidentifiedImageError:
            continue  # a part of a file
        pixels = np.asarray(picture, np.int16)
        shown |= {each for each in (MAGENTA, LIME) if (abs(pixels - each).max(axis=2) < NEARLY).any()}
    return shown


def requests_for(method: MethodDescriptor, ids: Sequence[str]) -> Iterator[Message]:
    """Requests of a method that name each of some ids, for each audience, and ask for all there is."""
    kind = GetMessageClass(method.input_type)
    for named in ids:
        for audience in (0, GM, PLAYERS):
            request = kind()
            _fill(request, named, audience)
            yield request


def _fill(request: Message, named: str, audience: int) -> None:
    asked = {"view": view_pb2.VIEW_FULL, "thumbnails": True, "format": image_pb2.IMAGE_FORMAT_PNG, "page_size": 100}
    for each in request.DESCRIPTOR.fields:
        if each.name in ("id", "image_id", "task_id") and not (
            each.name == "image_id" and "id" in asked_fields(request)
        ):
            setattr(request, each.name, named)
        elif each.name == "ids":
            request.ids.append(named)  # type: ignore[attr-defined]
        elif each.enum_type is AUDIENCE and audience:
            setattr(request, each.name, audience)
        elif each.name == "options":
            getattr(request, each.name).SetInParent()
            _fill(getattr(request, each.name), named, audience)
        elif each.name in asked:
            setattr(request, each.name, asked[each.name])


def asked_fields(request: Message) -> set[str]:
    """The names of the fields of a request."""
    return {each.name for each in request.DESCRIPTOR.fields}


@pytest.fixture
def admin(tmp_path: Path, database_url: str) -> Limner:
    """The operator's shell, at the same database."""
    shell = Limner("127.0.0.1:1", tmp_path, tmp_path / "data")
    shell.environment["LIMNER_DATABASE_URL"] = database_url
    return shell


async def test_players_receive_nothing_of_what_the_game_master_keeps_from_them(
    database_url: str, minio: MinioAddress, tmp_path: Path, admin: Limner
) -> None:
    stored = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    environment = stored | {"LIMNER_DATABASE_URL": database_url, "LIMNER_ANONYMOUS": "false"}
    admin.run("migrate")

    def token(name: str, role: str, scope: str) -> str:
        return admin.said("token", "create", "--name", name, "--role", role, "--scope", scope)

    async with service(environment, tmp_path / "data", workers=1) as served:
        channel = served.stubs.channel
        master = Caller(channel, token("master", "writer", SCOPE))
        table = Caller(channel, token("table", "player", SCOPE))
        stranger = Caller(channel, token("stranger", "writer", FOREIGN))
        map_id, hidden, known, secret_ids = await prepare(master, stranger)
        shown = [map_id, *known]

        for method in METHODS.values():
            for request in requests_for(method, shown):
                await table.call(method.name, request)
        await table.call("ListImages", image_pb2.ListImagesRequest(query=GM_TEXTS[0]))
        for each in shown[:1]:
            options = image_pb2.RenderOptions(format=image_pb2.IMAGE_FORMAT_PNG)
            link = await table.answer("GetDownloadUrl", image_pb2.GetDownloadUrlRequest(id=each, options=options))
            table.fetch(link.url)  # type: ignore[attr-defined]
        # The ids of hidden things are as good as any other: only the id in the answer tells them apart.
        unknown = str(uuid.uuid4())
        for method in METHODS.values():
            for asked, other in zip(
                requests_for(method, hidden), requests_for(method, [unknown] * len(hidden)), strict=True
            ):
                asker = Caller(channel, table.token)
                end, wanted = await asker.call(method.name, asked), await table.call(method.name, other)
                named = next((each for each in hidden if each in str(asked)), unknown)
                assert _without(end, named) == _without(wanted, unknown), method.name
                table.received += [each.replace(named.encode(), b"") for each in asker.received]

        secrets = [*GM_TEXTS, *hidden, *secret_ids, str(SEED)]
        assert secrets_in(table.received, secrets) == set()
        assert colours_in(table.pictures) == set()

        for method in METHODS.values():
            if method.name.startswith(("Get", "List", "BatchGet", "Render", "Download")):
                for request in requests_for(method, [*shown, *hidden]):
                    await master.call(method.name, request)
        assert secrets_in(master.received, [*GM_TEXTS, *hidden[:-1]]) == {*GM_TEXTS, *hidden[:-1]}
        assert colours_in(master.pictures) == {MAGENTA, LIME}

        (made,) = [each for each in json.loads(admin.said("token", "list", "--json")) if each["name"] == "table"]
        admin.said("token", "revoke", made["id"])
        assert await table.call("ListImages", image_pb2.ListImagesRequest()) == "IDENTITY_UNKNOWN"


def _without(end: list[Message] | str, named: str) -> str:
    return str(end).replace(named, "")


async def prepare(master: Caller, stranger: Caller) -> tuple[str, list[str], list[str], list[str]]:
    """A map with things for the game master over it, an image for him alone, and an image of others.

    Returns the map's id; those of an overlay, an image and a task that players may not know of and of a stranger's
    image; those of overlays they may know of; and those of everything else over the map that they may not.
    """
    created = await master.answer("CreateTask", small(seed=SEED))
    task = created.task  # type: ignore[attr-defined]
    news = await master.call("WatchTask", task_pb2.WatchTaskRequest(id=task.id))
    assert not isinstance(news, str)
    map_id = news[-1].terminal.task.outputs[0].image_id  # type: ignore[attr-defined]
    style = overlay_pb2.Overlay.Style(color="#ff00ff", opacity=1.0)
    at = overlay_pb2.Overlay.Marker(at={"pixel": {"x": 60, "y": 60}}, number=7, label=GM_TEXTS[0])
    for_master = overlay_pb2.Overlay(
        marker=at, style=style, audience=GM, name=GM_TEXTS[0], description=GM_TEXTS[1], z=9
    )
    for_all = overlay_pb2.Overlay(marker=overlay_pb2.Overlay.Marker(at={"pixel": {"x": 30, "y": 30}}, number=1))
    kinds = {GM_TEXTS[3]: "KIND_SECRET", "gate": "KIND_GATE"}
    ends: Any = {"start": {"pixel": {"x": 90, "y": 60}}, "end": {"pixel": {"x": 90, "y": 90}}}
    walls = overlay_pb2.Overlay(walls={"doors": [ends | {"id": each, "kind": kind} for each, kind in kinds.items()]})
    made = await master.answer("BatchCreateOverlays", making(map_id, [for_master, for_all, walls]))
    secret, known, walled = made.overlays  # type: ignore[attr-defined]
    opened = overlay_pb2.Overlay.Walls.Door.STATE_OPEN
    changes = [overlay_pb2.SetDoorsRequest.Door(id=each, state=opened) for each in kinds]
    await master.answer("SetDoors", overlay_pb2.SetDoorsRequest(image_id=map_id, doors=changes))
    drawn = io.BytesIO()
    Image.new("RGB", (64, 64), LIME).save(drawn, "PNG")
    about = metadata(name=GM_TEXTS[2], audience=GM)
    kept = await master.answer("CreateImage", image_pb2.CreateImageRequest(metadata=about, content=drawn.getvalue()))
    others = await stranger.answer(
        "CreateImage", image_pb2.CreateImageRequest(metadata=metadata(), content=drawn.getvalue())
    )
    listed = await master.answer("ListOverlays", overlay_pb2.ListOverlaysRequest(image_id=map_id, page_size=1000))
    drawn_ids = [each.id for each in listed.overlays if each.audience == GM]  # type: ignore[attr-defined]
    assert len(drawn_ids) > 1
    hidden = [secret.id, kept.image.id, task.id, others.image.id]  # type: ignore[attr-defined]
    return map_id, hidden, [known.id, walled.id], drawn_ids
