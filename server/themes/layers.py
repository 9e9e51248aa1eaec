"""What a resolved theme is merged of, and which of it is to blame for what no generator can draw with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from server.domain.errors import DomainError, Invalid
from server.domain.theme_errors import ThemeInvalid


@dataclass(frozen=True, slots=True)
class Layers:
    """The configuration of a theme, the patch of its variation, and the overrides of a request: the last one wins."""

    theme: str
    variation: str
    patch: Any
    overrides: Any

    def fault(self, path: str, what: str) -> DomainError:
        """The error for what is wrong at a path of the whole: it is of the last that says something there."""
        return self._fault(lambda layer: _says(layer, path), path, what)

    def unkept_number(self) -> DomainError:
        """The error for a number that JSON cannot keep."""
        return self._fault(lambda layer: canonical(layer) is None, "", "holds a number that JSON cannot keep")

    def _fault(self, guilty: Callable[[Any], bool], path: str, what: str) -> DomainError:
        if guilty(self.overrides):
            field = _join("generate.overrides", path)
            return Invalid(f"{field}: {what}", field=field)
        if guilty(self.patch):
            return ThemeInvalid(self.theme, self.variation, _join("config_override", path), what)
        return ThemeInvalid(self.theme, "", _join("config", path), what)


def canonical(document: Any) -> bytes | None:
    """The canonical JSON (RFC 8785) of a document, or None when it holds a number that JSON cannot keep."""
    try:
        return rfc8785.dumps(document)
    except rfc8785.CanonicalizationError:
        return None


def _join(field: str, path: str) -> str:
    return f"{field}.{path}" if path else field


def _says(layer: Any, path: str) -> bool:
    """Whether a layer decides what stands at a path: it has a value there, or one in place of all that is around it."""
    if not path or not isinstance(layer, Mapping):
        return True
    return any(_says(value, rest) for name, value in layer.items() if (rest := _behind(name, path)) is not None)


def _behind(name: str, path: str) -> str | None:
    """What of a path comes behind a name, which may hold dots itself, or None: another name, or a place in a list."""
    rest = path.removeprefix(name)
    if rest and (rest == path or rest[0] not in ".["):
        return None
    return rest.removeprefix(".")
