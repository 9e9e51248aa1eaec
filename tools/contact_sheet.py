"""Draws dungeons side by side: a column per seed, a row per style, saved as one PNG.

`python tools/contact_sheet.py sheet.png --seeds 3 8 21 --styles high_fantasy high_fantasy/ink_and_wash --place keep`
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from server.domain.themes import ThemeContent, VariationContent  # noqa: E402  # found only once the root is on the path
from server.generators.dungeon.base import paint_base  # noqa: E402
from server.generators.dungeon.dressing.rooms import dress  # noqa: E402
from server.generators.dungeon.layout import lay_out  # noqa: E402
from server.generators.dungeon.places import PLACES  # noqa: E402
from server.generators.dungeon.style import Style, parse  # noqa: E402
from server.imaging.png import encode_png  # noqa: E402
from server.themes.builtin import builtin_themes  # noqa: E402
from server.themes.resolution import resolve  # noqa: E402

GUTTER = 8


def quiet(fraction: float, stage: str, picture: Image.Image | None) -> None:
    """Hear of progress and say nothing."""
    del fraction, stage, picture


def known_styles() -> dict[str, tuple[ThemeContent, VariationContent | None]]:
    """Every built-in theme and variation, named `theme` or `theme/variation`."""
    found: dict[str, tuple[ThemeContent, VariationContent | None]] = {}
    for theme, variations in builtin_themes():
        found[theme.name] = theme, None
        found |= {f"{theme.name}/{each.name}": (theme, each) for each in variations}
    return found


def sheet(
    seeds: Sequence[int], styles: Sequence[Style], columns: int, rows: int, px: int, features: tuple[str, ...]
) -> Image.Image:
    """Return one picture of `columns` x `rows` cells of `px` pixels per seed and style, with gutters between."""
    width, height = columns * px + GUTTER, rows * px + GUTTER
    whole = Image.new("RGB", (len(seeds) * width - GUTTER, len(styles) * height - GUTTER), (255, 255, 255))
    for down, style in enumerate(styles):
        for across, seed in enumerate(seeds):
            plan = lay_out(columns, rows, seed, features, dict(style.places))
            whole.paste(paint_base(plan, dress(plan), px, style, quiet), (across * width, down * height))
    return whole


def main() -> None:
    """Read the command line and write the sheet."""
    known = known_styles()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--seeds", type=int, nargs="+", default=[3, 8, 21], metavar="N")
    parser.add_argument("--styles", nargs="+", default=list(known), choices=list(known), metavar="STYLE")
    parser.add_argument("--place", choices=list(PLACES), help="one kind of place; otherwise the seed chooses")
    parser.add_argument("--columns", type=int, default=40)
    parser.add_argument("--rows", type=int, default=30)
    parser.add_argument("--px", type=int, default=24, help="pixels per cell")
    chosen = parser.parse_args()
    styles = [parse(resolve(*known[name], {}).config) for name in chosen.styles]
    features = (chosen.place,) if chosen.place else ()
    whole = sheet(chosen.seeds, styles, chosen.columns, chosen.rows, chosen.px, features)
    chosen.out.write_bytes(encode_png(whole))


if __name__ == "__main__":
    main()
