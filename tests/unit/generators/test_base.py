import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from server.drawing.bands import bands
from server.drawing.draws import Draws
from server.drawing.look import MASONRY, WASH, Look
from server.drawing.luck import DrawnLuck
from server.drawing.props import draw
from server.drawing.sketch import Sketch
from server.generators.tactical.compositor import paint_base
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.plan import Dressing, Link, Plan, Room
from server.generators.tactical.secrets import without_secrets
from server.generators.tactical.stages import STAGES

pytestmark = pytest.mark.pictures

LOOKS = {"masonry": MASONRY, "wash": WASH}
ROOT = Path(__file__).parents[3]


def room(number: int, x: int, y: int, w: int, h: int, shape: str = "rect", **more: object) -> Room:
    if shape == "rect":
        outline = np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], float)
    else:
        turn = np.arange(40) / 40 * 2 * np.pi
        outline = np.stack([x + w / 2 + w / 2 * np.cos(turn), y + h / 2 + h / 2 * np.sin(turn)], 1)
    made = Room(number, x, y, w, h, shape, np.ones((h, w), bool), [outline], number=number)
    return replace(made, **more)  # type: ignore[arg-type]  # the tests name the fields they change


def small_plan(place: str = "keep") -> Plan:
    """Four rooms: two joined by a wooden door, a cave behind an arch, and a vault behind a secret door."""
    rooms = [
        room(1, 1, 1, 4, 4, role="guard", floor="boards"),
        room(2, 6, 1, 5, 5, "round", role="fountain", floor="rings"),
        room(3, 1, 7, 5, 4, "cave", role="lair", floor="earth"),
        room(4, 8, 8, 4, 3, role="treasury", floor="checker"),
    ]
    links = [
        Link(1, 2, "e", 5, 3, 1, kind="wood"),
        Link(2, 4, "s", 8, 6, 2, kind="secret"),
        Link(1, 3, "s", 3, 5, 2, kind="arch"),
        Link(3, 4, "e", 6, 9, 2, kind="secret"),
    ]
    occupancy = np.zeros((12, 14), np.int16)
    for each in rooms:
        occupancy[each.y : each.y + each.height, each.x : each.x + each.width] = each.id
    for link in links:
        x, y, w, h = link.rect
        occupancy[y : y + h, x : x + w] = -1
    for number, doors in enumerate(([0, 2], [0, 1], [2, 3], [1, 3])):
        rooms[number].doors = doors
    return Plan(14, 12, 77, place, rooms, links, occupancy)


def small_dressing(plan: Plan) -> Dressing:
    dressing = Dressing(sketches=[Sketch(DrawnLuck(Draws(plan.seed, "sketch", each.id))) for each in plan.rooms])
    draw(dressing.sketches[0], "bed", 2, 2.2)
    draw(dressing.sketches[0], "torch", 3.5, 1.2)
    draw(dressing.sketches[2], "bones", 2.5, 8.5)
    draw(dressing.sketches[3], "rug", 10, 9.5, w=1.6, h=0.8)
    dressing.lights = [(3.5, 1.2, 4.0), (10.0, 8.3, 3.0)]
    turn = np.arange(32) / 32 * 2 * np.pi
    dressing.waters = [(np.stack([8.5 + np.cos(turn), 3.5 + np.sin(turn)], 1), True)]
    dressing.pits = [(np.array([(3.6, 8.4), (4.4, 8.4), (4.4, 9.2), (3.6, 9.2)]), True)]
    return dressing


def painted(plan: Plan, px: int = 24, look: Look = MASONRY) -> Image.Image:
    return paint_base(plan, small_dressing(plan), surfaces(plan.place), px, look)


def pixels(image: Image.Image) -> npt.NDArray[np.float64]:
    return np.asarray(image, np.float64)


@pytest.mark.parametrize("ink", LOOKS)
def test_secret_links_change_no_pixel(ink: str) -> None:
    for place in ("keep", "sewer", "mine"):
        plan = small_plan(place)
        plan = replace(plan, links=[*plan.links[:3], replace(plan.links[3], kind="wood")])  # no room is behind it
        known = without_secrets(plan)
        assert len(known.links) < len(plan.links)
        assert painted(plan, look=LOOKS[ink]).tobytes() == painted(known, look=LOOKS[ink]).tobytes()


def test_a_known_door_does_change_pixels() -> None:
    plan = small_plan()
    opened = replace(plan, links=[replace(plan.links[1], kind="iron"), *plan.links[2:], plan.links[0]])
    assert painted(plan).tobytes() != painted(opened).tobytes()


@pytest.mark.parametrize("px", [16, 35, 64])
def test_size_and_mode(px: int) -> None:
    image = painted(small_plan(), px)
    assert image.mode == "RGB"
    assert image.size == (14 * px, 12 * px)


def test_every_scale_shows_the_same_map() -> None:
    small = (7 * 14, 6 * 14)
    pictures = [pixels(painted(small_plan(), px).resize(small, Image.Resampling.BOX)) for px in (28, 56, 98)]
    for picture in pictures[1:]:
        assert np.abs(picture - pictures[0]).mean() < 5


def test_a_map_in_bands_has_no_seams() -> None:
    px = 200
    cuts = [band.top * px // 4 for band in bands(14, 12, px)][1:]
    assert cuts
    large = pixels(painted(small_plan(), px).resize((14 * 50, 12 * 50), Image.Resampling.BOX))
    whole = pixels(painted(small_plan(), 50))
    rows = np.abs(large - whole).mean((1, 2))
    for cut in cuts:
        assert rows[cut - 1 : cut + 1].max() <= rows.max() * 0.9 + 1


@pytest.mark.parametrize(
    ("columns", "rows", "px"), [(12, 12, 16), (40, 30, 64), (120, 120, 66), (40, 30, 200), (120, 12, 200)]
)
def test_bands_cover_every_row_once(columns: int, rows: int, px: int) -> None:
    pieces = list(bands(columns, rows, px))
    covered = [row for band in pieces for row in range(band.top, band.bottom)]
    assert covered == list(range(rows))
    assert all(band.size[0] * band.size[1] < 20_000_000 for band in pieces)


def test_floor_is_brighter_than_rock_and_lit_floor_brighter_still() -> None:
    plan = small_plan()
    picture = pixels(painted(plan, 32))
    dressing = small_dressing(plan)
    dressing.lights = []
    dark = pixels(paint_base(plan, dressing, surfaces(plan.place), 32, MASONRY))
    assert picture[9 * 32 : 10 * 32, 9 * 32 : 10 * 32].mean() > picture[:16, :16].mean() + 30
    near = np.s_[2 * 32 : 3 * 32, 3 * 32 : 4 * 32]
    assert picture[near].mean() > dark[near].mean() + 8


def test_light_stops_at_a_closed_door() -> None:
    plan = small_plan()
    opened = replace(plan, links=[replace(plan.links[0], kind="arch"), *plan.links[1:]])
    dressing = small_dressing(plan)
    dressing.lights = [(3.5, 3.5, 5.0)]
    beyond = np.s_[3 * 32 : 4 * 32, 6 * 32 : 7 * 32]
    closed, through = (
        pixels(paint_base(each, dressing, surfaces(each.place), 32, MASONRY))[beyond] for each in (plan, opened)
    )
    assert through.mean() > closed.mean() + 3


def test_progress_rises_through_the_stages() -> None:
    told: list[tuple[float, str, bool]] = []
    plan = small_plan()
    watched = paint_base(
        plan, small_dressing(plan), surfaces(plan.place), 24, WASH, lambda f, s, i: told.append((f, s, i is not None))
    )
    assert watched.tobytes() == painted(plan, 24, WASH).tobytes()
    fractions = [fraction for fraction, _, _ in told]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] == 1
    assert list(dict.fromkeys(stage for _, stage, _ in told)) == list(STAGES)
    assert told[-1][2]


def test_work_ends_when_the_report_raises() -> None:
    def stop(fraction: float, stage: str, picture: Image.Image | None) -> None:
        del stage, picture
        if fraction > 0.3:
            raise InterruptedError

    plan = small_plan()
    with pytest.raises(InterruptedError):
        paint_base(plan, small_dressing(plan), surfaces(plan.place), 24, WASH, stop)


def test_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests/unit/generators'); import test_base as t;"
        "print(hashlib.sha256(t.painted(t.small_plan(), 24).tobytes()).hexdigest())"
    )
    answers = set()
    for seed, threads in (("1", "1"), ("2", "4")):
        environment = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "PYTHONPATH": "."}
        command = [sys.executable, "-c", code]
        run = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        answers.add(run.stdout)
    assert len(answers) == 1
