"""What can be said of a shield, and the words for it."""

from dataclasses import dataclass
from typing import Annotated, Final

from server.generators.options import Option

ANY: Final = "any"
SHAPES: Final = ("heater", "round")
ORDINARIES: Final = ("none", "pale", "fess", "bend", "chevron", "cross", "saltire", "chief")
CHARGES: Final = ("none", "mullet", "roundel", "lozenge", "crescent", "tower", "fleur-de-lis")


@dataclass(frozen=True)
class Shield:
    """It stands in `GenerateSpec.custom`; what is "any" is drawn by lot."""

    side: Annotated[int, Option("Pixels from edge to edge of the picture.", 64, 2048)] = 512
    shape: Annotated[str, Option("Shape of the shield.", choices=SHAPES)] = "heater"
    ordinary: Annotated[str, Option("The band across the field.", choices=(ANY, *ORDINARIES))] = ANY
    charge: Annotated[str, Option("What is borne on the field.", choices=(ANY, *CHARGES))] = ANY
