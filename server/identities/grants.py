"""What shown tokens and certificates are worth now, and the calls that are made with them."""

import math
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from server.domain.callers import Caller
from server.identities.running_call import RunningCall, running_call

Key = TypeVar("Key", bound=Hashable)


class Grant:
    """A caller, until `ends` on the monotonic clock, and the calls under way for it; `used` since that was noted."""

    __slots__ = ("caller", "calls", "ends", "used")

    def __init__(self, caller: Caller, ends: float = math.inf) -> None:
        self.caller = caller
        self.ends = ends
        self.calls: set[RunningCall] = set()
        self.used = False

    def use(self) -> Caller:
        """The caller of the call at work, which from now on ends when this does."""
        self.used = True
        if (call := running_call()) is not None:
            call.join(self.calls)
        return self.caller

    def end_calls(self) -> None:
        """End every call under way."""
        for call in tuple(self.calls):
            call.end()


class Grants(Generic[Key]):
    """Grants by what has to be shown for them."""

    def __init__(self) -> None:
        self._grants: dict[Key, Grant] = {}

    def get(self, key: Key) -> Grant | None:
        """The grant for what is shown, if there is one that has not ended."""
        grant = self._grants.get(key)
        return grant if grant is not None and grant.ends > time.monotonic() else None

    def replace(self, fresh: Mapping[Key, Grant], among: Callable[[Key], bool] = lambda _: True) -> None:
        """Take these in place of those `among` them. Calls that may no longer do what they might end, others go on."""
        for key in [each for each in self._grants if among(each)]:
            old, new = self._grants.pop(key), fresh.get(key)
            if new is None or not old.caller.within(new.caller):
                old.end_calls()
            if new is not None:
                new.calls, new.used = old.calls, old.used
        self._grants.update(fresh)

    def end_expired(self) -> None:
        """End the calls of what is over by now, and forget it."""
        now = time.monotonic()
        for key in [each for each, grant in self._grants.items() if grant.ends <= now]:
            self._grants.pop(key).end_calls()

    def until_next_end(self) -> float | None:
        """Seconds until the next one ends; None when none does."""
        ends = min((each.ends for each in self._grants.values()), default=math.inf)
        return None if math.isinf(ends) else max(0.0, ends - time.monotonic())

    def used(self) -> Iterable[tuple[Key, Grant]]:
        """Those that were used since that was noted."""
        return [(key, grant) for key, grant in self._grants.items() if grant.used]
