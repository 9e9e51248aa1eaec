"""Rows to be written: complete, and the same but for what a test says of them."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

from server.domain.ids import new_id
from server.domain.images import NewImage, content_address
from server.domain.renders import Render, RenderRoom
from server.domain.tasks import NewTask


def digest(name: str) -> str:
    """A sha256 that a name stands for."""
    return hashlib.sha256(name.encode()).hexdigest()


def image_of(sha256: str, /, **values: Any) -> NewImage:
    """An image of these bytes."""
    own: dict[str, Any] = {
        "id": new_id(),
        "type": "other",
        "subtype": "other",
        "name": "An image",
        "description": None,
        "url": content_address(sha256, "png"),
        "format": "png",
        "width": 1,
        "height": 1,
        "size": 10,
        "theme": "none",
        "sha256": sha256,
        "created_by": "tester",
    }
    return NewImage(**(own | values))


ROOM = RenderRoom(1 << 20, timedelta(hours=1))


def render_of(image_id: UUID, sha256: str, name: str) -> Render:
    """A picture of an image that has these bytes."""
    return Render(digest(name), image_id, sha256, 10, "webp", 1, 1, ["a warning"])


def theme_values(name: str, **values: Any) -> dict[str, Any]:
    """A theme."""
    own = {"id": new_id(), "name": name, "display_name": name, "description": None, "created_by": "tester"}
    return own | {"config": {}, "variables": {}, "prompts": {}, "styles": {}} | values


def variation_values(theme_id: UUID, name: str, **values: Any) -> dict[str, Any]:
    """A variation of a theme."""
    own = {"id": new_id(), "theme_id": theme_id, "name": name, "display_name": name, "description": None}
    return own | {"config_override": {}, "variable_override": {}, "created_by": "tester"} | values


def part_values(category: str, name: str, **values: Any) -> dict[str, Any]:
    """A style preset or a theme element."""
    own = {"id": new_id(), "category": category, "name": name, "display_name": name, "description": None}
    return own | {"config": {}, "prompts": {}, "compatibility": {}, "created_by": "tester"} | values


def task_of(params: dict[str, Any], **values: Any) -> NewTask:
    """A task that is to do this."""
    own: dict[str, Any] = {
        "id": new_id(),
        "type": "generate",
        "params": params,
        "priority": 0,
        "scope": None,
        "labels": {},
        "created_by": "tester",
        "max_retries": 0,
        "retry_delay": 0,
    }
    return NewTask(**(own | values))
