"""Themes as values."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Variation:
    """What a variation changes in its theme: merge patches (RFC 7396)."""

    name: str
    display_name: str
    description: str | None
    config_override: dict[str, Any]
    variable_override: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its configuration for generators, its variables and prompts, its styles."""

    name: str
    display_name: str
    description: str | None
    config: dict[str, Any]
    variables: dict[str, Any]
    prompts: dict[str, Any]
    styles: dict[str, Any]
