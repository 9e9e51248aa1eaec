"""What of an image lies over the one that is drawn in its place, and what is said of it: read, decided and written.

The old image is held meanwhile, so nothing that lies over it changes.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from server.domain.callers import WORKER
from server.domain.carried_overlays import Carried, Fact, OldLayers, grid_over, patch_way, with_door_states
from server.domain.generate_specs import GenerateSpec
from server.domain.images import Image, NewImage
from server.domain.overlays import GM, PLAYERS
from server.domain.regenerate_specs import NEW
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.domain.scopes import may_refer
from server.generators.port import Drawn
from server.repositories.database import Database, Work
from server.repositories.images import Images
from server.repositories.task_parts import MOST_LEFT
from server.usecases.keep_image import NewPatch, keep_deleted, keep_image, name_anew
from server.usecases.overlay_rows import OverlayRow, row_of


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is to lie over a new image."""

    carried: Carried
    overlays: Sequence[OverlayRow]
    patches: Sequence[NewPatch]
    deleted: Sequence[OverlayRow] = ()


async def check_source(database: Database, spec: GenerateSpec, scope: str | None) -> None:
    """Raise `UnknownResource` where the image that a spec has drawn once more is gone: then nothing is drawn."""
    if spec.regenerated_from:
        _check_reach(scope, await database.reads(WORKER).get(Images, UUID(spec.regenerated_from)))


async def keep_carried(
    work: Work, spec: GenerateSpec, new: NewImage, drawn: Drawn, patches: Sequence[NewPatch]
) -> tuple[Image, dict[str, Any]]:
    """Keep an image that was drawn in place of another, with what is carried over; and what the output tells of that.

    Raises `UnknownResource` when that is gone, and what `keep_image` does.
    """
    old = await work.images.lock(UUID(spec.regenerated_from))
    _check_reach(new.scope, old)
    same = spec.regenerate_seed != NEW and (old.width, old.height) == (new.width, new.height)
    overlays = await work.overlays.of_image_with_deleted(old.id)
    images = {str(each.id) for each in await work.images.patches_of(old.id)}
    laid = await asyncio.to_thread(lambda: _laid(OldLayers(overlays, images), drawn, patches, same_layout=same))
    grid = grid_over(drawn.grid, await work.map_grids.of_image(old.id), same_layout=same)
    named = said_of(new, old)
    parts = [replace(each, image=_part(each, named)) for each in laid.patches]
    image = await keep_image(work, named, grid, laid.overlays, drawn.outlines, parts)
    await keep_deleted(work, named, laid.deleted)
    copies = await work.overlays.copy(old.id, image.id, new.created_by, laid.carried.copied, ground=same)
    await name_anew(work, old.id, copies, {})
    output: dict[str, Any] = {"regenerated_from": str(old.id)}
    if left := laid.carried.left:
        listed = [{"id": str(each.id), "type": each.type, "name": each.name} for each in left[:MOST_LEFT]]
        output |= {"left": listed, "left_count": len(left)}
    return image, output


def said_of(new: NewImage, old: Image) -> NewImage:
    """A new image of which is said what is said of the one that it was made from. It is none that was just drawn."""
    return replace(
        new,
        name=old.name,
        description=old.description,
        labels=old.labels,
        source_id=old.source_id,
        source_type=old.source_type,
        audience=old.audience,
        parent_image_id=old.id,
        generation_key=None,
    )


def _part(patch: NewPatch, over: NewImage) -> NewImage:
    return replace(patch.image, labels=over.labels, source_id=over.source_id, source_type=over.source_type)


def _check_reach(scope: str | None, old: Image) -> None:
    if not may_refer(scope, old.scope):
        raise UnknownResource(ResourceKind.IMAGE, old.id)


def _laid(old: OldLayers, drawn: Drawn, patches: Sequence[NewPatch], *, same_layout: bool) -> _Laid:
    rows = [row_of(each) for each in drawn.overlays]
    carried = old.carried([Fact(each.type, each.name, _document(each)) for each in rows], same_layout=same_layout)
    if not same_layout:
        return _Laid(carried, rows, patches)
    states, shown = old.door_states(), old.shown_patches()

    def standing(row: OverlayRow) -> OverlayRow:
        return replace(row, data=with_door_states(_document(row), states)) if row.type == "walls" else row

    gone = carried.replaced | carried.deleted
    overlays = [standing(each) for place, each in enumerate(rows) if place not in gone]
    deleted = [standing(rows[place]) for place in sorted(carried.deleted)]
    secrets: list[NewPatch] = []
    for each in patches:
        *with_it, own = (row if isinstance(row, OverlayRow) else row_of(row) for row in each.overlays)
        way = patch_way(_document(own))
        audience = PLAYERS if way in shown else GM
        data = dict(_document(own)) | ({"found": True} if shown.get(way) else {})
        companions = (replace(standing(row), audience=audience) for row in with_it)
        laid = (*companions, replace(own, data=data, audience=audience))
        image = replace(each.image, audience=audience)
        secrets.append(NewPatch(each.drawn, image, laid))
    return _Laid(carried, overlays, secrets, deleted)


def _document(row: OverlayRow) -> Mapping[str, Any]:
    assert isinstance(row.data, Mapping), "a generator's overlays are written as documents"
    return row.data
