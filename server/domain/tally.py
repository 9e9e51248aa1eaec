"""What is in use at once, by whose it is, and bounded."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from server.domain.errors import Exhausted

Most = Mapping[str, int]
"""Subjects, and how much of something each may have at once; 0 is no limit."""


class Tally:
    """How much of something subjects have. `refusal` makes the error for one that has as much as it may."""

    def __init__(self, refusal: Callable[[str, int], Exhausted]) -> None:
        self._refusal = refusal
        self._used: Counter[str] = Counter()

    def check(self, most: Most, amount: int = 1) -> None:
        """Raise the refusal when one of these may not have so much more."""
        for each, limit in most.items():
            if limit and self._used[each] + amount > limit:
                raise self._refusal(each, limit)

    @contextmanager
    def counted(self, most: Most, amount: int = 1) -> Iterator[None]:
        """Each of these has so much more during the block. Raises the refusal."""
        self.check(most, amount)
        self._used.update(dict.fromkeys(most, amount))
        try:
            yield
        finally:
            self._used.subtract(dict.fromkeys(most, amount))
            for each in most:
                if not self._used[each]:
                    del self._used[each]

    def used(self, subject: str) -> int:
        """How much it has."""
        return self._used[subject]
