"""How much may be asked for: limits for each caller and for each scope, and for each address of who is not known."""

from dataclasses import dataclass
from enum import StrEnum


class OwnerKind(StrEnum):
    """Whose use is counted."""

    CALLER = "caller"
    SCOPE = "scope"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Quota:
    """The most that one caller, and that one scope, may have; 0 is no limit."""

    caller: int = 0
    scope: int = 0

    def __bool__(self) -> bool:
        return bool(self.caller or self.scope)

    def of(self, kind: OwnerKind) -> int:
        """The most of one caller or scope."""
        return self.caller if kind is OwnerKind.CALLER else self.scope

    def most(self, caller: str, scope: str | None) -> dict[str, int]:
        """The subjects that a caller and its scope are, and how much each may have; those without a limit too."""
        both = {subject(OwnerKind.CALLER, caller): self.caller} if caller else {}
        return both | ({subject(OwnerKind.SCOPE, scope): self.scope} if scope else {})

    def owners(self, caller: str, scope: str | None) -> list[tuple[OwnerKind, str, int]]:
        """Who of a caller and its scope is limited, and to how much; callers come first, always."""
        both = ((OwnerKind.CALLER, caller, self.caller), (OwnerKind.SCOPE, scope or "", self.scope))
        return [each for each in both if each[1] and each[2]]


@dataclass(frozen=True, slots=True)
class Quotas:
    """Unfinished tasks and stored bytes are of the database, all others of one process.

    Calls are those of a second; bytes that are uploaded, pixels that are taken in or drawn, and milliseconds of work
    in child processes those of a minute; open watches, and bytes of memory for such work, those at once.
    """

    calls: Quota = Quota()
    watches: Quota = Quota()
    tasks: Quota = Quota()
    stored_bytes: Quota = Quota()
    uploaded_bytes: Quota = Quota()
    pixels: Quota = Quota()
    work_time: Quota = Quota()
    memory: Quota = Quota()


@dataclass(frozen=True, slots=True)
class AddressQuotas:
    """Limits for one address, as whoever is not known has them; `health_watches_in_all` are those of all addresses.

    Zero is no limit.
    """

    failures_per_minute: int = 0
    health_watches: int = 0
    health_watches_in_all: int = 0


NO_QUOTAS = Quotas()
"""Nothing is limited: of what works for itself, and of commands at the database."""
NO_ADDRESS_QUOTAS = AddressQuotas()


def subject(kind: OwnerKind, owner: str) -> str:
    """Whose limit it is, as callers read it: `caller:gm`, `scope:campaign/42`."""
    return f"{kind}:{owner}"
