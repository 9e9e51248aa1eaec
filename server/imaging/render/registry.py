"""How every overlay kind is drawn, by its name: for each there is a file of that name."""

from importlib import import_module

import server.imaging.render as package
from server.domain.overlays import KINDS
from server.imaging.render.rendering import Rendering


def _declared(name: str) -> Rendering:
    rendering = import_module(f"{package.__name__}.{name}").RENDERING
    if not isinstance(rendering, Rendering):
        raise TypeError(f"the RENDERING of {name}.py is none")
    return rendering


RENDERINGS: dict[str, Rendering] = {name: _declared(name) for name in KINDS}
"""Name of a kind -> how it is drawn."""
