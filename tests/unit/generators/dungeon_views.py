"""A dungeon as an audience sees it: its overlays, and the picture rendered with them."""

from pathlib import Path
from uuid import UUID

from server.domain.audience import known, visible
from server.domain.overlays import KINDS, Audience, Drawn
from server.domain.scene import Grid, Output, Scene
from server.generators.port import Generated
from server.imaging.render import Rendered, render
from server.usecases.overlay_facts import grid_of, overlays_of

IMAGE = UUID(int=1)
NAMES = {kind: name for name, kind in KINDS.items()}


def seen_by(audience: Audience, made: Generated) -> tuple[Drawn, ...]:
    """What an audience may know of the facts, in the order it is drawn."""
    overlays = sorted(visible(overlays_of(IMAGE, made.facts, "test"), audience), key=lambda each: each.z)
    return tuple(Drawn(NAMES[type(each.data)], known(each.data, audience), each.style) for each in overlays)


def picture_for(audience: Audience, made: Generated, px_per_cell: int, folder: Path) -> Rendered:
    base = folder / "base.png"
    base.write_bytes(made.png)
    told = grid_of(IMAGE, px_per_cell, {}, "test")
    grid = Grid(cell_size=told.cell_size, color=told.color, opacity=told.opacity, line_width=told.line_width)
    return render(Scene(audience, grid, grid, seen_by(audience, made), Output("png")), str(base))
