"""Light and sight in pictures: walls stop them, the dark is dark, and players see no token that nobody sees."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from server.domain.overlays import (
    PLAYERS,
    Data,
    Door,
    Figure,
    Label,
    Light,
    Marker,
    Outline,
    Pixel,
    Position,
    SceneOverlay,
    Segment,
    Walls,
)
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.legend import Legend
from server.domain.overlays.line_of_sight import Eye
from server.domain.overlays.route import Route
from server.domain.overlays.shapes import Circle, Shape
from server.domain.overlays.template import Template
from server.domain.overlays.territory import Territory
from server.domain.overlays.zone import Zone
from server.domain.scene import Crop, Measure, Scene
from server.domain.sight import Barrier, Visibility
from server.domain.sight_errors import SightTooComplex
from server.imaging.render import outlook
from server.imaging.render.render import render
from tests.overlay_samples.sample import over, scene

SIZE = (320, 192)
WALL = Barrier(((160.0, -10.0), (160.0, 210.0)))


def at(x: float, y: float) -> Position:
    return Position(pixel=Pixel(x, y))


@pytest.fixture
def base(tmp_path: Path) -> str:
    path = tmp_path / "base.png"
    Image.new("RGB", SIZE, (200, 180, 160)).save(path)
    return str(path)


def night(*overlays: SceneOverlay, audience: str = PLAYERS, **sight: Any) -> Scene:
    said = Visibility(**{"darkness": 1.0, **sight})
    return replace(scene(*overlays), audience=audience, measure=Measure(), sight=said)


def drawn(shown: Scene, base: str) -> NDArray[np.int32]:
    picture = render(shown, base)
    return np.asarray(Image.open(BytesIO(picture.content)).convert("RGB")).astype(np.int32)


def lamp(x: float = 80, y: float = 96, dim: float = 30.0, **values: Any) -> tuple[SceneOverlay, ...]:
    return over("light", Light(at(x, y), dim / 2, dim, **values))


def test_where_no_light_falls_it_is_dark_and_for_the_game_master_less(base: str) -> None:
    assert drawn(night(), base).max() == 0
    master = drawn(night(audience="gm"), base)
    assert 40 < master.mean() < 100
    dusk = drawn(night(darkness=0.5), base)
    assert 60 < dusk.mean() < 120


def test_a_light_shows_what_is_near_in_its_colour_and_walls_end_it(base: str) -> None:
    open_, walled = (drawn(night(*lamp(), barriers=each), base) for each in ((), (WALL,)))
    assert open_[96, 80].min() > 140
    assert (open_[96, 200] > 20).all()
    assert walled[96, 200].max() == 0
    assert (walled[96, 80] == open_[96, 80]).all()
    red = drawn(night(*lamp(color="#FF0000")), base)[96, 100]
    assert red[0] > 100
    assert red[1:].max() == 0


def test_a_beam_shines_where_it_points(base: str) -> None:
    pixels = drawn(night(*lamp(160, 96, angle=60.0, direction=180.0)), base)
    assert pixels[96, 100].min() > 50
    assert pixels[96, 220].max() == 0


def test_dim_light_is_weaker_than_bright_light(base: str) -> None:
    dim, bright = (drawn(night(*over("light", Light(at(80, 96), each, 30))), base)[96, 84] for each in (0, 15))
    assert (dim < bright).all()
    assert dim.min() > 30


def test_tokens_carry_light(base: str) -> None:
    figure = Figure(at(80, 96), light=Light(at(0, 0), 10, 20))  # type: ignore[arg-type]  # a light is as good as a glow
    assert drawn(night(*over("token", figure)), base)[96, 130].min() > 20


def test_by_day_lights_change_nothing(base: str) -> None:
    assert (drawn(night(*lamp(), darkness=0.0), base) == drawn(night(darkness=0.0), base)).all()


def test_without_a_grid_a_warning_tells_that_lights_are_not_drawn(base: str) -> None:
    shown = replace(night(*lamp()), measure=None)
    assert render(shown, base).warnings == (outlook.LIGHTS_NEED_A_GRID,)


def test_what_nobody_sees_is_pale_or_covered(base: str) -> None:
    eye = (Eye(at(80, 96)),)
    dim = drawn(night(darkness=0.0, eyes=eye, barriers=(WALL,)), base)
    assert (dim[96, 80] == (200, 180, 160)).all()
    assert 50 < dim[96, 250].mean() < 110
    hidden = drawn(night(darkness=0.0, eyes=eye, barriers=(WALL,), beyond="hidden"), base)
    assert hidden[96, 250].max() < 60
    nobody = drawn(night(darkness=0.0, eyes=(), beyond="hidden"), base)
    assert nobody.max() < 60


def test_in_the_dark_what_is_lit_is_seen_and_what_is_near_to_who_sees_in_the_dark(base: str) -> None:
    for eye, seen in ((Eye(at(80, 96)), False), (Eye(at(80, 96), dark_range=10.0), True)):
        pixels = drawn(night(*lamp(280, 96, 6), eyes=(eye,)), base)
        assert pixels[96, 280].min() > 80
        assert (pixels[96, 100].max() > 30) == seen


def test_players_see_no_token_that_nobody_sees_and_the_game_master_sees_all(base: str) -> None:
    token = over("token", Figure(at(250, 96), label="Orc"))
    seen: dict[str, Any] = {"darkness": 0.0, "eyes": (Eye(at(80, 96)),)}
    for barriers, audience, shown in (((), PLAYERS, True), ((WALL,), PLAYERS, False), ((WALL,), "gm", True)):
        values: dict[str, Any] = {**seen, "barriers": barriers, "audience": audience}
        with_token, without = (drawn(night(*each, **values), base) for each in (token, ()))
        assert (with_token != without).any() == shown


@pytest.mark.parametrize("beyond", ["dim", "hidden"])
@pytest.mark.parametrize("disposition", ["hostile", "neutral"])
def test_a_token_that_nobody_sees_leaves_no_trace(beyond: str, disposition: str, base: str) -> None:
    """No line of a legend tells of it, and no name keeps off it; where it is seen, both do."""
    around = (
        *over("token", Figure(at(80, 40), disposition="friendly")),
        *over("label", Label("A long way to the east", at(235, 96))),
        *over("legend", Legend(corner="nw")),
    )
    orc = over("token", Figure(at(235, 96), size=1.0, disposition=disposition, label="Orc"))
    for barriers, trace in (((WALL,), False), ((), True)):
        seen: dict[str, Any] = {"darkness": 0.0, "eyes": (Eye(at(80, 96)),), "beyond": beyond, "barriers": barriers}
        with_orc, without = (drawn(night(*each, *around, **seen), base) for each in (orc, ()))
        assert (with_orc != without)[:, :150].any() == trace
        assert (with_orc != without).any() == trace


SIGNS: dict[str, Callable[[float, float], Data]] = {
    "marker": lambda x, y: Marker(at(x, y), "trap"),
    "light": lambda x, y: Light(at(x, y), 6, 12),
    "route": lambda x, y: Route((at(x - 20, y - 20), at(x + 20, y + 20)), "river"),
    "template": lambda x, y: Template(Shape(circle=Circle(at(x, y), 1)), effect="fire"),
    "territory": lambda x, y: Territory(square(x, y), owner="Orcs"),
    "walls": lambda x, y: Walls(
        (Segment((at(x - 20, y - 10), at(x + 20, y - 10)), "window"),),
        (Door("iron", start=at(x, y), end=at(x + 20, y)),),
    ),
    "zone": lambda x, y: Zone(square(x, y), traits=("difficult",)),
}
"""What a legend tells of, around a place."""


def square(x: float, y: float) -> GroundForm:
    corners = ((-20, -20), (20, -20), (20, 20), (-20, 20))
    return GroundForm((Tract(Outline(tuple(at(x + across, y + down) for across, down in corners))),))


@pytest.mark.parametrize("kind", SIGNS)
def test_a_legend_tells_nothing_of_what_is_covered_because_nobody_sees_it(kind: str, base: str) -> None:
    eyes: dict[str, Any] = {"darkness": 0.1, "eyes": (Eye(at(80, 150)),), "barriers": (WALL,)}
    legend = over("legend", Legend(corner="nw"))
    away, near = (over(kind, SIGNS[kind](x, 150)) for x in (250, 80))
    for thing, beyond, audience, listed in (
        (away, "hidden", PLAYERS, False),
        (away, "dim", PLAYERS, True),
        (away, "hidden", "gm", True),
        (near, "hidden", PLAYERS, True),
    ):
        seen: dict[str, Any] = {**eyes, "beyond": beyond, "audience": audience}
        told, plain = (drawn(night(*each, *legend, **seen), base) for each in (thing, ()))
        assert (told != plain)[:60, :120].any() == listed, (beyond, audience)


def test_more_lights_or_viewers_than_are_drawn_are_refused(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook, "MOST_LIGHTS", 2)
    monkeypatch.setattr(outlook, "MOST_EYES", 2)
    render(night(*lamp(), *lamp(), *lamp(5000.0)), base)
    with pytest.raises(SightTooComplex, match="3 lights"):
        render(night(*lamp(), *lamp(), *lamp()), base)
    with pytest.raises(SightTooComplex, match="3 viewers"):
        render(night(eyes=(Eye(at(1, 1)),) * 3), base)


def test_clear_pixels_stay_clear_in_the_dark(tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", SIZE, (200, 180, 160, 128)).save(path)
    picture = Image.open(BytesIO(render(night(*lamp(), darkness=0.9), str(path)).content))
    assert picture.mode == "RGBA"
    assert set(np.unique(np.asarray(picture)[..., 3])) == {128}


def test_a_crop_is_lit_as_the_whole_is(base: str) -> None:
    shown = night(*lamp(), barriers=(WALL,))
    whole = drawn(shown, base)
    part = drawn(replace(shown, output=replace(shown.output, crop=Crop(60, 40, 140, 100))), base)
    assert np.abs(part - whole[40:140, 60:200]).max() <= 12
