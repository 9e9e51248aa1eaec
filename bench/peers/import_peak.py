"""`python -m bench.peers.import_peak WHAT FILE`: do that with a map, and print the MiB that it took at the most."""

import sys
from pathlib import Path

from bench.imports import WORK
from bench.peers.peak import grown, peak


def main(what: str, file: str) -> None:
    """Do it, and tell what it took beyond what the process has anyway."""
    Path("/proc/self/clear_refs").write_text("5")
    before = peak()
    WORK[what](Path(file))
    sys.stdout.write(str(grown(before) / (1 << 20)))


if __name__ == "__main__":
    main(*sys.argv[1:])
