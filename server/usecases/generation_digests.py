"""Digests of what an image is generated from: SHA-256 of canonical JSON (RFC 8785), None for what JSON cannot keep."""

import hashlib
from collections.abc import Mapping
from typing import Any

from server.themes.layers import canonical

ASKED = (
    "generator",
    "generator_version",
    "type",
    "subtype",
    "theme",
    "variation",
    "presets",
    "elements",
    "overrides",
    "theme_fingerprint",
)
"""What of `generation_params` decides whether an image is stale: what was asked of themes, and what that came to."""


def asked_digest(params: Mapping[str, Any]) -> str | None:
    """The digest of what was asked: images of one digest are all stale, or none is."""
    return _digest({name: params[name] for name in ASKED if name in params})


def generation_key(params: Mapping[str, Any], options_field: str) -> str | None:
    """The digest of all that decides the picture and what lies over it. Of themes that is what they came to."""
    names = ("generator", "generator_version", "type", "subtype", "seed", "theme_fingerprint")
    return _digest({name: params[name] for name in names} | {"options": params[options_field]})


def _digest(document: Mapping[str, Any]) -> str | None:
    whole = canonical(document)
    return None if whole is None else hashlib.sha256(whole).hexdigest()
