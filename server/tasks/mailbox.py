"""What lies ready for one watcher: bounded, however slow it is."""

import asyncio

from server.domain.tasks import Progress, TaskEvent

MOST_EVENTS = 256


class Bell:
    """Wakes one watcher, also for its end."""

    __slots__ = ("draining", "wake")

    def __init__(self) -> None:
        self.wake = asyncio.Event()
        self.draining = False

    def drain(self) -> None:
        """Tell the watcher that it has to end."""
        self.draining = True
        self.wake.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for news; False when so many seconds pass without any."""
        if not self.wake.is_set():
            try:
                async with asyncio.timeout(seconds):
                    await self.wake.wait()
            except TimeoutError:
                return False
        self.wake.clear()
        return True


class Mailbox(Bell):
    """News of one task. `progress` is the latest; when events pile up they go, and the watcher reads the log itself."""

    __slots__ = ("_events", "_reached", "behind", "progress", "purged")

    def __init__(self) -> None:
        super().__init__()
        self._events: list[TaskEvent] = []
        self.progress: Progress | None = None
        self._reached = (0, 0.0)
        self.behind = False
        self.purged = False

    def put(self, event: TaskEvent) -> None:
        """Add an event."""
        if len(self._events) < MOST_EVENTS:
            self._events.append(event)
        else:
            self._events.clear()
            self.behind = True
        self.wake.set()

    def report(self, progress: Progress) -> None:
        """Replace the progress, unless this one was read before what has been told: it never falls in an attempt."""
        reached = (progress.attempt, progress.fraction)
        if reached >= self._reached:
            self._reached, self.progress = reached, progress
            self.wake.set()

    def take(self, last: int) -> list[TaskEvent] | None:
        """The events behind the sequence `last`; None when some are missing and the log has to be read."""
        events = [each for each in self._events if each.seq > last]
        self._events.clear()
        missing = self.behind or (bool(events) and events[0].seq > last + 1)
        self.behind = False
        return None if missing else events

    def purge(self) -> None:
        """Tell the watcher that the task and its log are gone, behind the events that were put."""
        self.purged = True
        self.wake.set()
