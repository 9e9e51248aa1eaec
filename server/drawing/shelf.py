"""What was drawn before and may be wanted again: kept while there is room for it."""

from collections import OrderedDict
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Keeps what was made under its key, at most so many pixels; what was used longest ago makes room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pixels = 0
        self._kept: OrderedDict[object, tuple[Kept, int]] = OrderedDict()

    def take(self, key: object) -> Kept | None:
        """What was put under this key, if it is still there. It is not to be drawn on."""
        if (kept := self._kept.get(key)) is None:
            return None
        self._kept.move_to_end(key)
        return kept[0]

    def put(self, key: object, made: Kept, pixels: int) -> Kept:
        """Keep what was made, of so many pixels, under a key, and return it."""
        if (before := self._kept.pop(key, None)) is not None:
            self._pixels -= before[1]
        self._kept[key] = made, pixels
        self._pixels += pixels
        while self._pixels > self._most and len(self._kept) > 1:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._pixels -= oldest
        return made

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()
        self._pixels = 0
