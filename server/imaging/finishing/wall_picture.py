"""What a wall check saw, drawn over the painted map: for people who ask why a picture was refused."""

from typing import Final

from PIL import Image, ImageDraw

from server.imaging.finishing.verdict import MOST_P95
from server.imaging.finishing.wall_check import WallSight
from server.imaging.finishing.wall_plan import WallPlan

STANDING: Final = (40, 210, 80)
ELSEWHERE: Final = (255, 150, 0)
MISSING: Final = (240, 30, 50)
CLOSED: Final = (230, 40, 220)
OPEN: Final = (60, 160, 255)
"""Colours of walls where they were, of those elsewhere and of lost ones; of doorways that are closed and open."""

_DOT: Final = 0.06
"""Cells from the middle of a dot to its edge."""


def wall_picture(painted: Image.Image, plan: WallPlan, sight: WallSight) -> Image.Image:
    """Return the painted map with a dot for every sample of a wall and a line for every doorway, in their colours."""
    seen = painted.convert("RGB")
    draw, radius = ImageDraw.Draw(seen), max(1.0, _DOT * plan.cell)
    for (x, y), distance, missing in zip(sight.at.tolist(), sight.distance, sight.missing, strict=True):
        color = MISSING if missing else ELSEWHERE if distance > MOST_P95 else STANDING
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), color)
    for doorway, closed in zip(plan.doorways, sight.closed, strict=True):
        draw.line((*doorway.start, *doorway.end), CLOSED if closed else OPEN, max(2, round(2 * radius)))
    return seen
