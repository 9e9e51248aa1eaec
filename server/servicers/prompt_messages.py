"""Prompts between values and messages."""

from google.protobuf.struct_pb2 import Struct
from limner.v1 import theme_pb2

from server.domain.prompts import DEFAULT_LENGTH, Composition, PromptRequest
from server.domain.theme_parts import ThemeChoice
from server.servicers.enum_words import EnumWords
from server.servicers.structs import get, put

KINDS = EnumWords(theme_pb2.PromptKind)


def choice_of(request: theme_pb2.ComposePromptRequest) -> ThemeChoice:
    """What a request chooses of themes; nothing of the configuration is in a prompt, so it has no overrides."""
    return ThemeChoice(
        theme=request.theme,
        variation=request.variation,
        presets=tuple(request.presets),
        elements=tuple(request.elements),
        type=request.type,
        subtype=request.subtype,
    )


def request_of(request: theme_pb2.ComposePromptRequest) -> PromptRequest:
    """What prompts a request asks for."""
    return PromptRequest(
        type=request.type,
        subtype=request.subtype,
        name=request.name,
        values=get(request.values),
        most_length=request.max_length or DEFAULT_LENGTH,
    )


def composed_message(composed: Composition) -> theme_pb2.ComposePromptResponse:
    """Prompts as callers see them, with what they are made of."""
    message = theme_pb2.ComposePromptResponse(
        positive=composed.positive, negative=composed.negative, fingerprint=composed.fingerprint
    )
    for part in composed.parts:
        message.parts.add(kind=KINDS.value(part.kind), text=part.text, origin=part.origin, path=part.path, cut=part.cut)
    values = Struct()
    put({each.name: each.value for each in composed.variables}, values)
    for variable in composed.variables:
        message.variables.add(name=variable.name, origin=variable.origin, value=values.fields[variable.name])
    return message
