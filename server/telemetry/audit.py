"""The audit: a line for each thing that somebody changed, signed or was kept from, whatever level is logged."""

import logging
from collections.abc import Sequence
from contextvars import ContextVar

from server.domain.callers import Caller
from server.telemetry.structured import structlog

MOST_IDS = 100
"""Of one kind in one line; of more than that the line says how many there are."""

ALWAYS = structlog.make_filtering_bound_logger(logging.INFO)
_muted = False
_facts: ContextVar[dict[str, object] | None] = ContextVar("audited", default=None)


def tell(action: str, caller: Caller | None, code: str = "OK", **facts: object) -> None:
    """Write the line of one deed.

    `action` is the path of a method, or a word for what a command did, as `token.revoke`. `caller` is None where nobody
    knows who it was. Of facts that are empty nothing is said; lists are ids. Never tell a secret, a name or a text.
    """
    if _muted:
        return
    line: dict[str, object] = {"action": action, "code": code}
    if caller is not None:
        line |= {"caller": caller.name, "role": caller.role.value}
    for name, value in facts.items():
        if isinstance(value, list | tuple):
            line |= _some(name, value)
        elif value not in (None, ""):
            line[name] = value
    structlog.wrap_logger(None, wrapper_class=ALWAYS).info("audit", **line)


def mute() -> None:
    """Write no more lines: nobody else can call this process."""
    global _muted  # noqa: PLW0603 - of the whole process, as the logs are
    _muted = True


def begin() -> dict[str, object]:
    """What will be known of the deed at work: whoever learns more of it says so by `note`."""
    facts: dict[str, object] = {}
    _facts.set(facts)
    return facts


def note(**facts: object) -> None:
    """Say more of the deed at work, as `tell` takes it; nothing where none is audited."""
    if (known := _facts.get()) is not None:
        known.update(facts)


def _some(name: str, ids: Sequence[object]) -> dict[str, object]:
    if not ids:
        return {}
    some: dict[str, object] = {name: [str(each) for each in ids[:MOST_IDS]]}
    return some | ({f"{name}_count": len(ids)} if len(ids) > MOST_IDS else {})
