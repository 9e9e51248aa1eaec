"""What a caller asks of a task, as it is kept in its params."""

from collections.abc import Mapping
from typing import Any, Self

from server.domain.documents import from_document, to_document
from server.domain.errors import Invalid


class KeptSpec:
    """A frozen dataclass that a task keeps as a document."""

    __slots__ = ()

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> Self:
        """The spec that a task keeps. Raises `Invalid` for what is none."""
        if not isinstance(params, Mapping):
            raise Invalid("params must be an object")
        return from_document(cls, params)

    @property
    def params(self) -> dict[str, Any]:
        """As a task keeps it."""
        return to_document(self)
