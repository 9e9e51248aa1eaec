"""`python -m bench.peers.night_peak PICTURE WALLS LIGHTS VIEWERS SIDE`: draw, and print the MiB it took."""

import sys

from bench.night import Crowd, night
from bench.peers.peak import peak
from server.imaging.render.render import render


def main(picture: str, *counts: str) -> None:
    """Draw, and tell."""
    walls, lights, viewers, side = map(int, counts)
    render(night(Crowd(walls, lights, viewers), side), picture)
    sys.stdout.write(str(peak() / (1 << 20)))


if __name__ == "__main__":
    main(*sys.argv[1:])
