"""Blazons: what is on a shield, drawn by lot within the rule of tincture, and said in words."""

from dataclasses import dataclass
from typing import Final

from limner_heraldry.options import ANY, CHARGES, ORDINARIES, Shield
from server.drawing.draws import Draws
from server.drawing.pigments import Color

METALS: Final[dict[str, Color]] = {"or": (226, 180, 66), "argent": (226, 226, 220)}
COLORS: Final[dict[str, Color]] = {
    "gules": (168, 36, 38),
    "azure": (38, 78, 150),
    "sable": (44, 42, 46),
    "vert": (42, 104, 62),
    "purpure": (106, 52, 112),
}
TINCTURES: Final = METALS | COLORS
DIVISIONS: Final = ("", "per pale", "per fess", "per bend", "quarterly", "per saltire")
COUNTS: Final[dict[str, tuple[int, ...]]] = {
    "none": (1, 3),
    "chief": (1, 3),
    "pale": (2,),
    "bend": (2,),
    "fess": (3,),
    "chevron": (3,),
    "cross": (4,),
    "saltire": (4,),
}
"""Ordinary -> how many charges there may be beside it."""
_NUMBERS: Final = {1: "a", 2: "two", 3: "three", 4: "four"}
_PLURALS: Final = {"fleur-de-lis": "fleurs-de-lis"}


@dataclass(frozen=True)
class Blazon:
    """A field of one tincture, or divided in two; what lies on it has the other one, in each part of the field."""

    division: str
    field: str
    other: str
    ordinary: str
    charge: str
    count: int

    @property
    def words(self) -> str:
        """As a herald says it."""
        ground = self.field
        if self.division:
            ground = f"{self.division} {self.field} and {self.other}"
        parts = [ground.capitalize()]
        borne = self._borne
        if borne:
            parts.append(f"{borne} {'counterchanged' if self.division else self.other}")
        return ", ".join(parts)

    @property
    def _borne(self) -> str:
        number = _NUMBERS[self.count]
        name = self.charge if self.count == 1 else _PLURALS.get(self.charge, f"{self.charge}s")
        charges = "" if self.charge == "none" else f"{number} {name}"
        if self.ordinary == "none":
            return charges
        if not charges:
            return f"a {self.ordinary}"
        return f"a {self.ordinary} {'between' if self.count > 1 else 'and'} {charges}"


def blazon(options: Shield, seed: int) -> Blazon:
    """A blazon for a seed: a metal and a colour, never two of a kind."""
    draws = Draws(seed, "blazon")
    pair = draws.shuffled([draws.choice(list(METALS)), draws.choice(list(COLORS))])
    division = draws.choice(DIVISIONS, (6, 2, 2, 2, 2, 1))
    ordinary, charge = draws.choice(ORDINARIES, (3, 1, 2, 2, 3, 2, 2, 2)), draws.choice(CHARGES[1:])
    if draws.chance(0.15) and ordinary != "none":
        charge = "none"
    if options.charge != ANY:
        charge = options.charge
    if options.ordinary != ANY:
        ordinary = options.ordinary
        charge = "mullet" if ordinary == charge == "none" else charge
    elif ordinary == charge == "none":
        ordinary = "chevron"
    return Blazon(division, pair[0], pair[1], ordinary, charge, draws.choice(COUNTS[ordinary]))
