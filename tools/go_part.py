"""Builds a part that exists as Go source only, once, into a cache folder, and prints where it is.

`python tools/go_part.py minio` — a marker beside the binary holds the version, so a second run costs nothing. The
folder is `bin` below LIMNER_CACHE (default: ~/.cache/limner); `--path` prints the place without building.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# MinIO publishes no binaries, and its release tags are no module versions: this one is the release of 2026-02-12.
PARTS = {
    "minio": "github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c",
    "grpcurl": "github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4",
    "ghz": "github.com/bojand/ghz/cmd/ghz@v0.93.0",
    "toxiproxy": "github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0",
}


def folder() -> Path:
    """Where the parts are kept."""
    cache = os.environ.get("LIMNER_CACHE") or Path.home() / ".cache" / "limner"
    return Path(cache).expanduser().resolve() / "bin"


def installed(part: str) -> Path | None:
    """The binary of a part in its pinned version, or None."""
    binary, marker = folder() / part, folder() / f"{part}.version"
    if binary.is_file() and marker.is_file() and marker.read_text().strip() == PARTS[part]:
        return binary
    return None


def build(part: str) -> Path:
    """Build a part and put it into the cache. Takes up to five minutes for MinIO, a minute for the others."""
    go = shutil.which("go")
    if go is None:
        sys.exit(f"{part} is built from source and needs Go 1.24 or newer on the PATH: https://go.dev/doc/install")
    folder().mkdir(parents=True, exist_ok=True)
    print(f"building {PARTS[part]}", file=sys.stderr)
    # Built aside and moved, so that whoever runs at the same time sees the old binary or the new one.
    with tempfile.TemporaryDirectory(dir=folder()) as scratch:
        # Standard output is for the path alone.
        environment = os.environ | {"GOBIN": scratch}
        done = subprocess.run([go, "install", PARTS[part]], env=environment, stdout=sys.stderr, check=False)
        built = list(Path(scratch).iterdir())
        if done.returncode != 0 or len(built) != 1:
            sys.exit(f"go could not build {PARTS[part]}")
        built[0].replace(folder() / part)
    (folder() / f"{part}.version").write_text(f"{PARTS[part]}\n")
    return folder() / part


def main() -> None:
    """Print the path of one part, building it where it is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("--path", action="store_true", help="print where the part belongs, build nothing")
    options = parser.parse_args()
    print(folder() / options.part if options.path else installed(options.part) or build(options.part))


if __name__ == "__main__":
    main()
