"""What a provider of the OpenAI kind says when it does not draw, as errors of ours: what heals, and what does not."""

from collections.abc import Iterator, Mapping

import httpx2
import openai

from server.domain.errors import DomainError
from server.domain.provider_errors import (
    HEALING,
    ProviderContentRefused,
    ProviderQuotaSpent,
    ProviderRefused,
    ProviderUnavailable,
    may_be_billed_with,
)
from server.domain.providers import Provider
from server.generators.painting.foreign_words import KEYS, retry_seconds, words

QUOTA = frozenset(("insufficient_quota", "billing_hard_limit_reached", "billing_not_active"))
CONTENT = frozenset(("moderation_blocked", "content_policy_violation", "content_filter"))
LIMITED = frozenset(("rate_limit_exceeded", "slow_down"))
PASSING = LIMITED | {"server_error", "overloaded"}
"""Codes of errors in a stream, which has no status any more; nothing was done behind those of limits."""
UNSENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
"""Nothing was sent before these."""


def fault(provider: Provider, error: Exception) -> DomainError:
    """The error of ours behind one of the client."""
    if (own := _own(error)) is not None:
        return own
    sent = not any(isinstance(each, UNSENT) for each in _chain(error))
    match error:
        case openai.APITimeoutError() | httpx2.TimeoutException():
            return ProviderUnavailable(provider.name, "it does not answer", billed=sent)
        case openai.APIStatusError():
            return _status_fault(provider, error)
        case openai.APIConnectionError() | httpx2.HTTPError():
            return ProviderUnavailable(provider.name, "the connection to it fails", billed=sent)
        case openai.APIError() if error.code is not None or error.type is not None:
            return _coded(provider, error) or ProviderRefused(provider.name, _why("it gave up", provider, error))
        case _:
            return ProviderRefused(provider.name, "its answer cannot be read")


def _status_fault(provider: Provider, error: openai.APIStatusError) -> DomainError:
    status, headers = error.status_code, error.response.headers
    if status in KEYS and not {error.code, error.type} & CONTENT:
        # What it says of a key may hold a part of the key.
        return ProviderRefused(provider.name, f"it answered with status {status}: is the key right?", billed=False)
    if (coded := _coded(provider, error, retry_seconds(headers))) is not None:
        return coded
    if status in HEALING or status >= 500:
        why = f"it answered with status {status}"
        return ProviderUnavailable(provider.name, why, retry_seconds(headers), billed=may_be_billed_with(status))
    return ProviderRefused(provider.name, _why(f"it answered with status {status}", provider, error), billed=False)


def _coded(provider: Provider, error: openai.APIError, retry_seconds: float = 0.0) -> DomainError | None:
    """The error that its code or type tells, where these tell more than a status does."""
    codes = {str(each) for each in (error.code, error.type)}
    if codes & QUOTA:
        return ProviderQuotaSpent(provider.name)
    if codes & CONTENT:
        return ProviderContentRefused(provider.name, _said(provider, error) or "it says no more")
    if codes & PASSING:
        return ProviderUnavailable(provider.name, "it has too much to do", retry_seconds, billed=not codes & LIMITED)
    return None


def _own(error: BaseException | None) -> DomainError | None:
    """An error of ours that the client has wrapped."""
    return next((each for each in _chain(error) if isinstance(each, DomainError)), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and those that led to it."""
    seen = set[int]()
    while error is not None and id(error) not in seen:
        yield error
        seen.add(id(error))
        error = error.__cause__ or error.__context__


def _why(what: str, provider: Provider, error: openai.APIError) -> str:
    said = _said(provider, error)
    return f"{what}: {said}" if said else what


def _said(provider: Provider, error: openai.APIError) -> str:
    """What the other side says of it, where that is a message and no page or trace."""
    return words(error.body.get("message"), provider) if isinstance(error.body, Mapping) else ""
