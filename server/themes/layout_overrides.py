"""Overrides that keep the layout of an image: what decides it stays as it was, whatever the theme says today."""

from collections.abc import Mapping, Sequence
from typing import Any


def without_layout(overrides: Mapping[str, Any] | None, section: str, keys: Sequence[str]) -> dict[str, Any] | None:
    """Overrides that say nothing of these keys of a section."""
    own = (overrides or {}).get(section)
    if overrides is None or not isinstance(own, Mapping):
        return None if overrides is None else dict(overrides)
    return {**overrides, section: {name: value for name, value in own.items() if name not in keys}}


def keeping_layout(
    overrides: Mapping[str, Any] | None, config: Mapping[str, Any], old: Any, section: str, keys: Sequence[str]
) -> dict[str, Any] | None:
    """Overrides `without_layout`, which give `config`, and with which these keys are as in the `old` section."""
    before, now = (each if isinstance(each, Mapping) else {} for each in (old, config.get(section)))
    patch = {name: _difference(now.get(name), before.get(name)) for name in keys if now.get(name) != before.get(name)}
    if not patch:
        return None if overrides is None else dict(overrides)
    own = (overrides or {}).get(section)
    return {**(overrides or {}), section: {**(own if isinstance(own, Mapping) else {}), **patch}}


def _difference(now: Any, before: Any) -> Any:
    """The merge patch (RFC 7396) that makes what was there before of what is there now."""
    if not isinstance(now, Mapping) or not isinstance(before, Mapping):
        return before
    changed = {name: _difference(now.get(name), value) for name, value in before.items() if now.get(name) != value}
    return changed | {name: None for name in now if name not in before}
