"""What a provider painted says so in its bytes, as XMP, and no other XMP is in them; pixels and profile stay."""

from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from server.domain.digital_sources import MOST_MARK_BYTES, DigitalSource, digital_source
from server.imaging.codecs.source_marks import mark_in, mark_of, marked, source_of_whole
from server.imaging.sheets.preview import THUMBNAIL_BYTES
from server.imaging.uploads.ingest import ingest
from tests.unit.imaging import pictures
from tests.xmp import source_type

FOREIGN = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret</x:xmpmeta>"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WAYS: dict[str, tuple[str, str, dict[str, object]]] = {
    "png": ("PNG", "RGB", {}),
    "png alpha": ("PNG", "RGBA", {"xmp": FOREIGN}),
    "png palette": ("PNG", "P", {}),
    "png profile": ("PNG", "RGB", {"icc_profile": PROFILE, "xmp": FOREIGN}),
    "jpeg": ("JPEG", "RGB", {}),
    "jpeg grey": ("JPEG", "L", {"xmp": FOREIGN, "comment": b"secret"}),
    "jpeg progressive": ("JPEG", "RGB", {"progressive": True, "icc_profile": PROFILE}),
    "jpeg cmyk": ("JPEG", "CMYK", {}),
    "webp": ("WEBP", "RGB", {}),
    "webp lossless": ("WEBP", "RGB", {"lossless": True}),
    "webp lossless alpha": ("WEBP", "RGBA", {"lossless": True, "exact": True}),
    "webp alpha": ("WEBP", "RGBA", {"quality": 60}),
    "webp profile": ("WEBP", "RGB", {"icc_profile": PROFILE, "xmp": FOREIGN}),
    "gif": ("GIF", "P", {}),
}


def picture(way: str, size: tuple[int, int] = (37, 23)) -> bytes:
    format_, mode, options = WAYS[way]
    return pictures.saved(pictures.scene(mode).resize(size), format_, **options)


def stored(folder: Path, content: bytes, source: DigitalSource | None = None) -> bytes:
    (folder / "source").write_bytes(content)
    file = ingest(str(folder / "source"), str(folder / "stored"), digital_source=source)
    content = (folder / "stored").read_bytes()
    assert file.size == len(content)
    assert source_type(file.thumbnail) == (source or "")
    assert len(file.thumbnail) <= THUMBNAIL_BYTES
    return content


def shown(content: bytes) -> tuple[object, ...]:
    """Everything of a picture but its mark."""
    with Image.open(BytesIO(content)) as image:
        return image.format, image.mode, image.size, image.info.get("icc_profile"), image.convert("RGBA").tobytes()


@pytest.mark.parametrize(("way", "source"), [*product(WAYS, DigitalSource)])
def test_a_mark_is_all_that_is_added(way: str, source: DigitalSource, tmp_path: Path) -> None:
    plain, told = stored(tmp_path, picture(way)), stored(tmp_path, picture(way), source)
    assert mark_in(str(tmp_path / "stored")) == source
    assert (source_type(plain), source_type(told)) == ("", source)
    assert shown(told) == shown(plain)
    assert b"secret" not in told
    assert 0 < len(told) - len(plain) <= MOST_MARK_BYTES


@pytest.mark.parametrize("way", WAYS)
def test_the_gate_takes_marks_out(way: str, tmp_path: Path) -> None:
    told = stored(tmp_path, picture(way), DigitalSource.TRAINED)
    again = stored(tmp_path, told)
    assert source_type(again) == ""
    assert mark_in(str(tmp_path / "stored")) is None
    assert stored(tmp_path, again, DigitalSource.TRAINED) == told
    other = stored(tmp_path, told, DigitalSource.COMPOSITE)
    assert (source_type(other), shown(other)) == (DigitalSource.COMPOSITE, shown(told))


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (2, 1), (255, 3), (300, 257)])
def test_a_webp_of_any_size_and_parity_can_be_marked(size: tuple[int, int], tmp_path: Path) -> None:
    for way in ("webp", "webp lossless", "webp lossless alpha", "webp alpha"):
        told = stored(tmp_path, picture(way, size), DigitalSource.TRAINED)
        assert int.from_bytes(told[4:8], "little") == len(told) - 8
        assert (source_type(told), shown(told)[2]) == (DigitalSource.TRAINED, size)


def test_without_a_source_bytes_stay_as_they_are() -> None:
    for way in WAYS:
        content = picture(way)
        assert marked(content, "png", None) is content


def test_what_only_looks_like_a_mark_is_none() -> None:
    told = marked(picture("png"), "png", DigitalSource.TRAINED)
    late = picture("png")[:-12] + told[33:-12]
    for content in (late, b"", b"RIFF", b"\x89PNG", b"\xff\xd8\xff\xe0", FOREIGN, picture("webp")):
        assert mark_of(content, content) is None


def test_a_picture_that_shows_others_is_made_of_all_of_them() -> None:
    trained, composite = DigitalSource.TRAINED, DigitalSource.COMPOSITE
    assert source_of_whole(None, []) is None
    assert source_of_whole(None, [None, None]) is None
    assert source_of_whole(None, [None, trained]) == composite
    assert source_of_whole(trained, [None]) == trained
    assert source_of_whole(composite, [trained]) == composite


def test_what_was_laid_out_here_is_a_composite() -> None:
    assert digital_source({"provider": "studio"}) == DigitalSource.TRAINED
    assert digital_source({}) == DigitalSource.TRAINED
    assert digital_source({"provider": "studio", "finished": True}) == DigitalSource.COMPOSITE
