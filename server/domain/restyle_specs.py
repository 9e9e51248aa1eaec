"""What a caller asks to be painted over, as a value and as it is kept in the params of a task."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from server.domain.documents import from_document, to_document
from server.domain.errors import Invalid
from server.domain.finish_specs import FinishSpec

RESTYLE = "restyle"
"""The type of such a task."""


@dataclass(frozen=True, slots=True)
class RestyleSpec:
    """The image, and what is asked of the provider."""

    image_id: str = ""
    finish: FinishSpec = field(default_factory=FinishSpec)

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> "RestyleSpec":
        """The spec that a task keeps. Raises `Invalid` for what is none."""
        if not isinstance(params, Mapping):
            raise Invalid("params must be an object")
        return from_document(cls, params)

    @property
    def params(self) -> dict[str, Any]:
        """As a task keeps it."""
        return to_document(self)
