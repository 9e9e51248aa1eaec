"""What can be said anew of an image, and what it falls back to when nothing is said."""

from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata, png

SOURCE = "018f0000-0000-7000-8000-000000000042"
SAID: dict[str, Any] = {
    "type": "item",
    "subtype": "potion",
    "name": "Flask",
    "description": "Bitter.",
    "source_id": SOURCE,
    "source_type": "campaign",
    "scope": "campaign/42",
    "labels": {"level": "1"},
    "audience": audience_pb2.AUDIENCE_GM,
}


async def stored(stack: Stack, **values: Any) -> image_pb2.Image:
    request = image_pb2.CreateImageRequest(metadata=metadata(**values), content=png())
    image: image_pb2.Image = (await stack.images.CreateImage(request)).image
    return image


async def updated(stack: Stack, image_id: str, *mask: str, **values: Any) -> image_pb2.Image:
    image = image_pb2.Image(id=image_id, **values)
    request = image_pb2.UpdateImageRequest(image=image, update_mask={"paths": mask})
    changed: image_pb2.Image = (await stack.images.UpdateImage(request)).image
    return changed


async def test_everything_that_was_said_can_be_said_anew(stack: Stack) -> None:
    image = await stored(stack)
    changed = await updated(stack, image.id, **SAID)
    wanted = image_pb2.Image(**SAID)
    assert all(getattr(changed, name) == getattr(wanted, name) for name in SAID)
    for name in ("url", "format", "width", "height", "size", "sha256", "source_sha256", "theme", "revision"):
        assert getattr(changed, name) == getattr(image, name)


async def test_what_is_not_said_of_a_whole_falls_back_to_its_default(stack: Stack) -> None:
    image = await stored(stack, **SAID)
    bare = await updated(stack, image.id, "*", type="map", name="Crypt")
    assert (bare.type, bare.subtype, bare.name) == ("map", "other", "Crypt")
    for name in ("description", "source_id", "source_type", "scope", "labels"):
        assert not getattr(bare, name)
    assert bare.audience == audience_pb2.AUDIENCE_PLAYERS


@pytest.mark.parametrize("field", ["type", "name"])
async def test_an_image_has_a_type_and_a_name(field: str, stack: Stack) -> None:
    image = await stored(stack)
    kept = {"type": "map", "name": "Crypt"}
    kept.pop(field)
    for mask, values in (("*", kept), (field, {})):
        wrong = await refused(updated(stack, image.id, mask, **values))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (f"image.{field}",))


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("type", "song", "image.type"),
        ("subtype", "x" * 51, "image.subtype"),
        ("name", "🐉" * 256, "image.name"),
        ("name", "a\0b", "image.name"),
        ("description", "x" * 10_001, "image.description"),
        ("source_id", "42", "image.source_id"),
        ("scope", "x" * 129, "image.scope"),
        ("labels", {"x" * 64: ""}, "image.labels"),
        ("labels", {"a": "x" * 256}, "image.labels"),
        ("labels", {str(number): "" for number in range(33)}, "image.labels"),
    ],
)
async def test_what_cannot_be_said_is_named(field: str, value: Any, path: str, stack: Stack) -> None:
    image = await stored(stack)
    wrong = await refused(updated(stack, image.id, **{field: value}))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (path,))
