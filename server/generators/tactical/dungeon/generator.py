"""The dungeon behind the generator port: layout, furniture, facts, then the picture."""

from collections.abc import Mapping
from typing import Final

from PIL import Image

from server.domain.errors import Invalid
from server.drawing import look as styles
from server.generators.port import BattleMapOptions, Generated, Order, Report
from server.generators.tactical.compositor import STAGES, paint_base
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.facts import gather_facts
from server.generators.tactical.dungeon.features import FEATURES
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.places import PLACES
from server.generators.tactical.first_look import first_look
from server.generators.tactical.plan import Plan
from server.imaging.codecs.png import encode_png
from server.imaging.sheets.preview import SIDE, preview

LAYOUT, FURNISHING, ENCODING = "layout", "furnishing", "encoding"
LAID_OUT, FURNISHED, PAINTED = 0.04, 0.24, 0.9
"""Shares of the whole work that are done after a step, as measured at 40 x 30 cells of 64 px."""

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
    stages: tuple[str, ...] = (LAYOUT, FURNISHING, *STAGES, ENCODING)
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
        styles.parse(order.theme)

    def generate(self, order: Order, report: Report) -> Generated:
        """Draw a dungeon; see `Generator`."""
        self.check(order)
        options, style = order.options, styles.parse(order.theme)
        report(0.0, LAYOUT, None)
        plan = lay_out(options.columns, options.rows, order.seed, options.features, dict(style.places))
        report(LAID_OUT, LAYOUT, preview(first_look(plan, style)))
        return draw_plan(plan, options.px_per_cell, style, report)


def draw_plan(plan: Plan, px_per_cell: int, style: styles.Style, report: Report) -> Generated:
    """Furnish and paint a plan. Its secret links change nothing that players may see."""
    report(LAID_OUT, FURNISHING, None)
    dressing = dress(plan)
    report(FURNISHED, FURNISHING, preview(first_look(plan, style, dressing)))

    def painted(share: float, stage: str, seen: Image.Image | None) -> None:
        fraction = FURNISHED + (PAINTED - FURNISHED) * share
        report(fraction, stage, None if seen is None else preview(seen.reduce(max(1, min(seen.size) // SIDE))))

    picture = paint_base(plan, dressing, px_per_cell, style, painted)
    report(PAINTED, ENCODING, None)
    png = encode_png(picture)
    report(1.0, ENCODING, preview(picture))
    return Generated(png, picture.width, picture.height, gather_facts(plan, dressing), plan.title)


def _check_size(options: BattleMapOptions) -> None:
    for name, value in (("columns", options.columns), ("rows", options.rows)):
        if value not in CELLS:
            raise Invalid(f"must be {CELLS[0]} to {CELLS[-1]}", field=f"options.{name}")
    if options.px_per_cell not in PIXELS:
        raise Invalid(f"must be {PIXELS[0]} to {PIXELS[-1]}", field="options.px_per_cell")
    pixels = options.columns * options.rows * options.px_per_cell**2
    if pixels > MOST_PIXELS:
        raise Invalid(f"{pixels} pixels are more than {MOST_PIXELS}", field="options")
