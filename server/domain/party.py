"""Whose work is at hand, so that places and bytes are shared fairly.

That is the caller, over however many connections it calls; where nobody is told from others, the connection.
"""

from collections.abc import Callable
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("party", default="")

current_party: Callable[[], str] = _current.get
"""The name of whose work this is; empty for work of our own."""
set_party: Callable[[str], object] = _current.set
"""Say whose work this is, for the rest of this task and what it starts."""
