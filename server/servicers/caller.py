"""Who calls: decided once by the guard, read by whoever needs it."""

from contextvars import ContextVar
from dataclasses import dataclass

ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Caller:
    """The identity behind a call and the id its request is logged under."""

    name: str
    request_id: str


_current: ContextVar[Caller] = ContextVar("caller", default=Caller(ANONYMOUS, ""))


def current_caller() -> Caller:
    """The caller of the RPC at work."""
    return _current.get()


def set_caller(caller: Caller) -> None:
    """Say who calls, for the rest of this RPC."""
    _current.set(caller)
