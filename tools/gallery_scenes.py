"""The plates of the gallery that are no overlay kind: grids, whole maps, commands."""

from collections.abc import Sequence
from typing import Final

from tools.gallery_plates import GALLERY_HALL, GAOL, PARTY, Plate, at, path, token

CAVE_IN: Final = (16.4, 9.4, 8.2, 6.2)
GRIDS: Final[Sequence[Plate]] = (
    Plate(
        "square", "Squares, named along the border; on floor alone, as dungeons ask for it.",
        part=(0.0, 9.0, 15.0, 9.0), scale=0.7, grid={"labels": "LABELS_BORDER", "opacity": 0.6},
    ),
    Plate(
        "hex_pointy", "Hexagons that stand on a point.",
        part=CAVE_IN, grid={"clip": "CLIP_NONE", "color": "#FFFFFF", "opacity": 0.5},
        overlays=({"token": {"at": {"cell": {"column": 20, "row": 15, "anchor": "ANCHOR_CENTER"}}, "label": "Ada",
                             "shape": "SHAPE_HEX", "disposition": "DISPOSITION_FRIENDLY"}},),
    ),
    Plate(
        "hex_flat", "Hexagons that lie on a side, each with its name.",
        part=CAVE_IN,
        grid={"clip": "CLIP_NONE", "size": 96, "labels": "LABELS_PER_CELL", "color": "#FFE9B0", "opacity": 0.85},
    ),
    Plate(
        "none", "No grid: places and lengths are measured all the same.",
        part=CAVE_IN,
        overlays=(
            {"route": {"points": path((17.6, 13.6), (20.3, 13.9), (23.5, 11.2)), "mode": "MODE_MARCH",
                       "captions": "CAPTIONS_DISTANCE"}},
            {"scale_bar": {"corner": "CORNER_SE", "length": 10}},
        ),
    ),
)  # fmt: skip
"""A plate for every kind of grid, named as it is."""

TABLE: Final = (
    *PARTY,
    {"audience": "AUDIENCE_GM", **token(34.5, 16.6, "hostile", "Lich", size=1.2)},
    {"scale_bar": {"corner": "CORNER_SE", "length": 20}},
    {"cartouche": {"compass": {"corner": "CORNER_NE"}, "frame": "FRAME_DOUBLE"}},
)
NIGHT: Final = (
    {"fog": {"base": "STATE_REVEALED", "darkness": 0.94}},
    token(19.0, 9.3, "friendly", "Ada", vision={}, light={"bright": 15, "dim": 30, "color": "#FFC880"}),
    token(25.4, 8.4, "friendly", "Brom", vision={"dark_range": 40}),
    token(18.4, 5.2, "hostile", "Ghoul"),
    {"line_of_sight": {"eyes": [{"at": at(19.0, 9.3)}, {"at": at(25.4, 8.4), "dark_range": 40}],
                       "beyond": "BEYOND_HIDDEN"}},
)  # fmt: skip
SCENES: Final[Sequence[Plate]] = (
    Plate("battle-gm", "For the game master: numbers, names, secret doors, and who lies in wait.",
          gm=True, kinds=None, overlays=TABLE, scale=0.4),
    Plate("battle-players", "The same for the players.", kinds=None, overlays=TABLE, scale=0.4),
    Plate("night", "A gaol by night, without the light that is painted into it: what a torch shows, what eyes see that "
          "see in the dark, and what braziers light beyond.",
          map=GAOL, part=(14.4, 2.8, 14.6, 14.4), kinds=("walls", "light"), overlays=NIGHT,
          options={"baked_light": False}, scale=0.8),
)  # fmt: skip

COMMANDS: Final[Sequence[Plate]] = (
    Plate(
        "measure", "How long a path is, leg by leg. The picture shows it as a route.",
        part=GALLERY_HALL,
        overlays=(
            {"route": {"points": path((25.5, 11.5), (28.5, 13.5), (31.5, 10.5)), "mode": "MODE_MARCH",
                       "smoothing": 0.0, "captions": "CAPTIONS_DISTANCE"}},
        ),
        commands=("limner map measure $IMAGE 25,11 28,13 31,10", "limner map measure $IMAGE Z12 AF11 --rule exact"),
    ),
    Plate(
        "snap", "Which spots of the grid are nearest. The picture shows the places and where they move to.",
        part=(16.9, 9.9, 5.2, 4.4), scale=1.2, grid={"color": "#FFFFFF", "opacity": 0.7},
        overlays=(
            *({"drawing": {"polyline": {"points": path(start, end)}},
               "style": {"color": "#B03030", "line_width": 3}}
              for start, end in (((18.15, 12.3), (18.5, 12.5)), ((20.9, 12.2), (21.0, 12.0)),
                                 ((19.8, 13.45), (20.0, 13.5)))),
            *({"drawing": {"ellipse": {"start": at(x - 0.09, y - 0.09), "end": at(x + 0.09, y + 0.09)}},
               "style": {"color": "#5A1010", "fill": color, "fill_opacity": 1.0, "line_width": 2}}
              for x, y, color in ((18.15, 12.3, "#FFFFFF"), (18.5, 12.5, "#B03030"), (20.9, 12.2, "#FFFFFF"),
                                  (21.0, 12.0, "#B03030"), (19.8, 13.45, "#FFFFFF"), (20.0, 13.5, "#B03030"))),
        ),
        commands=("limner map snap $IMAGE 18.15,12.3",
                  "limner map snap $IMAGE 20.9,12.2 19.8,13.45 --to corner --to edge"),
    ),
    Plate(
        "doors", "A door is opened, and those who stand before it see through: no wall is sent, nothing else is asked.",
        map=GAOL, part=(17.0, 5.0, 11.6, 7.4), scale=0.7, kinds=("walls",),
        overlays=(
            token(20.6, 9.5, "friendly", "Ada", vision={}),
            token(24.6, 9.4, "hostile", "Gaoler"),
            {"line_of_sight": {"eyes": [{"at": at(20.6, 9.5)}], "beyond": "BEYOND_HIDDEN"}},
        ),
        commands=("limner map doors $IMAGE --open $DOOR",), door=(22.5, 9.5), before=True,
    ),
    Plate(
        "reveal", "A secret door is found, and with it what lies behind: players have the vault from now on.",
        part=(2.2, 0.3, 7.8, 8.2), scale=0.8, kinds=("walls",),
        commands=("limner map reveal $IMAGE --door $DOOR",), door=(5.5, 4.5), before=True,
    ),
    Plate(
        "fog", "Cells and circles come out of the fog; it needs neither the whole fog nor a version of it.",
        part=(16.0, 0.3, 16.6, 8.0), scale=0.55, kinds=("walls",),
        overlays=({"fog": {"feather_cells": 0.4}},),
        commands=("limner map fog $IMAGE --explore Q1:X8 --explore Y4:AA5 --reveal 28.5,3.2+20",),
    ),
)  # fmt: skip
"""A plate for every command of `limner map`, named as it is."""
