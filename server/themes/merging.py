"""Merge patches (RFC 7396), and the origin of each value of what they leave."""

from collections.abc import Iterable
from typing import Any, TypeAlias

Origins: TypeAlias = "str | dict[str, Origins]"
"""An object as that which it is of: in place of each value that is no object, and of an empty one, whose it is."""


def merge_patch(target: Any, patch: Any) -> Any:
    """`patch` applied to `target` as RFC 7396 says: objects merge, null removes, anything else replaces."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged


def origins_of(origin: str, document: Any, patches: Iterable[tuple[str, Any]]) -> Origins:
    """Whose the values are that are left of a document when patches are applied to it, each by its origin."""
    origins = _all_of(document, origin)
    for each, patch in patches:
        origins = _patched(origins, patch, each)
    return origins


def _all_of(document: Any, origin: str) -> Origins:
    if not document or not isinstance(document, dict):
        return origin
    return {name: _all_of(value, origin) for name, value in document.items()}


def _patched(origins: "Origins | None", patch: Any, origin: str) -> Origins:
    """The same for what `merge_patch` leaves; None stands for what is not there."""
    if not isinstance(patch, dict):
        return origin
    merged = dict(origins) if isinstance(origins, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _patched(merged.get(name), value, origin)
    return merged or origin
