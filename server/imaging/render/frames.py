"""What frames a picture is planned before anything is drawn, so that names keep off it, and drawn last."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from server.domain.overlays import KINDS, Layer, SceneOverlay
from server.imaging.render.clearing import Clearing
from server.imaging.render.easel import Easel
from server.imaging.render.panels import Panels
from server.imaging.render.rendering import Entry, Rendering

FIRST = "cartouche"
"""The kind whose frame and title stand nearest to the edge."""


def planned(
    easel: Easel,
    overlays: Sequence[SceneOverlay],
    renderings: Mapping[str, Rendering],
    clearing: Clearing | None = None,
) -> list[Callable[[], Iterable[str]]]:
    """Keep the places of all frames, and return the steps that draw them, in drawing order.

    A legend says nothing of what lies outside of a `clearing`.
    """
    frames = [each for each in overlays if KINDS[each.kind].layer is Layer.FRAME]
    if not frames:
        return []
    panels = Panels(easel.placer, easel.canvas.size)
    entries = tuple(dict.fromkeys(_entries(replace(easel, clearing=clearing), overlays, renderings)))
    steps: dict[int, Callable[[], Iterable[str]]] = {}
    for index, each in sorted(enumerate(frames), key=lambda item: item[1].kind != FIRST):
        steps[index] = renderings[each.kind].plan(easel, panels, entries, each.data, each.style)
    return [steps[index] for index in sorted(steps)]


def _entries(easel: Easel, overlays: Sequence[SceneOverlay], renderings: Mapping[str, Rendering]) -> Iterable[Entry]:
    for each in overlays:
        yield from renderings[each.kind].entries(easel, each.data, each.style)
