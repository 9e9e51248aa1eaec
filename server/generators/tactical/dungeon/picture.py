"""A dungeon drawn: layout, furniture, the picture, and what lies over it."""

from collections.abc import Callable, Mapping
from typing import Any

from PIL import Image

from server.drawing.colors import hex_of
from server.drawing.look import Look, as_said
from server.generators.port import Commission, Drawn, Report
from server.generators.tactical.compositor import Base, paint_whole
from server.generators.tactical.dungeon import theme
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.features import UNLIT
from server.generators.tactical.dungeon.floor_outlines import outlines_for
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.options import BattleMap
from server.generators.tactical.dungeon.overlays import grid_of, overlays_of, patch_of
from server.generators.tactical.dungeon.stages import ENCODING, FURNISHING, LAYOUT
from server.generators.tactical.first_look import first_look
from server.generators.tactical.patches import paint_patches
from server.generators.tactical.plan import Plan
from server.generators.tactical.secrets import secrets_of, without_secrets
from server.generators.tactical.stages import SKETCHED
from server.imaging.codecs.png import encode_png
from server.imaging.sheets.preview import SIDE, preview

LAID_OUT, FURNISHED, PAINTED, ENCODED = 0.01, 0.09, 0.47, 0.63
"""Shares of the whole work that are done after a step, as measured at 40 x 30 cells of 100 px with three secrets."""


def draw(commission: Commission[BattleMap], report: Report) -> Drawn:
    """Draw what was commissioned. Raises `Invalid` for a theme it cannot read."""
    options, look = commission.options, theme.parse(commission.theme)
    look = look.unlit if UNLIT in options.features else look
    report(0.0, LAYOUT, None)
    plan = lay_out(options.columns, options.rows, commission.seed, options.features, **theme.chosen(look))
    report(LAID_OUT, LAYOUT, preview(first_look(without_secrets(plan), look)))
    return draw_plan(plan, options.px_per_cell, look, report, as_said(commission.theme))


def draw_plan(
    plan: Plan, px_per_cell: int, look: Look, report: Report | None = None, config: Mapping[str, Any] | None = None
) -> Drawn:
    """Furnish and paint a plan, and lay a grid over it as `config`, what the theme says of the look, has it.

    What is secret in it changes nothing that players may see; the pictures of that are patches. Previews are made for
    those who watch, by `report`; the same is drawn without.
    """

    def tell(fraction: float, stage: str, seen: Callable[[], Image.Image] | None = None) -> None:
        if report is not None:
            report(fraction, stage, None if seen is None else preview(seen()))

    def painted(share: float, stage: str, seen: Image.Image | None) -> None:
        fraction = FURNISHED + (PAINTED - FURNISHED) * share
        tell(fraction, stage, None if seen is None else lambda: seen.reduce(max(1, min(seen.size) // SIDE)))

    known, glow = without_secrets(plan), hex_of(look.palette.glow)
    tell(LAID_OUT, FURNISHING)
    dressing = dress(plan)
    tell(FURNISHED, FURNISHING, lambda: first_look(known, look, dressing))
    painted(0.0, SKETCHED[0], None)
    base = Base(known, dressing, ground := surfaces(plan.place), look)
    picture = paint_whole(base, known, px_per_cell, None if report is None else painted)
    tell(PAINTED, ENCODING)
    png, unlit, secrets = encode_png(picture.lit), encode_png(picture.unlit), secrets_of(plan, dressing)
    tell(ENCODED, ENCODING)
    patches = []
    for each in paint_patches(plan, dressing, secrets, ground, px_per_cell, base, picture):
        patches.append(patch_of(plan, dressing, each, px_per_cell, glow))
        tell(ENCODED + (1 - ENCODED) * len(patches) / (len(secrets) + 1), ENCODING)
    tell(1.0, ENCODING, lambda: picture.lit)
    grid, outlines = grid_of(px_per_cell, config or {}), outlines_for(plan, dressing, px_per_cell)
    return Drawn(png, grid, overlays_of(plan, dressing, glow), plan.title, outlines, tuple(patches), unlit)
