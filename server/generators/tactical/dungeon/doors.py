"""Which door hangs in which passage, and where in it."""

from server.drawing.draws import Draws
from server.generators.tactical.dungeon.features import NO_SECRET_DOORS
from server.generators.tactical.dungeon.growth import STANDARD_AREA
from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.role_fits import FITS
from server.generators.tactical.plan import Link, Plan

BESIDE_A_ROOM = 0.3125
"""How far into a long passage its door stands: a multiple of 1/16, so that jambs meet the walls exactly."""

MOST_SECRETS = 2
LONGEST_SECRET = 2
PARTED = frozenset(role for role, fit in FITS.items() if fit.parted)
LOCKED_SHARE = 0.55


def hang_doors(plan: Plan, place: Place) -> None:
    """Give every link its kind and lock, and every room the indices of its links.

    Vaults lie behind secret or iron doors; short cuts may be secret; gaps into caves are open.
    """
    draws = Draws(plan.seed, "doors")
    most = (
        0
        if NO_SECRET_DOORS in plan.features
        else max(1, round(MOST_SECRETS * plan.columns * plan.rows / STANDARD_AREA))
    )
    secrets = 0
    for index, link in enumerate(plan.links):
        link.kind = _kind(plan, place, link, draws, secrets < most)
        secrets += link.kind == "secret"
        roles = {room.role for room in plan.ends(link)}
        secure = bool(roles & {"treasury", "prison"})
        link.locked = link.kind == "iron" and (secure or draws.chance(LOCKED_SHARE))
        link.at = _position(plan, link, draws)
        for room in plan.ends(link):
            room.doors.append(index)
    if not any(link.kind == "portcullis" for link in plan.links):
        _add_portcullis(plan)


def _kind(plan: Plan, place: Place, link: Link, draws: Draws, secrets_left: bool) -> str:
    rooms = plan.ends(link)
    roles = {room.role for room in rooms}
    into_cave = any(room.shape == "cave" for room in rooms)
    # A chasm or a stream runs where it pleases: whoever came through a hidden door might fall.
    may_hide = secrets_left and link.gap <= LONGEST_SECRET and link.width == 1 and not into_cave and not roles & PARTED
    if "treasury" in roles:
        return draws.choice(("secret", "iron")) if may_hide else "iron"
    if link.loop and may_hide and draws.chance(0.7):
        return "secret"
    if roles == {"hall"} or into_cave:
        return "arch"
    if link.width == 2:
        return draws.choice(("double", "double", "arch"))
    if "prison" in roles:
        return draws.choice(("portcullis", "iron"))
    return draws.choice([kind for kind, _ in place.doors], [weight for _, weight in place.doors])


def _position(plan: Plan, link: Link, draws: Draws) -> float:
    if link.gap == 1:
        return 0.5
    first, second = plan.ends(link)
    at_the_end = first.role == "hall" or (second.role != "hall" and draws.chance(0.5))
    return link.gap - BESIDE_A_ROOM if at_the_end else BESIDE_A_ROOM


def _add_portcullis(plan: Plan) -> None:
    for link in plan.links:
        if link.kind == "arch" and link.width == 1 and not plan.natural(link):
            link.kind = "portcullis"
            return
