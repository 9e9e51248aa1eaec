"""What a kind of place is: the rooms it wishes for, what they are used for, how they are paved, what it is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from server.generators.tactical.paved import Floor

Wish = tuple[str, int, int]
"""A shape (see `shapes.make_piece`) with its width and height in cells."""

Weights = tuple[tuple[str, float], ...]

SHAPES: Final[Weights] = (
    ("rect", 11), ("hall1", 2), ("hall2", 1), ("round", 2), ("cave", 2), ("oct", 1), ("apse", 1), ("ell", 1),
)  # fmt: skip
DOORS: Final[Weights] = (("wood", 6), ("arch", 2), ("iron", 1), ("portcullis", 1))


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place.

    `grand` wishes come first and in order, `wishes` in random order, then pieces by the weights of `shapes`; `wild` is
    the share of caves among small rooms. Every role of `needs` is given once, where a room fits; the rest follow
    `pool`. `corridor` is the motif of its halls: plain, runner, rails, channel, statues, cells. `lit` is the share of
    torches that burn. `names` and `floors` go by role and override the general ones, `furniture` those of its world.
    `like` is another place whose stone, wear, water and habits it has.
    """

    name: str
    about: str
    weight: float
    grand: tuple[Wish, ...]
    wishes: tuple[Wish, ...]
    needs: tuple[str, ...]
    pool: Weights
    titles: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    shapes: Weights = SHAPES
    doors: Weights = DOORS
    wild: float = 0.2
    corridor: str = "plain"
    figures: tuple[str, ...] = ()
    lit: float = 1.0
    decay: float = 1.0
    paving: Floor = "flagstones"
    floors: Mapping[str, Floor] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    furniture: Mapping[str, str] = field(default_factory=dict)
    like: str = ""

    @property
    def kin(self) -> str:
        """The place whose stone, wear, water and habits it has."""
        return self.like or self.name
