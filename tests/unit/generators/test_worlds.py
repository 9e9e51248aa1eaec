"""All worlds at once: what they name is there, every role finds a room, and none costs more than the default."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from server.domain.errors import Invalid
from server.domain.overlays import Light
from server.drawing.colors import hex_of
from server.drawing.finishes import FINISHES
from server.drawing.look import MASONRY, MATERIALS
from server.drawing.materials.walls import WALLS
from server.drawing.pigments import FLAME, IRON, WOOD
from server.drawing.props import PROPS
from server.drawing.props.footprints import FURNITURE
from server.generators.tactical.compositor import Base
from server.generators.tactical.dungeon import theme
from server.generators.tactical.dungeon.chambers import CHAMBERS, akin, fit_of
from server.generators.tactical.dungeon.dressing.rooms import SET_PIECES, dress
from server.generators.tactical.dungeon.dressing.stories import STORIES
from server.generators.tactical.dungeon.floors import MADE_OF, surfaces
from server.generators.tactical.dungeon.layout import choose_place, lay_out
from server.generators.tactical.dungeon.overlays import overlays_of
from server.generators.tactical.dungeon.role_fits import FALLBACKS, FITS
from server.generators.tactical.dungeon.roles import SPECIAL_NAMES, room_name
from server.generators.tactical.dungeon.titles import make_title
from server.generators.tactical.dungeon.worlds import MEDIEVAL, PLACES, WORLD_OF, WORLDS
from server.generators.tactical.dungeon.worlds.world import World
from server.generators.tactical.plan import Plan
from server.imaging.render.names import RANKS, extent
from server.themes.builtin import builtin_themes
from server.themes.schema.theme_schema import ThemeSchema
from server.wiring import generators, theme_schema
from tests.unit.generators.laid_over import of_kind, rooms_of

THEMES = {each.name: each.config for each, _ in builtin_themes()}
OTHERS = [world for world in WORLDS.values() if world is not MEDIEVAL]
SEEDS = (2, 3)
DEAREST = 1.15
"""What a dungeon of a world may cost at most, in what is drawn of one of the default theme."""


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {name: lay_out(28, 20, 1, (name,)) for name in PLACES if WORLD_OF[name] is not MEDIEVAL}


@pytest.fixture(scope="module")
def schema() -> ThemeSchema:
    return theme_schema(generators())


def test_every_theme_but_the_default_has_a_world_and_every_world_a_theme() -> None:
    named = {name: config["battle_map"].get("world") for name, config in THEMES.items() if "battle_map" in config}
    assert {world for world in named.values() if world} == {world.name for world in OTHERS}
    assert "battle_map" not in THEMES["high_fantasy"]
    for name, config in THEMES.items():
        chosen = theme.chosen(theme.parse(config))
        places = {place.name for place in WORLDS[chosen["world"]].places}
        assert chosen["weights"].keys() <= places, name
        if chosen["weights"]:
            assert {choose_place(seed, (), **chosen).name for seed in range(120)} == places


def test_places_are_known_once_and_by_whom_they_are_of() -> None:
    assert Counter(place.name for world in WORLDS.values() for place in world.places).most_common(1)[0][1] == 1
    assert len(PLACES) == sum(len(world.places) for world in WORLDS.values())
    for world in OTHERS:
        assert len(world.places) >= 4
        for place in world.places:
            assert place.about.endswith("."), place.name
            assert place.kin == place.name or place.kin in {each.name for each in MEDIEVAL.places}
            assert {"treasury"} < set(place.needs), place.name


def test_what_a_world_names_is_there() -> None:
    for world in WORLDS.values():
        roles = {*CHAMBERS, *FITS, *SPECIAL_NAMES}
        assert set(world.names) <= roles
        assert set(world.stories) <= {story.show.__name__ for story in STORIES}
        assert world.fallbacks == FALLBACKS if world is MEDIEVAL else set(world.fallbacks) <= roles
        for place in world.places:
            assert {*place.needs, *(role for role, _ in place.pool), *place.names, *place.floors} <= roles, place.name
            for asked, shown in {**world.furniture, **place.furniture}.items():
                assert asked in PROPS, (place.name, asked)
                assert not shown or shown in PROPS, (place.name, shown)
                assert not shown or asked not in FURNITURE or shown in FURNITURE, (place.name, shown)


def test_every_role_of_a_world_has_a_set_piece_and_is_like_one_of_all() -> None:
    assert not CHAMBERS.keys() & SET_PIECES.keys()
    for role, chamber in CHAMBERS.items():
        assert chamber.like in SET_PIECES
        assert akin(role) == chamber.like
        assert fit_of(role).name


def test_every_role_of_a_world_finds_a_room(plans: dict[str, Plan]) -> None:
    given = Counter((WORLD_OF[name].name, room.role) for name, plan in plans.items() for room in plan.rooms)
    for world in OTHERS:
        own = {role for place in world.places for role in place.needs if role in CHAMBERS}
        assert own
        assert {role for role in own if not given[world.name, role]} == set()
    for plan in plans.values():
        assert sum(room.number > 0 for room in plan.rooms) > 4
        assert not any(room.role in FITS and fit_of(room.role) is not FITS[room.role] for room in plan.rooms)


def test_kinds_of_place_differ(plans: dict[str, Plan]) -> None:
    assert len({frozenset(room.role for room in plan.rooms) for plan in plans.values()}) == len(plans)
    titles = {make_title(seed, place) for place in PLACES.values() for seed in range(4)}
    assert len(titles) > 3 * len(PLACES)
    assert max(extent(title, RANKS["region"])[0] for title in titles) < 16


@pytest.mark.pictures
@pytest.mark.parametrize("world", OTHERS, ids=lambda world: world.name)
def test_rooms_are_furnished_named_and_lit_in_their_world(world: World) -> None:
    notes: set[str] = set()
    for place in world.places:
        plan = lay_out(18, 14, 2, (place.name,))
        dressing = dress(plan)
        overlays = overlays_of(plan, dressing, "#11AAFF")
        lights, rooms = of_kind(overlays, Light), rooms_of(overlays)
        assert lights
        assert {light.color for light in lights} == {"#11AAFF"}
        assert all(1 <= light.dim / 5 <= 6 for light in lights)
        assert sorted(room.number for room in rooms) == list(range(1, len(rooms) + 1))
        assert {room.label for room in rooms} <= {room_name(place.name, room.role) for room in plan.rooms}
        assert len(dressing.footprints) > 20
        notes |= set(dressing.notes.values())
    own = set(world.stories.values())
    assert notes <= (own or {story.note for story in STORIES})


def strokes_of_a_dungeon(name: str, seed: int) -> int:
    """How many strokes a dungeon of a theme has: walls, floors, what lies and what stands."""
    look = theme.parse(THEMES[name])
    plan = lay_out(16, 12, seed, (), **theme.chosen(look))
    base = Base(plan, dress(plan), surfaces(plan.place), look)
    floors = sum(len(floor.strokes) for floor in base.floors)
    return floors + sum(len(list(sheaf)) for sheaf in (base.walls, base.flat, base.body))


@pytest.mark.pictures
def test_no_world_costs_more_than_the_default() -> None:
    drawn = {name: sum(strokes_of_a_dungeon(name, seed) for seed in SEEDS) for name in THEMES}
    assert max(drawn.values()) <= DEAREST * drawn["high_fantasy"], drawn


@pytest.mark.parametrize("world", ["moon", "", 3, None, ["western"]])
def test_an_unknown_world_is_refused_with_what_is_known(world: object, schema: ThemeSchema) -> None:
    with pytest.raises(Invalid) as caught:
        theme.parse({"battle_map": {"world": world}})
    assert caught.value.field == "theme.battle_map.world"
    fault = schema.config_fault({"battle_map": {"world": world}})
    assert fault is not None
    assert fault.path == "battle_map.world"
    if isinstance(world, str):
        assert all(name in str(caught.value) and name in fault.what for name in WORLDS)


def test_weights_of_other_worlds_are_passed_over() -> None:
    weights = {"keep": 4.0, "saloon": 1.0}
    assert {choose_place(seed, (), weights, "western").name for seed in range(20)} == {"saloon"}
    only = {choose_place(seed, (), {"keep": 1.0}, "cyberpunk").name for seed in range(80)}
    assert only == {place.name for place in WORLDS["cyberpunk"].places}
    assert choose_place(1, ("saloon",), {}, "cyberpunk").name == "saloon"


def test_light_has_the_colour_of_the_look() -> None:
    assert hex_of(MASONRY.palette.glow) == hex_of(FLAME) == "#FFD9A0"
    blue = replace(MASONRY, palette=replace(MASONRY.palette, glow=(20, 60, 255)))
    for sign in signs():
        red, _, up = blue.toned(sign)
        assert up > red
        assert MASONRY.toned(sign) != blue.toned(sign)


def signs() -> Iterator[tuple[int, int, int]]:
    from server.drawing import pigments

    yield from (pigments.GLOW, pigments.PALE_GLOW, pigments.DEEP_GLOW, pigments.DARK_GLOW, pigments.HALO)
    yield from pigments.EMBERS[:3]


def test_words_of_materials_are_known() -> None:
    assert FINISHES.keys() < set(MATERIALS["furniture"])
    assert WALLS.keys() < set(MATERIALS["wall"])
    assert MADE_OF.keys() < set(MATERIALS["floor"])
    assert FINISHES["chrome"](WOOD) != WOOD
    assert FINISHES["brass"](IRON) != IRON
    assert all(finish(pigment) == pigment for finish in FINISHES.values() for pigment in ((158, 52, 44), (-2, 100, 0)))
    assert np.ptp(FINISHES["chrome"](WOOD)) < np.ptp(WOOD)
