"""The dungeon behind the generator port: what it is, and what can be asked of it."""

from collections.abc import Mapping
from typing import Final

from server.domain.errors import Invalid
from server.generators.port import BattleMapOptions, Generated, Order, Report
from server.generators.tactical.dungeon import theme
from server.generators.tactical.dungeon.features import FEATURES
from server.generators.tactical.dungeon.places import PLACES
from server.generators.tactical.dungeon.stages import STAGES

CELLS: Final = range(12, 121)
PIXELS: Final = range(16, 201)
MOST_PIXELS: Final = 64_000_000
MOST_FEATURES: Final = 16


class DungeonGenerator:
    """Rooms by role with furniture, five kinds of doors, masonry or ink and wash."""

    name = "dungeon"
    version = "1"
    type = "map"
    subtypes: tuple[str, ...] = ("tactical",)
    description = "A dungeon of furnished rooms, corridors and caves, seen from above, by torchlight."
    stages: tuple[str, ...] = STAGES
    features: Mapping[str, str] = FEATURES

    def check(self, order: Order) -> None:
        """Raise `Invalid` for sizes out of range, unknown features and a theme it cannot read."""
        _check_size(order.options)
        features = order.options.features
        if len(features) > MOST_FEATURES:
            raise Invalid(f"at most {MOST_FEATURES} features", field="options.features")
        for index, name in enumerate(features):
            if name not in FEATURES:
                known = ", ".join(FEATURES)
                raise Invalid(f"unknown feature {name!r}; known are {known}", field=f"options.features[{index}]")
            if name in PLACES and any(each in PLACES and each != name for each in features[:index]):
                raise Invalid("a dungeon is one kind of place", field=f"options.features[{index}]")
        theme.parse(order.theme)

    def generate(self, order: Order, report: Report) -> Generated:
        """Draw a dungeon; see `Generator`."""
        from server.generators.tactical.dungeon.picture import draw  # noqa: PLC0415 - heavy, and only children draw

        self.check(order)
        return draw(order, report)


def _check_size(options: BattleMapOptions) -> None:
    for name, value in (("columns", options.columns), ("rows", options.rows)):
        if value not in CELLS:
            raise Invalid(f"must be {CELLS[0]} to {CELLS[-1]}", field=f"options.{name}")
    if options.px_per_cell not in PIXELS:
        raise Invalid(f"must be {PIXELS[0]} to {PIXELS[-1]}", field="options.px_per_cell")
    pixels = options.columns * options.rows * options.px_per_cell**2
    if pixels > MOST_PIXELS:
        raise Invalid(f"{pixels} pixels are more than {MOST_PIXELS}", field="options")
