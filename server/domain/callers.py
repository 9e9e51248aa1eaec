"""Who reads and writes: it goes with every transaction and every read, and decides what there is to see."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from server.domain.overlays import GM, PLAYERS, Audience
from server.domain.scopes import Scopes


class Role(StrEnum):
    """What a caller may do. Each may do what the ones before it may."""

    PLAYER = "player"
    """See what players may see, and nothing else."""
    READER = "reader"
    """See everything, change nothing."""
    WRITER = "writer"
    """Make, change, delete and purge."""
    ADMIN = "admin"
    """Everything, also what concerns all callers."""


@dataclass(frozen=True, slots=True)
class Caller:
    """An identity, and what it may do.

    `name` is what rows say of who made them. Without `scopes` it sees the rows of all; `as_players` is set where it
    asks for no more than players may know.
    """

    name: str
    role: Role = Role.ADMIN
    scopes: Scopes | None = None
    as_players: bool = False

    @property
    def audience(self) -> Audience:
        """For whose eyes what it reads is."""
        return PLAYERS if self.as_players or self.role is Role.PLAYER else GM

    def seeing(self, audience: Audience) -> Self:
        """The same caller, reading for these eyes; a player never sees more than players do."""
        return replace(self, as_players=True) if audience == PLAYERS and not self.as_players else self

    def within(self, other: "Caller") -> bool:
        """Whether it is the same identity, and may do nothing that the other may not."""
        if self.name != other.name or not RANKS.index(self.role) <= RANKS.index(other.role):
            return False
        return other.scopes is None if self.scopes is None else self.scopes.within(other.scopes)


RANKS = tuple(Role)


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
RESERVED = frozenset(each.name for each in (ANONYMOUS, SYSTEM, WORKER, MAINTENANCE, COMMAND))
"""Names that no identity can have."""
