"""What the signs mean."""

from server.domain.overlays import Walls
from server.domain.overlays.legend import Legend, LegendItem
from tests.overlay_samples.marker import BADGES
from tests.overlay_samples.sample import Sample, over, scene
from tests.overlay_samples.walls import DOORS

EVERYTHING = (*over("walls", Walls((), DOORS)), *over("marker", *BADGES))
OWN = Legend("Signs", "nw", 2, (LegendItem("Where the ghost walks", "G", "danger"), LegendItem("Fountain")), True)
TOLD = {"label": "Ghost", "category": "custom"}
DOCUMENT = {"title": "Signs", "corner": "ne", "columns": 2, "items": [{"label": "Ghost"}], "only_items": True}

SAMPLE = Sample(
    full={
        "title": "Signs",
        "corner": "CORNER_SW",
        "columns": 3,
        "items": [
            {"label": "Ghost", "symbol": "G", "category": "danger"},
            {"label": "Fountain", "symbol": "F", "category": "room"},
        ],
        "only_items": True,
    },
    words={"CORNER_SW": "sw", "CORNER_SE": "se"},
    secret=DOCUMENT,
    known=DOCUMENT,
    sparse=(
        ({}, {"title": "Legend", "corner": "CORNER_SE"}),
        (
            {"items": [{"label": "Ghost"}]},
            {"title": "Legend", "corner": "CORNER_SE", "items": [TOLD]},
        ),
    ),
    wrong=(
        ({"columns": 5}, "columns"),
        ({"items": [{"label": "Ghost"}, {"symbol": "G"}]}, "items[1].label"),
        ({"title": "x" * 81}, "title"),
    ),
    pictures={
        "legend": (
            scene(
                *over("walls", Walls((), DOORS)),
                *over("marker", *BADGES),
                *over("legend", Legend(columns=2)),
                scale=1.7,
            )
        ),
        "legend_of_its_own": scene(*over("marker", *BADGES), *over("legend", OWN), scale=2.0),
    },
)
