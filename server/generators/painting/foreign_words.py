"""What other machines say when they fail, as callers may see it.

Little is passed on: one line, bounded, without control characters, without the key, and nothing of a traceback.
"""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from server.domain.providers import Provider

KEYS = frozenset((401, 403))
"""Statuses that tell of a key."""
MOST_WORDS = 200
LONGEST_RETRY = 3600.0
_TRACES = re.compile(r"traceback|\bFile \S+, line \d|\.py\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def words(text: object, provider: Provider, most: int = MOST_WORDS) -> str:
    """A text of the other side as callers may see it; empty where it is none, or tells of the inside of a machine."""
    if not isinstance(text, str) or _TRACES.search(text):
        return ""
    if provider.key:
        text = text.replace(provider.key, "[key]")
    return cleaned(text, most)


def cleaned(text: str, most: int) -> str:
    """A text in one line of at most so many characters, without what is no character to be shown."""
    plain = " ".join(_CONTROLS.sub(" ", text[: 4 * most]).split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def retry_seconds(headers: Mapping[str, str]) -> float:
    """How long it asks us to wait, an hour at most; 0 where it does not say."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers[name]) / unit
        except (KeyError, ValueError):
            continue
        return min(max(seconds, 0.0), LONGEST_RETRY) if seconds == seconds else 0.0  # noqa: PLR0124 - NaN is not itself
    try:  # a date is told by the clock of the other side, and so is the time of its answer
        until = parsedate_to_datetime(headers["retry-after"]) - parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError, TypeError):
        return 0.0
    return min(max(until.total_seconds(), 0.0), LONGEST_RETRY)
