"""A row of another scope is an unknown row: the same answer in the same words after the same statements."""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from server.domain.etags import etag
from server.domain.overlays import KINDS
from tests.rpc.any_call import METHODS, SIGNING, Headers, answers_of
from tests.rpc.errors import refusal
from tests.rpc.foreign_rows import OWN, dump, foreign_rows
from tests.rpc.id_fields import Path as FieldPath
from tests.rpc.id_fields import each_message, id_paths, put_id
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.overlays import making, overlay_of
from tests.rpc.rewound import Rewound
from tests.rpc.stack import Stack, database_of
from tests.rpc.statement_log import StatementLog
from tests.rpc.valid_requests import valid_requests

STRANGER: Headers = ((WHO, "stranger"), (ROLE, "admin"), (SCOPE, OWN))
NOBODY: Headers = ()
"""Bound to nothing: everything is there."""
READS = ("Get", "List", "BatchGet", "Watch", "Wait", "Explain", "Download", "Render", "Export")
DRAWING = {"RenderImage", "GetRenderedImage"}
"""They keep the picture that they have drawn, and find it the next time."""
MADE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(seconds|nanos): \d+")
LATER = Timestamp(seconds=4_000_000_000)
PASSED_OVER = {
    "UpdateImage image.parent_image_id",
    "UpdateImage image.patch_of",
    "UpdateImage image.task_id",
    "UpdateTask task.retry_of",
    "UpdateTask task.outputs.image_id",
    "UpdateTask task.export.image_id",
    "UpdateTask task.regenerate.image_ids",
    "UpdateTask task.restyle.image_id",
    "UpdateTask task.regenerate.filter.task_id",
    "UpdateTask task.parent_task_id",
    "UpdateTask task.outputs.task_id",
    "UpdateTask task.outputs.left_overlays.id",
    "UpdateTask task.failures.task_id",
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
    "RevealSecret patch",
    "RenderImage options.viewers",
    "GetRenderedImage options.viewers",
    *(
        f"{way}.{kind}"
        for way in (
            "CreateOverlay overlay",
            "BatchCreateOverlays requests.overlay",
            "UpdateOverlay overlay",
            "BatchUpdateOverlays requests.overlay",
        )
        for kind in ("line_of_sight.viewers", "patch.overlays")
    ),
}
"""Whoever sends them, an overlay of another image is none of this one."""
NO_URLS = {f"{name} {'.'.join(path)}" for name in SIGNING for path, _ in id_paths(METHODS[name])}
"""The store of these tests has none: nobody's row is read for one."""


Ending: TypeAlias = tuple[str, list[str], bool]
"""What is told, after which statements, and whether any foreign row has changed."""
Ends: TypeAlias = Callable[[Any, Headers, str], Awaitable[Ending]]


def with_id(request: Any, path: FieldPath, row_id: str, laid: Mapping[str, Any]) -> Any:
    """A valid request that names this row; `laid` are the caller's own overlays by the kind that names other rows."""
    made = type(request)()
    made.CopyFrom(request)
    if kind := next((each for each in path[:-1] if each in laid), ""):
        overlay = (made.requests[0] if path[0] == "requests" else made).overlay
        getattr(overlay, kind).CopyFrom(getattr(laid[kind], kind))
        if overlay.id:
            overlay.id = laid[kind].id
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
    if path == ("task_id",) and "image_id" in fields:  # in place of an image and what is asked of it
        made.ClearField("image_id")
        made.ClearField("options")
    put_id(made, path, row_id)
    if path[0] == "restyle":
        made.restyle.prompt = "oil paint"  # without it nobody looks for the image
    return made


async def laid_over(stack: Stack, map_id: str) -> Mapping[str, Any]:
    """A new overlay of each kind that names images or overlays, by its kind."""
    kinds = [name for name, kind in KINDS.items() if kind.image or kind.overlays]
    new = [overlay_of(kind, image_id=map_id) for kind in kinds]
    made = (await stack.overlays.BatchCreateOverlays(making(map_id, new))).overlays
    return {kind: overlay_of(kind, image_id=map_id, id=each.id) for kind, each in zip(kinds, made, strict=True)}


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


async def any_differs(ends: Ends, naming: Callable[..., Any], row_ids: Sequence[str], unknown: str) -> bool:
    """Whether a caller that is bound to nothing is answered otherwise for one of the rows than for none."""
    bare, *_ = await ends(naming(row_id=unknown), NOBODY, unknown)
    for each in row_ids:
        if (await ends(naming(row_id=each), NOBODY, each))[0] != bare:
            return True
    return False


async def test_a_foreign_row_is_an_unknown_row_whatever_names_it(
    log: StatementLog, database_url: str, tmp_path: Path
) -> None:
    async with serving_named(database_url, tmp_path) as stack, database_of(stack) as connection:
        requests = await valid_requests(stack)
        assert requests.keys() == METHODS.keys()
        (drawn,) = requests["GetRenderedImage"]
        laid = await laid_over(stack, drawn.id)  # type: ignore[attr-defined]
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
            elif method.name in DRAWING:
                await rows.bring_back()
            return told, statements, changed

        wrong, alike = [], set()
        for name, (first, *_) in requests.items():
            method = METHODS[name]
            for path, kind in id_paths(method):
                where, unknown, call = f"{name} {'.'.join(path)}", str(uuid4()), partial(ends, method)
                bare = [await call(each, STRANGER, unknown) for each in variants(with_id(first, path, unknown, laid))]
                assert not any(changed for _, _, changed in bare)
                for row_id in foreign[kind]:
                    for at, request in enumerate(variants(with_id(first, path, row_id, laid))):
                        if (told := await call(request, STRANGER, row_id)) != bare[at]:
                            wrong.append((where, at, told, bare[at]))
                if not await any_differs(call, partial(with_id, first, path, laid=laid), foreign[kind], unknown):
                    alike.add(where)
    assert not wrong, wrong[:5]
    assert alike == PASSED_OVER | OF_ANOTHER_IMAGE | NO_URLS
