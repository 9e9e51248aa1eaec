"""A new image is kept with what lies over it, whoever made it: in one transaction, or not at all."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from server.domain.documents import to_document
from server.domain.ids import new_id, new_ids
from server.domain.images import Image, NewImage
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import NewOverlay
from server.repositories.database import Work


async def keep_image(
    work: Work,
    new: NewImage,
    grid: NewMapGrid | None = None,
    overlays: Sequence[NewOverlay] = (),
    *,
    like: UUID | None = None,
) -> Image:
    """Insert an image, its grid and its overlays; `work` holds its bytes already. Raises `TooManyOverlays`.

    With `like`, copies of what lies over that image are laid over it too, inside the database and of whatever kind.
    """
    image = await work.images.add(new)
    if grid is not None:
        await work.map_grids.add(asdict(grid) | {"id": new_id(), "image_id": new.id, "created_by": new.created_by})
    # Those of one place in the drawing order are drawn by their ids: the same overlays give the same picture.
    rows = [_row(each, made_id, new) for each, made_id in zip(overlays, new_ids(len(overlays)), strict=True)]
    await work.overlays.add_all(rows)
    if like is not None:
        await work.map_grids.copy(like, new.id, new.created_by)
        await work.overlays.copy(like, new.id, new.created_by)
    return image


def _row(overlay: NewOverlay, overlay_id: UUID, image: NewImage) -> dict[str, Any]:
    return {
        "id": overlay_id,
        "image_id": image.id,
        "type": overlay.type,
        "name": overlay.name,
        "description": overlay.description,
        "data": to_document(overlay.data),
        "style": to_document(overlay.style),
        "audience": overlay.audience,
        "z": overlay.z,
        "created_by": image.created_by,
    }
