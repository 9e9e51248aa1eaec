"""A new image is kept with what lies over it, whoever made it: in one transaction, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from uuid import UUID

import orjson

from server.domain.ids import new_id, new_ids
from server.domain.images import Image, NewImage, copy_of
from server.domain.map_grids import NewMapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import GENERATED, GM, KINDS, NewOverlay, Pixel, Position
from server.domain.overlays.patch import Patch
from server.domain.scopes import may_refer
from server.generators.port import DrawnPatch
from server.repositories.database import Work
from server.usecases.overlay_rows import OverlayRow, row_of

NAMING = tuple(name for name, kind in KINDS.items() if kind.overlays)
"""Kinds of overlays that name others."""


@dataclass(frozen=True, slots=True)
class NewPatch:
    """A patch as it was drawn, and its image."""

    drawn: DrawnPatch
    image: NewImage
    laid: tuple[NewOverlay | OverlayRow, ...] = ()
    """What lies over the map for it, where that is not as it was drawn."""

    @property
    def overlays(self) -> tuple[NewOverlay | OverlayRow, ...]:
        """What is shown with it, then the overlay that shows it."""
        if self.laid:
            return self.laid
        corner = Position(pixel=Pixel(float(self.drawn.x), float(self.drawn.y)))
        shown = Patch(str(self.image.id), corner, self.drawn.doors)
        return *self.drawn.overlays, NewOverlay(self.drawn.name, shown, GM, 0)


async def keep_image(
    work: Work,
    new: NewImage,
    grid: NewMapGrid | None = None,
    overlays: Sequence[NewOverlay | OverlayRow] = (),
    outlines: Outlines | None = None,
    patches: Sequence[NewPatch] = (),
    *,
    like: UUID | None = None,
) -> Image:
    """Insert an image, its patches and what lies over it; `work` holds their bytes already.

    Raises `TooManyOverlays`, `Invalid`.
    With `like`, copies of what lies over that image are laid over it too, inside the database and of whatever kind.
    """
    image = await work.images.add(new)
    for each in patches:
        await work.images.add(each.image)
        if each.drawn.outlines is not None:
            await work.outlines.keep(each.image.id, each.drawn.outlines)
    overlays = [*overlays, *(each for patch in patches for each in patch.overlays)]
    if grid is not None:
        await work.map_grids.add(asdict(grid) | {"id": new_id(), "image_id": new.id, "created_by": new.created_by})
    # Those of one place in the drawing order are drawn by their ids: the same overlays give the same picture.
    rows = [_row(each, made_id, new) for each, made_id in zip(overlays, new_ids(len(overlays)), strict=True)]
    made = iter(rows[len(rows) - sum(len(each.overlays) for each in patches) :])
    for patch in patches:
        *with_it, own = (next(made) for _ in patch.overlays)
        own["data"] |= {"overlays": [str(each["id"]) for each in with_it]} if with_it else {}
    await work.overlays.add_all(rows)
    if outlines is not None:
        await work.outlines.keep(new.id, outlines)
    if like is not None:
        await work.map_grids.copy(like, new.id, new.created_by)
        copies = await work.overlays.copy(like, new.id, new.created_by)
        await name_anew(work, like, copies, await _copy_patches(work, like, new))
        await work.outlines.copy(like, new.id)
        await work.images.copy_unlit(like, new.id)
    return image


async def keep_deleted(work: Work, image: NewImage, overlays: Sequence[OverlayRow]) -> None:
    """Lay overlays over a new image that are deleted from the beginning: they can be brought back."""
    mark = {"is_deleted": True, "deleted_at": await work.now()} if overlays else {}
    ids = new_ids(len(overlays))
    await work.overlays.add_all([_row(each, own, image) | mark for each, own in zip(overlays, ids, strict=True)])


async def _copy_patches(work: Work, source_id: UUID, new: NewImage) -> dict[str, str]:
    """Give a copied map patches of its own. Returns which is the copy of which."""
    names = {}
    for each in await work.images.patches_of(source_id):
        part = copy_of(each, new_id(), new.created_by, scope=new.scope or "")
        names[str(each.id)] = str(part.id)
        parent = each.id if may_refer(new.scope, each.scope) else None
        await work.images.add(replace(part, scope=new.scope, patch_of=new.id, parent_image_id=parent))
        await work.images.copy_unlit(each.id, part.id)
        await work.outlines.copy(each.id, part.id)
    return names


async def name_anew(work: Work, source_id: UUID, copies: Mapping[UUID, UUID], patches: Mapping[str, str]) -> None:
    """Have copied overlays name copies, of overlays and of patches, in place of what these are copies of."""
    names = {str(before): str(after) for before, after in copies.items()}
    renamed = {}
    for row in await work.overlays.of_image(source_id, kinds=NAMING) if copies else ():
        data, kind = orjson.loads(row.data), KINDS[row.type]
        if row.id not in copies or not isinstance(data, dict):  # other writers may have laid it
            continue
        new: dict[str, Any] = {}
        if (part := patches.get(str(data.get(kind.image)).lower())) is not None:
            new[kind.image] = part
        if isinstance(others := data.get(kind.overlays), list):
            new[kind.overlays] = [names.get(str(each).lower(), each) for each in others]
        if new:
            renamed[copies[row.id]] = new
    await work.overlays.put_names(renamed)


def _row(overlay: NewOverlay | OverlayRow, overlay_id: UUID, image: NewImage) -> dict[str, Any]:
    row = overlay if isinstance(overlay, OverlayRow) else row_of(overlay)
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    own = {"id": overlay_id, "image_id": image.id, "origin": GENERATED, "created_by": image.created_by}
    return values | own
