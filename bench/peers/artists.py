"""Those that draw, by their names; libraries that only benchmarks use may be missing."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from PIL import Image

from bench.peers.artist import Surface

SKIA, CAIRO, LAYERS, MASKS = "skia-python", "cairo", "Pillow, a layer each", "Pillow, masks of 4 x 4"
_OPTIONAL = {SKIA: ("skia", "skia_artist"), CAIRO: ("cairocffi", "cairo_artist")}
_PILLOW = {LAYERS: "Layers", MASKS: "Masks"}

Open = Callable[[Image.Image], Surface]


def artist(name: str) -> Open | None:
    """What makes a surface of a picture; None where it is not installed."""
    if name in _PILLOW:
        made: Open = getattr(import_module("bench.peers.pillow_artists"), _PILLOW[name])
        return made
    library, module = _OPTIONAL[name]
    if not installed(library):
        return None
    try:
        opened: Open = import_module(f"bench.peers.{module}").Surface
    except OSError:  # the library of the system that it binds
        return None
    return opened


def installed(module: str) -> bool:
    """Whether a library that may be missing is there."""
    return find_spec(module) is not None
