"""Specs as tasks keep them: options stand under the name of their field, as they always did."""

import pytest

from server.domain.errors import Invalid
from server.domain.generate_specs import SEEDS, GenerateSpec, GivenOptions, params_of, spec_of


def test_a_spec_comes_back_from_the_params_of_its_task() -> None:
    for options in (None, GivenOptions("battle_map", {"rows": 12}), GivenOptions("custom", {})):
        spec = GenerateSpec("map", "tactical", seed=3, indexes=(1, 2), overrides={"a": 1}, options=options)
        assert spec_of(params_of(spec)) == spec


def test_options_keep_their_word() -> None:
    spec = GenerateSpec("map", "tactical", options=GivenOptions("battle_map", {"rows": 12}))
    assert params_of(spec) == {"type": "map", "subtype": "tactical", "battle_map": {"rows": 12}}


def test_tasks_of_before_have_no_presets_and_elements() -> None:
    before = {"type": "map", "subtype": "tactical", "theme": "gloom", "seed": 3}
    spec = spec_of(before)
    assert (spec.presets, spec.elements) == ((), ())
    assert params_of(spec) == before
    over = GenerateSpec("map", "tactical", presets=("fog",), elements=("flora/oak",))
    assert params_of(over)["elements"] == ["flora/oak"]
    assert spec_of(params_of(over)) == over


@pytest.mark.parametrize("more", [{"beard": "long"}, {"custom": {}, "beard": {}}, {"custom": [], "beard": {}}], ids=str)
def test_what_can_be_no_options_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(Invalid, match="unknown member"):
        spec_of({"type": "map", "subtype": "tactical"} | more)


def test_seeds_count_up_and_begin_anew() -> None:
    assert [GenerateSpec("map", "tactical", seed=SEEDS - 1).seed_of(index) for index in (0, 1)] == [SEEDS - 1, 0]
