"""Small pictures that are kept already, and what is asked of them."""

import hashlib
import io
from pathlib import Path

from PIL import Image as Pillow

from server.domain.images import Image
from server.usecases.keep_blob import BlobKeeper, KeptFile
from tests.callers import TESTER
from tests.row_samples import image_of


def picture_file(folder: Path, red: int = 0) -> KeptFile:
    """A PNG of 16 × 12 pixels of one colour."""
    content = io.BytesIO()
    Pillow.new("RGB", (16, 12), (red, 20, 30)).save(content, "PNG")
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    path = folder / f"{sha256}.png"
    path.write_bytes(content.getvalue())
    return KeptFile(path, sha256, len(content.getvalue()), "png")


async def kept(keeper: BlobKeeper, file: KeptFile) -> Image:
    """An image of a file, with its bytes."""
    new = image_of(file.sha256, size=file.size, width=16, height=12)
    return await keeper.keep(TESTER, file, lambda work: work.images.add(new))
