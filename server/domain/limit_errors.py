"""What a caller, a scope or an address has enough of. `subject` says whose limit it is: `caller:gm`."""

from server.domain.errors import Exhausted, Invalid


class RateExceeded(Exhausted):
    """Too many calls within too short a time; after so many seconds there is room for one more."""

    reason = "RATE_EXCEEDED"
    heals = True

    def __init__(self, subject: str, limit: int, retry_seconds: float) -> None:
        super().__init__(f"{subject} makes more calls than it may", subject=subject, limit=limit)
        self.retry_seconds = retry_seconds


class TooManyWatches(Exhausted):
    """As many watches and waits as may be at once are open; one has to end first."""

    reason = "TOO_MANY_WATCHES"
    heals = True

    def __init__(self, subject: str, limit: int) -> None:
        super().__init__(f"{subject} has {limit} watches open, as many as it may", subject=subject, limit=limit)


class UploadedBytesExceeded(Exhausted):
    """More was uploaded within a minute than may be; after so many seconds there is room for more."""

    reason = "UPLOADED_BYTES_EXCEEDED"
    heals = True

    def __init__(self, subject: str, limit: int, retry_seconds: float) -> None:
        super().__init__(f"{subject} uploads more than {limit} bytes a minute", subject=subject, limit=limit)
        self.retry_seconds = retry_seconds


class PixelsExceeded(Exhausted):
    """More pixels were taken in or drawn within a minute than may be; after so many seconds there is room for more."""

    reason = "PIXELS_EXCEEDED"
    heals = True

    def __init__(self, subject: str, limit: int, retry_seconds: float) -> None:
        super().__init__(f"{subject} has more than {limit} pixels a minute drawn", subject=subject, limit=limit)
        self.retry_seconds = retry_seconds


class WorkTimeExceeded(Exhausted):
    """More work was done within a minute than may be; after so many seconds there is room for more."""

    reason = "WORK_TIME_EXCEEDED"
    heals = True

    def __init__(self, subject: str, limit: int, retry_seconds: float) -> None:
        super().__init__(f"{subject} has more than {limit} ms of work a minute done", subject=subject, limit=limit)
        self.retry_seconds = retry_seconds


class MemoryExceeded(Exhausted):
    """Work under way may use as much memory as there may be at once; some of it has to end first."""

    reason = "MEMORY_EXCEEDED"
    heals = True

    def __init__(self, subject: str, limit: int) -> None:
        super().__init__(f"{subject} has work under way that may use {limit} bytes", subject=subject, limit=limit)


class TooManyTasks(Exhausted):
    """As many tasks as may be are unfinished; one has to end first."""

    reason = "TOO_MANY_TASKS"
    heals = True

    def __init__(self, subject: str, limit: int) -> None:
        super().__init__(f"{subject} has {limit} unfinished tasks, as many as it may", subject=subject, limit=limit)


class StoredBytesExceeded(Exhausted):
    """What is to be stored does not fit beside what is; something has to be deleted and purged first."""

    reason = "STORED_BYTES_EXCEEDED"

    def __init__(self, subject: str, used: int, limit: int) -> None:
        super().__init__(
            f"{subject} has {used} of {limit} bytes stored, and no room for this: delete and purge images first",
            subject=subject,
            used=used,
            limit=limit,
        )


class LargerThanQuota(Invalid):
    """What is to be stored is larger than all that may be stored: it never fits."""

    reason = "LARGER_THAN_QUOTA"

    def __init__(self, subject: str, size: int, limit: int) -> None:
        super().__init__(
            f"{size} bytes are more than all that {subject} may store, {limit}", subject=subject, size=size, limit=limit
        )
