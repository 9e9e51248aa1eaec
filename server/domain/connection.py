"""Whose work is at hand: the connection a call came over, which decides what is fair until there is authentication."""

from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("connection", default="")


def current_connection() -> str:
    """The name of the connection whose work this is; empty for work of our own."""
    return _current.get()


def set_connection(name: str) -> None:
    """Say whose work this is, for the rest of this task and what it starts."""
    _current.set(name)
