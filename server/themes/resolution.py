"""A theme made ready for a generator: variation and overrides merged over it, and a fingerprint of the result."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from server.domain.errors import Invalid
from server.domain.themes import ThemeContent, VariationContent


@dataclass(frozen=True, slots=True)
class ResolvedTheme:
    """The configuration a generator draws with. `fingerprint` is the SHA-256 of its canonical JSON (RFC 8785)."""

    name: str
    variation: str
    config: dict[str, Any]
    fingerprint: str


def resolve(theme: ThemeContent, variation: VariationContent | None, overrides: Mapping[str, Any]) -> ResolvedTheme:
    """Merge theme < variation < overrides. Raises `Invalid` for a number JSON cannot hold."""
    config = theme.config
    if variation is not None:
        config = merge_patch(config, variation.config_override)
    config = merge_patch(config, overrides)
    try:
        canonical = rfc8785.dumps(config)
    except rfc8785.CanonicalizationError:
        raise Invalid("overrides hold a number that JSON cannot keep", field="generate.overrides") from None
    return ResolvedTheme(theme.name, variation.name if variation else "", config, hashlib.sha256(canonical).hexdigest())


def merge_patch(target: Any, patch: Any) -> Any:
    """`patch` applied to `target` as RFC 7396 says: objects merge, null removes, anything else replaces."""
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged
