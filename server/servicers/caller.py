"""Who calls and under which id: decided once by the guard, read by whoever needs it."""

from collections.abc import Awaitable, Callable, Iterable
from contextvars import ContextVar
from typing import Any, TypeAlias

from server.domain.callers import ANONYMOUS, Caller

Metadata: TypeAlias = Iterable[tuple[str, str | bytes]]
SUBJECT_NAMES = "x509_subject_alternative_name"
CERTIFICATE = "x509_pem_cert"

_caller: ContextVar[Caller] = ContextVar("caller")
_request_id: ContextVar[str] = ContextVar("request_id")


class Presented:
    """What a call shows of who makes it."""

    __slots__ = ("_context",)

    def __init__(self, context: Any) -> None:
        self._context = context

    @property
    def metadata(self) -> Metadata:
        """What it sends along."""
        metadata: Metadata = self._context.invocation_metadata() or ()
        return metadata

    @property
    def has_certificate(self) -> bool:
        """Whether it comes with a client certificate, whatever names are in it."""
        return CERTIFICATE in (self._context.auth_context() or {})

    @property
    def certificate_names(self) -> list[str]:
        """The names in a client certificate that was checked against the CA of clients; none without one."""
        names = (self._context.auth_context() or {}).get(SUBJECT_NAMES, ())
        return [each.decode(errors="replace") for each in names]

    @property
    def address(self) -> str:
        """Where it comes from, as gRPC says it: `ipv4:10.0.0.7:40112`. Behind a proxy that is the proxy."""
        address: str = self._context.peer()
        return address


Identify: TypeAlias = Callable[[Presented], Awaitable[Caller]]
"""Who stands behind a call. Raises `Unauthenticated` leaves."""


async def anonymous(_: Presented) -> Caller:
    """Everybody is the same to who cannot tell them apart."""
    return ANONYMOUS


def current_caller() -> Caller:
    """The caller of the RPC at work. Raises `LookupError` outside of one: nobody reads or writes for no one."""
    return _caller.get()


def known_caller() -> Caller | None:
    """The same; None while nobody knows."""
    return _caller.get(None)


def current_request_id() -> str:
    """The id under which the RPC at work is logged."""
    return _request_id.get()


def set_caller(caller: Caller) -> None:
    """Say who calls, for the rest of this RPC."""
    _caller.set(caller)


def set_request_id(request_id: str) -> None:
    """Say under which id the rest of this RPC is logged."""
    _request_id.set(request_id)
