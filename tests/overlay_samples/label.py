"""A name on the map."""

from dataclasses import replace

from server.domain.overlays import Label
from tests.overlay_samples.sample import CELL, GRID, PIXEL, SPOT, Sample, at, over, scene

LABELS = (
    Label("Halls of Aveline", at(4, 0.8), "title"),
    Label("Sunken Crypt", at(2, 2.2), "region"),
    Label("Erdő ПЕЩЕРА", at(6, 2.2), "region"),
    Label("cold air from below", at(2, 3.5), "note"),
    Label("שלום 12 क्षत्रिय", at(6, 3.5), "region"),
)
SIGNPOST = {"text": "Here be secret doors", "at": SPOT}

SAMPLE = Sample(
    full={"text": "Crypt of the Vale", "at": CELL, "rank": "RANK_TITLE"},
    secret=SIGNPOST,
    known=SIGNPOST,
    words={"RANK_TITLE": "title"},
    sparse=(({"text": "x", "at": PIXEL}, {"rank": "RANK_REGION"}),),
    wrong=(
        ({"at": PIXEL}, "text"),
        ({"text": "x"}, "at"),
        ({"text": "x", "at": {}}, "at.at"),
        ({"text": "x", "at": PIXEL, "rank": 9}, "rank"),
        ({"text": "x", "at": {"cell": {"anchor": 7}}}, "at.cell.anchor"),
        ({"text": "x", "at": {"pixel": {"x": float("nan")}}}, "at.pixel.x"),
    ),
    pictures={"labels": replace(scene(*over("label", *LABELS)), lattice=replace(GRID, cell_size=40.0).lattice)},
)
