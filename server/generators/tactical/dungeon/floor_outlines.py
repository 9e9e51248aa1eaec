"""Where the floor of a dungeon ends, for its walls and for a grid on floor alone, and what stands on it, for names."""

import cv2
import numpy as np

from server.domain.lattice import Contour
from server.domain.outlines import Outlines, with_footprints
from server.drawing.materials.field import Mask
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import SECRET, Secret, ground_of, without_secrets

PER_CELL = 16
TOLERANCE = 0.04
"""How far a wall may run beside the floor it stands at, in cells."""


def outlines_for(plan: Plan, dressing: Dressing, px_per_cell: int) -> Outlines:
    """What is kept with the picture of a dungeon: its floor, and what stands on it.

    Door jambs are floor: a grid runs through doors. The floor of players, and what stands on it, is without rooms that
    only secret doors lead to.
    """
    whole, known = floor_mask(plan, PER_CELL, secrets=True), floor_mask(without_secrets(plan), PER_CELL)
    seen, hidden = (_scaled(outlined(mask), px_per_cell) for mask in (known, whole & ~known))
    return _standing(Outlines((*seen, *hidden), seen), dressing, px_per_cell, (0, 0))


def outlines_behind(plan: Plan, secret: Secret, part: Dressing, px: int, corner: tuple[int, int]) -> Outlines:
    """What is kept with the picture of a secret, in its own pixels: floor that nobody else has, and what stands there.

    `corner` is where it lies on the map, in pixels.
    """
    whole, known = floor_mask(plan, PER_CELL, secrets=True), floor_mask(without_secrets(plan), PER_CELL)
    ways = [each for each in plan.links if each.kind == SECRET]
    if secret.rooms:
        inner = [link for link in plan.known_links if {link.a, link.b} <= secret.rooms]
        passages = floor_mask(ground_of(plan, (), ways), PER_CELL, secrets=True)
        own = floor_mask(ground_of(plan, secret.rooms, inner), PER_CELL) & ~passages
    else:
        led = [plan.links[each] for each in secret.doors]
        own = floor_mask(ground_of(plan, (), led), PER_CELL, secrets=True)
    floor = _scaled(outlined(own & whole & ~known), px)
    laid = tuple(tuple((x - corner[0], y - corner[1]) for x, y in each) for each in floor)
    return _standing(Outlines(laid), part, px, corner)


def _standing(outlines: Outlines, dressing: Dressing, px: int, corner: tuple[int, int]) -> Outlines:
    """Outlines with those of what stands there, in pixels from a corner of the map."""
    feet = ((each * px).round().astype(int) - corner for each in dressing.footprints)
    return with_footprints(outlines, (tuple((x, y) for x, y in each.tolist()) for each in feet))


def outlined(mask: Mask) -> list[Contour]:
    """The outlines, in cells, of what is 1 in a mask with PER_CELL samples to a cell."""
    contours, _ = cv2.findContours(np.pad(mask, 1), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    outlines = []
    for contour in contours:
        smooth = cv2.approxPolyDP(contour, TOLERANCE * PER_CELL * 1.5, closed=True)[:, 0, :]
        if len(smooth) >= 3:
            # A contour runs through the middles of the outermost floor samples; the wall is half a sample further.
            points = ((smooth - 0.5) / PER_CELL).tolist()
            outlines.append(tuple((round(x, 3), round(y, 3)) for x, y in points))
    return sorted(outlines, key=lambda outline: [*outline, outline[0]])


def _scaled(outlines: list[Contour], px_per_cell: int) -> tuple[Contour, ...]:
    return tuple(tuple((x * px_per_cell, y * px_per_cell) for x, y in outline) for outline in outlines)
