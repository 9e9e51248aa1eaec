"""A dresser who knows what kind of place a dungeon is, and what was asked of it."""

from server.drawing.pigments import CLOTHS
from server.generators.tactical.dresser import Dresser
from server.generators.tactical.dungeon.features import NO_WATER, UNLIT
from server.generators.tactical.dungeon.worlds import PLACES, WORLD_OF
from server.generators.tactical.placed import Spot
from server.generators.tactical.plan import BarredGate, Dressing, Plan, Room


class DungeonDresser(Dresser):
    """Dresses one room of a dungeon."""

    def __init__(self, plan: Plan, room: Room, dressing: Dressing) -> None:
        self.place, self.world = PLACES[plan.place], WORLD_OF[plan.place]
        dry, unlit = NO_WATER in plan.features, UNLIT in plan.features
        furniture = {**self.world.furniture, **self.place.furniture}
        super().__init__(plan, room, dressing, figures=self.place.figures, furniture=furniture, dry=dry, unlit=unlit)

    def centerpiece(self, radius: float) -> None:
        """Mark the middle of a round room: a circle of power where wizards live, a round carpet elsewhere."""
        if self.place.kin == "wizard":
            self.draw("circle", *self.middle, r=radius, color=(92, 80, 110))
        else:
            self.draw("round_rug", *self.middle, r=radius, color=self.draws.choice(CLOTHS))

    def bar(self, start: Spot, end: Spot) -> None:
        """Add a row of bars, which stops nobody's sight."""
        self.dressing.bars.append((self._on_map(start), self._on_map(end)))

    def hang(self, hinge: Spot, lock: Spot, state: str) -> None:
        """Hang a gate in a row of bars. It is no part of the picture: it can be opened."""
        self.dressing.gates.append(BarredGate(self._on_map(hinge), self._on_map(lock), state))

    def _on_map(self, spot: Spot) -> Spot:
        return self.room.x + spot[0], self.room.y + spot[1]
