"""Who calls and under which id: decided once by the guard, read by whoever needs it."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import TypeAlias

from server.domain.callers import ANONYMOUS, Caller

Metadata: TypeAlias = Iterable[tuple[str, str | bytes]]
Identify: TypeAlias = Callable[[Metadata], Caller]
"""Who stands behind a call, by what it sends along."""

_caller: ContextVar[Caller] = ContextVar("caller")
_request_id: ContextVar[str] = ContextVar("request_id")


def anonymous(_: Metadata) -> Caller:
    """Everybody is the same to who cannot tell them apart."""
    return ANONYMOUS


def current_caller() -> Caller:
    """The caller of the RPC at work. Raises `LookupError` outside of one: nobody reads or writes for no one."""
    return _caller.get()


def current_request_id() -> str:
    """The id under which the RPC at work is logged."""
    return _request_id.get()


def set_call(caller: Caller, request_id: str) -> None:
    """Say who calls, for the rest of this RPC."""
    _caller.set(caller)
    _request_id.set(request_id)
