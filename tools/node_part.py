"""Installs the Node packages that tests need, once, into a cache folder, and prints where they are.

`python tools/node_part.py`: a marker holds the versions, so a second run costs nothing.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tools.go_part import folder

PACKAGES = ("@grpc/grpc-js@1.14.7", "@grpc/proto-loader@0.8.1")


def place() -> Path:
    """Where the packages are kept; NODE_PATH for those who use them."""
    return folder().parent / "node" / "node_modules"


def installed() -> Path | None:
    """The folder of the packages in their pinned versions, or None."""
    marker = place().parent / "packages"
    return place() if marker.is_file() and marker.read_text().split() == [*PACKAGES] else None


def install() -> Path:
    """Install them. Takes some seconds."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("the Node client of the tests needs npm on the PATH: https://nodejs.org")
    place().parent.mkdir(parents=True, exist_ok=True)
    command = [
        npm,
        "install",
        "--silent",
        "--no-fund",
        "--no-audit",
        "--ignore-scripts",
        "--prefix",
        str(place().parent),
    ]
    subprocess.run([*command, *PACKAGES], stdout=sys.stderr, check=True)
    (place().parent / "packages").write_text("\n".join(PACKAGES) + "\n")
    return place()


if __name__ == "__main__":
    print(installed() or install())
