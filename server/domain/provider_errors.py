"""How a provider that draws fails: a service beyond ours, reached over HTTP."""

from server.domain.errors import Conflict, DomainError, Unavailable

HEALING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses behind which the same request may succeed later."""


class ProviderUnavailable(Unavailable):
    """A provider does not answer now, or says that it cannot draw now."""

    reason = "PROVIDER_UNAVAILABLE"

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(f"the provider {provider} cannot draw now: {why}", provider=provider)


class ProviderRefused(Conflict):
    """A provider does not draw this, however often it is asked."""

    reason = "PROVIDER_REFUSED"

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(f"the provider {provider} does not draw this: {why}", provider=provider)


def status_error(provider: str, status: int) -> DomainError:
    """The error behind an HTTP status that is no success: it heals, or asking again is of no use."""
    kind = ProviderUnavailable if status in HEALING else ProviderRefused
    return kind(provider, f"it answered with status {status}")
