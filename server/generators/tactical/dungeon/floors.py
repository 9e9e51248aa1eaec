"""Which floor lies where: the material of the room, tinted and worn by the kind of place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from server.drawing.draws import Draws
from server.drawing.look import Look
from server.drawing.luck import DrawnLuck
from server.drawing.materials import earth as ground
from server.drawing.materials import paving, plating, wear
from server.drawing.materials.hollows import CLEAR, Water
from server.drawing.materials.pavement import Pavement
from server.drawing.materials.paving import Rect
from server.drawing.pigments import INK, Color, blend, dim
from server.drawing.sketch import Sketch
from server.drawing.strokes import Points, Stroke
from server.generators.tactical.compositor import Surfaces
from server.generators.tactical.dungeon.worlds import PLACES
from server.generators.tactical.paved import Floor
from server.generators.tactical.plan import Link, Plan, Room

STONES: Final[Mapping[str, tuple[Color, float]]] = {
    "temple": ((214, 204, 184), 0.34),
    "mine": ((140, 116, 90), 0.40),
    "sewer": ((112, 122, 98), 0.42),
    "prison": ((126, 130, 138), 0.38),
    "wizard": ((142, 136, 172), 0.34),
    "den": ((158, 134, 108), 0.30),
    "tomb": ((192, 168, 126), 0.40),
}
"""What the stone of a place leans to, and how far."""

SECONDS: Final[Mapping[str, tuple[float, float, float]]] = {
    "throne": (0.72, 0.70, 0.70),
    "treasury": (0.86, 0.74, 0.60),
    "ritual": (0.66, 0.66, 0.74),
    "observatory": (0.56, 0.60, 0.76),
    "tomb": (0.80, 0.72, 0.60),
}
"""The darker stone of a checkered floor by role, as factors of the lighter one."""

WEAR: Final[Mapping[str, Callable[[Sketch, Sequence[Points], Rect], None]]] = {
    "sewer": wear.moss_and_puddles, "mine": wear.gravel, "tomb": wear.sand, "prison": wear.scratches,
    "wizard": wear.stars, "keep": wear.dirt, "den": wear.dirt,
}  # fmt: skip
"""Wear by place; a place that is not here keeps its floors clean."""

WATERS: Final[Mapping[str, Water]] = {
    "sewer": ((132, 142, 92), (62, 76, 50)),
    "mine": ((120, 164, 166), (36, 78, 92)),
    "tomb": ((110, 140, 142), (34, 54, 66)),
    "wizard": ((146, 160, 206), (70, 66, 140)),
}
"""The colours of water by place; elsewhere it is clear."""


class Flooring(NamedTuple):
    """A floor that a material stands for, and the floors in place of which it is laid."""

    floor: Floor
    over: frozenset[Floor]


PAVED: Final[frozenset[Floor]] = frozenset({"flagstones", "slabs", "cobbles", "bricks"})
MADE_OF: Final[Mapping[str, Flooring]] = {
    "planks": Flooring("boards", PAVED),
    "plates": Flooring("plates", PAVED | {"plates", "tiles"}),
    "tiles": Flooring("tiles", PAVED | {"plates", "tiles"}),
    "earth": Flooring("earth", frozenset({"flagstones", "slabs"})),
}
"""By the words of `materials.floor`; flagstone and marble are what each place makes of them."""

STATELY: Final = frozenset({"throne", "shrine", "treasury", "ritual", "crypt", "fountain", "tomb", "idol"})
"""Roles whose rectangular rooms have a border of long stones."""

CURVED: Final = frozenset({"round", "oct", "apse"})


def surfaces(place: str) -> Surfaces:
    """Return what the compositor has to know of a kind of place."""
    return Surfaces(pave, WATERS.get(PLACES[place].kin, CLEAR))


def pave(plan: Plan, look: Look) -> list[Pavement]:
    """Return every floor, passages first; each draws from a stream of its own, so none depends on another."""
    lean, share = STONES.get(kin_of(plan), (look.palette.stone, 0.0))
    stone = blend(look.palette.stone, _levelled(lean, look), share)
    joint, rooms = look.palette.joint, [room for room in plan.rooms if room.polygons]
    passages = [
        Pavement([plan.opening(link)], partial(_passage, plan, link, look, stone), joint) for link in plan.known_links
    ]
    return passages + [Pavement(room.polygons, partial(_room, plan, room, look, stone), joint) for room in rooms]


def _levelled(color: Color, look: Look) -> Color:
    """Return a colour as light as the stone of the look, so that a tint never darkens a pale map."""
    return dim(color, sum(look.palette.stone) / max(1, sum(color)))


def _passage(plan: Plan, link: Link, look: Look, stone: Color) -> list[Stroke]:
    pen = Sketch(DrawnLuck(Draws(plan.seed, "floor", "passage", link.x, link.y, link.direction)))
    pen.layer = "floor"
    x, y, w, h = link.rect
    rect = (float(x), float(y), float(w), float(h))
    if kin_of(plan) == "mine" or plan.natural(link):
        ground.earth(pen, (x - 1.5, y - 1.5, w + 3.0, h + 3.0), look.palette.dirt)
    elif (laid := MADE_OF.get(look.materials.get("floor", ""))) is not None:
        _pave(pen, laid, rect, look, dim(stone, 0.95))
    elif kin_of(plan) == "sewer":
        paving.bricks(pen, rect, dim(stone, 0.92))
    else:
        paving.flagstones(pen, rect, dim(stone, 0.95))
    if not plan.natural(link):
        paving.sills(pen, rect, link.level, dim(stone, 0.72))
    return pen.layers["floor"]


def _room(plan: Plan, room: Room, look: Look, stone: Color) -> list[Stroke]:
    pen = Sketch(DrawnLuck(Draws(plan.seed, "floor", "room", room.id)))
    pen.layer = "floor"
    rect = (float(room.x), float(room.y), float(room.width), float(room.height))
    # A curved floor is painted wider than its room, so it must be laid wider.
    wide = (rect[0] - 1, rect[1] - 1, rect[2] + 2, rect[3] + 2) if room.shape in CURVED else rect
    if room.shape == "cave":
        ground.cave(pen, rect, room.polygons, look.palette.dirt)
    else:
        _lay(pen, plan, room, wide, look, stone)
        if room.shape == "rect" and room.role in STATELY and min(room.width, room.height) > 3:
            paving.border(pen, rect, dim(stone, 0.70))
        for index in room.doors:
            if plan.natural(plan.links[index]):
                _trodden(pen, plan.links[index], look)
    if kin_of(plan) in WEAR:
        WEAR[kin_of(plan)](pen, room.polygons, rect)
    return pen.layers["floor"]


def _trodden(pen: Sketch, link: Link, look: Look) -> None:
    """Draw earth carried in from a cave over the edge of a paved floor."""
    x, y, w, h = (float(side) for side in link.rect)
    length, breadth = (w, h) if link.level else (h, w)
    for along in (0.0, length):
        for _ in range(int(breadth * 16)):
            across, reach = breadth * pen.between(-0.1, 1.1), along + float(pen.spread(1, 0.2)[0, 0])
            sx, sy = (x + reach, y + across) if link.level else (x + across, y + reach)
            pen.smudge(sx, sy, pen.between(0.1, 0.3), look.palette.dirt, 0.8)
            if pen.share() < 0.6:
                pen.blob(sx, sy, pen.between(0.02, 0.06), look.palette.dirt, INK, 0.012, 0.25, sides=7)


def _lay(pen: Sketch, plan: Plan, room: Room, rect: Rect, look: Look, stone: Color) -> None:
    red, green, blue = SECONDS.get(room.role, (0.74, 0.78, 0.80))
    second = (int(stone[0] * red), int(stone[1] * green), int(stone[2] * blue))
    noble = kin_of(plan) in {"temple", "wizard"}
    laid = MADE_OF.get(look.materials.get("floor", ""))
    if laid is not None and room.floor in laid.over:
        _pave(pen, laid, rect, look, stone)
        return
    match room.floor:
        case "rings":
            paving.rings(pen, room.center, max(room.width, room.height) / 2 + 0.5, stone, dim(second, 1.12))
        case "boards" if noble and room.role in {"library", "study"}:
            paving.herringbone(pen, rect, look.palette.wood, 0.25)
        case "boards":
            ground.boards(pen, rect, dim(look.palette.wood, 0.86) if kin_of(plan) == "mine" else look.palette.wood)
        case "bricks" if noble:
            paving.herringbone(pen, rect, blend(stone, (168, 120, 96), 0.25))
        case "bricks":
            paving.bricks(pen, rect, blend(stone, (170, 112, 84), 0.16 if kin_of(plan) == "sewer" else 0.30))
        case "checker" if noble:
            paving.marble(pen, rect, blend(stone, (250, 246, 236), 0.30), dim(second, 0.62))
        case "checker":
            paving.checker(pen, rect, stone, second)
        case "slabs":
            paving.slabs(pen, rect, dim(stone, 0.96))
        case "cobbles":
            paving.cobbles(pen, rect, dim(stone, 0.96))
        case "earth":
            ground.earth(pen, rect, look.palette.dirt)
        case "plates":
            plating.plates(pen, rect, stone)
        case "tiles":
            plating.tiles(pen, rect, stone)
        case "flagstones":
            paving.flagstones(pen, rect, stone)


def _pave(pen: Sketch, laid: Flooring, rect: Rect, look: Look, stone: Color) -> None:
    """Pave with what the look says that floors are made of."""
    match laid.floor:
        case "boards":
            ground.boards(pen, rect, look.palette.wood)
        case "plates":
            plating.plates(pen, rect, stone)
        case "tiles":
            plating.tiles(pen, rect, stone)
        case _:
            ground.earth(pen, rect, look.palette.dirt)


def kin_of(plan: Plan) -> str:
    """The kind of place whose stone, wear, water and habits a plan has."""
    return PLACES[plan.place].kin
