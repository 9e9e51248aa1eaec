"""What lies ready for a watcher who is late."""

from uuid import UUID

from server.domain.tasks import Progress
from server.tasks.mailbox import Mailbox


def progress(attempt: int, fraction: float) -> Progress:
    return Progress(UUID(int=1), attempt, 1, fraction, "painting", 0, None)


def test_progress_never_falls_within_an_attempt() -> None:
    mailbox = Mailbox()
    for told in (progress(1, 0.5), progress(1, 0.5), progress(1, 0.9), progress(2, 0.1)):
        mailbox.report(told)
        assert mailbox.progress is told
    for late in (progress(2, 0.05), progress(1, 1.0)):
        mailbox.report(late)
        assert mailbox.progress is not late
