"""Who calls and under which id: decided once by the guard, read by whoever needs it."""

from collections.abc import Awaitable, Callable, Iterable
from contextvars import ContextVar
from typing import Any, TypeAlias

from server.domain.callers import ANONYMOUS, Caller

Metadata: TypeAlias = Iterable[tuple[str, str | bytes]]
SUBJECT_NAMES = "x509_subject_alternative_name"
CERTIFICATE = "x509_pem_cert"

_caller: ContextVar[Caller] = ContextVar("caller")
_opening: ContextVar[tuple[str, Metadata]] = ContextVar("opening")


class Presented:
    """What a call shows of who makes it."""

    __slots__ = ("_context", "metadata")

    def __init__(self, metadata: Metadata, context: Any) -> None:
        self.metadata = metadata  # a context would make it again of what lies in C
        self._context = context

    @property
    def has_certificate(self) -> bool:
        """Whether it comes with a client certificate, whatever names are in it."""
        return CERTIFICATE in (self._context.auth_context() or {})

    @property
    def certificate_names(self) -> list[str]:
        """The names in a client certificate that was checked against the CA of clients; none without one."""
        names = (self._context.auth_context() or {}).get(SUBJECT_NAMES, ())
        return [each.decode(errors="replace") for each in names]


Identify: TypeAlias = Callable[[Presented], Awaitable[Caller]]
"""Who stands behind a call. Raises `Unauthenticated` leaves."""


async def anonymous(_: Presented) -> Caller:
    """Everybody is the same to who cannot tell them apart."""
    return ANONYMOUS


current_caller: Callable[[], Caller] = _caller.get
"""The caller of the RPC at work. Raises `LookupError` outside of one: nobody reads or writes for no one."""
set_caller: Callable[[Caller], object] = _caller.set
"""Say who calls, for the rest of this RPC."""
opening: Callable[[], tuple[str, Metadata]] = _opening.get
"""What the RPC at work began with: the id under which it is logged, and what it sent along."""
set_opening: Callable[[tuple[str, Metadata]], object] = _opening.set
"""Say what this RPC begins with."""


def known_caller() -> Caller | None:
    """The caller of the RPC at work; None while nobody knows."""
    return _caller.get(None)


def current_request_id() -> str:
    """The id under which the RPC at work is logged."""
    return opening()[0]
