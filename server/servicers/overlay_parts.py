"""What must be set of the data of overlays, as the kinds declare it: by the messages that it is a part of."""

from typing import Any

from limner.v1 import overlay_pb2

from server.domain.overlays import KINDS

PACKAGE = "limner.v1."


def required_parts() -> dict[str, tuple[str, ...]]:
    """Name of a message in its package -> its fields that must be set."""
    parts: dict[str, tuple[str, ...]] = {}
    for kind in KINDS.values():
        for path in kind.required:
            *way, name = path.split(".")
            message: Any = overlay_pb2.Overlay.DESCRIPTOR
            for step in (kind.name, *way):
                message = message.fields_by_name[step].message_type
            part = message.full_name.removeprefix(PACKAGE)
            parts[part] = (*parts.get(part, ()), name)
    return parts
