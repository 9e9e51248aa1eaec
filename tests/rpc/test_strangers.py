"""A row of another scope is an unknown row: the same answer in the same words after the same statements."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from server.domain.etags import etag
from tests.rpc.any_call import METHODS, Headers, answers_of
from tests.rpc.errors import refusal
from tests.rpc.foreign_rows import OWN, dump, foreign_rows
from tests.rpc.id_fields import Path as FieldPath
from tests.rpc.id_fields import each_message, id_paths, put_id
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.rewound import Rewound
from tests.rpc.stack import Stack, database_of
from tests.rpc.statement_log import StatementLog
from tests.rpc.valid_requests import valid_requests

STRANGER: Headers = ((WHO, "stranger"), (ROLE, "admin"), (SCOPE, OWN))
NOBODY: Headers = ()
"""Bound to nothing: everything is there."""
READS = ("Get", "List", "BatchGet", "Watch", "Wait", "Explain", "Download", "Render")
MADE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(seconds|nanos): \d+")
LATER = Timestamp(seconds=4_000_000_000)
PASSED_OVER = {
    "UpdateImage image.parent_image_id",
    "UpdateImage image.task_id",
    "UpdateTask task.retry_of",
    "UpdateTask task.outputs.image_id",
    "CreateMapGrid map_grid.id",
    "CreateOverlay overlay.id",
    "BatchCreateOverlays requests.overlay.id",
    "BatchCreateOverlays requests.overlay.image_id",
    "UpdateMapGrid map_grid.image_id",
    "UpdateOverlay overlay.image_id",
    "BatchUpdateOverlays requests.overlay.image_id",
}
"""Ids that change nothing, whoever sends them: what is only shown, and what was decided before."""
OF_ANOTHER_IMAGE = {
    "BatchUpdateOverlays requests.overlay.id",
    "BatchDeleteOverlays requests.id",
    "ReorderOverlays ids",
}
"""Whoever sends them, an overlay of another image is none of this one."""
NO_URLS = {"GetDownloadUrl id"}
"""The store of these tests has none: nobody's row is read for one."""


Ending: TypeAlias = tuple[str, list[str], bool]
"""What is told, after which statements, and whether any foreign row has changed."""
Ends: TypeAlias = Callable[[Any, Headers, str], Awaitable[Ending]]


def with_id(request: Any, path: FieldPath, row_id: str) -> Any:
    """A valid request that names this row."""
    made = type(request)()
    made.CopyFrom(request)
    fields = made.DESCRIPTOR.fields_by_name
    if "deleted_before" in fields:
        made.deleted_before.CopyFrom(LATER)
        if path == ("ids",):
            made.ClearField("deleted_before")
    for each in getattr(made, "requests", ()):
        if path == ("image_id",) and "overlay" in each.DESCRIPTOR.fields_by_name:
            each.overlay.ClearField("image_id")
    if {"id", "image_id"} <= set(fields) and len(path) == 1:  # one of two names
        made.ClearField("image_id")
    put_id(made, path, row_id)
    return made


def variants(request: Any) -> Iterator[Any]:
    """The request, the same with every switch on, and the same with what is wrong besides."""
    yield request
    switched, wrong = type(request)(), type(request)()
    switched.CopyFrom(request)
    wrong.CopyFrom(request)
    for message in each_message(switched):
        for field in message.DESCRIPTOR.fields:
            if field.type == field.TYPE_BOOL and not field.is_repeated:
                setattr(message, field.name, True)
    for message in each_message(wrong):
        names = message.DESCRIPTOR.fields_by_name
        if "etag" in names:
            message.etag = etag(99)
        if "update_mask" in names:
            message.update_mask.paths[:] = ["nonsense"]
    yield from (each for each in (switched, wrong) if each != request)


async def ending(
    stack: Stack, method: MethodDescriptor, messages: Sequence[Message], headers: Headers, row_id: str
) -> str:
    """How a call ends, whatever the id of the row in it, those of rows that it makes, and the time."""
    try:
        told = str(await answers_of(stack.channel, method, messages, metadata=headers))
    except grpc.aio.AioRpcError as error:
        told = str(refusal(error))
    return MADE.sub("made", told.replace(row_id, "…"))


async def any_differs(ends: Ends, request: Any, path: FieldPath, row_ids: Sequence[str], unknown: str) -> bool:
    """Whether a caller that is bound to nothing is answered otherwise for one of the rows than for none."""
    bare, *_ = await ends(with_id(request, path, unknown), NOBODY, unknown)
    for each in row_ids:
        if (await ends(with_id(request, path, each), NOBODY, each))[0] != bare:
            return True
    return False


async def test_a_foreign_row_is_an_unknown_row_whatever_names_it(
    log: StatementLog, database_url: str, tmp_path: Path
) -> None:
    async with serving_named(database_url, tmp_path) as stack, database_of(stack) as connection:
        requests = await valid_requests(stack)
        assert requests.keys() == METHODS.keys()
        (drawn,) = requests["GetRenderedImage"]
        foreign = await foreign_rows(stack, connection, drawn.id)  # type: ignore[attr-defined]
        rows, before = Rewound(connection), await dump(connection)
        await rows.keep()

        async def ends(method: MethodDescriptor, request: Any, headers: Headers, row_id: str) -> Ending:
            log.clear()
            told = await ending(stack, method, [request], headers, row_id)
            statements, changed = list(log.statements), False
            if not told.startswith("Refusal") and not method.name.startswith(READS):
                changed = await dump(connection) != before
                await rows.bring_back()
            return told, statements, changed

        wrong, alike = [], set()
        for name, (first, *_) in requests.items():
            method = METHODS[name]
            for path, kind in id_paths(method):
                where, unknown, call = f"{name} {'.'.join(path)}", str(uuid4()), partial(ends, method)
                bare = [await call(each, STRANGER, unknown) for each in variants(with_id(first, path, unknown))]
                assert not any(changed for _, _, changed in bare)
                for row_id in foreign[kind]:
                    for at, request in enumerate(variants(with_id(first, path, row_id))):
                        if (told := await call(request, STRANGER, row_id)) != bare[at]:
                            wrong.append((where, at, told, bare[at]))
                if not await any_differs(call, first, path, foreign[kind], unknown):
                    alike.add(where)
    assert not wrong, wrong[:5]
    assert alike == PASSED_OVER | OF_ANOTHER_IMAGE | NO_URLS
