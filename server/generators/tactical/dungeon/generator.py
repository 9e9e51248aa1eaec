"""The dungeon behind the generator port: what it is, what can be asked of it."""

from collections.abc import Mapping
from typing import Final

from server.domain.errors import Invalid
from server.domain.finish_specs import Fineness
from server.generators.port import Commission, Drawn, InChild, Report, ThemeSection
from server.generators.tactical.dungeon import theme
from server.generators.tactical.dungeon.features import FEATURES
from server.generators.tactical.dungeon.options import BattleMap
from server.generators.tactical.dungeon.stages import STAGES
from server.generators.tactical.dungeon.worlds import PLACES

MOST_PIXELS: Final = 64_000_000


class DungeonGenerator(InChild[BattleMap]):
    """Rooms by role with furniture, six kinds of doors, masonry or ink and wash."""

    name = "dungeon"
    version = "2"
    type = "map"
    subtypes: tuple[str, ...] = ("tactical",)
    description = "A dungeon of furnished rooms, corridors and caves, seen from above, by torchlight."
    stages: tuple[str, ...] = STAGES
    features: Mapping[str, str] = FEATURES
    section: ThemeSection | None = theme.SECTION
    options = BattleMap
    options_field = "battle_map"

    def check(self, commission: Commission[BattleMap]) -> None:
        """Raise `Invalid` for too many pixels, unknown features and a theme it cannot read."""
        options = commission.options
        pixels = options.columns * options.rows * options.px_per_cell**2
        if pixels > MOST_PIXELS:
            raise Invalid(f"{pixels} pixels are more than {MOST_PIXELS}", field="options")
        for index, name in enumerate(options.features):
            if name not in FEATURES:
                known = ", ".join(FEATURES)
                raise Invalid(f"unknown feature {name!r}; known are {known}", field=f"options.features[{index}]")
            if name in PLACES and any(each in PLACES and each != name for each in options.features[:index]):
                raise Invalid("a dungeon is one kind of place", field=f"options.features[{index}]")
        theme.parse(commission.theme)

    def fineness(self, commission: Commission[BattleMap]) -> Fineness | None:
        """As many cells as the options say."""
        return Fineness(commission.options.columns, commission.options.rows)

    def generate(self, commission: Commission[BattleMap], report: Report) -> Drawn:
        """Draw a dungeon; see `InChild`."""
        from server.generators.tactical.dungeon.picture import draw  # noqa: PLC0415 - heavy, and only children draw

        return draw(commission, report)
