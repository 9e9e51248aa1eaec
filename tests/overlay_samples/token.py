"""A figure with art or initials in a ring."""

from server.domain.overlays import Figure, OverlayStyle, SceneOverlay
from server.domain.overlays.token import Bar
from tests.overlay_samples.sample import CELL, ITSELF, PIXEL, SPOT, Sample, at, over, scene

DISPOSITIONS = ("hostile", "neutral", "friendly", "secret")
SHAPES = ("round", "square", "hex")
RINGS = tuple(
    Figure(at(0.7 + 1.2 * column, 0.6 + row), 0.8, shape, None, disposition, "portrait" if shape != "square" else None)
    for column, disposition in enumerate(DISPOSITIONS)
    for row, shape in enumerate(SHAPES)
)
STATES = (
    Figure(
        at(1.1, 1.5), 2, "round", 200, "hostile", "ghost", "Ogre",
        (Bar(30, 59), Bar(5, 10), Bar(9, 3, "#FFFFFF")), ("poisoned", "Prone", "stunned", "Inspired"), 30,
    ),
    Figure(at(3, 0.7), 1, "round", -60, "friendly", None, "Ada Hall", statuses=("dead",), elevation=-10),
    Figure(at(4.4, 0.7), 1, "hex", 90, "neutral", "", "Mule", (Bar(0, 12),)),
    Figure(at(4.4, 2.2), 0.5, "square", None, "secret", None, "Rat"),
)  # fmt: skip
TINTED = SceneOverlay(
    "token", Figure(at(3.2, 2.2), 1, label="Ж Ψ"), OverlayStyle(color="#30A0C0", fill="#203040", opacity=0.7)
)
FIGURE = {"at": SPOT, "disposition": "secret", "label": "Spy", "vision": {"dark_range": 60.0}}

SAMPLE = Sample(
    full={
        "at": PIXEL,
        "size": 2.0,
        "shape": "SHAPE_HEX",
        "facing": 45.0,
        "disposition": "DISPOSITION_HOSTILE",
        "image_id": ITSELF,
        "label": "Ogre",
        "bars": [{"value": 30.0, "max": 59.0, "color": "#C02020"}],
        "statuses": ["poisoned", "prone"],
        "elevation": -10.0,
        "light": {"bright": 20.0, "dim": 40.0, "color": "#FFD9A0", "angle": 90.0},
        "vision": {"range": 60.0, "dark_range": 30.0, "angle": 120.0},
    },
    secret=FIGURE,
    known={name: value for name, value in FIGURE.items() if name != "disposition"},
    words={"SHAPE_HEX": "hex", "DISPOSITION_HOSTILE": "hostile"},
    sparse=(
        ({"at": CELL}, {"shape": "SHAPE_ROUND", "disposition": "DISPOSITION_NEUTRAL"}),
        (
            {"at": CELL, "light": {}},
            {"shape": "SHAPE_ROUND", "disposition": "DISPOSITION_NEUTRAL", "light": {"color": "#FFFFFF"}},
        ),
    ),
    wrong=(
        ({}, "at"),
        ({"at": PIXEL, "size": 0.05}, "size"),
        ({"at": PIXEL, "disposition": "DISPOSITION_SECRET"}, "disposition"),
        ({"at": PIXEL, "image_id": "art"}, "image_id"),
        ({"at": PIXEL, "bars": [{"max": 1}, {"value": 1}]}, "bars[1].max"),
        ({"at": PIXEL, "bars": [{"max": 1}] * 4}, "bars"),
        ({"at": PIXEL, "statuses": ["prone", ""]}, "statuses[1]"),
        ({"at": PIXEL, "statuses": ["prone"] * 13}, "statuses"),
        ({"at": PIXEL, "vision": {"angle": 0.0}}, "vision.angle"),
    ),
    pictures={
        "tokens": scene(*over("token", *RINGS)),
        "token_states": scene(*over("token", *STATES), TINTED, grid=True),
        "small_tokens": scene(*over("token", *RINGS, STATES[0]), scale=0.4),
    },
)
