"""Choices of themes, and resolved ones, between values and messages."""

from collections.abc import Mapping, Sequence

from limner.v1 import theme_pb2

from server.domain.etags import etag
from server.domain.theme_parts import ThemeChoice
from server.servicers.structs import get, put
from server.themes.resolution import ResolvedTheme


def choice_of(request: theme_pb2.ResolveThemeRequest) -> ThemeChoice:
    """What a request chooses of themes."""
    return ThemeChoice(
        theme=request.theme,
        variation=request.variation,
        presets=tuple(request.presets),
        elements=tuple(request.elements),
        overrides=get(request.overrides),
        type=request.type,
        subtype=request.subtype,
    )


def resolved_message(theme: ResolvedTheme, warnings: Sequence[str]) -> theme_pb2.ResolveThemeResponse:
    """A resolved theme as callers see it, with the origin of each value in its place."""
    message = theme_pb2.ResolveThemeResponse(
        fingerprint=theme.fingerprint,
        parts=[
            theme_pb2.ResolveThemeResponse.Part(reference=each.reference, id=str(each.id), etag=etag(each.row_version))
            for each in theme.parts
        ],
        warnings=warnings,
    )
    for document, target in (
        (theme.config, message.config),
        (theme.config_origins, message.config_origins),
        (theme.variables, message.variables),
        (theme.variable_origins, message.variable_origins),
    ):
        target.SetInParent()
        if isinstance(document, Mapping):  # an empty one is of somebody, and has nothing in it
            put(document, target)
    return message
