"""Nothing that players get depends on a secret door: the whole way from a plan to the picture."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import count, islice

import pytest

from server.domain.overlays import GM, PLAYERS, Marker
from server.domain.scene import Output
from server.drawing.look import MASONRY, WASH
from server.generators.port import Drawn
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.picture import draw_plan
from server.generators.tactical.plan import Plan
from server.generators.tactical.secrets import hidden_rooms, without_secrets
from tests.unit.generators.laid_over import of_kind, walls_of
from tools.pictures import picture_for, seen_by

pytestmark = pytest.mark.pictures

PX = 16
COLUMNS, ROWS = 26, 20
PAIRS = 20
PNG = Output("png")


@dataclass(frozen=True)
class Pair:
    """A dungeon, and the same with its secret doors as wall."""

    plan: Plan
    made: Drawn
    walled: Drawn


def secrets(plan: Plan) -> int:
    return sum(link.kind == "secret" for link in plan.links)


@cache
def hiding_seeds() -> list[int]:
    """The first seeds whose dungeons hide something; looked for when the first test needs one."""
    hiding = (seed for seed in count() if secrets(lay_out(COLUMNS, ROWS, seed)))
    return list(islice(hiding, PAIRS))


@pytest.fixture(scope="module", params=range(PAIRS))
def pair(request: pytest.FixtureRequest) -> Pair:
    seed = hiding_seeds()[request.param]
    plan, look = lay_out(COLUMNS, ROWS, seed), (MASONRY, WASH)[seed % 2]
    walled = without_secrets(plan)
    assert secrets(plan) > secrets(walled) == 0
    return Pair(plan, draw_plan(plan, PX, look), draw_plan(walled, PX, look))


def test_the_base_is_the_same(pair: Pair) -> None:
    assert pair.made.picture == pair.walled.picture


def test_players_know_the_same(pair: Pair) -> None:
    assert seen_by(PLAYERS, pair.made) == seen_by(PLAYERS, pair.walled)
    made, walled = walls_of(pair.made.overlays), walls_of(pair.walled.overlays)
    assert made.segments == walled.segments
    assert [door for door in made.doors if door.kind != "secret"] == list(walled.doors)


def test_players_see_the_same(pair: Pair) -> None:
    made, walled = (picture_for(PLAYERS, each, PNG) for each in (pair.made, pair.walled))
    assert made == walled


def test_the_game_master_sees_the_difference(pair: Pair) -> None:
    assert seen_by(GM, pair.made) != seen_by(GM, pair.walled)
    assert picture_for(GM, pair.made, PNG) != picture_for(GM, pair.walled, PNG)


def test_rooms_keep_what_they_are(pair: Pair) -> None:
    made, walled = of_kind(pair.made.overlays, Marker), of_kind(pair.walled.overlays, Marker)
    hidden = {room.number for room in pair.plan.rooms if room.id in hidden_rooms(pair.plan)} - {0}
    assert [each for each in made if each.number not in hidden] == walled
    assert {each.number for each in made} - {each.number for each in walled} == hidden
    assert pair.made.title == pair.walled.title


def test_a_door_that_shows_does_change_the_base(pair: Pair) -> None:
    """The comparison above can fail: the same passages with iron doors paint another picture."""
    shown = [replace(link, kind="iron") if link.kind == "secret" else link for link in pair.plan.links]
    look = (MASONRY, WASH)[pair.plan.seed % 2]
    assert draw_plan(replace(pair.plan, links=shown), PX, look).picture != pair.made.picture
