"""Who reads and writes: it goes with every transaction and every read, and decides what there is to see."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """An identity, and what it may do.

    `name` is what rows say of who made them. Without a `role` it may call everything, without `scopes` it sees all.
    """

    name: str
    role: str | None = None
    scopes: Collection[str] | None = None


ANONYMOUS = Caller("anonymous")
"""Everybody, as long as nobody has to say who he is."""
SYSTEM = Caller("system")
"""A process for itself: its probes, what it reads for all who watch, what it takes back from lost workers."""
WORKER = Caller("worker")
"""A worker; what it makes says who asked for it."""
MAINTENANCE = Caller("maintenance")
"""Maintenance and the sweep, whoever has them run."""
COMMAND = Caller("command")
"""A command of an operator at the database itself, such as loading the built-in themes."""
