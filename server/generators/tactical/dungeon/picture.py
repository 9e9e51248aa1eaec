"""A dungeon drawn: layout, furniture, the picture, and what lies over it."""

from PIL import Image

from server.drawing.look import Look
from server.generators.port import Generated, Order, Report
from server.generators.tactical.compositor import paint_base
from server.generators.tactical.dungeon import theme
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.facts import gather_facts
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.stages import ENCODING, FURNISHING, LAYOUT
from server.generators.tactical.first_look import first_look
from server.generators.tactical.plan import Plan
from server.imaging.codecs.png import encode_png
from server.imaging.sheets.preview import SIDE, preview

LAID_OUT, FURNISHED, PAINTED = 0.04, 0.24, 0.9
"""Shares of the whole work that are done after a step, as measured at 40 x 30 cells of 64 px."""


def draw(order: Order, report: Report) -> Generated:
    """Draw what was ordered. Raises `Invalid` for a theme it cannot read."""
    options, look = order.options, theme.parse(order.theme)
    report(0.0, LAYOUT, None)
    plan = lay_out(options.columns, options.rows, order.seed, options.features, theme.weights(look))
    report(LAID_OUT, LAYOUT, preview(first_look(plan, look)))
    return draw_plan(plan, options.px_per_cell, look, report)


def draw_plan(plan: Plan, px_per_cell: int, look: Look, report: Report) -> Generated:
    """Furnish and paint a plan. Its secret links change nothing that players may see."""
    report(LAID_OUT, FURNISHING, None)
    dressing = dress(plan)
    report(FURNISHED, FURNISHING, preview(first_look(plan, look, dressing)))

    def painted(share: float, stage: str, seen: Image.Image | None) -> None:
        fraction = FURNISHED + (PAINTED - FURNISHED) * share
        report(fraction, stage, None if seen is None else preview(seen.reduce(max(1, min(seen.size) // SIDE))))

    picture = paint_base(plan, dressing, surfaces(plan.place), px_per_cell, look, painted)
    report(PAINTED, ENCODING, None)
    png = encode_png(picture)
    report(1.0, ENCODING, preview(picture))
    return Generated(png, picture.width, picture.height, gather_facts(plan, dressing), plan.title)
