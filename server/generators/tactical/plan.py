"""What a dungeon is, before anything is drawn: rooms, the passages between them, and what stands in the rooms.

Everything is in cell units, origin top-left, y downwards, and independent of pixels.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from server.domain.lattice import EAST, NORTH, SOUTH, WEST, CellId
from server.drawing.sketch import Sketch
from server.drawing.strokes import Point, Points
from server.generators.tactical.paved import Floor

Direction = Literal["n", "s", "w", "e"]

STEPS: Final[dict[Direction, CellId]] = {"n": NORTH, "s": SOUTH, "w": WEST, "e": EAST}
OPPOSITE: Final[dict[Direction, Direction]] = {"n": "s", "s": "n", "w": "e", "e": "w"}
SIDES: Final[tuple[Direction, ...]] = ("n", "e", "s", "w")
"""Quarter turns clockwise: a prop with its back to side SIDES[t] is turned by t."""

JAMB: Final = 0.125
"""How far a door jamb reaches into its passage from either side; the leaf runs from jamb to jamb."""

JAMB_HALF: Final = 0.1875
"""Half the thickness of a jamb along the passage."""

REACH: Final = {"cave": 1.2, "round": 0.3, "oct": 0.3, "apse": 0.3}
"""How far a passage reaches into a room of a shape, to meet its floor."""

Jamb = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(slots=True)
class Room:
    """One room or hall with its bounding box in cells.

    `shape`: rect, round, oct, cross, ell, apse, cave. `mask` (height, width) says which cells belong to it; `polygons`
    are the outlines (n, 2) on the map, whose union is the floor. `number` 0 is a hall. `doors` are indices of
    `Plan.links`. `depth` counts passages from the entrance.
    """

    id: int
    x: int
    y: int
    width: int
    height: int
    shape: str
    mask: npt.NDArray[np.bool_]
    polygons: list[Points]
    role: str = ""
    number: int = 0
    depth: int = 0
    floor: Floor = "flagstones"
    doors: list[int] = field(default_factory=list)

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the bounding box."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def area(self) -> int:
        """Number of cells of the mask."""
        return int(self.mask.sum())


@dataclass(slots=True)
class Link:
    """A straight passage from room `a` towards `direction` to room `b`, with one door in it.

    (`x`, `y`) is the passage cell beside room `a` (for a width of 2 the upper or left one), `gap` its length and
    `width` its breadth in cells. `kind`: wood, iron, double, portcullis, secret, arch. `at` is how far from room `a`
    the leaf stands, in cells. `loop` marks a short cut.
    """

    a: int
    b: int
    direction: Direction
    x: int
    y: int
    gap: int
    width: int = 1
    loop: bool = False
    kind: str = ""
    at: float = 0.5
    locked: bool = False

    @property
    def level(self) -> bool:
        """Whether the passage runs from west to east or back."""
        return self.direction in {"e", "w"}

    @property
    def rect(self) -> tuple[int, int, int, int]:
        """The passage as x, y, width, height in cells."""
        dx, dy = STEPS[self.direction]
        if dx:
            return (self.x if dx > 0 else self.x - self.gap + 1), self.y, self.gap, self.width
        return self.x, (self.y if dy > 0 else self.y - self.gap + 1), self.width, self.gap

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the door leaf."""
        dx, dy = STEPS[self.direction]
        if dx:
            return self.x + (0 if dx > 0 else 1) + dx * self.at, self.y + self.width / 2
        return self.x + self.width / 2, self.y + (0 if dy > 0 else 1) + dy * self.at

    @property
    def leaf(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The two ends of the door leaf."""
        (x, y), half = self.center, self.width / 2 - JAMB
        if self.level:
            return (x, y - half), (x, y + half)
        return (x - half, y), (x + half, y)

    def passage(self, before: float = 0.0, after: float = 0.0) -> Points:
        """Return the rectangle of the passage (4, 2), longer by `before` into room a and by `after` into room b."""
        x, y, w, h = map(float, self.rect)
        if self.direction in {"w", "n"}:
            before, after = after, before
        if self.level:
            x, w = x - before, w + before + after
        else:
            y, h = y - before, h + before + after
        return np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])


@dataclass(slots=True)
class Plan:
    """A whole dungeon of `columns` x `rows` cells. `place` is what it is (see `places.py`), `title` its name.

    `occupancy` (rows, columns) holds 0 for rock, -1 for passages, else the id of the room. Room ids run from 1 in
    the order of `rooms`.
    """

    columns: int
    rows: int
    seed: int
    place: str
    rooms: list[Room]
    links: list[Link]
    occupancy: npt.NDArray[np.int16]
    title: str = ""
    features: tuple[str, ...] = ()

    def room(self, number: int) -> Room:
        """Return the room with this id."""
        return self.rooms[number - 1]

    def ends(self, link: Link) -> tuple[Room, Room]:
        """Return the two rooms a link joins."""
        return self.rooms[link.a - 1], self.rooms[link.b - 1]

    def natural(self, link: Link) -> bool:
        """Whether a passage is an open gap into a cave: it has no jambs and no door."""
        return link.kind == "arch" and any(room.shape == "cave" for room in self.ends(link))

    def opening(self, link: Link) -> Points:
        """Return the floor of a passage (4, 2), reaching into rooms whose wall is not straight there."""
        before, after = (REACH.get(room.shape, 0.0) for room in self.ends(link))
        return link.passage(before, after)

    def jambs(self, link: Link) -> tuple[Jamb, ...]:
        """Return the pieces of wall beside a door leaf; none for secret doors, which show nothing."""
        if link.kind == "secret" or self.natural(link):
            return ()
        (x0, y0), (x1, y1) = link.leaf
        if link.level:
            left, thick = x0 - JAMB_HALF, 2 * JAMB_HALF
            return (left, y0 - JAMB, thick, JAMB), (left, y1, thick, JAMB)
        top, thick = y0 - JAMB_HALF, 2 * JAMB_HALF
        return (x0 - JAMB, top, JAMB, thick), (x1, top, JAMB, thick)

    @property
    def known_links(self) -> list[Link]:
        """The links everybody can see: all but the secret ones."""
        return [link for link in self.links if link.kind != "secret"]


@dataclass(frozen=True, slots=True)
class BarredGate:
    """A barred leaf from its hinge to its lock, hung in bars inside of a room. `state`: open, closed, locked."""

    hinge: Point
    lock: Point
    state: str


@dataclass(slots=True)
class Dressing:
    """What stands and lies in the rooms: one sketch per room (in the order of the rooms) and what is not ink.

    `lights` are (x, y, radius); `waters` and `pits` outlines with whether they are built (a basin) or natural;
    `blockers` outlines that block sight; `bars` the ends of rows of bars, and `gates` what hangs between these;
    `footprints` outlines of what stands there; `labels` and `notes` go by room id. What is in `secret`, hidden rooms
    and traps, only those know who found it; traps go by room id too.
    """

    sketches: list[Sketch] = field(default_factory=list)
    lights: list[tuple[float, float, float]] = field(default_factory=list)
    waters: list[tuple[Points, bool]] = field(default_factory=list)
    pits: list[tuple[Points, bool]] = field(default_factory=list)
    blockers: list[Points] = field(default_factory=list)
    bars: list[tuple[Point, Point]] = field(default_factory=list)
    gates: list[BarredGate] = field(default_factory=list)
    footprints: list[Points] = field(default_factory=list)
    labels: dict[int, tuple[float, float]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    traps: dict[int, Points] = field(default_factory=dict)
    secret: "Dressing | None" = None
