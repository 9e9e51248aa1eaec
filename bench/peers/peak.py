"""`python -m bench.peers.peak WHO SMALL LARGE`: draw over one picture, then over another; print what that took a pixel.

WHO is `limner` or one of those that draw. What the process has when it has drawn over the small picture counts for
nothing.
"""

import mmap
import sys
from pathlib import Path

from PIL import Image

from bench import hundred
from bench.peak_memory import OURS
from bench.peers.artists import artist
from bench.whole_pictures import ours_of, theirs_of


def main(who: str, small: str, large: str) -> None:
    """Draw, and tell what it took."""
    opened = None if who == OURS else artist(who)
    for path in (small, large):
        with Image.open(path) as picture:
            side = picture.width
        before, shown = _restarted(), hundred.hundred(side)
        if who == OURS:
            work = ours_of(Path(path), shown, "png")
        else:
            assert opened is not None
            work = theirs_of(Path(path), shown, "png", opened)
        work()
    sys.stdout.write(str(grown(before) / (side * side)))


def _restarted() -> int:
    """Forget the peak so far; bytes in memory now."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def peak() -> int:
    """The most bytes of memory that this process had, since it was started or began anew."""
    line = next(each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM:"))
    return int(line.split()[1]) << 10


def grown(before: int) -> int:
    """By how much the peak lies above `before`: by a page at least, as small work fits into what the process has."""
    return max(peak() - before, mmap.PAGESIZE)


if __name__ == "__main__":
    main(*sys.argv[1:])
