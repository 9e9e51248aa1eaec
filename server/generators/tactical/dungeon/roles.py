"""What every room is used for, its number, its depth and its floor."""

from collections import Counter

from server.drawing.draws import Draws
from server.generators.tactical.dungeon.chambers import CHAMBERS, fit_of
from server.generators.tactical.dungeon.features import barred_roles
from server.generators.tactical.dungeon.growth import STANDARD_AREA
from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.role_fits import FITS, Fit
from server.generators.tactical.dungeon.short_cuts import hops
from server.generators.tactical.dungeon.worlds import PLACES, WORLD_OF
from server.generators.tactical.paved import Floor
from server.generators.tactical.plan import Link, Plan, Room

OFTEN = {"prison": 5, "face": 5, "crypt": 3, "cistern": 3, "store": 3, "grotto": 3, "guard": 3}
USUALLY = 2
ONCE = frozenset(
    {
        "throne",
        "treasury",
        "observatory",
        "map_room",
        "tomb",
        "torture",
        "stairs",
        "dining",
        "kitchen",
        "chasm",
        "stream",
    }
)


Passages = dict[int, list[Link]]
"""The passages of every room by its id."""

SPECIAL_NAMES = {"entrance": "Entrance", "hall": "Corridor"}


def room_name(place: str, role: str) -> str:
    """Return what a room of a role is called in a kind of place."""
    names = (PLACES[place].names, WORLD_OF[place].names, SPECIAL_NAMES)
    return next((each[role] for each in names if role in each), "") or fit_of(role).name


def give_roles(plan: Plan, place: Place, halls: set[int]) -> None:
    """Give every room its role, depth, floor and number: from the place's needs first, then from its pool."""
    draws = Draws(plan.seed, "roles")
    distance = hops(plan.rooms, plan.links, plan.rooms[0].id)
    passages: Passages = {room.id: [] for room in plan.rooms}
    for link in plan.links:
        passages[link.a].append(link)
        passages[link.b].append(link)
    for room in plan.rooms:
        room.depth = distance[room.id]
        room.role = "hall" if room.id in halls else ""
    plan.rooms[0].role = "entrance"
    barred = barred_roles(plan.features)
    for turn in range(max(1, round(plan.columns * plan.rows / STANDARD_AREA / 2))):
        for role in place.needs:
            if role not in barred and not (turn and _most(role) == 1):
                _give(plan, role, passages, draws)
    _hand_out(plan, place, barred, passages, draws)
    chambers = [room for room in plan.rooms if room.role != "hall"]
    chambers.sort(key=lambda room: (room.depth, room.y + room.height / 2, room.x))
    for number, room in enumerate(chambers, 1):
        room.number = number
    for room in plan.rooms:
        room.floor = _floor(room, place)


def _give(plan: Plan, role: str, passages: Passages, draws: Draws) -> None:
    fit = fit_of(role)
    suitable = [room for room in plan.rooms if not room.role and fit.suits(room, passages[room.id])]
    if suitable:
        max(suitable, key=lambda room: _worth(room, fit, draws)).role = role


def _worth(room: Room, fit: Fit, draws: Draws) -> float:
    chance = draws.share()
    if fit.wanted == "deep":
        return room.depth + 2 * chance
    if fit.wanted == "near":
        return chance - room.depth * 2
    if fit.wanted == "big":
        return room.area + room.depth + 6 * chance
    if fit.wanted == "leaf":
        return room.depth * 3 - room.area * 0.1 + chance
    return chance


def _hand_out(plan: Plan, place: Place, barred: frozenset[str], passages: Passages, draws: Draws) -> None:
    scale = max(1.0, plan.columns * plan.rows / STANDARD_AREA)
    given = Counter(room.role for room in plan.rooms)
    for index in draws.permutation(len(plan.rooms)):
        room = plan.rooms[index]
        if room.role:
            continue
        weights = [
            (role, weight / (1 + given[role]))
            for role, weight in place.pool
            if role not in barred and given[role] < _most(role) * scale and fit_of(role).suits(room, passages[room.id])
        ]
        if weights:
            room.role = draws.choice([role for role, _ in weights], [weight for _, weight in weights])
        else:
            fits = [role for role in WORLD_OF[place.name].fallbacks if fit_of(role).suits(room, passages[room.id])]
            room.role = min(fits, key=lambda role: given[role]) if fits else "store"
        given[room.role] += 1


def _most(role: str) -> int:
    """How often a role is given on a map of the usual size."""
    if role in CHAMBERS:
        return CHAMBERS[role].often
    return 1 if role in ONCE else OFTEN.get(role, USUALLY)


def _floor(room: Room, place: Place) -> Floor:
    if room.shape == "cave":
        return "earth"
    usual = fit_of(room.role).floor if room.role in FITS or room.role in CHAMBERS else None
    if usual is not None:
        usual = WORLD_OF[place.name].floors.get(usual, usual)
    chosen = place.floors.get(room.role) or usual or place.paving
    if room.shape in {"round", "oct"}:
        return chosen if chosen in {"checker", "boards", "bricks", "cobbles"} else "rings"
    return "flagstones" if chosen == "rings" else chosen
