"""Every overlay kind there is: the files of this package that are named in the table of layers."""

import pkgutil
from importlib import import_module
from typing import Any

import server.domain.overlays as package
from server.domain.overlays.kind import Kind
from server.domain.overlays.layers import LAYERS


def _declared(name: str) -> Kind:
    kind = import_module(f"{package.__name__}.{name}").KIND
    if not isinstance(kind, Kind) or kind.name != name:
        raise TypeError(f"the KIND of {name}.py is not the overlay kind {name}")
    return kind


KINDS: dict[str, Kind] = {
    each.name: _declared(each.name) for each in pkgutil.iter_modules(package.__path__) if each.name in LAYERS
}
"""Name -> kind."""

TYPES: dict[type[Any], str] = {kind.value: name for name, kind in KINDS.items()}
"""Class of a value -> name of its kind, which is the stored type."""
