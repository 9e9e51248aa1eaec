"""What is left blank after growth is filled with small rooms; corridors that lead nowhere go."""

import cv2
import numpy as np

from server.generators.tactical.dungeon.growth import Growth
from server.generators.tactical.pieces import Piece, make_piece
from server.generators.tactical.plan import OPPOSITE, SIDES, STEPS, Direction, Link

SIZES = ((8, 5), (6, 6), (5, 7), (6, 5), (5, 5), (4, 6), (5, 4), (4, 5), (4, 4), (5, 3), (3, 4), (3, 3))
LONGEST_PASSAGE = 3


def remove_dead_ends(growth: Growth) -> None:
    """Take away corridors with one end and number the rooms anew."""
    degrees = dict.fromkeys((room.id for room in growth.rooms), 0)
    for link in growth.links:
        degrees[link.a] += 1
        degrees[link.b] += 1
    gone = [room.id for room in growth.rooms if room.id in growth.halls and degrees[room.id] == 1]
    if gone and growth.draws.chance(0.4):
        gone = gone[1:]
    for link in [link for link in growth.links if link.a in gone or link.b in gone]:
        x, y, w, h = link.rect
        growth.occupancy[y : y + h, x : x + w] = 0
        growth.links.remove(link)
    growth.rooms = [room for room in growth.rooms if room.id not in gone]
    names = {room.id: number for number, room in enumerate(growth.rooms, 1)}
    table = np.zeros(max(names) + len(gone) + 2, np.int16)
    table[-1] = -1
    for old, new in names.items():
        table[old] = new
    growth.occupancy = table[growth.occupancy]
    growth.pieces = {names[old]: piece for old, piece in growth.pieces.items() if old in names}
    growth.halls = {names[old] for old in sorted(growth.halls) if old in names}
    for room in growth.rooms:
        room.id = names[room.id]
    for link in growth.links:
        link.a, link.b = names[link.a], names[link.b]


def fill_blanks(growth: Growth, target: float) -> None:
    """Put rooms wherever one fits, larger ones first, until a share of `target` is floor."""
    for width, height in SIZES:
        if growth.share > target:
            break
        _fill_with(growth, width, height, target)


def _fill_with(growth: Growth, width: int, height: int, target: float) -> None:
    draws = growth.draws
    kernel = np.ones((height + 2, width + 2), np.uint8)
    blank = cv2.erode(
        (growth.occupancy == 0).astype(np.uint8), kernel, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT, borderValue=0
    )
    spots = np.argwhere(blank)
    for index in draws.permutation(len(spots))[: max(30, round(60 * growth.scale))]:
        y, x = (int(value) + 1 for value in spots[index])
        if growth.share > target:
            return
        around = growth.occupancy[y - 1 : y + height + 1, x - 1 : x + width + 1]
        if x + width > growth.columns - 1 or y + height > growth.rows - 1 or around.any():
            continue
        natural = min(width, height) > 4 and draws.chance(growth.place.wild)
        piece = make_piece("cave" if natural else "rect", width, height, draws)
        link = _way_in(growth, piece, x, y)
        if link is not None:
            link.a = growth.put(piece, x, y).id
            growth.join(link)


def _way_in(growth: Growth, piece: Piece, x: int, y: int) -> Link | None:
    """Return the shortest straight passage from a piece at (x, y) to a room nearby."""
    best: tuple[float, Link] | None = None
    for direction in SIDES:
        for cell in piece.ports(direction):
            link = passage_from(growth, direction, x + cell[0], y + cell[1], LONGEST_PASSAGE)
            if link is None or not growth.clear(link):
                continue
            cost = link.gap + growth.draws.share()
            if best is None or cost < best[0]:
                best = cost, link
    return None if best is None else best[1]


def passage_from(growth: Growth, direction: Direction, x: int, y: int, longest: int) -> Link | None:
    """Return the passage that leaves cell (x, y) and meets a room at one of its ports."""
    gap, host = ray(growth, direction, x, y, longest)
    if not gap or not host:
        return None
    dx, dy = STEPS[direction]
    room = growth.rooms[host - 1]
    cell = x + dx * (gap + 1) - room.x, y + dy * (gap + 1) - room.y
    if cell not in growth.pieces[host].ports(OPPOSITE[direction]):
        return None
    return Link(0, host, direction, x + dx, y + dy, gap)


def ray(growth: Growth, direction: Direction, x: int, y: int, longest: int) -> tuple[int, int]:
    """Return how many cells of rock lie beyond cell (x, y), and the room behind them (0 = none)."""
    dx, dy = STEPS[direction]
    for gap in range(longest + 1):
        u, v = x + dx * (gap + 1), y + dy * (gap + 1)
        if not (1 <= u < growth.columns - 1 and 1 <= v < growth.rows - 1):
            return gap, 0
        if growth.occupancy[v, u]:
            return gap, max(0, int(growth.occupancy[v, u]))
    return longest, 0
