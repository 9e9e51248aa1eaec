"""From a seed to a plan: the densest, most looped and most varied of several growths, with its roles and doors."""

from collections.abc import Mapping

import numpy as np

from server.drawing.draws import Draws
from server.generators.tactical.dungeon.doors import hang_doors
from server.generators.tactical.dungeon.filling import fill_blanks, remove_dead_ends
from server.generators.tactical.dungeon.growth import Growth, grow
from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.roles import give_roles
from server.generators.tactical.dungeon.short_cuts import close_loops
from server.generators.tactical.dungeon.titles import make_title
from server.generators.tactical.dungeon.worlds import MEDIEVAL, PLACES, WORLDS
from server.generators.tactical.plan import Plan

TARGET = 0.42
OVERFILL = 0.08
ATTEMPTS = 10


def choose_place(
    seed: int, features: tuple[str, ...], weights: Mapping[str, float], world: str = MEDIEVAL.name
) -> Place:
    """Return the place asked for, of whatever world, or one of this world by weight; `weights` of a theme replace those
    of the places.
    """
    for name in features:
        if name in PLACES:
            return PLACES[name]
    places = WORLDS[world].places
    if not any(weights.get(place.name, 0.0) > 0 for place in places):
        weights = {place.name: place.weight for place in places}
    return Draws(seed, "place").choice(places, [weights.get(place.name, 0.0) for place in places])


def lay_out(
    columns: int,
    rows: int,
    seed: int,
    features: tuple[str, ...] = (),
    weights: Mapping[str, float] | None = None,
    world: str = MEDIEVAL.name,
) -> Plan:
    """Return the plan of a dungeon of columns x rows cells (12 to 120 each); the same for the same arguments."""
    place = choose_place(seed, features, weights or {}, world)
    growth = _best_growth(columns, rows, seed, place)
    plan = Plan(
        columns, rows, seed, place.name, growth.rooms, growth.links, growth.occupancy, make_title(seed, place), features
    )
    give_roles(plan, place, growth.halls)
    hang_doors(plan, place)
    return plan


def _best_growth(columns: int, rows: int, seed: int, place: Place) -> Growth:
    best: tuple[float, Growth] | None = None
    for attempt in range(ATTEMPTS):
        occupancy = np.zeros((rows, columns), np.int16)
        growth = Growth(columns, rows, Draws(seed, "layout", attempt), place, occupancy)
        grow(growth, TARGET)
        remove_dead_ends(growth)
        fill_blanks(growth, TARGET + OVERFILL)
        loops = close_loops(growth)
        scale = growth.scale
        share, chambers = float((growth.occupancy != 0).mean()), len(growth.rooms) - len(growth.halls)
        score = min(share, TARGET) * 10 + min(loops, 3 * scale) / scale * 0.4 + min(chambers, 18 * scale) / scale * 0.06
        if best is None or score > best[0]:
            best = score, growth
        if share > 0.41 and loops >= min(3, int(3 * scale)) and chambers >= min(15, int(15 * scale)):
            break
    assert best is not None
    return best[1]
