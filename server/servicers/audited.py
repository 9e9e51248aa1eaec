"""What the audit says of a call: the ids that its request names and that its answer made, read by descriptor."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from limner.v1 import overlay_pb2

from server.servicers.caller import current_request_id, known_caller
from server.servicers.field_rules import RULES
from server.servicers.methods import changes_nothing, is_ours, signs
from server.servicers.named_scope import named_scope
from server.telemetry import audit

OTHERS = frozenset({"request_id", "source_id"})
"""Ids that are none of a resource of ours."""
DOORS = frozenset(
    each.DESCRIPTOR.full_name
    for each in (overlay_pb2.Overlay.Walls.Door, overlay_pb2.SetDoorsRequest.Door, overlay_pb2.SetDoorsResponse.Door)
)
"""What has ids that its maker chose: they may be any text."""
TRIALS = ("dry_run", "validate_only")
"""Fields by which a request asks what it would do, and does nothing."""
Path = tuple[str, ...]


class Audited:
    """Calls of one method, which are deeds if they change or sign something."""

    def __init__(self, method: str) -> None:
        self._method = method
        self.is_deed = is_ours(method) and (signs(method) or not changes_nothing(method))

    def ask(self, request: Message) -> None:
        """Take down what the request of a deed, or one message of a stream of them, names."""
        fields = request.DESCRIPTOR.fields_by_name
        if any(name in fields and getattr(request, name) for name in TRIALS):
            audit.note(trial=True)
        if scope := named_scope(request):
            audit.note(scope=scope)
        if ids := _ids(request, id_paths(request.DESCRIPTOR)):
            audit.note(ids=ids)

    def answer(self, answer: Message) -> None:
        """Take down what the answer to a deed says that was made or removed."""
        audit.note(answered=_ids(answer, made_paths(answer.DESCRIPTOR)))
        if "sample_ids" in answer.DESCRIPTOR.fields_by_name:
            audit.note(purged=list(getattr(answer, "sample_ids")), count=getattr(answer, "count"))  # noqa: B009

    def tell(self, facts: dict[str, Any], code: str, reason: str, barred_at: str) -> None:
        """Write the line of a call that is over: a deed, or any call of somebody `barred_at` an address."""
        if not (self.is_deed or barred_at) or facts.pop("trial", False):
            return
        named, answered = facts.get("ids", ()), facts.pop("answered", ())
        made = [each for each in answered if each not in set(named)]
        if code != "OK":
            facts.pop("old_scope", None)
        ends = {"made": made, "reason": reason, "address": barred_at, "request_id": current_request_id()}
        audit.tell(self._method, known_caller(), code, **facts, **ends)


@cache
def id_paths(descriptor: Descriptor) -> tuple[Path, ...]:
    """The paths of the fields of a message in which ids of resources stand, however deep."""
    return tuple(_id_paths(descriptor, ()))


@cache
def made_paths(descriptor: Descriptor) -> tuple[Path, ...]:
    """The paths of the ids of the resources that an answer shows."""
    return tuple(
        (field.name, "id")
        for field in descriptor.fields
        if field.message_type is not None
        and "id" in field.message_type.fields_by_name
        and field.message_type.full_name not in DOORS
    )


def _id_paths(descriptor: Descriptor, above: tuple[Descriptor, ...]) -> Iterator[Path]:
    rules = RULES.get(descriptor.full_name, {})
    for field in descriptor.fields:
        if field.type == FieldDescriptor.TYPE_STRING:
            # What no rule checks is only shown, and in a request may be anything.
            rule = rules.get(f"{field.name}[]" if field.is_repeated else field.name)
            if rule is not None and rule.is_id and field.name not in OTHERS:
                yield (field.name,)
        elif (inner := field.message_type) is not None and inner not in (*above, descriptor):
            yield from ((field.name, *path) for path in _id_paths(inner, (*above, descriptor)))


def _ids(message: Message, paths: tuple[Path, ...]) -> list[str]:
    """What stands at these paths, each once, in their order."""
    return list(dict.fromkeys(each for path in paths for each in _at(message, path) if each))


def _at(part: Any, path: Path) -> Iterator[str]:
    name, *rest = path
    value = getattr(part, name)
    if part.DESCRIPTOR.fields_by_name[name].is_repeated:
        for each in value:
            yield from _at(each, tuple(rest)) if rest else (each,)
    elif not rest:
        yield value
    elif part.HasField(name):
        yield from _at(value, tuple(rest))
