"""What a resolved document is merged of, and which of it is to blame for what nothing can be made with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from server.domain.errors import DomainError, Invalid
from server.domain.theme_errors import ThemeInvalid
from server.domain.theme_parts import PartKind, ThemePart
from server.themes.merging import merge_patch

OVERRIDES = "overrides"
"""The origin of what a request says itself."""


@dataclass(frozen=True, slots=True)
class ThemeLayer:
    """A patch (RFC 7396), what it comes from, and the path at which it stands there.

    Without a part it is the request's own, and the path is that of its field.
    """

    origin: str
    patch: Any
    field: str
    part: ThemePart | None = None


@dataclass(frozen=True, slots=True)
class Layers:
    """A document and the patches over it, of a theme and what goes over it: the last one wins."""

    theme: str
    layers: tuple[ThemeLayer, ...]

    def merged(self) -> dict[str, Any]:
        """The whole. Raises `Invalid` or `ThemeInvalid` where it is no object."""
        first, *patches = self.layers
        whole = first.patch
        for each in patches:
            whole = merge_patch(whole, each.patch)
        if not isinstance(whole, dict):
            raise self._fault(lambda layer: not isinstance(layer, Mapping), "", "must be an object")
        return whole

    def fault(self, path: str, what: str) -> DomainError:
        """The error for what is wrong at a path of the whole: it is of the last that says something there."""
        return self._fault(lambda layer: _says(layer, path), path, what)

    def origin(self, path: str) -> str:
        """Whose the value at a path of the whole is: that of the last that says something there."""
        return self._last(lambda layer: _says(layer, path)).origin

    def unkept_number(self) -> DomainError:
        """The error for a number that JSON cannot keep."""
        return self._fault(lambda layer: canonical(layer) is None, "", "holds a number that JSON cannot keep")

    def _fault(self, guilty: Callable[[Any], bool], path: str, what: str) -> DomainError:
        of = self._last(guilty)
        place = f"{of.field}.{path}" if path else of.field
        if of.origin == OVERRIDES:
            return Invalid(f"{place}: {what}", field=place)
        part = PartKind.THEME if of.part is None else of.part.reference
        return ThemeInvalid(self.theme, part, place, what)

    def _last(self, guilty: Callable[[Any], bool]) -> ThemeLayer:
        return next((each for each in reversed(self.layers) if guilty(each.patch)), self.layers[0])


def canonical(document: Any) -> bytes | None:
    """The canonical JSON (RFC 8785) of a document, or None when it holds a number that JSON cannot keep."""
    try:
        return rfc8785.dumps(document)
    except rfc8785.CanonicalizationError:
        return None


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
