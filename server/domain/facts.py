"""What a generator knows about the place it drew: plain values in cell units, origin top-left, y downwards.

The picture itself never shows these; they become the grid and the overlays of the new image and are drawn at
render time, each for the audience that may know it.
"""

from dataclasses import dataclass

Point = tuple[float, float]
"""Column and row as fractions of a cell: (0, 0) is the top-left corner of the map."""

Polygon = tuple[Point, ...]
"""A closed outline; the first point is not repeated at the end."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A polyline that blocks sight and movement; closed when its first and last point are equal."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """One door. `kind`: wood, iron, double, portcullis, secret or arch (an opening without a leaf).

    `start` and `end` are the ends of the leaf; `passage` is the floor the door stands in, which is solid wall to
    anyone who has not found a secret door; `rooms` are the numbers of the rooms it joins (0 = a corridor).
    """

    kind: str
    start: Point
    end: Point
    passage: Polygon
    rooms: tuple[int, int]
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Light:
    """A flame: `radius` in cells is where its light ends, `color` is #RRGGBB."""

    at: Point
    radius: float
    color: str = "#FFD9A0"


@dataclass(frozen=True, slots=True)
class Room:
    """A numbered room: `label` is the free place where its number stands, `note` one line for the game master."""

    number: int
    role: str
    name: str
    label: Point
    polygons: tuple[Polygon, ...]
    depth: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map. `rank`: title, region or note."""

    text: str
    at: Point
    rank: str = "region"


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known about one generated map of `columns` x `rows` cells.

    `walls` run as players know them: past a secret door as plain wall, through which its passage leads.

    `blockers` are closed outlines inside rooms that block sight (pillars, statues, bookshelves, bars).
    """

    columns: int
    rows: int
    walls: tuple[Wall, ...] = ()
    blockers: tuple[Polygon, ...] = ()
    doors: tuple[Door, ...] = ()
    lights: tuple[Light, ...] = ()
    rooms: tuple[Room, ...] = ()
    labels: tuple[Label, ...] = ()
