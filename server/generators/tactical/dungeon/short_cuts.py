"""Short cuts between rooms that lie side by side but far apart on foot: they close loops."""

from collections import deque
from collections.abc import Collection, Sequence

from server.generators.tactical.dungeon.filling import passage_from
from server.generators.tactical.dungeon.growth import Growth
from server.generators.tactical.plan import Direction, Link, Room

FAR = 9999
LONGEST = 6
FIRST_LOOPS = 3


def hops(rooms: Sequence[Room], links: Sequence[Link], start: int, without: Collection[str] = ()) -> dict[int, int]:
    """Return by room id how many passages lie between it and `start`; FAR = no way. Kinds in `without` are closed."""
    beside: dict[int, list[int]] = {room.id: [] for room in rooms}
    for link in links:
        if link.kind not in without:
            beside[link.a].append(link.b)
            beside[link.b].append(link.a)
    distance = dict.fromkeys(beside, FAR)
    distance[start] = 0
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for other in beside[here]:
            if distance[other] > distance[here] + 1:
                distance[other] = distance[here] + 1
                waiting.append(other)
    return distance


def close_loops(growth: Growth) -> int:
    """Open short cuts and return how many."""
    wanted = max(1, round(5 * growth.scale))
    possible = _possible(growth)
    loops = 0
    for index in growth.draws.permutation(len(possible)):
        if loops >= wanted:
            break
        link = possible[index]
        least = 3 if loops < FIRST_LOOPS * max(1.0, growth.scale) else 4
        if growth.clear(link) and hops(growth.rooms, growth.links, link.a)[link.b] >= least:
            growth.join(link)
            loops += 1
    return loops


def _possible(growth: Growth) -> list[Link]:
    links: list[Link] = []
    ways: tuple[Direction, Direction] = ("s", "e")
    for room in growth.rooms:
        for direction in ways:
            for x, y in growth.pieces[room.id].ports(direction):
                link = passage_from(growth, direction, room.x + x, room.y + y, LONGEST)
                if link is not None and link.b != room.id:
                    link.a, link.loop = room.id, True
                    links.append(link)
    return links
