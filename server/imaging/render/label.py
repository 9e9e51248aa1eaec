"""Labels: a name at or near its place."""

from collections.abc import Iterable

from server.domain.overlays import Label, OverlayStyle
from server.imaging.render.easel import Easel
from server.imaging.render.names import RANKS, draw_name
from server.imaging.render.rendering import NOWHERE, Rendering


def _name(easel: Easel, label: Label, style: OverlayStyle) -> Iterable[str]:
    if (middle := easel.place(label.at)) is None:
        return (NOWHERE.format(kind="label"),)
    if not easel.reaches(middle):
        return ()
    rank = RANKS.get(label.rank, RANKS["region"])
    return draw_name(easel, label.text, rank, middle, style)


RENDERING = Rendering(names=_name)
