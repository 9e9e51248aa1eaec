"""The table of field rules names what is there, and every request is checked by it."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.struct_pb2 import Struct, Value
from limner.v1 import image_pb2, map_export_pb2, overlay_pb2, task_pb2

from server.domain.errors import Invalid
from server.servicers.field_rules import REQUIRED, RULES
from server.servicers.structs import put
from server.servicers.validation import GOOGLE, MAX_DEPTH, MAX_DOCUMENT, validate
from tests.unit.servicers.output_only import PROTOS, output_only

FILES = [
    import_module(f"limner.v1.{each.stem}_pb2").DESCRIPTOR
    for each in sorted((PROTOS / "limner" / "v1").glob("*.proto"))
]
ID = "018f0000-0000-7000-8000-000000000000"


def with_nested(descriptor: Descriptor) -> Iterator[Descriptor]:
    yield descriptor
    for each in descriptor.nested_types:
        if not each.GetOptions().map_entry:
            yield from with_nested(each)


def input_fields(descriptor: Descriptor) -> list[FieldDescriptor]:
    """The fields of a message that are not output only."""
    return [field for field in descriptor.fields if field.full_name not in output_only()]


def below(descriptor: Descriptor) -> Iterator[Descriptor]:
    """A message and all of ours that it takes."""
    yield descriptor
    for field in input_fields(descriptor):
        inner = field.message_type
        if inner is not None and not inner.full_name.startswith(GOOGLE) and not inner.GetOptions().map_entry:
            yield from below(inner)


MESSAGES = [each for file in FILES for top in file.message_types_by_name.values() for each in with_nested(top)]
REQUESTS = [
    method.input_type for file in FILES for service in file.services_by_name.values() for method in service.methods
]


def refusal(message: Message) -> Invalid:
    with pytest.raises(Invalid) as caught:
        validate(message)
    return caught.value


@pytest.mark.parametrize("name", sorted({*RULES, *REQUIRED}))
def test_the_tables_name_real_messages_and_fields(name: str) -> None:
    (descriptor,) = (each for each in MESSAGES if each.full_name == name)
    fields = descriptor.fields_by_name
    for rule in RULES.get(name, {}):
        assert rule.removesuffix("[]") in fields
        assert not rule.endswith("[]") or fields[rule.removesuffix("[]")].is_repeated, rule
    for required in REQUIRED.get(name, ()):
        assert fields[required].has_presence, required


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_reached_by_a_request(name: str) -> None:
    assert name in {each.full_name for request in REQUESTS for each in below(request)}


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda each: each.name)
def test_every_text_list_and_map_of_a_request_has_a_limit(request_: Descriptor) -> None:
    validate_or_refuse(GetMessageClass(request_)())
    unlimited = [
        f"{descriptor.name}.{field.name}"
        for descriptor in below(request_)
        for field in input_fields(descriptor)
        if field.type in (FieldDescriptor.TYPE_STRING, FieldDescriptor.TYPE_BYTES) or field.is_repeated
        if not {field.name, f"{field.name}[]"} & RULES.get(descriptor.full_name, {}).keys()
    ]
    assert not unlimited


def validate_or_refuse(message: Message) -> None:
    try:
        validate(message)
    except Invalid as refused:
        assert refused.field, refused.message


def test_what_must_be_set_is_named_where_it_is_missing() -> None:
    assert refusal(image_pb2.CreateImageRequest(content=b"x")).field == "metadata"
    start = image_pb2.UploadImageRequest(start=image_pb2.UploadImageRequest.Start())
    assert refusal(start).field == "start.metadata"
    assert refusal(map_export_pb2.GetMapExportUrlRequest()).field == "task_id"


def test_a_rule_of_an_optional_field_holds_once_it_is_set() -> None:
    def rendering(**options: Any) -> image_pb2.RenderImageRequest:
        return image_pb2.RenderImageRequest(id=ID, options=image_pb2.RenderOptions(**options))

    validate(rendering())
    validate(rendering(scale=1.0, quality=1))
    assert refusal(rendering(scale=0.0)).field == "options.scale"
    assert refusal(rendering(quality=0)).field == "options.quality"
    assert refusal(rendering(scale=float("nan"))).field == "options.scale"


def test_an_item_is_named_with_its_place() -> None:
    label = overlay_pb2.OVERLAY_KIND_LABEL
    listing = overlay_pb2.ListOverlaysRequest(image_id=ID, kinds=[label, overlay_pb2.OVERLAY_KIND_UNSPECIFIED])
    assert refusal(listing).field == "kinds[1]"
    listing = overlay_pb2.ListOverlaysRequest(image_id=ID, kinds=[label] * 65)
    assert refusal(listing).field == "kinds"


def test_an_enum_has_its_values_only() -> None:
    unknown: Any = 99
    assert refusal(overlay_pb2.ListOverlaysRequest(image_id=ID, audience=unknown)).field == "audience"
    assert refusal(task_pb2.ListTasksRequest(states=[unknown])).field == "states[0]"


def test_lengths_are_counted_in_characters() -> None:
    metadata = image_pb2.ImageMetadata(type="map", name="🐉" * 255)
    validate(image_pb2.CreateImageRequest(metadata=metadata, content=b"x"))
    metadata.name += "🐉"
    refused = refusal(image_pb2.CreateImageRequest(metadata=metadata, content=b"x"))
    assert refused.field == "metadata.name"
    assert "has 256" in refused.message


@pytest.mark.parametrize("labels", [{"a\0": "b"}, {"a": "b\0"}])
def test_no_label_holds_a_nul(labels: dict[str, str]) -> None:
    assert refusal(generating(labels=labels)).field == "labels"


def test_no_text_holds_a_nul() -> None:
    request = generating()
    request.generate.name = "Va\0ult"
    assert refusal(request).field == "generate.name"


def generating(overrides: dict[str, Any] | Struct | None = None, **values: Any) -> task_pb2.CreateTaskRequest:
    request = task_pb2.CreateTaskRequest(**values)
    request.generate.type, request.generate.subtype = "map", "tactical"
    if isinstance(overrides, Struct):
        request.generate.overrides.CopyFrom(overrides)
    elif overrides is not None:
        request.generate.overrides.SetInParent()
        put(overrides, request.generate.overrides)
    return request


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"ink\0": 1}, "generate.overrides"),
        ({"ink": "bl\0ack"}, "generate.overrides.ink"),
        ({"map": {"walls": [1, "sto\0ne"]}}, "generate.overrides.map.walls[1]"),
        ({"wear": float("nan")}, "generate.overrides.wear"),
        ({"map": [{"wear": float("-inf")}]}, "generate.overrides.map[0].wear"),
        (Struct(fields={"ink": Value()}), "generate.overrides.ink"),
    ],
)
def test_a_wrong_member_of_a_document_is_named(overrides: dict[str, Any] | Struct, field: str) -> None:
    assert refusal(generating(overrides)).field == field


def objects(levels: int) -> dict[str, Any]:
    return {"deeper": objects(levels - 1)} if levels > 1 else {"end": 1}


def lists(levels: int) -> dict[str, Any]:
    held: Any = "end"
    for _ in range(levels - 1):
        held = [held]
    return {"deeper": held}


def mixed(levels: int) -> dict[str, Any]:
    held: Any = "end"
    for level in range(levels - 1):
        held = [held] if level % 2 else {"deeper": held}
    return {"deeper": held}


@pytest.mark.parametrize("make", [objects, lists, mixed])
def test_a_document_has_at_most_so_many_levels(make: Callable[[int], dict[str, Any]]) -> None:
    def received(levels: int) -> task_pb2.CreateTaskRequest:
        return task_pb2.CreateTaskRequest.FromString(generating(make(levels)).SerializeToString())

    validate(received(MAX_DEPTH))
    refused = refusal(received(MAX_DEPTH + 1))
    assert refused.field == "generate.overrides"
    assert str(MAX_DEPTH) in refused.message


def test_a_document_has_at_most_so_many_bytes() -> None:
    def of(length: int) -> task_pb2.CreateTaskRequest:
        return generating({"text": "x" * length})

    frame = of(MAX_DOCUMENT // 2).generate.overrides.ByteSize() - MAX_DOCUMENT // 2
    validate(of(MAX_DOCUMENT - frame))
    assert refusal(of(MAX_DOCUMENT - frame + 1)).field == "generate.overrides"


def test_anything_well_formed_passes() -> None:
    validate(generating({"map": {"wear": 0.5, "walls": ["stone", None, True, {}], "none": {}}}, labels={"a": "b"}))
