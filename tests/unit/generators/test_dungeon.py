"""The dungeon generator behind its port: bytes, facts, progress, sizes, refusals."""

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from server.domain.errors import Invalid
from server.domain.overlays import Marker
from server.domain.scene import Output
from server.generators.options import options_of
from server.generators.port import Commission, Drawn
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.options import BattleMap
from server.generators.tactical.dungeon.picture import draw_plan
from server.generators.tactical.dungeon.theme import chosen, parse
from server.imaging.sheets.preview import LARGEST, SIDE
from server.usecases.drawing_jobs import generate_to, thumbnail_of, unlit_at
from tests.unit.generators.laid_over import lines, of_kind, walls_of
from tools.pictures import picture_for

pytestmark = pytest.mark.pictures

ROOT = Path(__file__).parents[3]
GENERATOR = DungeonGenerator()
Order = Commission[BattleMap]
Told = tuple[float, str, bytes | None]


def order(seed: int = 7, columns: int = 20, rows: int = 16, px: int = 16, *features: str, **theme: object) -> Order:
    return Commission("map", "tactical", seed, BattleMap(columns, rows, px, features), theme)


def generated(each: Order, told: list[Told] | None = None) -> Drawn:
    return GENERATOR.generate(each, lambda *report: None if told is None else told.append(report))


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_the_picture_has_the_size_asked_for() -> None:
    made = generated(order(columns=22, rows=15, px=18))
    picture = opened(made.picture)
    assert picture.size == (22 * 18, 15 * 18)
    assert picture.mode == "RGB"
    assert picture.info == {}


def test_the_gate_lets_it_pass_as_it_is(tmp_path: Path) -> None:
    source, target = tmp_path / "drawn", tmp_path / "kept"
    made, files, _ = generate_to(GENERATOR, order(), str(source), str(target), lambda *_: None)
    assert files.unlit is not None
    assert (made.picture, made.unlit) == (b"", b"")
    assert (files.lit.path, files.unlit.path) == (str(target), unlit_at(str(target)))
    for each in (files.lit, files.unlit):
        assert (each.file.notes, each.file.sha256) == ((), each.file.source_sha256)
        assert hashlib.sha256(Path(each.path).read_bytes()).hexdigest() == each.file.sha256
    assert files.lit.file.thumbnail == thumbnail_of(str(target))


def test_the_same_order_is_the_same_dungeon_in_every_process() -> None:
    code = (
        "import hashlib, tests.unit.generators.test_dungeon as t\n"
        "for theme in ({}, {'battle_map': {'ink': 'wash'}}):\n"
        "    made = t.generated(t.order(3, 24, 18, 16, 'temple', **theme))\n"
        "    print(hashlib.sha256(made.picture).hexdigest(), hashlib.sha256(repr(made).encode()).hexdigest())"
    )
    answers = set()
    for seed, threads in (("1", "1"), ("4242", "3")):
        environment = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "PYTHONPATH": "."}
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        answers.add(run.stdout)
    assert len(answers) == 1
    assert len(answers.pop().split()) == 4


def test_another_seed_and_another_look_are_another_picture() -> None:
    pictures = [generated(order(seed)).picture for seed in (1, 2)]
    pictures.append(generated(order(1, battle_map={"ink": "wash"})).picture)
    assert len(set(pictures)) == 3


def test_overlays_are_in_cells_whatever_the_pixels() -> None:
    made = [generated(order(11, 24, 18, px)) for px in (16, 21, 40)]
    assert len({repr(each.overlays) for each in made}) == 1
    assert [each.grid.cell_size for each in made if each.grid] == [16, 21, 40]


def test_overlays_do_not_depend_on_the_look() -> None:
    looks: tuple[dict[str, object], ...] = ({}, {"ink": "wash"}, {"ink": "masonry", "ambient": 0.4, "line": 0.1})
    assert len({repr(generated(order(11, battle_map=look)).overlays) for look in looks}) == 1


def test_the_grid_looks_as_the_theme_says() -> None:
    plain, themed = (
        generated(order(5, 19, 14, battle_map=look)).grid
        for look in ({}, {"palette": {"grid": "#abcdef"}, "grid_opacity": 0.7})
    )
    assert plain
    assert (plain.color, plain.opacity, plain.line_width) == ("#14100E", 0.3, 1.0)
    assert themed
    assert (themed.color, themed.opacity) == ("#abcdef", 0.7)


def test_walls_lie_on_the_map() -> None:
    made = generated(order(5, 19, 14))
    walls = walls_of(made.overlays)
    assert walls.doors
    assert of_kind(made.overlays, Marker)
    outlines = lines(walls, "wall")
    assert outlines
    assert all(0 <= x <= 19 and 0 <= y <= 14 for outline in outlines for x, y in outline)


@pytest.mark.parametrize("size", [(20, 16, 16), (20, 16, 160)], ids=str)
def test_progress_never_falls_and_every_stage_shows_itself(size: tuple[int, int, int]) -> None:
    """The larger one is painted in more than one band."""
    told: list[Told] = []
    generated(order(4, *size), told)
    fractions = [fraction for fraction, _, _ in told]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert tuple(dict.fromkeys(stage for _, stage, _ in told)) == GENERATOR.stages
    assert {stage for _, stage, preview in told if preview} == set(GENERATOR.stages)


def test_what_nobody_watches_is_drawn_the_same() -> None:
    look = parse({})
    assert draw_plan(lay_out(20, 16, 4, (), **chosen(look)), 16, look) == generated(order(4), [])


def test_previews_are_small_pictures() -> None:
    told: list[Told] = []
    generated(order(4, 40, 30, 24), told)
    previews = [preview for _, _, preview in told if preview]
    for preview in previews:
        assert len(preview) <= LARGEST
        picture = opened(preview)
        assert picture.format == "WEBP"
        assert max(picture.size) == SIDE or picture.size == (240, 180)
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20
    assert len(set(previews)) >= len(GENERATOR.stages) - 1


def test_the_work_ends_when_the_report_raises() -> None:
    def stop(fraction: float, stage: str, preview: bytes | None) -> None:
        del fraction, preview
        if stage == "furnishing":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        GENERATOR.generate(order(), stop)


@pytest.mark.parametrize("size", [(12, 12), (12, 37), (61, 13), (33, 120)], ids=str)
def test_every_size_is_drawn_and_rendered(size: tuple[int, int]) -> None:
    made = generated(order(2, *size))
    assert opened(made.picture).size == (size[0] * 16, size[1] * 16)
    for audience in ("gm", "players"):
        assert picture_for(audience, made, Output()).warnings <= (
            "Names of markers are left out: they cannot be read at this scale.",
        )


def test_the_largest_size_is_drawn() -> None:
    made = generated(order(1, 120, 120, 16))
    assert opened(made.picture).size == (1920, 1920)
    assert len(of_kind(made.overlays, Marker)) > 100


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"columns": 11}, "columns"),
        ({"columns": 121}, "columns"),
        ({"rows": 11}, "rows"),
        ({"px_per_cell": 15}, "px_per_cell"),
        ({"px_per_cell": 201}, "px_per_cell"),
        ({"features": ["keep"] * 17}, "features"),
    ],
)
def test_options_out_of_range_are_refused_with_their_path(options: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        options_of(BattleMap, options, "options")
    assert caught.value.field == f"options.{field}"


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (BattleMap(120, 120, 100), "options"),
        (BattleMap(40, 30, 64, ("keep", "lava")), "options.features[1]"),
        (BattleMap(40, 30, 64, ("keep", "mine")), "options.features[1]"),
    ],
)
def test_what_does_not_go_together_is_refused_with_its_path(options: BattleMap, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        GENERATOR.check(Commission("map", "tactical", 1, options))
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("battle_map", "field"),
    [
        ({"shine": 1}, "theme.battle_map.shine"),
        ({"palette": {"sky": "#112233"}}, "theme.battle_map.palette.sky"),
        ({"palette": {"ink": "black"}}, "theme.battle_map.palette.ink"),
        ({"glow": 9}, "theme.battle_map.glow"),
        ({"grid_opacity": -1}, "theme.battle_map.grid_opacity"),
        ({"places": {"moon": 1}}, "theme.battle_map.places.moon"),
        ("dark", "theme.battle_map"),
    ],
)
def test_a_theme_it_cannot_read_is_refused_with_its_path(battle_map: object, field: str) -> None:
    for work in (GENERATOR.check, generated):
        with pytest.raises(Invalid) as caught:
            work(order(battle_map=battle_map))
        assert caught.value.field == field


def test_keys_of_other_generators_are_none_of_its_business() -> None:
    GENERATOR.check(order(portrait={"frame": "gold"}))
