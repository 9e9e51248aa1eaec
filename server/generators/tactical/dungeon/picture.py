"""A dungeon drawn: layout, furniture, the picture, and what lies over it."""

from collections.abc import Mapping
from typing import Any

from PIL import Image

from server.drawing.look import Look
from server.generators.port import Commission, Drawn, Report
from server.generators.tactical.compositor import paint_base
from server.generators.tactical.dungeon import theme
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.options import BattleMap
from server.generators.tactical.dungeon.overlays import grid_of, overlays_of
from server.generators.tactical.dungeon.stages import ENCODING, FURNISHING, LAYOUT
from server.generators.tactical.first_look import first_look
from server.generators.tactical.plan import Plan
from server.imaging.codecs.png import encode_png
from server.imaging.sheets.preview import SIDE, preview

LAID_OUT, FURNISHED, PAINTED = 0.04, 0.24, 0.9
"""Shares of the whole work that are done after a step, as measured at 40 x 30 cells of 64 px."""


def draw(commission: Commission[BattleMap], report: Report) -> Drawn:
    """Draw what was commissioned. Raises `Invalid` for a theme it cannot read."""
    options, look = commission.options, theme.parse(commission.theme)
    report(0.0, LAYOUT, None)
    plan = lay_out(options.columns, options.rows, commission.seed, options.features, theme.weights(look))
    report(LAID_OUT, LAYOUT, preview(first_look(plan, look)))
    return draw_plan(plan, options.px_per_cell, look, report, commission.theme.get("battle_map"))


def draw_plan(
    plan: Plan, px_per_cell: int, look: Look, report: Report, config: Mapping[str, Any] | None = None
) -> Drawn:
    """Furnish and paint a plan, and lay a grid over it as `config`, the theme's `battle_map` object, says.

    Its secret links change nothing that players may see.
    """
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
    return Drawn(png, grid_of(px_per_cell, config or {}), overlays_of(plan, dressing), plan.title)
