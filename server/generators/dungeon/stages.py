"""The stages of a dungeon in the making, as they are reported."""

from typing import Final

LAYOUT: Final = "layout"
FURNISHING: Final = "furnishing"
SKETCHED: Final = ("walls", "floors", "furniture", "light")
PAINTING: Final = "painting"
ENCODING: Final = "encoding"
STAGES: Final = (LAYOUT, FURNISHING, *SKETCHED, PAINTING, ENCODING)
