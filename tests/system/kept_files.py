"""Files to be kept, and the images that refer to them."""

from pathlib import Path

from server.domain.ids import new_id
from server.domain.images import Image, NewImage
from server.repositories.database import Work
from server.usecases.keep_blob import KeptFile
from tests.blob_samples import KIB, sample


def kept_file(folder: Path, seed: int) -> KeptFile:
    """A file of 20 KiB."""
    picture = sample(folder, 20 * KIB, seed)
    return KeptFile(picture.path, picture.sha256, picture.size, "png")


def new_image(file: KeptFile) -> NewImage:
    """An image of a file."""
    return NewImage(
        id=new_id(),
        type="other",
        subtype="other",
        name="raced for",
        description=None,
        url=file.key,
        format=file.format,
        width=1,
        height=1,
        size=file.size,
        theme="none",
        sha256=file.sha256,
        created_by="test",
    )


async def add_image(work: Work, file: KeptFile) -> Image:
    """Write an image of a file."""
    return await work.images.add(new_image(file))
