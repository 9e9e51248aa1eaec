"""Every RPC that tells of an image, or of what lies over one, is told for whose eyes; none that writes is."""

from collections.abc import Iterator

import pytest
from google.protobuf.descriptor import Descriptor, MethodDescriptor
from limner.v1 import audience_pb2, image_pb2, map_export_pb2, map_grid_pb2, overlay_pb2

from server.domain.callers import Role
from server.servicers.audience_fields import FIELD, audience_paths
from server.servicers.methods import changes_nothing
from server.servicers.rights import RIGHTS
from tests.rpc.any_call import METHODS, path_of
from tests.rpc.contract.calls import SERVICES

TOLD = {
    each.DESCRIPTOR.full_name
    for each in (
        image_pb2.Image,
        image_pb2.ImageContentHeader,
        image_pb2.RenderedImageHeader,
        map_export_pb2.MapExportHeader,
        map_grid_pb2.MapGrid,
        overlay_pb2.Overlay,
    )
}
"""Messages that tell of an image."""
NAMES = {"image_id", "image_ids", "map_grid_id", "overlay_id"}
"""Fields that name one. `id` of a request names what its service keeps."""
AUDIENCE = audience_pb2.DESCRIPTOR.enum_types_by_name["Audience"]
OF_IMAGES = {"ImageService", "MapGridService", "OverlayService"}
OF_TASKS = {"GetMapExportUrl"}
"""What tells of something that a task has made for its audience: tasks are not for players, whoever asks."""


def inside(message: Descriptor, seen: frozenset[str] = frozenset()) -> Iterator[Descriptor]:
    """A message and all that it may hold."""
    yield message
    for field in message.fields:
        part = field.message_type
        if part is not None and part.full_name not in seen:
            yield from inside(part, seen | {message.full_name})


def tells_of_images(method: MethodDescriptor) -> bool:
    """Whether a request names an image, or what lies over one, or an answer tells of it."""
    asked, told = list(inside(method.input_type)), list(inside(method.output_type))
    own = method.containing_service.name in OF_IMAGES and "id" in method.input_type.fields_by_name
    named = any(NAMES & set(each.fields_by_name) for each in (*asked, *told))
    return own or named or any(each.full_name in TOLD for each in told)


READING = [each for each in METHODS.values() if changes_nothing(path_of(each)) and tells_of_images(each)]


@pytest.mark.parametrize("method", READING, ids=lambda each: each.name)
def test_what_tells_of_images_is_told_for_whose_eyes(method: MethodDescriptor) -> None:
    if method.name in OF_TASKS:
        assert Role.PLAYER not in RIGHTS[path_of(method)].roles
        assert "task_id" in method.input_type.fields_by_name
    elif Role.PLAYER in RIGHTS[path_of(method)].roles or method.containing_service.name in OF_IMAGES:
        assert audience_paths(method.input_type)
    else:  # how something was made is not for players at all
        assert method.containing_service.name == "TaskService"


def test_every_reading_method_of_images_is_among_them() -> None:
    reading = [each for each in METHODS.values() if changes_nothing(path_of(each))]
    own = {each.name for each in reading if each.containing_service.name in OF_IMAGES}
    assert own == {each.name for each in READING if each.containing_service.name in OF_IMAGES}
    assert {"GetTask", "WatchTask"} <= {each.name for each in READING}


def test_what_players_may_call_tells_of_images_for_their_eyes_or_of_themes() -> None:
    of_players = {each.name for each in METHODS.values() if Role.PLAYER in RIGHTS[path_of(each)].roles}
    themes = {each.name for each in SERVICES["themes"].methods if changes_nothing(path_of(each))}
    assert of_players - {each.name for each in READING} == themes


@pytest.mark.parametrize(
    "method", [each for each in METHODS.values() if not changes_nothing(path_of(each))], ids=lambda m: m.name
)
def test_what_writes_is_told_by_nobody_for_whose_eyes(method: MethodDescriptor) -> None:
    assert not audience_paths(method.input_type)


def test_the_eyes_of_an_answer_stand_in_one_field() -> None:
    for method in READING:
        own = [each for each in method.input_type.fields if each.enum_type is AUDIENCE]
        if method.name == "ListImages":
            own = [each for each in own if each.name != "image_audience"]
        assert {each.name for each in own} <= {FIELD}, method.name
