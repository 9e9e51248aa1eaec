"""Puts furniture into one room: along walls, into corners, onto free floor, under flames."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from server.drawing.draws import Draws
from server.drawing.luck import DrawnLuck
from server.drawing.pigments import RED, Color
from server.drawing.props import draw, options_of
from server.drawing.props.footprints import FLAT, FURNITURE, sight_outline, size_of
from server.drawing.sketch import Sketch
from server.drawing.strokes import Points
from server.generators.tactical.free_floor import PER_CELL, SAMPLES, FreeFloor, Seat, Slot
from server.generators.tactical.pieces import round_end
from server.generators.tactical.placed import FLAMES, SNUFFED, Placed, Spot
from server.generators.tactical.plan import OPPOSITE, SIDES, STEPS, Direction, Dressing, Plan, Room


class Dresser:
    """Dresses one room. Coordinates are cells from the corner of the room's box.

    `draws` decides what stands where; the pen has a stream of its own. Statues are of `figures`, where there are any;
    there is no water in a `dry` map; in an `unlit` one nothing burns, and no torch hangs. `furniture` names what stands
    in place of a thing, by the name of that; nothing does where it is empty. What was put is known by the name that was
    asked for, and burns as that does.
    """

    def __init__(
        self,
        plan: Plan,
        room: Room,
        dressing: Dressing,
        *,
        figures: Sequence[str] = (),
        furniture: Mapping[str, str] | None = None,
        dry: bool = False,
        unlit: bool = False,
    ) -> None:
        self.plan, self.room, self.dressing = plan, room, dressing
        self.draws = Draws(plan.seed, "dressing", room.id)
        self.pen = Sketch(DrawnLuck(Draws(plan.seed, "sketch", room.id)), burns=not unlit)
        self.ground = FreeFloor(plan, room)
        self.placed: list[Placed] = []
        self.width, self.height = room.width, room.height
        self.middle, self.wide = (self.width / 2, self.height / 2), self.width >= self.height
        self.figures, self.dry, self.unlit = figures, dry, unlit
        self.furniture: Mapping[str, str] = furniture or {}

    @property
    def area(self) -> int:
        """Number of cells of the room."""
        return self.room.area

    @property
    def turn(self) -> int:
        """The quarter turn of a thing that stands lengthwise in the room."""
        return 0 if self.wide else 1

    @property
    def open_span(self) -> float:
        """The side of the open middle of the room: of a cross, a little more than where its arms meet."""
        span = min(self.width, self.height)
        return span - 2 * (span // 3) + 1.6 if self.room.shape == "cross" else span

    # One thing

    def draw(self, name: str, x: float, y: float, turn: float = 0.0, /, scale: float = 1.0, **options: Any) -> None:
        """Draw a prop without asking whether there is room for it."""
        name, options = self.instead(name, options)
        if name:
            draw(self.pen, name, self.room.x + x, self.room.y + y, turn, scale, **options)

    def instead(self, name: str, options: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return what stands in place of a thing, with those of the options that it has; empty where nothing does."""
        other = self.furniture.get(name, name)
        if other == name or not other:
            return other, dict(options)
        return other, {key: value for key, value in options.items() if key in options_of(other)}

    def keep(self, x: float, y: float, turn: int, w: float, d: float) -> None:
        """Keep a box of floor with its middle at (x, y) clear of what is put by chance."""
        w, d = (w, d) if turn % 2 == 0 else (d, w)
        self.ground.keep(x - w / 2, y - d / 2, w, d)

    def runner(self, x: float, y: float, turn: int, w: float, length: float, color: Color = RED) -> None:
        """Roll out a strip of carpet from (x, y) towards the front of a thing so turned; nothing else stands on it."""
        self.draw("runner", x, y, turn, w=w, length=length, color=color)
        dx, dy = STEPS[OPPOSITE[SIDES[turn]]]
        self.keep(x + dx * length / 2, y + dy * length / 2, turn, w, length)

    def light(self, x: float, y: float, radius: float) -> None:
        """Add a flame; in an unlit map there is none."""
        if not self.unlit:
            self.dressing.lights.append((round(self.room.x + x, 3), round(self.room.y + y, 3), radius))

    def block(self, outline: Points | Sequence[Spot]) -> None:
        """Add an outline that blocks sight."""
        self.dressing.blockers.append(np.asarray(outline, np.float64) + (self.room.x, self.room.y))

    def water(self, outline: Points, *, built: bool) -> None:
        """Add open water; `built` is a basin with straight edges."""
        self.dressing.waters.append((outline + (self.room.x, self.room.y), built))

    def pit(self, outline: Points, *, built: bool) -> None:
        """Add an open pit; a `built` one has straight edges."""
        self.dressing.pits.append((outline + (self.room.x, self.room.y), built))

    def trap(self, outline: Points, *, built: bool) -> Sketch:
        """Add a pit that nobody sees who has not found it; returns the pen that draws what is in it."""
        secret = self.dressing.secret or self.dressing
        placed = outline + (self.room.x, self.room.y)
        secret.pits.append((placed, built))
        secret.traps[self.room.id] = placed
        pen = Sketch(DrawnLuck(Draws(self.plan.seed, "trap", self.room.id)))
        secret.sketches.append(pen)
        return pen

    def stand(self, name: str, x: float, y: float, turn: float, w: float, d: float, /, **options: Any) -> Placed:
        """Draw a thing whose place is taken already, with its light and its outline for sight."""
        if name == "statue" and self.figures and "figure" not in options:
            options["figure"] = self.draws.choice(self.figures)
        self.draw(name, x, y, turn, **options)
        shown, _ = self.instead(name, options)
        placed = Placed(name, x, y, turn, w, d)
        self.placed.append(placed)
        if name in FLAMES:
            self.light(x, y, FLAMES[name])
        angle = turn * math.pi / 2
        frame = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        if shown not in FLAT:
            self.dressing.footprints.append(sight_outline("box", w, d) @ frame + (self.room.x + x, self.room.y + y))
        sight = FURNITURE[shown].sight
        if sight != "clear":
            self.block(sight_outline(sight, w - 0.08, d - 0.08) @ frame + (x, y))
        return placed

    def _absent(self, name: str) -> bool:
        return (self.unlit and name in SNUFFED) or not self.furniture.get(name, name)

    def _size(self, name: str, options: Mapping[str, Any]) -> Spot:
        return size_of(*self.instead(name, options))

    def put(
        self, name: str, x: float, y: float, turn: float = 0, size: Spot | None = None, /, **options: Any
    ) -> Placed | None:
        """Put a thing with its middle at (x, y) if that place is free; `turn` in whole quarters for its footprint."""
        if self._absent(name):
            return None
        width, depth = size or self._size(name, options)
        w, h = (width, depth) if round(turn) % 2 == 0 else (depth, width)
        box = x - w / 2, y - h / 2, w, h
        if not self.ground.fits(*box) or not self.ground.claim(*box, numbered=self.numbered):
            return None
        return self.stand(name, x, y, turn, width, depth, **options)

    # Many things

    def wall(
        self, name: str, count: int = 1, /, *, sides: str = "nesw", gap: float = 0.0, clear: float = 0.0,
        corner: bool = False, jitter: float = 0.03, **options: Any,
    ) -> list[Placed]:  # fmt: skip
        """Lean up to `count` things on walls, `gap` apart along the wall, with `clear` cells free before them."""
        placed: list[Placed] = []
        for _ in range(0 if self._absent(name) else count):
            width, depth = self._size(name, options)
            front = FURNITURE[self.furniture.get(name, name)].front
            slots = self.ground.slots(width, depth + max(clear, front), sides)
            if not slots:
                break
            if corner:
                slots = sorted(slots, key=self._corner_distance)[:2]
            slot = self.draws.choice(slots)
            level = slot.side in {"n", "s"}
            side_x, side_y = (gap, 0.0) if level else (0.0, gap)
            box = slot.x - side_x, slot.y - side_y, slot.w + 2 * side_x, slot.h + 2 * side_y
            if not self.ground.claim(*box, numbered=self.numbered):
                continue
            x, y = slot.against_wall(width, depth)
            slip = self.draws.normal(0, jitter) if jitter else 0.0
            x, y = (x + slip, y) if level else (x, y + slip)
            placed.append(self.stand(name, x, y, SIDES.index(slot.side), width, depth, **options))
        return placed

    def free(
        self, name: str, count: int = 1, /, *, turn: int | None = None, pad: float = 0.1, near: Spot | None = None,
        reach: float = 1.5, **options: Any,
    ) -> list[Placed]:  # fmt: skip
        """Put up to `count` things on free floor, anywhere or within `reach` of `near`, slightly askew."""
        placed: list[Placed] = []
        if self._absent(name):
            return placed
        width, depth = self._size(name, options)
        for _ in range(count * 60):
            if len(placed) == count:
                break
            quarter = self.draws.integers(0, 4) if turn is None else turn
            w, h = (width, depth) if quarter % 2 == 0 else (depth, width)
            if near is None:
                x, y = self.draws.uniform(0, self.width - w), self.draws.uniform(0, self.height - h)
            else:
                x = near[0] + self.draws.uniform(-reach, reach) - w / 2
                y = near[1] + self.draws.uniform(-reach, reach) - h / 2
            if not self.ground.fits(x - pad, y - pad, w + 2 * pad, h + 2 * pad, kept=False):
                continue
            if not self.ground.claim(x, y, w, h, numbered=self.numbered):
                continue
            askew = quarter + (self.draws.normal(0, 0.06) if turn is None else 0.0)
            placed.append(self.stand(name, x + w / 2, y + h / 2, askew, width, depth, **options))
        return placed

    def ring(self, name: str, radius: float, count: int, start: float = 0.0, **options: Any) -> list[Placed]:
        """Put things on a circle around the middle of the room, where there is room."""
        turns = [start + index * math.tau / count for index in range(count)]
        spots = [(self.middle[0] + radius * math.cos(t), self.middle[1] + radius * math.sin(t)) for t in turns]
        return [placed for x, y in spots if (placed := self.put(name, x, y, **options)) is not None]

    def carpet(self, w: float, h: float, turn: int, **options: Any) -> Spot:
        """Spread a rug where the floor is whole, as near the middle as it can be; returns its middle."""
        across, down = (w, h) if turn % 2 == 0 else (h, w)
        best: tuple[float, float, float] | None = None
        for x in np.arange(0.25, self.width - across, 0.25).tolist():
            for y in np.arange(0.25, self.height - down, 0.25).tolist():
                rows = slice(int(y * PER_CELL), round((y + down) * PER_CELL))
                columns = slice(int(x * PER_CELL), round((x + across) * PER_CELL))
                away = math.hypot(x + across / 2 - self.middle[0], y + down / 2 - self.middle[1])
                if (best is None or away < best[0]) and self.ground.floor[rows, columns].all():
                    best = away, x + across / 2, y + down / 2
        if best is None:
            return self.middle
        self.draw("rug", best[1], best[2], turn, w=w - 0.2, h=h, **options)
        return best[1], best[2]

    # Where to put the main thing

    def seat(self, width: float, depth: float) -> Seat:
        """Return the place for the main thing of the room (see `FreeFloor.seat`)."""
        end = round_end(self.room.mask) if self.room.shape == "apse" else None
        return self.ground.seat(self.room, width, depth, end)

    def before(self, seat: Seat, distance: float, aside: float = 0.0) -> Spot:
        """Return the point `distance` before a seat, `aside` to the left of who looks from it into the room."""
        dx, dy = STEPS[seat.side]
        away = distance + seat.inset
        x = self.middle[0] + dx * (self.width / 2 - away) + abs(dy) * seat.offset - dy * aside
        y = self.middle[1] + dy * (self.height / 2 - away) + abs(dx) * seat.offset + dx * aside
        return x, y

    def breadth(self, seat: Seat, distance: float) -> float:
        """Return how wide the floor is, evenly to both sides, `distance` before a seat."""
        reach = 0.0
        while all(self.on_floor(*self.before(seat, distance, hand * (reach + 0.25))) for hand in (-1, 1)):
            reach += 0.25
        return 2 * reach

    def on_floor(self, x: float, y: float) -> bool:
        """Whether a point lies in the room."""
        column, row = (math.floor(each) for each in SAMPLES.point((x, y)))
        inside = 0 <= row < self.ground.floor.shape[0] and 0 <= column < self.ground.floor.shape[1]
        return inside and bool(self.ground.floor[row, column])

    def depth_from(self, side: Direction) -> int:
        """Return the length of the room as seen from a wall."""
        return self.width if side in {"e", "w"} else self.height

    def span_of(self, side: Direction) -> int:
        """Return the length of a wall."""
        return self.height if side in {"e", "w"} else self.width

    def lamps(self, count: int) -> None:
        """Put braziers into corners."""
        self.wall("brazier", count, corner=True)

    def either(self, *ways: Callable[[], Any]) -> None:
        """Do the first of the ways that leads to something."""
        for way in ways:
            if way():
                return

    @property
    def numbered(self) -> bool:
        """Whether a place for a number must stay free."""
        return self.room.number > 0 and self.room.id not in self.dressing.labels

    def _corner_distance(self, slot: Slot) -> float:
        across = min(slot.x, self.width - slot.x - slot.w)
        down = min(slot.y, self.height - slot.y - slot.h)
        return across + down + self.draws.share() * 0.3
