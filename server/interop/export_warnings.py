"""What a file cannot say of a map, in words for people."""

from collections import Counter
from collections.abc import Collection, Iterator

from server.domain.overlays import Light
from server.interop.lamps import is_beam
from server.interop.map_scenes import MapScene
from server.interop.targets import VttTarget
from server.interop.wall_lines import WallLines

WRITTEN = ("walls", "light")
"""Kinds of overlays that Universal VTT has a place for."""


def told_of(scene: MapScene, lines: WallLines, windows_as: str, target: VttTarget) -> list[str]:
    """What of a map is missing in a Universal VTT for a target, or different there."""
    return [*_overlays(scene), *_walls(lines, windows_as, target), *_target(scene, target)]


def left_out(scene: MapScene, written: Collection[str]) -> Iterator[str]:
    """What overlays there are of other kinds than those written, counted."""
    if others := Counter(each.type for each in scene.overlays if each.type not in written):
        counted = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(others.items()))
        yield f"The file has no place for some overlays: {counted}."


def _overlays(scene: MapScene) -> Iterator[str]:
    if scene.grid.kind.startswith("hex"):
        yield "The file has squares alone: set the hexagons in the program; Limner reads them again."
    yield from left_out(scene, WRITTEN)
    if any(map(is_beam, scene.data(Light))):
        yield "Beams shine all around: the file has no beams."


def _walls(lines: WallLines, windows_as: str, target: VttTarget) -> Iterator[str]:
    kinds = {each.kind for each in lines.runs}
    doors = [each.door for each in lines.leaves]
    if "invisible" in kinds and windows_as != "portals":
        yield "Invisible walls are left out: they would stop sight."
    if kinds & {"window", "bars"} and windows_as == "walls":
        yield "Windows and bars are walls: they stop sight."
    if kinds & {"window", "bars"} and windows_as == "none":
        yield "Windows and bars are left out: they stop nothing."
    if any(each.state != "closed" for each in doors):
        yield "Open and locked doors are closed ones: the file has one state."
    if any(each.kind in ("portcullis", "gate") for each in doors):
        yield "Portcullises and gates stop sight while they are closed."
    if any(each.kind == "secret" for each in doors):
        yield "Secret doors are doors like others."
    if any(each.kind == "secret" for each in (leaf.door for leaf in lines.walled_up)):
        yield "Secret doors that are not found are wall."
    if kinds & {"object", "terrain"} and target.without_objects:
        yield target.without_objects


def _target(scene: MapScene, target: VttTarget) -> Iterator[str]:
    yield from target.notes
    if target.stretched and abs(scene.width - scene.height) > scene.grid.cell_size / 2:
        yield target.stretched
    if scene.baked_light and not target.unlit and scene.data(Light):
        yield "The picture shows the light of its lamps already; export without baked light for light that changes."
