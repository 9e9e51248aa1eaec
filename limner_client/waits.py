"""What a connection waits for at the moment: for whoever wants to know why nothing happens."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from limner_client.errors import LimnerError


class Wait:
    """`name` of a call or a file that is waited for since `since`, by the monotonic clock; `error` broke it last."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.since = time.monotonic()
        self.error: LimnerError | None = None

    def heard(self) -> None:
        """Something came, or went: the waiting begins anew."""
        self.since, self.error = time.monotonic(), None

    def sent(self) -> None:
        """Something went, which does not mend what broke."""
        if self.error is None:
            self.since = time.monotonic()

    def broke(self, error: LimnerError) -> None:
        """It is tried again."""
        self.error = error


class Waits:
    """What a connection waits for at present, the oldest first, for those who tell people about it."""

    def __init__(self) -> None:
        self._under_way: list[Wait] = []

    @contextmanager
    def of(self, name: str) -> Iterator[Wait]:
        """Something is waited for as long as the block lasts."""
        self._under_way.append(wait := Wait(name))
        try:
            yield wait
        finally:
            self._under_way.remove(wait)

    def first(self) -> Wait | None:
        """What was begun first of that which goes on."""
        return self._under_way[0] if self._under_way else None
