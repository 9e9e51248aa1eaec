"""Which rooms kinds of place wish for, where several have the same: the first fields of a `Place`."""

from typing import Final, NamedTuple

from server.generators.tactical.dungeon.places.place import Weights, Wish


class Layout(NamedTuple):
    """What a `Place` says of shapes: see there."""

    grand: tuple[Wish, ...]
    wishes: tuple[Wish, ...]
    shapes: Weights
    wild: float


DECKS: Final = Layout(
    grand=(("rect", 10, 7), ("hall2", 2, 10), ("oct", 7, 7)),
    wishes=(
        ("rect", 8, 6), ("oct", 7, 7), ("hall2", 2, 8), ("rect", 7, 5), ("rect", 6, 6), ("rect", 8, 5), ("rect", 6, 5),
        ("hall1", 1, 7), ("cross", 7, 7), ("rect", 7, 6), ("rect", 5, 5), ("ell", 7, 6), ("hall2", 2, 6), ("rect", 5,
                                                                                                           4),
    ),
    shapes=(("rect", 12), ("hall1", 2), ("hall2", 3), ("oct", 3), ("ell", 1)),
    wild=0.0,
)  # fmt: skip
"""Decks and floors that somebody drew with a ruler: no cave."""

WORKS: Final = Layout(
    grand=(("rect", 10, 7), ("hall2", 2, 9), ("rect", 9, 6)),
    wishes=(
        ("rect", 8, 6), ("round", 7, 7), ("rect", 7, 6), ("hall2", 2, 8), ("rect", 6, 5), ("rect", 8, 5), ("ell", 7, 6),
        ("rect", 7, 5), ("round", 5, 5), ("hall1", 1, 7), ("rect", 6, 6), ("rect", 5, 5), ("oct", 7, 7), ("rect", 5, 4),
    ),
    shapes=(("rect", 12), ("hall1", 2), ("hall2", 2), ("round", 2), ("ell", 1)),
    wild=0.04,
)  # fmt: skip
"""Halls for machines, some of them round."""

HOUSES: Final = Layout(
    grand=(("rect", 9, 6), ("rect", 8, 6), ("hall2", 2, 8)),
    wishes=(
        ("rect", 7, 6), ("rect", 6, 5), ("rect", 8, 5), ("hall1", 1, 7), ("rect", 7, 5), ("rect", 5, 5), ("ell", 7, 6),
        ("rect", 6, 4), ("rect", 5, 6), ("hall2", 2, 7), ("rect", 6, 6), ("rect", 5, 4), ("rect", 7, 4),
    ),
    shapes=(("rect", 14), ("hall1", 2), ("hall2", 1), ("ell", 2)),
    wild=0.1,
)  # fmt: skip
"""Houses and what is dug below them: square rooms."""

TUNNELS: Final = Layout(
    grand=(("cave", 11, 8), ("hall2", 2, 9), ("rect", 8, 6)),
    wishes=(
        ("cave", 8, 7), ("rect", 7, 5), ("hall2", 2, 8), ("cave", 7, 6), ("rect", 6, 5), ("ell", 7, 6), ("cave", 8, 6),
        ("rect", 8, 5), ("hall1", 1, 8), ("rect", 5, 5), ("cave", 7, 7), ("rect", 7, 6), ("hall2", 2, 7), ("rect", 5,
                                                                                                           4),
    ),
    shapes=(("rect", 9), ("hall1", 2), ("hall2", 2), ("cave", 6), ("ell", 2)),
    wild=0.4,
)  # fmt: skip
"""Half dug, half found: caves between square rooms."""

CAVES: Final = Layout(
    grand=(("cave", 11, 9), ("round", 7, 7), ("cave", 9, 7)),
    wishes=(
        ("cave", 8, 7), ("round", 7, 7), ("cave", 8, 6), ("round", 5, 5), ("cave", 7, 6), ("cave", 9, 7), ("rect", 6,
                                                                                                           5),
        ("hall1", 1, 6), ("cave", 7, 7), ("round", 5, 5), ("ell", 7, 6), ("cave", 6, 6), ("rect", 5, 5), ("rect", 7, 5),
    ),
    shapes=(("rect", 4), ("hall1", 2), ("cave", 9), ("round", 4), ("ell", 1)),
    wild=0.7,
)  # fmt: skip
"""Grown rather than built: caves and round rooms."""
