"""How a provider that draws fails: a service beyond ours, reached over HTTP."""

from server.domain.errors import Conflict, DomainError, Exhausted, Invalid, Unavailable

HEALING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses behind which the same request may succeed later."""
REQUEST_TIMEOUT, INTERNAL_SERVER_ERROR = 408, 500


class ProviderUnavailable(Unavailable):
    """A provider does not answer now, or says that it cannot draw now, for so many seconds where it says that.

    Whether it may have `billed` the call all the same: surely not where the call was not made. What is `under_way` goes
    on there, and the next try finds it.
    """

    reason = "PROVIDER_UNAVAILABLE"

    def __init__(self, provider: str, why: str, retry_seconds: float = 0.0, *, billed: bool = True) -> None:
        super().__init__(f"the provider {provider} cannot draw now: {why}", provider=provider)
        self.retry_seconds = retry_seconds
        self.billed = billed
        self.under_way = False


class ProviderRefused(Conflict):
    """A provider does not draw this, however often it is asked. Whether it may have `billed` the call all the same."""

    reason = "PROVIDER_REFUSED"

    def __init__(self, provider: str, why: str, *, billed: bool = True) -> None:
        super().__init__(f"the provider {provider} does not draw this: {why}", provider=provider)
        self.billed = billed


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


class ProviderHourFull(Unavailable):
    """A provider has been called as often within an hour as it may be: the task waits, for so many seconds."""

    reason = "PROVIDER_HOUR_FULL"

    def __init__(self, provider: str, seconds: float) -> None:
        super().__init__(f"the provider {provider} has had as many calls within an hour as it may", provider=provider)
        self.retry_seconds = seconds


class ProviderOutcomeUnknown(Conflict):
    """A provider was asked as often as it is for one picture, and none is here."""

    reason = "PROVIDER_OUTCOME_UNKNOWN"

    def __init__(self, provider: str, why: str) -> None:
        super().__init__(
            f"the provider {provider} was asked twice for this picture; what came of it is unknown, and may have been "
            f"billed: {why}",
            provider=provider,
        )


class UnknownProvider(Invalid):
    """No provider of this name draws for the scope."""

    reason = "UNKNOWN_PROVIDER"

    def __init__(self, name: str, field: str) -> None:
        super().__init__(f"{field}: there is no provider {name!r} for this scope; ListProviders has them", field=field)


def status_error(provider: str, status: int) -> DomainError:
    """The error behind an HTTP status that is no success: it heals, or asking again is of no use."""
    kind = ProviderUnavailable if status in HEALING else ProviderRefused
    return kind(provider, f"it answered with status {status}", billed=may_be_billed_with(status))


def may_be_billed_with(status: int) -> bool:
    """Whether there may have been work behind an HTTP status that is no success."""
    return status >= INTERNAL_SERVER_ERROR or status == REQUEST_TIMEOUT


def may_be_billed(error: BaseException) -> bool:
    """Whether a call that ended with this may have been billed: unless it is known that it was not."""
    match error:
        case ProviderUnavailable() | ProviderRefused():
            return error.billed
        case ProviderQuotaSpent() | ProviderContentRefused():
            return False
        case _:
            return True


def billed(error: DomainError) -> DomainError:
    """The error of what is done with an answer, which has been billed whatever comes of it."""
    if isinstance(error, ProviderUnavailable | ProviderRefused):
        error.billed = True
    return error
