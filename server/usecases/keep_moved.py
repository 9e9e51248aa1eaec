"""What a provider painted whose walls have moved: kept for the game master for a while, and with it the failure."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from server.domain.callers import WORKER
from server.domain.finish_specs import KEPT_HOURS, WallsMoved
from server.domain.images import NewImage
from server.domain.overlays import GM
from server.domain.tasks import Claim, TaskError, failures_of
from server.repositories.database import Work
from server.repositories.expiring_images import ExpiringImages
from server.repositories.persistence import until_kept
from server.usecases.finish_picture import FinishedPicture
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.keep_image import keep_image

NOT_A_PICTURE_OF_IT = (
    f"Its walls are not where those of the map are. It goes by itself after {KEPT_HOURS} hours: copy it to keep it."
)
"""The description of what is kept."""
MARK = ", walls moved"
"""Stands behind its name."""


async def keep_moved(
    keeper: BlobKeeper, claim: Claim, index: int, finished: FinishedPicture, image: NewImage
) -> WallsMoved:
    """Keep the picture, and with it the failure: no worker after this one asks the provider again.

    Returns the error of the output. Raises `LeaseLost`.
    """
    kept = replace(
        image, name=image.name[: 255 - len(MARK)] + MARK, description=NOT_A_PICTURE_OF_IT, audience=GM, patch_of=None
    )
    check: dict[str, Any] = finished.provenance["wall_check"]
    seen = {name: check[name] for name in ("p95_cells", "missing_share", "lost_walls", "closed_doors")}
    error = WallsMoved(finished.provenance["provider"], **seen, image_id=str(kept.id))

    async def write(work: Work) -> None:
        task = await work.queue.hold(claim)
        if any(each["index"] == index for each in failures_of(task.result)):
            return  # it was kept, and the connection broke before it said so
        await keep_image(work, kept)
        await ExpiringImages(work).keep(kept.id)
        await work.thumbnails.keep(kept.sha256, finished.picture.file.thumbnail)
        await work.queue.add_failure(claim, index, TaskError(error.reason, error.message, error.metadata))

    file = finished.picture.file
    blob = KeptFile(Path(finished.picture.path), file.sha256, file.size, file.format)
    await until_kept(lambda: keeper.keep(WORKER, blob, write))
    return error
