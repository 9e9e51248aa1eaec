"""Where the reports of work on one output of a task go."""

from typing import Protocol


class ProgressSink(Protocol):
    """Takes what a generator tells of its work on one output, and keeps it for who watches."""

    def report(self, fraction: float, stage: str, preview: bytes | None) -> None:
        """Take a report; returns at once."""
        ...

    async def flush(self) -> None:
        """Keep what was reported so far."""
        ...
