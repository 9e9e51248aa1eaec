"""Prompts: what is asked for, and what was composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

DEFAULT_LENGTH = 4000
"""Characters of a prompt where a request does not say how many."""


class PromptKind(StrEnum):
    """What a prompt asks for, or what it asks to leave out."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class PromptRequest:
    """What prompts are asked for: the kind of image, its name, values for variables, the most characters of each."""

    type: str = ""
    subtype: str = ""
    name: str = ""
    values: Mapping[str, Any] | None = None
    most_length: int = DEFAULT_LENGTH


@dataclass(frozen=True, slots=True)
class PromptPart:
    """A text of a prompt, and where its template stands. One that is `cut` is not in the prompt."""

    kind: PromptKind
    text: str
    origin: str
    path: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class PromptVariable:
    """A variable that a prompt was made with, and whose its value is."""

    name: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Composition:
    """Both prompts, what they are made of, and the SHA-256 of their canonical JSON (RFC 8785)."""

    positive: str
    negative: str
    parts: tuple[PromptPart, ...]
    variables: tuple[PromptVariable, ...]
    fingerprint: str
