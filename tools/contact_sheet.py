"""Draws dungeons side by side, one for every place, look and seed, saved as one PNG.

`python tools/contact_sheet.py sheet.png --seeds 3 8 21 --styles high_fantasy high_fantasy/ink_and_wash --places keep`
"""

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from server.drawing.look import Look
from server.generators.tactical.compositor import paint_base
from server.generators.tactical.dungeon import theme as dungeon_theme
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.places import PLACES
from server.imaging.codecs.png import encode_png
from server.themes.builtin import builtin_themes
from server.themes.merging import merge_patch

GUTTER = 8
OVERSIZE = 2
"""How much larger a dungeon is painted than it is shown: a small one is sharper so."""


class Wanted(NamedTuple):
    """One dungeon of the sheet; without a place the seed chooses."""

    place: str
    look: Look
    seed: int


def known_styles() -> dict[str, dict[str, Any]]:
    """The configuration of every built-in theme and variation, named `theme` or `theme/variation`."""
    styles: dict[str, dict[str, Any]] = {}
    for theme, variations in builtin_themes():
        styles[theme.name] = theme.config
        styles |= {f"{theme.name}/{each.name}": merge_patch(theme.config, each.config_override) for each in variations}
    return styles


def style_of(name: str) -> Look:
    """Return the look of a built-in theme or `theme/variation`."""
    return dungeon_theme.parse(known_styles()[name])


def sheet(dungeons: Sequence[Wanted], across: int, columns: int, rows: int, px: int) -> Image.Image:
    """Return one picture of dungeons of `columns` x `rows` cells of `px` pixels, `across` in a row, with gutters."""
    width, height = columns * px + GUTTER, rows * px + GUTTER
    down = -(-len(dungeons) // across)
    whole = Image.new("RGB", (min(across, len(dungeons)) * width - GUTTER, down * height - GUTTER), (255, 255, 255))
    for index, (place, look, seed) in enumerate(dungeons):
        plan = lay_out(columns, rows, seed, (place,) if place else (), **dungeon_theme.chosen(look))
        large = paint_base(plan, dress(plan), surfaces(plan.place), px * OVERSIZE, look)
        whole.paste(large.reduce(OVERSIZE), (index % across * width, index // across * height))
    return whole


def main() -> None:
    """Read the command line and write the sheet."""
    known = list(known_styles())
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--seeds", type=int, nargs="+", default=[3, 8, 21], metavar="N")
    parser.add_argument("--styles", nargs="+", default=known, choices=known, metavar="STYLE")
    parser.add_argument("--places", nargs="+", default=[""], choices=list(PLACES), metavar="PLACE")
    parser.add_argument("--across", type=int, default=0, help="dungeons in a row; otherwise one for each seed")
    parser.add_argument("--columns", type=int, default=40)
    parser.add_argument("--rows", type=int, default=30)
    parser.add_argument("--px", type=int, default=16, help="pixels per cell")
    chosen = parser.parse_args()
    styles = [style_of(name) for name in chosen.styles]
    dungeons = [Wanted(*each) for each in product(chosen.places, styles, chosen.seeds)]
    whole = sheet(dungeons, chosen.across or len(chosen.seeds), chosen.columns, chosen.rows, chosen.px)
    chosen.out.write_bytes(encode_png(whole))


if __name__ == "__main__":
    main()
