"""What the gallery shows: every kind of overlay and of grid, whole maps, and what `limner map` does, a plate each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Document = Mapping[str, Any]
"""An overlay, a grid or options, as JSON of its message."""

SPIRE, GAOL = "spire", "gaol"
MAPS: Final[Mapping[str, Sequence[str]]] = {
    SPIRE: ("--seed", "5", "--feature", "wizard"),
    GAOL: ("--seed", "11", "--feature", "prison", "--option", "columns=32", "--option", "rows=24"),
}
"""The maps that plates are cut from, and how `limner generate dungeon` is asked for them."""
PX: Final = 64
"""Pixels of a cell of every map."""


@dataclass(frozen=True)
class Plate:
    """A picture of a part of a map (column, row, columns, rows; None is all of it) with some things laid over it.

    Of what the generator has laid over the map only `kinds` stay, or all of it; `overlays` come to that. `commands` are
    run before it is drawn, with `$IMAGE` and `$DOOR` (the door nearest to `door`, a place in cells) for the ids; with a
    `before`, it is drawn before them, too. What they print is told where it holds no id.
    """

    name: str
    text: str
    map: str = SPIRE
    part: tuple[float, float, float, float] | None = None
    overlays: Sequence[Document] = ()
    kinds: Sequence[str] | None = ()
    gm: bool = False
    grid: Document = field(default_factory=dict)
    options: Document = field(default_factory=dict)
    scale: float = 1.0
    commands: Sequence[str] = ()
    before: bool = False
    door: tuple[float, float] | None = None


def at(column: float, row: float) -> Document:
    """A place in cells."""
    return {"cell": {"column": column, "row": row}}


def path(*places: tuple[float, float]) -> list[Document]:
    """Places, one after the other."""
    return [at(*each) for each in places]


def outline(*places: tuple[float, float]) -> Document:
    """An outline through places."""
    return {"points": path(*places)}


def cells(left: int, top: int, right: int, bottom: int) -> list[Document]:
    """The cells from one to another."""
    return [{"column": column, "row": row} for row in range(top, bottom + 1) for column in range(left, right + 1)]


def token(column: float, row: float, disposition: str, label: str, **more: Any) -> Document:
    """A figure."""
    figure = {"at": at(column, row), "disposition": f"DISPOSITION_{disposition.upper()}", "label": label, **more}
    return {"name": label, "token": figure}


PARTY: Final = (
    token(29.3, 13.4, "friendly", "Ada", facing=-60.0),
    token(27.6, 14.1, "friendly", "Brom", facing=-80.0),
    token(26.6, 11.3, "hostile", "Golem", size=1.6, facing=30.0, bars=[{"value": 61, "max": 93}]),
)

GALLERY_HALL: Final = (24.4, 7.4, 9.0, 8.0)
OVERLAYS: Final[Sequence[Plate]] = (
    Plate(
        "label", "Names by rank, in any script that a font is there for: a title, a region, a note.",
        part=(15.0, 15.0, 9.5, 6.5),
        overlays=(
            {"label": {"text": "The Black Mere", "at": at(20.1, 17.4), "rank": "RANK_REGION"}},
            {"label": {"text": "Μαύρη λίμνη", "at": at(20.1, 18.3), "rank": "RANK_NOTE"}},
            {"label": {"text": "Чёрное озеро", "at": at(18.0, 19.9), "rank": "RANK_NOTE"}},
            {"label": {"text": "Grotto", "at": at(19.6, 15.9), "rank": "RANK_TITLE"}},
        ),
    ),
    Plate(
        "marker", "Badges with a number, letters or a sign; their names keep off walls and off what stands there.",
        part=(12.8, 23.4, 9.4, 6.4),
        overlays=(
            {"marker": {"at": at(18.6, 25.2), "category": "room", "number": 14, "label": "Fungus garden"}},
            {"marker": {"at": at(16.4, 27.2), "category": "danger", "symbol": "!", "label": "Spores"}},
            {"marker": {"at": at(19.5, 28.1), "category": "treasure", "symbol": "☠", "label": "Old bones"}},
            {"marker": {"at": at(17.3, 24.5), "category": "quest", "symbol": "Q", "label": "Moonwort"}},
        ),
    ),
    Plate(
        "walls", "Doors of every kind as their leaves stand, open or shut: here the gates of a row of cells, and iron.",
        map=GAOL, part=(14.9, 3.3, 10.2, 6.4), kinds=("walls",), gm=True,
        overlays=(
            {
                "walls": {
                    "doors": [
                        {"kind": f"KIND_{kind}", "state": f"STATE_{state}", "start": at(17.0 + 1.9 * index, 8.1),
                         "end": at(18.0 + 1.9 * index, 8.1)}
                        for index, (kind, state) in enumerate(
                            (("WOOD", "OPEN"), ("DOUBLE", "CLOSED"), ("PORTCULLIS", "LOCKED"))
                        )
                    ]
                }
            },
        ),
    ),
    Plate(
        "light", "Lights, as walls let them fall: a lantern, a cold spell, a beam. All but the light is dark.",
        part=(7.4, 15.3, 8.4, 8.2), options={"baked_light": False}, kinds=("walls",),
        overlays=(
            {"fog": {"base": "STATE_REVEALED", "darkness": 0.92}},
            {"light": {"at": at(9.6, 17.6), "bright": 6, "dim": 14, "color": "#FFC070"}},
            {"light": {"at": at(13.4, 21.3), "bright": 4, "dim": 12, "color": "#5090FF"}},
            {
                "light": {
                    "at": at(13.9, 17.6), "bright": 12, "dim": 22, "color": "#B0FF90", "angle": 40, "direction": 150
                }
            },
        ),
    ),
    Plate(
        "token", "Figures with a ring by disposition, where they look, what is left of them, and what they suffer.",
        part=GALLERY_HALL,
        overlays=(
            *PARTY,
            token(31.0, 12.4, "neutral", "Igor", shape="SHAPE_SQUARE", statuses=["frightened", "prone"]),
            token(30.4, 9.8, "friendly", "Idol", shape="SHAPE_HEX", image_id="$ART"),
            token(28.5, 8.6, "hostile", "Wisp", size=0.7, elevation=10.0, statuses=["invisible"]),
        ),
    ),
    Plate(
        "stamp", "Other images laid on the map: turned, flipped, tinted, of any size.",
        part=(16.4, 9.4, 8.2, 6.2),
        overlays=(
            {"stamp": {"image_id": "$ART", "at": at(18.4, 12.2), "size": 1.8}},
            {"stamp": {"image_id": "$ART", "at": at(20.6, 13.9), "size": 1.2, "rotation": 50.0}},
            {"stamp": {"image_id": "$ART", "at": at(22.6, 11.6), "size": 1.6, "flip": True, "tint": "#80B0FF"}},
        ),
    ),
    Plate(
        "template", "What effects cover: a ball of fire, a cone of cold, lightning; cells as the rules count.",
        part=(27.4, 21.6, 9.4, 7.0),
        overlays=(
            {"template": {"shape": {"circle": {"center": at(31, 25), "radius": 10}}, "label": "Fireball",
                          "effect": "EFFECT_FIRE"}},
            {"template": {"shape": {"cone": {"origin": at(35.8, 22.7), "length": 15, "direction": 120}},
                          "effect": "EFFECT_COLD"}},
            {"template": {"shape": {"line": {"origin": at(28, 27.5), "length": 35, "width": 5}}, "label": "Bolt",
                          "effect": "EFFECT_LIGHTNING"}},
        ),
    ),
    Plate(
        "range", "How far something reaches, in bands, straight or as steps count.",
        part=(23.4, 15.4, 8.6, 6.4),
        overlays=(
            token(27.5, 18.5, "friendly", "Ada"),
            {"range": {"at": at(27.5, 18.5), "metric": "METRIC_GRID", "bands": [
                {"distance": 5, "label": "reach", "color": "#B04030"}, {"distance": 10, "label": "spear"}]}},
        ),
    ),
    Plate(
        "route", "Ways with what they measure: a march with its legs, and how far along somebody is.",
        part=(21.6, 6.6, 17.6, 15.4), scale=0.55,
        overlays=(
            {"route": {"points": path((34.5, 17.0), (34.4, 12.6), (32.4, 11.5), (29.0, 13.2), (27.0, 11.5),
                                      (28.5, 7.6)), "mode": "MODE_MARCH", "label": "To the idol",
                       "captions": "CAPTIONS_DISTANCE", "progress": 0.55}},
            {"route": {"points": path((36.2, 9.7), (34.6, 8.3), (35.0, 6.9)), "mode": "MODE_TRAIL"}},
        ),
    ),
    Plate(
        "territory", "Whose ground it is.",
        map=GAOL, part=(14.9, 3.2, 14.0, 13.6), scale=0.6,
        overlays=(
            {"territory": {"ground": {"cells": cells(16, 4, 21, 11)}, "label": "The Chained", "owner": "Prisoners",
                           "border": "BORDER_GLOW"}},
            {"territory": {"ground": {"cells": cells(23, 6, 27, 10)}, "label": "Wardens", "owner": "Crown",
                           "border": "BORDER_HATCHED"}},
            {"territory": {"ground": {"cells": cells(18, 13, 21, 15)}, "owner": "Crown", "label": "Office",
                           "contested_with": ["Prisoners"], "border": "BORDER_DASHED"}},
        ),
    ),
    Plate(
        "zone", "Ground with traits: difficult, hazardous, deep water, cover.",
        part=(16.8, 9.6, 8.0, 11.6), scale=0.8,
        overlays=(
            {"zone": {"ground": {"cells": cells(19, 10, 21, 12)}, "traits": ["TRAIT_DIFFICULT"], "label": "Rubble"}},
            {"zone": {"shape": {"circle": {"center": at(23, 13.2), "radius": 5}}, "traits": ["TRAIT_HAZARDOUS"]}},
            {"zone": {"ground": {"parts": [{"outline": outline(
                (18.4, 16.9), (19.4, 16.2), (20.8, 16.4), (21.8, 17.9), (21.2, 19.2), (20.0, 19.7), (18.9, 18.6))}]},
                "traits": ["TRAIT_DEEP_WATER"], "label": "Mere"}},
            {"zone": {"ground": {"cells": cells(17, 12, 17, 13)}, "traits": ["TRAIT_COVER_HALF"]}},
        ),
    ),
    Plate(
        "drawing", "What is drawn by hand: outlines, arrows, freehand lines, patterns.",
        part=(2.6, 22.4, 7.0, 7.2),
        overlays=(
            {"drawing": {"ellipse": {"start": at(4.0, 24.0), "end": at(8.0, 28.0)}},
             "style": {"color": "#B03030", "line": "LINE_DASHED", "line_width": 4}},
            {"drawing": {"polygon": {"points": path((6, 24.3), (7.3, 27.5), (4.3, 25.4), (7.7, 25.4), (4.7, 27.5))}},
             "style": {"color": "#203A5A", "fill": "#4F8FCF", "fill_opacity": 0.35}},
            {"drawing": {"freehand": {"points": path((3.4, 28.4), (4.4, 27.8), (5.3, 28.6), (6.4, 28.3), (7.6, 28.9))},
                         "label": "they came this way"}, "style": {"color": "#2E5E2E", "line_width": 5}},
        ),
    ),
    Plate(
        "fog", "What players have found: in view, seen before, and not yet. For the game master it is a veil.",
        map=GAOL, part=(14.9, 3.2, 14.0, 13.6), scale=0.6, kinds=("walls",),
        overlays=({"fog": {"feather_cells": 0.3}},),
        commands=("limner map fog $IMAGE --explore P4:W13 --explore W9:X10 --reveal X6:AC12",),
    ),
    Plate(
        "line_of_sight", "Only what somebody sees: bars stop a figure and no look, walls and shut doors stop both.",
        map=GAOL, part=(14.9, 3.2, 10.2, 9.6), scale=0.8, kinds=("walls",),
        overlays=(
            token(18.6, 10.4, "friendly", "Ada", vision={}),
            {"line_of_sight": {"eyes": [{"at": at(18.6, 10.4)}], "beyond": "BEYOND_HIDDEN"}},
        ),
    ),
    Plate(
        "patch", "The true picture of a part of a map, as the game master has it: a vault behind a secret door.",
        part=(2.6, 0.3, 7.4, 8.2), gm=True, kinds=("walls", "patch"),
    ),
    Plate(
        "legend", "What the signs mean that are in this picture, and no others.",
        part=(26.2, 6.6, 13.0, 8.4), kinds=("walls", "marker"),
        overlays=(
            *PARTY[1:],
            {"template": {"shape": {"circle": {"center": at(29, 12), "radius": 10}}, "effect": "EFFECT_FIRE"}},
            {"legend": {"corner": "CORNER_SE"}},
        ),
        scale=0.8,
    ),
    Plate(
        "scale_bar", "How long things are, right after any cut and at any size.",
        part=(21.0, 21.4, 16.0, 7.8), scale=0.6, overlays=({"scale_bar": {"length": 30, "segments": 3}},),
    ),
    Plate(
        "cartouche", "A title, a compass, a frame.",
        part=(24.0, 15.0, 15.5, 14.6), scale=0.6,
        overlays=(
            {"cartouche": {"title": "The Lower Spire", "subtitle": "as Brother Osric found it",
                           "corner": "CORNER_NW", "compass": {"corner": "CORNER_SW"}, "frame": "FRAME_ORNATE"}},
        ),
    ),
)  # fmt: skip
"""A plate for every kind of overlay, named as it is."""
