"""What is left of a file without its metadata."""

from dataclasses import dataclass

from server.domain.image_notes import ImageNote


@dataclass(frozen=True, slots=True)
class Stripped:
    """The file without metadata, the EXIF block it held (empty when none), and what is lost of it.

    What is `foreign` is not stored as it is.
    """

    content: bytes
    exif: bytes
    notes: tuple[ImageNote, ...] = ()
    foreign: bool = False
    lossless: bool = False
