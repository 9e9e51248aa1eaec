"""A disk that is soon full: a file system of a few MiB in memory, which takes root to mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

BALLAST = "ballast"
PIECE = 64 << 10


@dataclass(frozen=True)
class SmallDisk:
    """Where it is mounted."""

    path: Path

    def fill(self, *, leave: int = 0) -> None:
        """Write until there is no room but so many bytes."""
        with (self.path / BALLAST).open("ab", buffering=0) as ballast:
            while (free := self._free() - leave) > 0:
                ballast.write(bytes(min(free, PIECE)))

    def clear(self) -> None:
        """Make room again."""
        (self.path / BALLAST).unlink()

    def _free(self) -> int:
        found = os.statvfs(self.path)
        return found.f_bavail * found.f_frsize


@contextmanager
def small_disk(path: Path, mebibytes: int) -> Iterator[SmallDisk]:
    """Mount one at a folder, which is made."""
    path.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m,mode=0755", "tmpfs", str(path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)
