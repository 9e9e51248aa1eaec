"""Where a request says for whose eyes its answer is, and whose eyes these are."""

from functools import cache
from typing import Any

from google.protobuf.descriptor import Descriptor
from limner.v1 import audience_pb2, image_pb2, map_export_pb2

from server.domain.callers import Caller
from server.domain.overlays import GM, PLAYERS, Audience
from server.servicers.caller import current_caller

AUDIENCE = audience_pb2.DESCRIPTOR.enum_types_by_name["Audience"]
OPTIONS = (image_pb2.RenderOptions.DESCRIPTOR, map_export_pb2.MapExportOptions.DESCRIPTOR)
"""How a picture is drawn, or a file made: for whom is part of that."""
FIELD = "audience"
"""Where a request for rows, or for stored bytes, says whose eyes they are for."""


@cache
def audience_paths(request: Descriptor) -> tuple[tuple[str, ...], ...]:
    """The paths of the fields by which a request of this type says whose eyes its answer is for."""
    own = [(each.name,) for each in request.fields if each.enum_type is AUDIENCE]
    drawn = [
        (each.name, inner.name)
        for each in request.fields
        if each.message_type in OPTIONS
        for inner in each.message_type.fields
        if inner.enum_type is AUDIENCE
    ]
    return (*own, *drawn)


def value_at(request: Any, path: tuple[str, ...]) -> int:
    """The number at a path; 0 where nothing is set."""
    for name in path:
        request = getattr(request, name)
    number: int = request
    return number


def reader_of(request: Any) -> Caller:
    """Who reads for a request: its caller, with the eyes that it names, or with its own."""
    caller = current_caller()
    names_audience = (FIELD,) in audience_paths(request.DESCRIPTOR)
    return caller.seeing(PLAYERS) if names_audience and request.audience == audience_pb2.AUDIENCE_PLAYERS else caller


def audience_of(number: int, default: Audience) -> Audience:
    """The audience that a value of the enum names."""
    if number == audience_pb2.AUDIENCE_UNSPECIFIED:
        return default
    return PLAYERS if number == audience_pb2.AUDIENCE_PLAYERS else GM
