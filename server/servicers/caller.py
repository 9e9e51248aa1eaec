"""Who calls: decided once by the guard, read by whoever needs it."""

from contextvars import ContextVar
from dataclasses import dataclass

ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Caller:
    """The identity behind a call and the id its request is logged under."""

    name: str
    request_id: str


NOBODY = Caller(ANONYMOUS, "")
_current: ContextVar[Caller] = ContextVar("caller")


def current_caller() -> Caller:
    """The caller of the RPC at work."""
    return _current.get(NOBODY)


def set_caller(caller: Caller) -> None:
    """Say who calls, for the rest of this RPC."""
    _current.set(caller)
