"""What is to be said of a file that came in: what it holds that nothing here is made of."""

from collections.abc import Iterator, Sequence
from typing import Any

from server.domain.overlays import Door, Segment

READ = frozenset(
    ("format", "resolution", "line_of_sight", "objects_line_of_sight", "portals", "environment", "lights", "image")
)
OF_NOBODY = frozenset(("software", "creator", "x_limner"))
"""Members that say nothing of the map, and that of our own."""
MOST_NAMES, LONGEST_NAME = 10, 40


def unread_warnings(document: dict[str, Any], segments: Sequence[Segment], doors: Sequence[Door]) -> Iterator[str]:
    """Members of other programs, and lines and portals of no length, which the segments and doors read do not have."""
    others = sorted(document.keys() - READ - OF_NOBODY)
    if others:
        names = [each[:LONGEST_NAME].encode(errors="replace").decode() for each in others[:MOST_NAMES]]
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        yield f"Left out is what another program says: {', '.join(names)}{more}."
    windows = sum(each.kind == "window" for each in segments)
    lines = sum(len(document.get(each) or ()) for each in ("line_of_sight", "objects_line_of_sight"))
    for what, count in (
        ("lines", lines - (len(segments) - windows)),
        ("portals", len(document.get("portals") or ()) - len(doors) - windows),
    ):
        if count:
            yield f"Left out are {what} of no length: {count}."
    if any(light.get("intensity", 1) != 1 or light.get("shadows", True) is not True for light in lights_of(document)):
        yield "Lights have no intensity here, and all of them cast shadows."


def lights_of(document: dict[str, Any]) -> Sequence[dict[str, Any]]:
    """The lights of a file that was read."""
    return document.get("lights") or ()


def light_warnings(darkness: float, baked_light: bool) -> Iterator[str]:
    """What is lit how, which only a fog could say here."""
    if darkness >= 0.005:
        yield f"The file says how dark the map is: lay a fog over it with a darkness of {darkness:.2f}."
    if baked_light:
        yield "The light is painted into the picture."
