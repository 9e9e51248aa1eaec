"""Unpacks the types of Foundry, and TypeScript that reads them, once, into a cache folder, and prints where they are.

`python tools/foundry_types_part.py`: a marker holds the versions, so a second run costs nothing. What the types need
themselves stays away: three packages of it are on GitHub alone, and scenes are made of none of it.
"""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tools.go_part import folder

PACKAGES = {
    "@league-of-foundry-developers/foundry-vtt-types": "13.345.1",
    "typescript": "5.8.3",
}
"""Package -> version."""


def place() -> Path:
    """A folder whose `node_modules` has them."""
    return folder().parent / "foundry"


def installed() -> Path | None:
    """The folder with the packages in their pinned versions, or None."""
    marker = place() / "packages"
    return place() if marker.is_file() and marker.read_text() == _versions() else None


def install() -> Path:
    """Unpack them. Takes some seconds."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("the types of Foundry come with npm: https://nodejs.org")
    shutil.rmtree(place(), ignore_errors=True)
    for name, version in PACKAGES.items():
        modules = place() / "node_modules" / name
        modules.mkdir(parents=True)
        command = [npm, "pack", "--silent", f"{name}@{version}"]
        packed = subprocess.run(command, cwd=place(), check=True, capture_output=True, text=True).stdout.strip()
        with tarfile.open(place() / packed) as archive:
            archive.extractall(place(), filter="data")
        shutil.copytree(place() / "package", modules, dirs_exist_ok=True)
        shutil.rmtree(place() / "package")
        (place() / packed).unlink()
    (place() / "packages").write_text(_versions())
    return place()


def _versions() -> str:
    return "".join(f"{name}@{version}\n" for name, version in PACKAGES.items())


if __name__ == "__main__":
    print(installed() or install())
