"""Tokens and stamps: what is drawn of them, what is told when it cannot be, and what they may cost."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from server.domain.overlays import Figure, Label, Pixel, Position, SceneOverlay, Stamp
from server.domain.overlays.token import Bar
from server.domain.scene import Art, Grid, Measure, Output, Scene
from server.drawing.lettering import fonts, scripts
from server.drawing.shelf import Shelf
from server.imaging.render import stamp as stamps
from server.imaging.render import token as tokens
from server.imaging.render import token_signs
from server.imaging.render.art import SHELF, cut, scaled
from server.imaging.render.render import Rendered, render
from tests.overlay_samples.art import art_in
from tests.unit.imaging.scenes import at, pixels

GROUND = (150, 140, 130)
GRID = Grid(cell_size=64.0)
RED, CLEAR = (220, 20, 20, 255), (0, 0, 0, 0)


@pytest.fixture
def art(tmp_path: Path) -> Mapping[str, Art]:
    red = Image.new("RGBA", (200, 200), RED)
    red.save(tmp_path / "red.png")
    half = Image.new("RGBA", (200, 200), CLEAR)
    half.paste(RED, (0, 0, 100, 200))
    half.save(tmp_path / "half.png")
    (tmp_path / "torn.png").write_bytes((tmp_path / "red.png").read_bytes()[:80])
    own = {name: Art(name, 200, 200, str(tmp_path / f"{name}.png")) for name in ("red", "half", "torn", "lost")}
    return {**own, **art_in(tmp_path)}


def shown(*values: Figure | Stamp, art: Mapping[str, Art], **more: object) -> Scene:
    """A scene of 8 x 6 cells."""
    kinds = (("token" if isinstance(each, Figure) else "stamp", each) for each in values)
    overlays = tuple(SceneOverlay(kind, each) for kind, each in kinds)
    scene = Scene("gm", GRID.lattice, None, overlays, Output("png"), measure=Measure(), art=art)
    return replace(scene, **more)  # type: ignore[arg-type]  # any field of it


def drawn(tmp_path: Path, scene: Scene, ground: Image.Image | None = None) -> tuple[Rendered, np.ndarray]:
    (ground or Image.new("RGB", (512, 384), GROUND)).save(base := tmp_path / "ground.png")
    picture = render(scene, str(base))
    return picture, pixels(Image.open(io.BytesIO(picture.content)))


def test_art_is_shown_inside_of_the_ring(tmp_path: Path, art: Mapping[str, Art]) -> None:
    picture, seen = drawn(tmp_path, shown(Figure(at(4, 3), 2, image_id="red"), art=art))
    assert picture.warnings == ()
    assert (np.abs(seen[180:204, 244:268] - RED[:3]) < 8).all()
    assert (seen[192, 0] == GROUND).all()
    # Nothing of it beyond its ring: the corners of its square are ground or shadow.
    assert (seen[134, 198] == GROUND).all()


@pytest.mark.parametrize("image_id", ["", "nobody", "torn", "lost"])
def test_art_that_is_gone_leaves_initials_and_a_warning(tmp_path: Path, art: Mapping[str, Art], image_id: str) -> None:
    picture, seen = drawn(tmp_path, shown(Figure(at(4, 3), 2, image_id=image_id, label="Ada of Low Hall"), art=art))
    plain, same = drawn(tmp_path, shown(Figure(at(4, 3), 2, label="Ada of Low Hall"), art=art))
    assert picture.warnings == (tokens.ART_GONE,)
    assert plain.warnings == ()
    assert (seen == same).all()
    assert seen[150:234, 210:300].min() < 60  # letters


@pytest.mark.parametrize("image_id", ["", "nobody", "torn", "lost"])
def test_a_stamp_that_is_gone_is_nothing_and_a_warning(tmp_path: Path, art: Mapping[str, Art], image_id: str) -> None:
    picture, seen = drawn(tmp_path, shown(Stamp(image_id, at(4, 3), 2), art=art))
    assert picture.warnings == (stamps.GONE,)
    assert (seen == GROUND).all()


def test_a_stamp_is_turned_mirrored_and_tinted(tmp_path: Path, art: Mapping[str, Art]) -> None:
    def sides(stamp: Stamp) -> tuple[int, ...]:
        """Whether there is paint left, right, above and below of the middle."""
        _, seen = drawn(tmp_path, shown(stamp, art=art))
        places = ((192, 236), (192, 276), (172, 256), (212, 256))
        return tuple(int((seen[place] != GROUND).any()) for place in places)

    assert sides(Stamp("half", at(4, 3), 2)) == (1, 0, 0, 0) or sides(Stamp("half", at(4, 3), 2))[:2] == (1, 0)
    assert sides(Stamp("half", at(4, 3), 2, flip=True))[:2] == (0, 1)
    assert sides(Stamp("half", at(4, 3), 2, 90))[2:] == (1, 0)
    assert sides(Stamp("half", at(4, 3), 2, 90, True))[2:] == (0, 1)
    _, seen = drawn(tmp_path, shown(Stamp("red", at(4, 3), 2, tint="#808080"), art=art))
    assert abs(int(seen[192, 256, 0]) - 110) < 4


def test_edges_have_no_fringe_on_ground_and_on_clear_pixels(tmp_path: Path, art: Mapping[str, Art]) -> None:
    """What is red on white is nowhere darker than red, nor has it another hue, at any angle."""
    white = Image.new("RGB", (512, 384), "white")
    _, seen = drawn(tmp_path, shown(Stamp("half", at(4, 3), 3, 33), art=art), white)
    assert seen[..., 0].min() >= RED[0] - 2
    assert (np.abs(seen[..., 1] - seen[..., 2]) <= 2).all()
    clear = Image.new("RGBA", (512, 384), CLEAR)
    _, seen = drawn(tmp_path, shown(Stamp("half", at(4, 3), 3, 33), art=art), clear)
    solid = seen[seen[..., 3] > 24]
    assert (np.abs(solid[:, :3] - RED[:3]) <= 12).all()
    assert set(np.unique(seen[..., 3])) > {0, 128, 255}


def test_the_same_scene_gives_the_same_bytes_whatever_is_kept(tmp_path: Path, art: Mapping[str, Art]) -> None:
    figures = [Figure(at(1.3 + k, 2), 1.4, "hex", 20.0 * k, image_id="portrait", statuses=("prone",)) for k in range(5)]
    scene = shown(*figures, Stamp("banner", at(4, 4), 2, 15), art=art)
    first, _ = drawn(tmp_path, scene)
    again, _ = drawn(tmp_path, scene)
    SHELF.clear()
    anew, _ = drawn(tmp_path, scene)
    assert first.content == again.content == anew.content


def test_hexagons_stand_as_the_cells_of_the_grid_do(tmp_path: Path, art: Mapping[str, Art]) -> None:
    figure = Figure(Position(Pixel(256.0, 192.0)), 3, "hex")

    def extent(kind: str) -> tuple[int, int]:
        """Width and height of what is drawn, but for its shadow."""
        lattice = replace(GRID, kind=kind).lattice
        _, seen = drawn(tmp_path, shown(figure, art=art, lattice=lattice))
        rows, columns = np.nonzero((seen.min(2) < 40) | (seen[..., 0] > 200))
        return int(np.ptp(columns)), int(np.ptp(rows))

    wide, high = extent("hex_flat")
    assert wide > high
    for kind in ("square", "hex_pointy"):
        assert np.abs(np.subtract(extent(kind), (high, wide))).max() <= 2


def test_every_known_condition_has_a_sign_that_can_be_drawn() -> None:
    for condition, sign in token_signs._SIGNS.items():
        assert scripts.warnings(sign, fonts.BOLD) == (), condition


def test_what_cannot_be_read_is_left_out_and_told(tmp_path: Path, art: Mapping[str, Art]) -> None:
    figure = Figure(at(4, 3), label="Ogre", statuses=("prone",), elevation=30)
    small = replace(GRID, cell_size=12.0).lattice
    picture, _ = drawn(tmp_path, shown(figure, art=art, lattice=small))
    assert set(picture.warnings) == {tokens.NAMES_LEFT_OUT, token_signs.SIGNS_LEFT_OUT}
    none, _ = drawn(tmp_path, shown(Figure(at(4, 3)), art=art, lattice=small))
    assert none.warnings == ()


def test_characters_that_no_font_has_are_told(
    tmp_path: Path, art: Mapping[str, Art], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "font_with", lambda character: "")
    odd, _ = drawn(tmp_path, shown(Figure(at(4, 3), label="\U00010348"), art=art))
    assert odd.warnings == (scripts.UNKNOWN,)


@pytest.mark.parametrize("bar", [Bar(5, 0), Bar(9, 3), Bar(-1, 3), Bar(1e300, 1e-300)])
def test_a_bar_stays_inside_its_track(tmp_path: Path, art: Mapping[str, Art], bar: Bar) -> None:
    picture, seen = drawn(tmp_path, shown(Figure(at(4, 3), 2, bars=(bar,)), art=art))
    assert picture.warnings == ()
    assert (seen[:, :180] == GROUND).all()


def test_huge_figures_cost_no_more_than_is_seen_of_them(tmp_path: Path, art: Mapping[str, Art]) -> None:
    huge = replace(GRID, cell_size=1024.0).lattice
    for value in (Figure(at(0.2, 0.2), 20, image_id="red"), Stamp("red", at(0.2, 0.2), 200, 45)):
        picture, seen = drawn(tmp_path, shown(value, art=art, lattice=huge))
        assert picture.warnings == ()
        assert (np.abs(seen - RED[:3]) < 8).mean() > 0.9
    assert max(each.width for each, _ in SHELF._kept.values()) <= 4096 + 4


def test_more_than_can_be_drawn_is_left_out(tmp_path: Path, art: Mapping[str, Art]) -> None:
    base = shown(*(Stamp("red", at(4, 3), 200) for _ in range(200)), art=art)
    picture, _ = drawn(tmp_path, base)
    assert picture.warnings == (stamps.TOO_MANY,)
    far, seen = drawn(tmp_path, shown(*(Stamp("red", at(400, 3), 2) for _ in range(300)), art=art))
    assert far.warnings == ()
    assert (seen == GROUND).all()


def test_names_keep_off_figures(tmp_path: Path, art: Mapping[str, Art]) -> None:
    figure = SceneOverlay("token", Figure(at(4, 3), 2, image_id="red"))
    name = SceneOverlay("label", Label("Gate", at(4, 3), "note"))
    _, alone = drawn(tmp_path, shown(art=art, overlays=(figure,)))
    _, both = drawn(tmp_path, shown(art=art, overlays=(figure, name)))
    changed = (alone != both).any(2)
    assert changed.any()
    assert not changed[192 - 50 : 192 + 50, 256 - 40 : 256 + 40].any()


def test_a_shelf_keeps_what_was_used_last() -> None:
    shelf: Shelf[str] = Shelf(300)
    for name in "abc":
        assert shelf.put(name, name.upper(), 100) == name.upper()
    assert shelf.take("a") == "A"
    shelf.put("d", "D", 100)
    assert [name for name in "abcd" if shelf.take(name) is not None] == ["a", "c", "d"]
    shelf.put("large", "LARGE", 10_000)
    assert shelf.take("large") == "LARGE"
    assert shelf.take("a") is None
    shelf.put("large", "small", 10)
    shelf.put("e", "E", 290)
    assert (shelf.take("large"), shelf.take("e")) == ("small", "E")


def test_art_is_read_at_the_size_it_is_drawn(art: Mapping[str, Art]) -> None:
    face = cut(art["portrait"], 48)
    assert face is not None
    assert face.size == (48, 48)
    # A banner is taller than wide, and is never made larger than it is.
    for longer, size in ((100, (50, 100)), (4000, (200, 400))):
        banner = scaled(art["banner"], longer)
        assert banner is not None
        assert banner.size == (size[0] + 4, size[1] + 4)
    assert cut(replace(art["red"], key="costly", most_pixels=100), 48) is None
