"""Whose work is at hand, so that places and bytes are shared fairly.

That is the caller, over however many connections it calls; where nobody is told from others, the connection.
"""

from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("party", default="")


def current_party() -> str:
    """The name of whose work this is; empty for work of our own."""
    return _current.get()


def set_party(name: str) -> None:
    """Say whose work this is, for the rest of this task and what it starts."""
    _current.set(name)
