"""Images as values: the row, what a caller says about one, and its content address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.overlays import PLAYERS, Audience
from server.domain.scopes import may_refer

TYPES = ("map", "character", "item", "other")
FORMATS = ("png", "jpeg", "webp")
FILE_FORMATS = ("uvtt", "zip", "json")
"""Of files that are kept and are no pictures."""
NO_THEME = "none"


@dataclass(frozen=True, slots=True)
class Image:
    """One row of `images`. `sha256` and `size` describe the stored bytes, `source_sha256` the uploaded ones.

    One that is `patch_of` another is a part of that map, and goes with it. Read for players, an image has their
    revision, and says nothing of how it was made.
    """

    id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    type: str
    subtype: str
    name: str
    description: str | None
    url: str
    format: str
    width: int
    height: int
    size: int
    theme: str
    style_data: dict[str, Any] | None
    generation_params: dict[str, Any] | None
    source_id: UUID | None
    source_type: str | None
    scope: str | None
    labels: dict[str, str]
    created_by: str
    parent_image_id: UUID | None
    task_id: UUID | None
    sha256: str | None
    source_sha256: str | None
    revision: int
    generator: str | None
    notes: list[str] | None
    audience: Audience
    patch_of: UUID | None
    asked_digest: str | None
    row_version: int


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """Where stored bytes lie, and their digest as far as it is known."""

    url: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class NewImage:
    """An image about to be inserted: everything its maker decides. `unlit` is its picture without painted light."""

    id: UUID
    type: str
    subtype: str
    name: str
    description: str | None
    url: str
    format: str
    width: int
    height: int
    size: int
    theme: str
    sha256: str
    created_by: str
    style_data: Mapping[str, Any] | None = None
    generation_params: Mapping[str, Any] | None = None
    source_id: UUID | None = None
    source_type: str | None = None
    scope: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    parent_image_id: UUID | None = None
    task_id: UUID | None = None
    source_sha256: str | None = None
    generator: str | None = None
    notes: Sequence[str] | None = None
    audience: Audience = PLAYERS
    unlit_sha256: str | None = None
    unlit_size: int | None = None
    unlit_format: str | None = None
    patch_of: UUID | None = None
    asked_digest: str | None = None
    generation_key: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """What an image has to be like to stand for one that would be generated."""

    generation_key: str
    type: str
    subtype: str
    theme: str
    scope: str | None


def copy_of(source: Image, copy_id: UUID, created_by: str, *, name: str = "", scope: str = "") -> NewImage:
    """Another image of the same bytes; empty words mean those of the source.

    The source is its parent where it may refer to that: a copy for another scope is made from nothing. What lies over
    it may have changed, so it has no key of its making.
    """
    kept = {each.name: getattr(source, each.name) for each in fields(NewImage) if hasattr(source, each.name)}
    own = {"id": copy_id, "created_by": created_by, "task_id": None}
    said = {"name": name or source.name, "scope": scope or source.scope}
    parent = source.id if may_refer(said["scope"], source.scope) else None
    return NewImage(**(kept | own | said | {"parent_image_id": parent}))


@dataclass(frozen=True, slots=True)
class ImageFilter:
    """Which images a list shows; None means all, but for patches, which come only when asked for."""

    audience: Audience | None = None
    type: str | None = None
    subtype: str | None = None
    theme: str | None = None
    scope: str | None = None
    source_id: UUID | None = None
    task_id: UUID | None = None
    generator: str | None = None
    parent_image_id: UUID | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    created_after: datetime | None = None
    created_before: datetime | None = None
    query: str = ""
    patches: bool = False
    asked: bool = False
    """Only what was generated, and is no patch."""
    drawn: bool = False
    """Only what a generator has drawn."""
    unscoped: bool = False
    """Only what is in no scope."""


def content_address(sha256: str, format: str) -> str:  # noqa: A002 - the column's own name
    """Key of stored bytes: `sha256/ab/<hex>.<extension>`."""
    return f"sha256/{sha256[:2]}/{sha256}.{format}"


def content_addresses(sha256: str) -> tuple[str, ...]:
    """Every key the bytes of a digest may have: the format is part of the key, not of the digest."""
    return tuple(content_address(sha256, each) for each in (*FORMATS, *FILE_FORMATS))
