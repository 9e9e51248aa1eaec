"""The whole picture: order, audiences, crops, scales, formats, and what cannot be drawn."""

import io
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from server.domain.errors import ImageUnreadable, Invalid
from server.domain.overlays import (
    GM,
    PLAYERS,
    Door,
    Label,
    Marker,
    Outline,
    OverlayStyle,
    Pixel,
    Position,
    SceneOverlay,
    Walls,
)
from server.domain.scene import Crop, Grid, Output
from server.imaging.render.marker import NAMES_LEFT_OUT
from server.imaging.render.render import render
from server.imaging.render.source import LARGEST_OUTPUT
from tests.unit.imaging import scenes


@pytest.fixture
def base(tmp_path: Path) -> str:
    return scenes.stored(tmp_path)


def test_nothing_to_draw_leaves_every_pixel(base: str) -> None:
    assert scenes.drawn(scenes.scene(), base).tobytes() == scenes.ground().tobytes()


def test_the_same_scene_gives_the_same_bytes(base: str) -> None:
    assert render(scenes.full(), base).content == render(scenes.full(), base).content


def test_players_see_nothing_of_the_gm(base: str) -> None:
    seen = scenes.scene(*scenes.shared_overlays(), audience=PLAYERS, grid=scenes.LATTICE)
    stripped = replace(scenes.full(), overlays=scenes.shared_overlays())
    assert render(seen, base).content == render(stripped, base).content
    assert render(seen, base).content != render(scenes.full(), base).content


def test_a_secret_door_is_never_drawn_for_players(base: str) -> None:
    hidden = SceneOverlay("walls", Walls((), scenes.doors(secret=True).doors[-1:]))
    assert scenes.drawn(scenes.scene(hidden, audience=PLAYERS), base).tobytes() == scenes.ground().tobytes()
    shown = scenes.pixels(scenes.drawn(scenes.scene(hidden, audience=GM), base)) - scenes.pixels(scenes.ground())
    rows, columns = np.nonzero(np.abs(shown).max(2))
    assert 236 <= columns.min() < columns.max() <= 283
    assert 76 <= rows.min() < rows.max() <= 123


def test_names_keep_off_the_seal_of_a_secret_door(base: str) -> None:
    passage = Outline((scenes.at(4, 2), scenes.at(5, 2), scenes.at(5, 3), scenes.at(4, 3)))
    hidden = SceneOverlay(
        "walls", Walls((), (Door("secret", "closed", scenes.at(4.1, 2.5), scenes.at(4.9, 2.5), passage),))
    )
    named = SceneOverlay("label", Label("Sunken Crypt", scenes.at(4.5, 2.5), "region"))
    sealed = scenes.pixels(scenes.drawn(scenes.scene(hidden, audience=GM), base))
    both = scenes.pixels(scenes.drawn(scenes.scene(hidden, named, audience=GM), base))
    assert np.abs(both - sealed).max() > 0
    size = int(scenes.LATTICE.cell_size)
    seal = np.s_[int(2.3 * size) : int(2.7 * size), int(4.3 * size) : int(4.7 * size)]
    assert np.abs(both - sealed)[seal].max() == 0


@pytest.mark.parametrize("kind", ["wood", "iron", "double", "portcullis"])
@pytest.mark.parametrize("state", ["open", "closed", "locked"])
def test_doors_are_drawn_where_they_stand(base: str, kind: str, state: str) -> None:
    door = SceneOverlay("walls", Walls((), (Door(kind, state, scenes.at(4, 3), scenes.at(5.2, 3)),)))
    change = np.abs(scenes.pixels(scenes.drawn(scenes.scene(door), base)) - scenes.pixels(scenes.ground())).max(2)
    assert change.max() > 60
    rows, columns = np.nonzero(change)
    assert columns.min() >= 150
    assert columns.max() <= 220
    assert rows.min() >= 105
    assert rows.max() <= 180


def test_an_arch_and_walls_themselves_are_not_drawn(base: str) -> None:
    arch = Door("arch", "open", scenes.at(3, 2.4), scenes.at(4, 2.4))
    walls = SceneOverlay("walls", replace(scenes.doors(secret=False), doors=(arch,)))
    assert scenes.drawn(scenes.scene(walls), base).tobytes() == scenes.ground().tobytes()


def test_edges_are_anti_aliased(base: str) -> None:
    badge = SceneOverlay("marker", Marker(scenes.at(5, 3), "room", 0, ""))
    image = scenes.drawn(scenes.scene(badge), base).convert("L")
    row = np.asarray(image)[120 - 20 : 120 + 20, 200 - 20 : 200 + 20]
    assert len(np.unique(row)) > 40


def test_badges_lie_over_doors_and_the_grid(base: str) -> None:
    over = SceneOverlay("marker", Marker(scenes.at(1.5, 1), "room", 0, ""))
    walls = scenes.shared_overlays()[0]
    grid = replace(scenes.LATTICE, color="#FF0000", opacity=1.0)
    image = scenes.drawn(scenes.scene(over, walls, grid=grid), base)
    red, green, _ = image.getpixel((60, 40))  # type: ignore[misc]  # a pixel of RGB is a tuple
    assert min(red, green) > 200


def test_opacity_fades_an_overlay_as_one(base: str) -> None:
    badge = Marker(scenes.at(5, 3), "room", 0, "")
    solid = scenes.pixels(scenes.drawn(scenes.scene(SceneOverlay("marker", badge)), base))
    half = scenes.pixels(scenes.drawn(scenes.scene(SceneOverlay("marker", badge, OverlayStyle(opacity=0.5))), base))
    gone = scenes.drawn(scenes.scene(SceneOverlay("marker", badge, OverlayStyle(opacity=0.0))), base)
    assert gone.tobytes() == scenes.ground().tobytes()
    assert np.abs(half - (solid + scenes.pixels(scenes.ground())) / 2).max() <= 1


def test_style_colours_are_used(base: str) -> None:
    badge = SceneOverlay("marker", Marker(scenes.at(5, 3), "room", 0, ""), OverlayStyle(fill="#00FF00"))
    red, green, blue = scenes.drawn(scenes.scene(badge), base).getpixel((200, 120))  # type: ignore[misc]  # RGB
    assert green > 230
    assert max(red, blue) < 30


def test_a_crop_shows_what_the_whole_shows_there(base: str) -> None:
    overlays = scenes.full()
    whole = scenes.pixels(scenes.drawn(replace(overlays, overlays=overlays.overlays[:1]), base))
    cropped = replace(overlays, overlays=overlays.overlays[:1], output=Output("png", 1.0, 85, Crop(30, 10, 250, 120)))
    assert np.abs(scenes.pixels(scenes.drawn(cropped, base)) - whole[10:130, 30:280]).max() <= 2


def test_a_crop_is_cut_to_the_image(base: str) -> None:
    picture = render(scenes.scene(crop=Crop(-50, 200, 100, 900)), base)
    assert (picture.width, picture.height) == (50, 80)


@pytest.mark.parametrize("crop", [Crop(400, 0, 10, 10), Crop(-20, -20, 20, 20), Crop(0, 0, 0, 5), Crop(0, 0, 5, -1)])
def test_a_crop_beside_the_image_is_refused(base: str, crop: Crop) -> None:
    with pytest.raises(Invalid) as caught:
        render(scenes.scene(crop=crop), base)
    assert caught.value.field == "options.crop"


@pytest.mark.parametrize("scale", [0.005, 0.05, 0.31, 1.0, 1.7, 4.0])
def test_every_scale_has_the_promised_size(base: str, scale: float) -> None:
    picture = render(replace(scenes.full(), output=Output("webp", scale)), base)
    assert (picture.width, picture.height) == (round(400 * scale), round(280 * scale))


@pytest.mark.parametrize("scale", [0.0, 4.01, -1.0, math.nan, math.inf])
def test_other_scales_are_refused(base: str, scale: float) -> None:
    with pytest.raises(Invalid) as caught:
        render(scenes.scene(scale=scale), base)
    assert caught.value.field == "options.scale"


def test_more_pixels_than_allowed_are_refused_before_they_are_made(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    Image.new("1", (8000, 8001)).save(path)
    assert LARGEST_OUTPUT < 8000 * 8001
    with pytest.raises(Invalid) as caught:
        render(scenes.scene(), str(path))
    assert caught.value.field == "options.scale"


def test_transparent_ground_stays_transparent_without_dark_fringes(tmp_path: Path) -> None:
    base = scenes.stored(tmp_path, scenes.ground("RGBA"))
    white = SceneOverlay(
        "marker", Marker(scenes.at(7, 3), "room", 0, ""), OverlayStyle(fill="#FFFFFF", color="#FFFFFF")
    )
    image = scenes.pixels(scenes.drawn(scenes.scene(white), base))
    assert image.shape[2] == 4
    clear = image[:, 200:]
    assert clear[..., 3].min() == 0
    assert clear[120, 80, 3] > 230
    soft = (clear[..., 3] > 8) & (clear[..., 3] < 248)
    assert soft.sum() > 20
    assert clear[soft][:, :3].min() >= 245


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_mode_of_base_can_be_drawn_on(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "stored"
    image = Image.new("L", scenes.SIZE, 160)
    picture = (
        Image.fromarray(np.full(scenes.SIZE[::-1], 160 * 257, np.uint16)) if mode == "I;16" else image.convert(mode)
    )
    picture.save(path, "JPEG" if mode == "CMYK" else "PNG")
    seen = scenes.drawn(scenes.full(), str(path)).convert("RGB")
    if mode != "1":
        assert max(abs(channel - 160) for channel in seen.getpixel((250, 150))) <= 2  # type: ignore[union-attr]  # RGB


@pytest.mark.parametrize("name", ["webp", "png", "jpeg"])
def test_no_output_carries_metadata(tmp_path: Path, name: str) -> None:
    path = tmp_path / "stored"
    tags = Image.Exif()
    tags[0x010E] = "secret"
    scenes.ground().save(path, "PNG", exif=tags.tobytes(), dpi=(300, 300))
    picture = render(replace(scenes.full(), output=Output(name)), str(path))
    assert picture.format == name
    assert b"secret" not in picture.content
    image = Image.open(io.BytesIO(picture.content))
    assert image.format == name.upper()
    assert not dict(image.getexif())
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)


def test_a_jpeg_base_is_decoded_small_for_a_small_picture(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    scenes.ground(size=(1600, 1200)).save(path, "JPEG", quality=95)
    image = scenes.drawn(scenes.scene(scale=0.2, crop=Crop(333, 101, 1000, 700)), str(path))
    assert image.size == (200, 140)
    assert np.abs(scenes.pixels(image).mean((0, 1)) - (166, 158, 146)).max() < 2


def test_what_has_no_place_is_a_warning(base: str) -> None:
    lost = Position(pixel=Pixel(math.nan, 3))
    overlays = (
        SceneOverlay("label", Label("lost", Position())),
        SceneOverlay("marker", Marker(lost, number=3, label="lost too")),
        SceneOverlay("walls", Walls((), (Door(start=lost, end=scenes.at(1, 1)),))),
    )
    picture = render(replace(scenes.scene(*overlays), unknown_kinds=("hologram",)), base)
    assert len(picture.warnings) == 4
    assert scenes.drawn(scenes.scene(*overlays), base).tobytes() == scenes.ground().tobytes()


def test_names_too_small_to_read_are_left_out(base: str) -> None:
    picture = render(replace(scenes.full(), output=Output("png", 0.1)), base)
    assert NAMES_LEFT_OUT in picture.warnings


def test_a_broken_base_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(Path(scenes.stored(tmp_path)).read_bytes()[:3000])
    with pytest.raises(ImageUnreadable):
        render(scenes.full(), str(path))


numbers = st.floats(allow_nan=True, allow_infinity=True, width=64) | st.floats(-500, 900)
positions = st.builds(lambda x, y: Position(pixel=Pixel(x, y)), numbers, numbers) | st.builds(
    scenes.at, numbers, numbers
)
words = st.text(max_size=60) | st.text("אבגض कख ab\n😀龍", max_size=300)
styles = st.builds(
    OverlayStyle,
    color=st.sampled_from(["", "#FF0000", "red", "#12"]),
    opacity=st.none() | st.floats(0, 1),
    font_size=st.none() | st.floats(0, 1e6),
)
shapes = st.one_of(
    st.builds(lambda data, style: SceneOverlay("label", data, style), st.builds(Label, words, positions), styles),
    st.builds(
        lambda data, style: SceneOverlay("marker", data, style),
        st.builds(Marker, positions, st.just("room"), st.integers(-(2**31), 2**31 - 1), words, words),
        styles,
    ),
    st.builds(
        lambda doors: SceneOverlay("walls", Walls((), tuple(doors))),
        st.lists(
            st.builds(
                Door,
                st.sampled_from(["wood", "iron", "double", "portcullis", "secret", "arch", "?"]),
                st.sampled_from(["open", "closed", "locked", "?"]),
                positions,
                positions,
                st.builds(lambda points: Outline(tuple(points)), st.lists(positions, max_size=6)),
            ),
            max_size=3,
        ),
    ),
)


@settings(
    max_examples=150, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(
    overlays=st.lists(shapes, max_size=4),
    cell=st.floats(1, 4096),
    scale=st.sampled_from([0.05, 0.5, 1.0, 4.0]),
    crop=st.none() | st.builds(Crop, st.integers(0, 300), st.integers(0, 200), st.integers(1, 90), st.integers(1, 70)),
)
def test_no_overlay_can_break_a_render(
    base: str, overlays: list[SceneOverlay], cell: float, scale: float, crop: Crop | None
) -> None:
    grid = Grid(cell_size=cell)
    shown = replace(scenes.scene(*overlays, grid=grid), lattice=grid.lattice, output=Output("png", scale, 85, crop))
    image = scenes.drawn(shown, base)
    wide, high = (400, 280) if crop is None else (min(crop.width, 400 - crop.x), min(crop.height, 280 - crop.y))
    assert image.size == (max(1, round(wide * scale)), max(1, round(high * scale)))
