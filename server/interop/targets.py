"""What each program that reads a map makes of it: one table of quirks.

Read in the sources of the importers: Foundry's FVTT-DD-Import, MapTool, Roll20's UniversalVTTImporter, Owlbear's
uvtt-importer, uvtt2fgu and the reader of Fantasy Grounds, EncounterPlus.
"""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_SIDE = 16_384
"""Pixels along a side beyond which graphics hardware shows nothing."""
WEBP_SIDE = 16_383
"""Pixels along a side of the largest WebP."""
MOST_PIXELS = 64_000_000
"""Pixels of the largest picture that is drawn."""
_USUAL = ("png", "webp", "jpeg")


@dataclass(frozen=True, slots=True)
class VttTarget:
    """One program, or family of programs, that reads a file.

    `cell` is the only number of pixels per grid cell it gets right, `least` and `most` bound others. `side` is the
    longest side of its pictures unless more is asked for, `most_side` the longest at all; `most_pixels` and
    `most_bytes` bound the picture. `formats` of pictures, the best first. `range_share` of the radius of dim light is
    written as range. One that is `unlit` takes no lights. It skips points nearer to each other than `shortest` cells
    and takes `most_pieces` of wall. `notes` are told with each file; `stretched` and `without_objects` where they
    apply.
    """

    cell: int = 0
    least: int = 1
    most: int = 1024
    side: int = 8192
    most_side: int = MOST_SIDE
    most_pixels: int = MOST_PIXELS
    most_bytes: int = 50_000_000
    formats: tuple[str, ...] = _USUAL
    range_share: float = 1.0
    windows_as: str = "portals"
    secrets_as: str = "wall"
    shortest: float = 0.0
    most_pieces: int = 0
    notes: tuple[str, ...] = ()
    unlit: bool = False
    stretched: str = ""
    without_objects: str = ""


TARGETS: Mapping[str, VttTarget] = {
    "generic": VttTarget(),
    "foundry": VttTarget(
        cell=100,
        least=20,
        shortest=0.3,
        formats=("webp", "png", "jpeg"),
        stretched="Its Levels mode stretches maps that are not square: import as one scene.",
        without_objects="Its Levels mode leaves objects out: pillars and low walls stop nothing there.",
    ),
    "foundry_scene": VttTarget(least=20, formats=("webp", "png", "jpeg"), secrets_as="door"),
    "roll20": VttTarget(
        least=20,
        formats=("png", "jpeg"),
        most_bytes=20_000_000,
        notes=("Roll20 takes walls and lights without the picture: upload that beside it, or export without image.",),
    ),
    "owlbear": VttTarget(
        most_bytes=25_000_000,
        formats=("webp", "png"),
        most_pieces=1500,
        unlit=True,
        notes=("Owlbear leaves lights out.",),
    ),
    "maptool": VttTarget(least=9, most=350, formats=("png", "jpeg"), windows_as="walls"),
    "fantasy_grounds": VttTarget(formats=("png", "jpeg"), range_share=0.5),
    "encounter_plus": VttTarget(side=4096, most_side=4096, formats=("png", "jpeg", "webp")),
}
"""Target -> what it wants. `foundry` is its importer of Universal VTT, `foundry_scene` its own scenes."""
