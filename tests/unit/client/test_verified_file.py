"""A downloaded file appears whole and right, or not at all."""

import hashlib
from pathlib import Path

import pytest

from limner_client import LimnerError
from limner_client.verified_file import VerifiedFile

CONTENT = b"some bytes" * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    target.write_bytes(b"old")
    with VerifiedFile(target) as file:
        file.write(b"wrong start")
        file.clear()
        file.write(CONTENT[:500])
        file.write(CONTENT[500:])
        assert target.read_bytes() == b"old"
        file.finish(len(CONTENT), DIGEST)
    assert target.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("size", "sha256"), [(len(CONTENT) + 1, DIGEST), (len(CONTENT), "0" * 64)])
def test_wrong_bytes_leave_nothing(size: int, sha256: str, tmp_path: Path) -> None:
    with VerifiedFile(tmp_path / "map.png") as file:
        file.write(CONTENT)
        with pytest.raises(LimnerError, match="TRANSFER_BROKEN"):
            file.finish(size, sha256)
    assert not list(tmp_path.iterdir())


def test_a_link_keeps_pointing_at_its_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.png", tmp_path / "link.png"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with VerifiedFile(link) as file:
        file.write(CONTENT)
        file.finish(len(CONTENT), DIGEST)
    assert link.is_symlink()
    assert real.read_bytes() == CONTENT


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="regular"):
        VerifiedFile(tmp_path)
