"""What happened in a room: a few things that belong together, and one line that tells the game master of it."""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from server.generators.tactical.dungeon.chambers import akin
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.dressing.ways import along, clear_between, doorsteps, facing, spots
from server.generators.tactical.placed import Spot

MOST_ALIKE: Final = 2
"""How often one story is told on a map of the usual size."""

WINE: Final = (96, 32, 50)
ACID: Final = (86, 120, 60)

HOMES: Final = frozenset(
    {"guard", "barracks", "dining", "kitchen", "camp", "quarters", "training", "torture", "prison"}
)
STORES: Final = frozenset({"store", "cellar", "kitchen", "pump", "workshop", "armoury", "embalming"})
STUDIES: Final = frozenset({"library", "study", "map_room", "observatory"})
GRAVES: Final = frozenset({"crypt", "tomb", "ossuary", "urns", "embalming"})
HOLY: Final = frozenset({"shrine", "idol", "gallery", "vestry", "pool", "fountain"})
WILD: Final = frozenset({"lair", "fungus", "cavein", "grotto", "pit", "face"})
WAYS: Final = frozenset({"hall", "entrance", "stairs"})


def last_stand(room: DungeonDresser) -> bool:
    """Somebody died with a weapon in hand."""
    for fallen in room.free("skeleton", 1, pad=0.02):
        room.draw("stain", fallen.x, fallen.y, r=0.42)
        room.free("weapon_pile", 1, near=(fallen.x, fallen.y), reach=1.5, pad=0.0)
        room.free("bones", 1, near=(fallen.x, fallen.y), reach=1.8, pad=0.0)
        return True
    return False


def quarrel(room: DungeonDresser) -> bool:
    """A chair was thrown over, and what was in the cups."""
    tables = [thing for thing in room.placed if thing.name in {"table", "desk", "map_table"}]
    near = (tables[0].x, tables[0].y) if tables else room.middle
    for chair in room.free("fallen_chair", 1, near=near, reach=1.9, pad=0.0):
        aside = room.draws.uniform(0, math.tau)
        x, y = chair.x + 0.42 * math.cos(aside), chair.y + 0.42 * math.sin(aside)
        if room.ground.fits(x - 0.2, y - 0.2, 0.4, 0.4):
            room.draw("stain", x, y, r=0.22, color=WINE, alpha=0.55)
            room.draw("mug", x + 0.1, y + 0.05, room.draws.uniform(0, 4))
        return True
    return False


def ransacked(room: DungeonDresser) -> bool:
    """Sacks and crates were opened by someone in a hurry."""
    for sack in room.free("spilled_sack", 1, pad=0.0):
        near = sack.x, sack.y
        room.free("broken_crate", 1, near=near, reach=1.7, pad=0.0)
        room.free("sack", 1, near=near, reach=1.4, pad=0.0)
        _boots(room, near)
        return True
    return False


def plundered(room: DungeonDresser) -> bool:
    """A chest stands open, all but empty."""
    for chest in room.wall("chest", 1, opened=True):
        room.free("coins", 1, near=(chest.x, chest.y), reach=1.0, pad=0.0, r=0.16)
        _boots(room, (chest.x, chest.y))
        return True
    return False


def dragged(room: DungeonDresser) -> bool:
    """Something was dragged from a door, bleeding."""
    for start in doorsteps(room):
        for end in spots(room, 8):
            if 1.6 < math.dist(start, end) < 4.5 and clear_between(room, start, end):
                x, y, turn = along(start, end)
                room.draw("drag", x, y, turn, length=math.dist(start, end))
                room.draw("stain", *end, r=0.34)
                room.put("bones", *end)
                return True
    return False


def vigil(room: DungeonDresser) -> bool:
    """Candles burn around a skull."""
    return bool(room.free("vigil", 1, turn=0, pad=0.02))


def bivouac(room: DungeonDresser) -> bool:
    """Somebody slept here."""
    for bed in room.free("bedroll", 1, pad=0.0):
        near = bed.x, bed.y
        room.free("sack", 1, near=near, reach=1.2, pad=0.0)
        room.free("bucket", 1, near=near, reach=1.3, pad=0.0)
        room.free("candle", 1, near=near, reach=1.0, pad=0.0)
        return True
    return False


def tunnel(room: DungeonDresser) -> bool:
    """Somebody dug into a wall and gave up. Walls with secret doors are as likely as others: nobody knows of them."""
    for heap in room.wall("rubble", 1, count=9):
        near = heap.x, heap.y
        room.free("pickaxe", 1, near=near, reach=1.1, pad=0.0)
        room.free("rock", 3, near=near, reach=0.8, pad=0.0, r=0.13)
        room.free("bucket", 1, near=near, reach=1.3, pad=0.0)
        return True
    return False


def torn_books(room: DungeonDresser) -> bool:
    """Books were torn from their shelves."""
    shelves = [thing for thing in room.placed if thing.name == "shelf"]
    if not shelves:
        return False
    near = shelves[-1].x, shelves[-1].y
    books = room.free("book", 5, near=near, reach=1.3, pad=0.0)
    room.free("scroll", 2, near=near, reach=1.5, pad=0.0)
    room.free("fallen_chair", 1, near=near, reach=1.8, pad=0.0)
    return len(books) > 2


def burst_vessel(room: DungeonDresser) -> bool:
    """A vessel broke and its content ran out."""
    for vessel in room.free("shards", 1, pad=0.02):
        color = ACID if room.room.role in {"laboratory", "ritual", "menagerie"} else WINE
        room.draw("stain", vessel.x, vessel.y, r=0.4, color=color, alpha=0.6)
        return True
    return False


def shackled(room: DungeonDresser) -> bool:
    """Somebody was left in his irons."""
    for irons in room.wall("shackles", 1, jitter=0.0):
        dx, dy = facing(irons)
        return room.put("bones", irons.x + 0.64 * dx, irons.y + 0.64 * dy) is not None
    return False


def offerings(room: DungeonDresser) -> bool:
    """Fresh offerings lie before a statue."""
    for statue in (thing for thing in room.placed if thing.name in {"statue", "idol", "altar"}):
        dx, dy = facing(statue)
        front = statue.x + dx, statue.y + dy
        candles = room.free("candle", 3, near=front, reach=0.5, pad=0.0)
        room.free("coins", 1, near=front, reach=0.5, pad=0.0, r=0.14)
        if len(candles) > 1:
            return True
    return False


def footprints(room: DungeonDresser) -> bool:
    """Somebody came in, stood still and went no further."""
    return any(_boots(room, end) for end in spots(room, 6))


@dataclass(frozen=True, slots=True)
class Story:
    """How a story is shown, what the game master reads, and in rooms of which roles it may happen."""

    show: Callable[[DungeonDresser], bool]
    note: str
    roles: frozenset[str]
    weight: float = 1.0

    def retold(self, words: Mapping[str, str]) -> "Story":
        """The same with the note that words have for it, if they have one."""
        note = words.get(self.show.__name__, self.note)
        return self if note == self.note else replace(self, note=note)


STORIES: Final = (
    Story(last_stand, "Whoever lies here fell with a weapon at hand.", WAYS | WILD | HOMES | GRAVES | {"store"}),
    Story(quarrel, "A chair is overturned and a cup spilled: somebody left in a hurry.", HOMES | STUDIES, 1.4),
    Story(ransacked, "Sacks are slit and crates forced: something was looked for here.", STORES | {"hall"}, 1.4),
    Story(plundered, "A chest stands open, empty but for a few coins.", GRAVES | HOLY | HOMES | STUDIES),
    Story(dragged, "A trail of dried blood leads in from the door.", HOMES | GRAVES | STORES | WAYS | {"ritual"}, 0.5),
    Story(vigil, "Candles burn around a skull; they were lit within the hour.", GRAVES | HOLY | WILD - {"face"}),
    Story(bivouac, "Someone slept here not long ago: the candle is still warm.", STORES | WAYS | WILD | {"gallery"}),
    Story(tunnel, "Somebody began to dig into this wall and gave up.", STORES | GRAVES | WILD | {"prison"}, 0.8),
    Story(torn_books, "Books lie torn from their shelves, their pages turned one by one.", STUDIES, 1.4),
    Story(burst_vessel, "A vessel has burst; what ran out has bitten into the floor.",
          STORES | {"laboratory", "ritual", "menagerie", "urns", "vestry"}),
    Story(shackled, "A skeleton still hangs in its irons.", frozenset({"prison", "torture", "lair", "cellar"}), 1.4),
    Story(offerings, "Fresh offerings lie here; somebody still believes.", HOLY | GRAVES | {"throne"}),
    Story(footprints, "Tracks lead in from the door, stop, and do not lead out again.", WAYS | STORES | GRAVES, 0.5),
)  # fmt: skip


def tell(room: DungeonDresser, counts: Counter[str], most: int) -> None:
    """Show one story in the room, if one fits, and note it; `counts` counts them, each up to `most` times a map.

    A world that tells them in words of its own tells no others.
    """
    role, words = akin(room.room.role), room.world.stories
    own = [each.retold(words) for each in STORIES if not words or each.show.__name__ in words]
    fitting = [each for each in own if role in each.roles and counts[each.note] < most]
    while fitting:
        story = room.draws.choice(fitting, [each.weight / (1 + 2 * counts[each.note]) for each in fitting])
        if story.show(room):
            counts[story.note] += 1
            room.dressing.notes[room.room.id] = story.note
            return
        fitting.remove(story)


def _boots(room: DungeonDresser, end: Spot) -> bool:
    """Draw prints of boots from a door to a spot, where the way is clear."""
    for start in doorsteps(room):
        if 1.2 < math.dist(start, end) < 5 and clear_between(room, start, end):
            x, y, turn = along(start, end)
            room.draw("tracks", x, y, turn, length=math.dist(start, end) - 0.6)
            return True
    return False
