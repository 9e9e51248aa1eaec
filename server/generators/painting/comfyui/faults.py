"""What a ComfyUI says when it does not paint, as errors of ours: what heals, and what does not.

Traces and paths of its machine are never passed on.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx2

from server.domain.errors import DomainError
from server.domain.provider_errors import HEALING, ProviderRefused, ProviderUnavailable
from server.domain.providers import Provider
from server.generators.painting.foreign_words import KEYS, retry_seconds, words

_SHORT = re.compile(
    r"out.?of.?memory|not enough (?:\w+ )?memory|allocate .{0,40}memory|cuda ?error|cublas_status|hip error"
    r"|no space left|disk quota",
    re.IGNORECASE,
)
"""Of what a machine is short for now."""
_PATHS = re.compile(r"\S*\\\S*|\S*/\S*/\S*|(?<![\w.])/\S+")
MOST_TEXT = 2000


def status_fault(provider: Provider, answer: httpx2.Response, body: object) -> DomainError:
    """The error behind an answer that is no success; `body` is its JSON, where it is any."""
    status = answer.status_code
    if status in KEYS:
        return ProviderRefused(provider.name, f"it answered with status {status}: is the key right?", billed=False)
    if status in HEALING or status >= 500:
        why = f"it answered with status {status}"
        return ProviderUnavailable(provider.name, why, retry_seconds(answer.headers), billed=False)
    said = "; ".join(_refusals(provider, body))[: 2 * MOST_TEXT]
    what = f"it answered with status {status}"
    return ProviderRefused(provider.name, f"{what}: {said}" if said else what, billed=False)


def wire_fault(provider: Provider, error: Exception) -> DomainError:
    """The error of ours behind one of the client."""
    match error:
        case httpx2.TimeoutException():
            return ProviderUnavailable(provider.name, "it does not answer", billed=False)
        case httpx2.DecodingError() | httpx2.InvalidURL() | ValueError():
            return ProviderRefused(provider.name, "its answer cannot be read", billed=False)
        case _:
            return ProviderUnavailable(provider.name, "the connection to it fails", billed=False)


def failure(provider: Provider, messages: object) -> DomainError:
    """The error behind a prompt that ended without success: the last of its messages tells which."""
    if interrupted(messages):
        return ProviderUnavailable(provider.name, "somebody stopped it there", billed=False)
    _, data = _last(messages)
    error = data if isinstance(data, Mapping) else {}
    kind, message = (_text(error.get(each)) for each in ("exception_type", "exception_message"))
    if _SHORT.search(kind) or _SHORT.search(message):
        return ProviderUnavailable(provider.name, "its machine is short of memory", billed=False)
    node, why = (plain(provider, error.get(each)) for each in ("node_type", "exception_message"))
    return ProviderRefused(provider.name, ": ".join(filter(None, ("its workflow failed", node, why))))


def interrupted(messages: object) -> bool:
    """Whether somebody stopped a prompt that ended like this."""
    return _last(messages)[0] == "execution_interrupted"


def _last(messages: object) -> tuple[object, object]:
    """Name and data of the last message."""
    last = messages[-1] if isinstance(messages, list) and messages else None
    return (last[0], last[1]) if isinstance(last, list) and len(last) == 2 else (None, None)


def plain(provider: Provider, text: object) -> str:
    """A text of it as callers may see it."""
    return words(_PATHS.sub("[path]", _text(text)), provider)


def _text(value: object) -> str:
    return value[:MOST_TEXT] if isinstance(value, str) else ""


def _refusals(provider: Provider, body: object) -> Iterator[str]:
    """What it says of a workflow that it does not take, and of the first node that is wrong."""
    document: Mapping[str, Any] = body if isinstance(body, Mapping) else {}
    error = document.get("error")
    if said := plain(provider, error.get("message") if isinstance(error, Mapping) else error):
        yield said
    nodes = document.get("node_errors")
    for node in nodes.values() if isinstance(nodes, Mapping) else ():
        errors = node.get("errors") if isinstance(node, Mapping) else None
        for each in errors if isinstance(errors, list) else ():
            if not isinstance(each, Mapping):
                continue
            extra = each.get("extra_info")
            name = extra.get("input_name") if isinstance(extra, Mapping) else None
            parts = (plain(provider, part) for part in (node.get("class_type"), each.get("message"), name))
            yield ": ".join(filter(None, parts))
            return
