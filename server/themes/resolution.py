"""A theme made ready for a generator: variation and overrides merged over it, and a fingerprint of the result."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.domain.themes import ThemeContent, VariationContent
from server.themes.layers import Layers, canonical


@dataclass(frozen=True, slots=True)
class ResolvedTheme:
    """The configuration a generator draws with. `fingerprint` is the SHA-256 of its canonical JSON (RFC 8785)."""

    name: str
    variation: str
    config: dict[str, Any]
    fingerprint: str
    layers: Layers


def resolve(theme: ThemeContent, variation: VariationContent | None, overrides: Mapping[str, Any]) -> ResolvedTheme:
    """Merge theme < variation < overrides. Raises `Invalid` or `ThemeInvalid` for a number JSON cannot hold."""
    name, patch = (variation.name, variation.config_override) if variation is not None else ("", {})
    config = merge_patch(merge_patch(theme.config, patch), overrides)
    layers = Layers(theme.name, name, patch, overrides)
    if (whole := canonical(config)) is None:
        raise layers.unkept_number()
    return ResolvedTheme(theme.name, name, config, hashlib.sha256(whole).hexdigest(), layers)


def resolved_before(
    name: str, variation: str, config: dict[str, Any], fingerprint: str, overrides: Mapping[str, Any]
) -> ResolvedTheme:
    """A theme that was resolved and checked earlier; what is wrong in it now is said of the theme or the overrides."""
    return ResolvedTheme(name, variation, config, fingerprint, Layers(name, "", {}, overrides))


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
