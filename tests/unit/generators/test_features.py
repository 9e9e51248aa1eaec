"""Every feature does what its line says."""

import pytest

from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.features import FEATURES, SWITCHES, TRAP_ROLES, WATER_ROLES
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.worlds import PLACES
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import revealed_dressing

SEEDS = range(3)


def made(*features: str, seed: int) -> tuple[Plan, Dressing]:
    plan = lay_out(40, 30, seed, features)
    return plan, dress(plan)


def test_features_are_places_and_switches() -> None:
    assert set(FEATURES) == {*PLACES, *SWITCHES}
    assert all(line.endswith(".") for line in FEATURES.values())


@pytest.mark.pictures
@pytest.mark.parametrize("place", ["temple", "sewer"])
def test_no_water(place: str) -> None:
    for seed in SEEDS:
        plan, dressing = made(place, "no_water", seed=seed)
        assert not dressing.waters
        assert not {room.role for room in plan.rooms} & WATER_ROLES
    assert any(made(place, seed=seed)[1].waters for seed in SEEDS)


@pytest.mark.pictures
@pytest.mark.parametrize("place", ["tomb", "prison"])
def test_no_traps(place: str) -> None:
    for seed in SEEDS:
        plan, dressing = made(place, "no_traps", seed=seed)
        # A chasm is no trap: it is not built.
        assert not any(built for _, built in revealed_dressing(dressing).pits)
        assert not {room.role for room in plan.rooms} & TRAP_ROLES
    assert any(built for seed in SEEDS for _, built in revealed_dressing(made(place, seed=seed)[1]).pits)


@pytest.mark.pictures
def test_no_secret_doors() -> None:
    for seed in SEEDS:
        plan = lay_out(40, 30, seed, ("no_secret_doors",))
        assert "secret" not in {link.kind for link in plan.links}
        vaults = {room.id for room in plan.rooms if room.role == "treasury"}
        assert {link.kind for link in plan.links if {link.a, link.b} & vaults} <= {"iron"}
    assert any("secret" in {link.kind for link in lay_out(40, 30, seed).links} for seed in SEEDS)


@pytest.mark.pictures
def test_nothing_burns_where_it_is_unlit() -> None:
    for seed in SEEDS:
        _, dark = made("keep", "unlit", seed=seed)
        _, lit = made("keep", seed=seed)
        assert dark.lights == []
        assert {4.0, 4.2} <= {radius for _, _, radius in lit.lights}


@pytest.mark.pictures
def test_switches_go_together() -> None:
    plan, dressing = made("mine", *SWITCHES, seed=2)
    assert plan.place == "mine"
    assert not dressing.waters
    assert not any(built for _, built in dressing.pits)
