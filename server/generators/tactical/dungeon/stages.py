"""The stages of a dungeon in the making, as they are reported."""

from typing import Final

from server.generators.tactical import stages

LAYOUT: Final = "layout"
FURNISHING: Final = "furnishing"
ENCODING: Final = "encoding"
STAGES: Final = (LAYOUT, FURNISHING, *stages.STAGES, ENCODING)
