"""Whether the current task is inside a transaction, where no store is asked: it would hold locks and a connection.

The sweep alone does so, and says it with `removing`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class _Transaction:
    """One transaction, as long as it is open."""

    __slots__ = ("open", "removes")

    def __init__(self) -> None:
        self.open = True
        self.removes = False


_current: ContextVar[_Transaction | None] = ContextVar("transaction", default=None)


@contextmanager
def transaction() -> Iterator[None]:
    """The current task, and tasks it starts, are inside a transaction until the block ends."""
    outer, inner = _current.get(), _Transaction()
    _current.set(inner)
    try:
        yield
    finally:
        inner.open = False  # for tasks that were started inside and go on
        _current.set(outer)


@contextmanager
def removing() -> Iterator[None]:
    """The one exception: an object is removed under the lock of its row, and soon."""
    current = _current.get()
    assert current is not None, "removed under a lock"
    current.removes = True
    try:
        yield
    finally:
        current.removes = False


def check_outside(what: str) -> None:
    """Raise `RuntimeError` when `what` is asked inside a transaction: that is a bug of its caller."""
    current = _current.get()
    if current is not None and current.open and not current.removes:
        raise RuntimeError(f"{what} is asked inside a transaction")
