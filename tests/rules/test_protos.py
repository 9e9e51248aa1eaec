"""The protos, their stubs, and the released API they must not break."""

import shutil
from pathlib import Path

import pytest

from tests.rules.checkout import ROOT
from tests.rules.programs import run

BASELINE = ROOT / "protos" / "baseline" / "limner.binpb"
NAME = "  string name = "


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the protos, to be changed."""
    shutil.copy(ROOT / "buf.yaml", tmp_path)
    shutil.copytree(ROOT / "protos", tmp_path / "protos")
    return tmp_path


def test_stubs_are_what_the_protos_say() -> None:
    done = run("python", "tools/protos.py", "--check")
    assert done.returncode == 0, done.stdout


def test_protos_follow_the_style_and_every_part_has_a_comment() -> None:
    done = run("buf", "lint")
    assert done.returncode == 0, done.stdout


def test_a_part_without_comment_is_caught(copied: Path) -> None:
    proto = copied / "protos" / "limner" / "v1" / "image.proto"
    proto.write_text(proto.read_text() + "\nmessage Bare {}\n")
    done = run("buf", "lint", folder=copied)
    assert done.returncode != 0
    assert "Bare" in done.stdout


def test_the_released_api_is_kept() -> None:
    done = run("buf", "breaking", "--against", str(BASELINE))
    assert done.returncode == 0, done.stdout


def test_a_removed_field_is_caught(copied: Path) -> None:
    assert run("buf", "breaking", "--against", str(BASELINE), folder=copied).returncode == 0
    proto = copied / "protos" / "limner" / "v1" / "image.proto"
    lines = proto.read_text().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(NAME)]
    assert len(kept) < len(lines)
    proto.write_text("".join(kept))
    done = run("buf", "breaking", "--against", str(BASELINE), folder=copied)
    assert done.returncode != 0
    assert '"name"' in done.stdout


def test_every_released_file_is_in_the_baseline(tmp_path: Path) -> None:
    # A file the baseline lacks is not compared at all.
    readable = tmp_path / "baseline.txtpb"
    assert run("buf", "build", str(BASELINE), "--output", str(readable)).returncode == 0
    released = readable.read_text()
    missing = [path.name for path in (ROOT / "protos" / "limner").rglob("*.proto") if path.name not in released]
    assert not missing, "released at the next `make baseline`"
