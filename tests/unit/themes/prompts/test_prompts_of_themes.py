"""Prompts in the documents of a theme: checked where they stand, and what has to be sent is known."""

from typing import Any

import pytest

from server.themes.schema.theme_schema import ThemeSchema, assembled
from server.themes.survey import unnamed_in

SCHEMA = ThemeSchema(assembled([]))
VARIABLES = {"mood": {"type": "string", "default": "calm"}}


@pytest.mark.parametrize(
    ("prompts", "path", "what"),
    [
        ({"positive": "{{ f() }}"}, "prompts.positive", "line 1: a call: nothing can be called here"),
        ({"types": {"map": {"negative": "\n{{ a"}}}, "prompts.types.map.negative", "line 2: "),
        (
            {"types": {"map": {"subtypes": {"tactical": {"positive": "{% set a = 1 %}"}}}}},
            "prompts.types.map.subtypes.tactical.positive",
            "line 1: {% set %} is not known here",
        ),
        ({"positive": "é" * 5_000}, "prompts.positive", "line 1: a template has at most 8 KiB"),
    ],
)
@pytest.mark.parametrize("kind", ["theme", "style_preset", "theme_element"])
def test_what_is_no_template_is_a_fault_of_its_document(kind: str, prompts: Any, path: str, what: str) -> None:
    fault = SCHEMA.fault(kind, {"prompts": prompts})
    assert fault is not None
    assert fault.path == path
    assert fault.what.startswith(what)


def test_templates_may_say_what_they_may() -> None:
    said = {"positive": "{{ mood|upper }}", "types": {"map": {"negative": "{% if not mood %}a{% endif %}"}}}
    assert SCHEMA.fault("theme", {"prompts": {**said, "extra": "{{ anything() }}"}, "variables": VARIABLES}) is None


def test_what_a_request_has_to_send_is_known() -> None:
    prompts = {
        "positive": "{{ mood }} {{ name }} {{ type }} {{ subtype }} {{ moood }}",
        "types": {"map": {"subtypes": {"tactical": {"negative": "{{ hero|default('x') }}{% if foe %}{% endif %}"}}}},
    }
    below = "prompts.types.map.subtypes.tactical.negative"
    unnamed = [*unnamed_in({"prompts": prompts}, VARIABLES, "the theme")]
    assert [(each.path, each.what.partition(" ")[0]) for each in unnamed] == [
        ("prompts.positive", "moood"),
        (below, "foe"),
        (below, "hero"),
    ]
    assert unnamed[0].what == "moood is no variable of the theme, and has to be sent; known: mood, name, subtype, type"
    assert [*unnamed_in({}, (), "the theme")] == []
