"""The name of a map stands on blank rock, or nowhere; it knows nothing of secret doors."""

from dataclasses import replace

import numpy as np
import pytest

from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.places import PLACES
from server.generators.tactical.dungeon.title_place import FROM_EDGE, FROM_FLOOR, title_labels
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Plan
from server.imaging.render.names import RANKS, extent

FINE = 8


def box_of(plan: Plan) -> tuple[float, float, float, float] | None:
    """The box of the letters, in cells."""
    for label in title_labels(plan):
        width, height = extent(label.text, RANKS[label.rank])
        assert label.at.cell is not None
        x, y = label.at.cell.column, label.at.cell.row
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2
    return None


@pytest.mark.parametrize("seed", range(24))
def test_it_lies_on_rock(seed: int) -> None:
    plan = lay_out(40, 30, seed)
    box = box_of(plan)
    assert box is not None
    left, top, right, bottom = box
    assert left >= FROM_EDGE - 0.2
    assert top >= FROM_EDGE - 0.2
    assert right <= plan.columns - FROM_EDGE + 0.2
    assert bottom <= plan.rows - FROM_EDGE + 0.2
    clear = FROM_FLOOR - 0.3
    around = np.array([top - clear, bottom + clear, left - clear, right + clear]) * FINE
    first, last, start, end = np.clip(np.round(around), 0, None).astype(int).tolist()
    # Not even secret passages lie below it, though it does not know of them.
    assert not floor_mask(plan, FINE, secrets=True)[first:last, start:end].any()


def test_a_full_map_bears_no_title() -> None:
    plan = lay_out(20, 16, 1)
    room = plan.rooms[0]
    whole = np.array([(0, 0), (20, 0), (20, 16), (0, 16)], float)
    crammed = replace(plan, rooms=[replace(room, polygons=[whole]), *plan.rooms[1:]])
    assert title_labels(plan)
    assert title_labels(crammed) == ()


@pytest.mark.pictures
def test_it_is_as_large_as_it_fits() -> None:
    labels = [title_labels(lay_out(40, 30, seed, (place,))) for seed in range(5) for place in PLACES]
    written = {(label.rank, label.text.count("\n")) for found in labels for label in found}
    assert written >= {("title", 0), ("title", 1), ("region", 0)}
    assert sum(label.rank == "title" for found in labels for label in found) > len(labels) / 2


def test_its_words_are_the_title() -> None:
    plan = lay_out(30, 24, 3)
    (label,) = title_labels(plan)
    assert " ".join(label.text.split()) == plan.title
