"""Rooms grow one against the other on the cell grid: every passage is straight and meets its walls at right angles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.draws import Draws
from server.generators.tactical.dungeon.places import Place, Wish
from server.generators.tactical.pieces import Piece, make_piece
from server.generators.tactical.plan import OPPOSITE, SIDES, STEPS, Direction, Link, Room

Occupancy = npt.NDArray[np.int16]
Attachment = tuple[float, Piece, Link, int, int]
STANDARD_AREA = 1200
"""Cells of a 40 x 30 map, by which counts scale."""

TRIES = 14
LEAST_WISH = 4
GAPS = (1, 1, 1, 2, 3)


@dataclass(slots=True)
class Growth:
    """A dungeon while it grows. `pieces` go by room id; `halls` are the ids of corridors."""

    columns: int
    rows: int
    draws: Draws
    place: Place
    occupancy: Occupancy
    rooms: list[Room] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pieces: dict[int, Piece] = field(default_factory=dict)
    halls: set[int] = field(default_factory=set)

    @property
    def scale(self) -> float:
        """The area of the map in standard maps."""
        return self.columns * self.rows / STANDARD_AREA

    @property
    def share(self) -> float:
        """The share of cells that are rooms."""
        return float((self.occupancy > 0).mean())

    def put(self, piece: Piece, x: int, y: int) -> Room:
        """Place a piece with its corner at (x, y)."""
        number = len(self.rooms) + 1
        outlines = [polygon + (x, y) for polygon in piece.polygons]
        room = Room(number, x, y, piece.width, piece.height, piece.shape, piece.mask, outlines)
        self.occupancy[y : y + piece.height, x : x + piece.width][piece.mask] = number
        self.rooms.append(room)
        self.pieces[number] = piece
        if piece.hall:
            self.halls.add(number)
        return room

    def join(self, link: Link) -> None:
        """Open a passage."""
        x, y, w, h = link.rect
        self.occupancy[y : y + h, x : x + w] = -1
        self.links.append(link)

    def clear(self, link: Link) -> bool:
        """Whether a passage leads through rock only, with rock on both sides."""
        x, y, w, h = link.rect
        if x < 1 or y < 1 or x + w > self.columns - 1 or y + h > self.rows - 1:
            return False
        around = (
            self.occupancy[y - 1 : y + h + 1, x : x + w] if link.level else self.occupancy[y : y + h, x - 1 : x + w + 1]
        )
        return not around.any()

    def vacant(self, piece: Piece, x: int, y: int) -> bool:
        """Whether a piece fits at (x, y) with a cell of rock all around."""
        if x < 1 or y < 1 or x + piece.width > self.columns - 1 or y + piece.height > self.rows - 1:
            return False
        around = self.occupancy[y - 1 : y + piece.height + 1, x - 1 : x + piece.width + 1]
        grown = cv2.dilate(np.pad(piece.mask.astype(np.uint8), 1), np.ones((3, 3), np.uint8))
        return not around[grown > 0].any()


def grow(growth: Growth, target: float) -> None:
    """Put the entrance at an edge and attach pieces until a share of `target` is floor or nothing fits any more."""
    _entrance(growth)
    wishes = _wishes(growth)
    fails, patience = 0, max(60, round(170 * growth.scale))
    while fails < patience and growth.share < target:
        spot = _best_spot(growth, wishes[0] if wishes else None)
        if spot is None:
            fails += 1
            if wishes and fails % 3 == 0:
                wishes.pop(0)
            continue
        _, piece, link, x, y = spot
        room = growth.put(piece, x, y)
        link.b = room.id
        growth.join(link)
        if wishes:
            wishes.pop(0)


def _entrance(growth: Growth) -> None:
    draws, columns, rows = growth.draws, growth.columns, growth.rows
    width, height = (5, 4) if min(columns, rows) >= 16 else (4, 3)
    across = columns // 2 - width // 2 + draws.integers(-columns // 8, columns // 8 + 1)
    down = rows // 2 - height // 2 + draws.integers(-rows // 8, rows // 8 + 1)
    spots = [(across, rows - height - 2), (2, down), (columns - width - 2, down)]
    growth.put(make_piece("rect", width, height, draws), *draws.choice(spots))


def _wishes(growth: Growth) -> list[Wish]:
    """Return the set pieces of the place that fit the map, the grandest first, repeated for larger maps."""
    longest = min(growth.columns, growth.rows) - 4
    first, others = growth.place.grand, growth.place.wishes
    wishes: list[Wish] = []
    for turn in range(max(1, round(growth.scale))):
        again = first if turn == 0 else growth.draws.shuffled(first)
        wishes += [*again, *growth.draws.shuffled(others)]
    fitting = [
        wish for wish in wishes if max(wish[1], wish[2]) <= longest and wish[1] * wish[2] <= longest * longest / 2
    ]
    if growth.scale < 1:
        fitting = fitting[: max(LEAST_WISH, round(len(fitting) * growth.scale))]
    return fitting


def _chance_piece(growth: Growth) -> Wish:
    draws = growth.draws
    names = [name for name, _ in growth.place.shapes]
    shape = draws.choice(names, [weight for _, weight in growth.place.shapes])
    sizes: dict[str, tuple[int, int]] = {
        "hall1": (1, draws.integers(4, 9)),
        "hall2": (2, draws.integers(5, 10)),
        "round": (5, 5),
        "oct": (6, 6),
        "apse": (7, 5),
        "ell": (6, 6),
        "cross": (7, 7),
        "cave": (draws.integers(5, 8), draws.integers(5, 7)),
    }
    return (shape, *sizes.get(shape, (draws.integers(4, 8), draws.integers(3, 7))))


def _variants(growth: Growth, wish: Wish) -> Sequence[Piece]:
    shape, width, height = wish
    upright = make_piece(shape, width, height, growth.draws)
    if shape == "apse" or width == height:
        return (upright,)
    return upright, make_piece(shape, height, width, growth.draws)


def _best_spot(growth: Growth, wish: Wish | None) -> Attachment | None:
    """Return the best of a number of random places: much contact, near the middle of the page, a short passage."""
    draws, best = growth.draws, None
    variants = _variants(growth, wish if wish is not None else _chance_piece(growth))
    for _ in range(TRIES):
        piece = draws.choice(variants)
        host = draws.choice(growth.rooms)
        spot = _attach(growth, piece, host, draws.choice(SIDES), draws.choice(GAPS))
        if spot is not None and (best is None or spot[0] > best[0]):
            best = spot
    return best


def _attach(growth: Growth, piece: Piece, host: Room, direction: Direction, gap: int) -> Attachment | None:
    draws = growth.draws
    wide = host.id in growth.halls and min(host.width, host.height) == 2 and min(piece.width, piece.height) >= 2
    width = 2 if wide and draws.chance(0.6) else 1
    leaving = growth.pieces[host.id].ports(direction, width)
    arriving = piece.ports(OPPOSITE[direction], width)
    if not leaving or not arriving:
        return None
    start, end = draws.choice(leaving), draws.choice(arriving)
    dx, dy = STEPS[direction]
    at_x, at_y = host.x + start[0], host.y + start[1]
    x, y = at_x + dx * (gap + 1) - end[0], at_y + dy * (gap + 1) - end[1]
    link = Link(host.id, 0, direction, at_x + dx, at_y + dy, gap, width)
    if not growth.vacant(piece, x, y) or not growth.clear(link):
        return None
    around = growth.occupancy[max(0, y - 3) : y + piece.height + 3, max(0, x - 3) : x + piece.width + 3]
    contact = float((around != 0).sum()) / (piece.width + piece.height) * 1.2
    off_x = (x + piece.width / 2) / growth.columns - 0.5
    off_y = (y + piece.height / 2) / growth.rows - 0.5
    score = contact - (off_x * off_x + off_y * off_y) * 4.4 + draws.uniform(0, 1.5) - gap * 0.2
    return score, piece, link, x, y
