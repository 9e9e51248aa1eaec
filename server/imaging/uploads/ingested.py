"""What came of an uploaded file; light, so that a server can hold it."""

from dataclasses import dataclass

from server.domain.image_notes import ImageNote


@dataclass(frozen=True, slots=True)
class Ingested:
    """The stored file: its `format` (png, jpeg or webp), pixels, bytes and hash, and what is lost or changed.

    `sha256` is of the stored bytes, `source_sha256` of the uploaded ones; both are lower-case hex. `thumbnail` is WebP.
    """

    format: str
    width: int
    height: int
    size: int
    sha256: str
    source_sha256: str
    thumbnail: bytes
    notes: tuple[ImageNote, ...] = ()
