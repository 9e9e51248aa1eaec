"""How a provider that draws fails: a service beyond ours, reached over HTTP."""

from server.domain.errors import Conflict, DomainError, Exhausted, Invalid, Unavailable

HEALING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses behind which the same request may succeed later."""


class ProviderUnavailable(Unavailable):
    """A provider does not answer now, or says that it cannot draw now, for so many seconds where it says that."""

    reason = "PROVIDER_UNAVAILABLE"

    def __init__(self, provider: str, why: str, retry_seconds: float = 0.0) -> None:
        super().__init__(f"the provider {provider} cannot draw now: {why}", provider=provider)
        self.retry_seconds = retry_seconds


class ProviderRefused(Conflict):
    """A provider does not draw this, however often it is asked."""

    reason = "PROVIDER_REFUSED"

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(f"the provider {provider} does not draw this: {why}", provider=provider)


class ProviderQuotaSpent(Exhausted):
    """A provider draws nothing more until somebody pays it."""

    reason = "PROVIDER_QUOTA_SPENT"

    def __init__(self, provider: str) -> None:
        super().__init__(f"the quota at the provider {provider} is spent", provider=provider)


class ProviderContentRefused(Conflict):
    """A provider does not draw what these words say."""

    reason = "PROVIDER_CONTENT_REFUSED"

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(f"the provider {provider} refuses the content: {why}", provider=provider)


class UnknownProvider(Invalid):
    """No provider of this name draws for the scope."""

    reason = "UNKNOWN_PROVIDER"

    def __init__(self, name: str, field: str) -> None:
        super().__init__(f"{field}: there is no provider {name!r} for this scope; ListProviders has them", field=field)


def status_error(provider: str, status: int) -> DomainError:
    """The error behind an HTTP status that is no success: it heals, or asking again is of no use."""
    kind = ProviderUnavailable if status in HEALING else ProviderRefused
    return kind(provider, f"it answered with status {status}")
