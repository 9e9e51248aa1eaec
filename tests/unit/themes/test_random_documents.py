"""Themes that are made up of their schema are accepted, read and drawn; broken in one place, that place is told.

LIMNER_RANDOM_THEMES says how many are made up: 100 unless it is set, 500 for all; one of sixteen is drawn.
"""

import os
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from limner.v1 import theme_pb2

from server.domain.errors import Invalid
from server.generators.port import Commission, InChild
from server.servicers.structs import get
from server.servicers.theme_checks import check_documents
from server.themes.merging import merge_patch
from server.themes.schema.theme_schema import DOCUMENTS, ThemeSchema, assembled
from server.wiring import generators
from tests.unit.themes.random_documents import Documents

COUNT = int(os.environ.get("LIMNER_RANDOM_THEMES", "100"))
REGISTRY = generators()
SCHEMA = ThemeSchema(assembled(REGISTRY.sections))
MADE_UP = Documents(SCHEMA.document)
MESSAGES: dict[str, Any] = {
    "theme": theme_pb2.Theme,
    "theme_variation": theme_pb2.ThemeVariation,
    "style_preset": theme_pb2.StylePreset,
    "theme_element": theme_pb2.ThemeElement,
}
KINDS = st.sampled_from(list(MESSAGES))
CONFIGS = MADE_UP.of("config")


def made_up(count: int, phases: Sequence[Phase] = tuple(Phase)) -> settings:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(
        max_examples=count, deadline=None, phases=phases, database=None, derandomize=True, suppress_health_check=slow
    )


def check(kind: str, documents: dict[str, Any]) -> Any:
    """What is kept of documents that are sent to be made a row of. Raises `Invalid`."""
    message = MESSAGES[kind](**documents)
    check_documents(SCHEMA, kind, message, MESSAGES[kind]())
    return message


def check_commission(config: dict[str, Any]) -> None:
    """Have every generator look at a theme. Raises `Invalid`."""
    for each in REGISTRY:
        each.check(Commission(each.type, each.subtypes[0], 7, each.options(), config))


@given(st.data(), KINDS)
@made_up(COUNT)
def test_what_the_schema_has_is_accepted_and_what_is_broken_is_told(data: st.DataObject, kind: str) -> None:
    documents = {field: data.draw(MADE_UP.of(definition)) for field, definition in DOCUMENTS[kind].items()}
    documents = {field: each or {} for field, each in documents.items()}  # a whole patch is never null
    message = check(kind, documents)
    if kind == "theme":
        check_commission(get(message.config))
    spots = [
        (field, *each)
        for field, definition in DOCUMENTS[kind].items()
        for each in MADE_UP.broken(definition, documents[field], field)
    ]
    for field, broken, path in data.draw(st.lists(st.sampled_from(spots), min_size=1, max_size=3)) if spots else []:
        with pytest.raises(Invalid) as refused:
            check(kind, documents | {field: broken})
        assert refused.value.field == f"{kind}.{path}"
        assert refused.value.message.startswith(f"{kind}.{path}: ")


@given(CONFIGS, MADE_UP.of("config_patch"))
@made_up(COUNT)
def test_a_patch_over_a_theme_makes_one_that_is_right(config: dict[str, Any], patch: dict[str, Any] | None) -> None:
    whole = merge_patch(config, patch or {})
    fault = SCHEMA.config_fault(whole)
    if fault is None:
        check_commission(whole)
    else:  # only the whole can have no place left
        assert fault.path == "battle_map.places"
        with pytest.raises(Invalid, match="above 0"):
            check_commission(whole)


@pytest.mark.pictures
@given(CONFIGS)
@made_up(max(1, COUNT // 16), [Phase.generate])  # one takes most of a second
def test_what_is_accepted_is_drawn(config: dict[str, Any]) -> None:
    for each in REGISTRY:
        if isinstance(each, InChild):
            options = each.options(**({"columns": 12, "rows": 12, "px_per_cell": 16} if each.type == "map" else {}))
            assert each.generate(Commission(each.type, each.subtypes[0], 7, options, config), lambda *_: None).picture
