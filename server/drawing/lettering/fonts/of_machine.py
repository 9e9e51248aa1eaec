"""Fonts of the machine, for scripts that the typefaces of Limner lack: the first that has a character letters it."""

import struct
from functools import lru_cache
from pathlib import Path

PLACES = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
KINDS = frozenset({".ttf", ".otf", ".ttc"})
PREFERRED = ("NotoSerif", "NotoSans", "DejaVuSerif", "DejaVuSans")
"""How names of files begin that come first, in this order; then all others by their names."""
MOST = 200
"""Fonts that are looked at."""


@lru_cache(maxsize=1 << 14)
def font_with(character: str) -> str:
    """The path of the first font that has a character; empty where none has."""
    return next((path for path in files() if ord(character) in _coverage(path)), "")


@lru_cache(maxsize=1)
def files() -> tuple[str, ...]:
    """The paths of the fonts there are, those that are asked first at first; bold ones before others."""
    paths = [path for place in PLACES for path in place.rglob("*") if path.suffix.lower() in KINDS]
    return tuple(map(str, sorted(paths, key=_order)[:MOST]))


def _order(path: Path) -> tuple[int, bool, str]:
    place = next((at for at, name in enumerate(PREFERRED) if path.name.startswith(name)), len(PREFERRED))
    return place, "Bold" not in path.name or "Italic" in path.name, str(path)


@lru_cache(maxsize=MOST)
def _coverage(path: str) -> frozenset[int]:
    """The code points that a font has; none for one that cannot be read."""
    # Few texts need it, and it is large.
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    try:
        with Path(path).open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, LookupError, ValueError, AssertionError, struct.error):
        return frozenset()
