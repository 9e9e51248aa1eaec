"""`python -m bench.peers.exchange_peak WHAT SIDE SOURCE TARGET`: have a map leave or its bytes; print the MiB."""

import sys
from pathlib import Path

from bench.exchange import copied, exported
from bench.peers.peak import peak
from server.usecases.export_jobs import export_to


def main(what: str, side: str, source: str, target: str) -> None:
    """Do it, and tell."""
    if what == "leave":
        export_to(exported(int(side)), {}, source, f"{target}.again")
    else:
        copied(Path(source), Path(target), Path(f"{target}.copy"))
    sys.stdout.write(str(peak() / (1 << 20)))


if __name__ == "__main__":
    main(*sys.argv[1:])
