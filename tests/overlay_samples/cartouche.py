"""A title, a compass, a frame."""

from server.domain.overlays.cartouche import Cartouche, Compass
from tests.overlay_samples.sample import Sample, over, scene

DOCUMENT = {"title": "Crypt", "subtitle": "of old", "corner": "s", "compass": {"north": 90.0}, "frame": "line"}
ORNATE = Cartouche("Sunken Crypt", "As Brother Osric found it", "n", Compass(), "ornate")
LINED = Cartouche("Crypt", corner="sw", compass=Compass("ne", 225), frame="line")
DOUBLE = Cartouche(subtitle="Αρχή и конец", corner="s", frame="double")

SAMPLE = Sample(
    full={
        "title": "Crypt",
        "subtitle": "of old",
        "corner": "CORNER_S",
        "compass": {"corner": "CORNER_NW", "north": 90.0},
        "frame": "FRAME_DOUBLE",
    },
    words={
        "CORNER_S": "s",
        "CORNER_NW": "nw",
        "CORNER_N": "n",
        "CORNER_NE": "ne",
        "FRAME_DOUBLE": "double",
        "FRAME_NONE": "none",
    },
    secret=DOCUMENT,
    known=DOCUMENT,
    sparse=(
        ({"title": "Crypt"}, {"corner": "CORNER_N", "frame": "FRAME_NONE"}),
        ({"compass": {}}, {"corner": "CORNER_N", "frame": "FRAME_NONE", "compass": {"corner": "CORNER_NE"}}),
    ),
    wrong=(({"compass": {"north": 361}}, "compass.north"), ({"title": "x" * 121}, "title")),
    pictures={
        "cartouche": scene(*over("cartouche", ORNATE), grid=True, scale=2.0),
        "cartouche_lined": scene(*over("cartouche", LINED), scale=2.0),
        "cartouche_double": scene(*over("cartouche", DOUBLE), scale=2.0),
    },
)
