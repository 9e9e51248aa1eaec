"""Templates are filled as Jinja2 fills them, of JSON values alone, within so many steps and bytes."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from server.themes.prompts.faults import FillingFault, TemplateFault, UnknownName
from server.themes.prompts.filling import filled
from server.themes.prompts.meter import MOST_OUTPUT, MOST_STEPS, FillingMeter
from server.themes.prompts.templates import template
from tests.lines_run import lines_run

REAL = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
VALUES: dict[str, Any] = {
    "mood": "grim",
    "empty": "",
    "long": "élan vital (of OLD)-<days>",
    "code": "{{ mood }}{% if 1 %}{# x #}",
    "count": 3,
    "share": 0.5,
    "dark": True,
    "light": False,
    "void": None,
    "moods": ["grim", "odd"],
    "mixed": ["a", 1, 2.5],
    "nobody": [],
    "place": {"kind": "crypt", "deep": {"kind": "pit"}, "odd name": "x"},
}


def text_of(text: str, **more: Any) -> str:
    return filled(template(text).tree, {**VALUES, **more}, FillingMeter(), set())


CONSTANTS = st.sampled_from(["'a'", "'grim'", "''", "'x, '", "1", "0", "2.5", "true", "false", "none", "'{{ mood }}'"])
PLACES = st.one_of(
    st.sampled_from([*VALUES, "nowhere"]),
    st.sampled_from(["place.kind", "place['odd name']", "place.deep.kind", "place.none", "mood.kind", "nowhere.x"]),
)
FILTERS = st.sampled_from(
    ["lower", "upper", "title", "capitalize", "trim", "first", "last", "length", "join", "join(', ')", "default('d')"]
)


def _grown(below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}|{}".format, below.map(lambda each: f"({each})"), FILTERS),
        st.builds("({} {} {})".format, below, st.sampled_from(["==", "!=", "in", "not in", "and", "or"]), below),
        st.builds("(not {})".format, below),
        st.builds("({} is {}defined)".format, below, st.sampled_from(["", "not "])),
    )


EXPRESSIONS = st.recursive(st.one_of(PLACES, CONSTANTS), _grown, max_leaves=6)
PIECES = st.one_of(
    st.text(alphabet="ab {%}#-\n'é", max_size=6),
    st.builds("{{{{{} {} {}}}}}".format, st.sampled_from(["", "-", "+"]), EXPRESSIONS, st.sampled_from(["", "-"])),
)
BODIES = st.recursive(
    st.lists(PIECES, max_size=4).map("".join),
    lambda below: st.one_of(
        st.builds("{{% if {} %}}{}{{% endif %}}".format, EXPRESSIONS, below),
        st.builds("{{% if {} -%}}{}{{% elif {} %}}{}{{%- else %}}{}{{% endif %}}".format,
                  EXPRESSIONS, below, EXPRESSIONS, below, below),
        st.builds("{}{}".format, below, below),
    ),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(BODIES)
def test_what_is_filled_here_is_what_jinja2_makes(text: str) -> None:
    try:
        ours = text_of(text)
    except (TemplateFault, FillingFault):
        return
    assert ours == REAL.from_string(text).render(VALUES)


@settings(max_examples=150, deadline=None)
@given(EXPRESSIONS)
def test_what_jinja2_does_not_know_is_not_known_here(expression: str) -> None:
    text = f"{{% if {expression} %}}yes{{% endif %}}"
    try:
        REAL.from_string(text).render(VALUES)
    except UndefinedError:
        with pytest.raises((TemplateFault, FillingFault)):
            text_of(text)
    except TypeError:
        with pytest.raises(FillingFault):
            text_of(text)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ mood|upper }}, {{ moods|join(' and ') }}", "GRIM, grim and odd"),
        ("{{ long|title }}", "Élan Vital (Of Old)-<Days>"),
        ("{{ nowhere|default('x') }}{{ place.x|default('y') }}{{ nobody|first|default('z') }}", "xyz"),
        ("{% if nowhere is defined and nowhere.x %}a{% else %}b{% endif %}", "b"),
        ("{% if 'odd' in moods and 'kind' in place and 'ri' in mood %}all{% endif %}", "all"),
        ("{% if 1 == count == 3 %}a{% elif 3 == count == 3 %}b{% endif %}", "b"),
        ("{{ code }}", VALUES["code"]),
        ("{{ mixed|join('|') }}", "a|1|2.5"),
        ("{{ place['odd name'] }}{{ place.deep.kind }}", "xpit"),
        ("{{ empty or mood }}{{ mood and count }}", "grim3"),
    ],
)
def test_what_templates_make(text: str, result: str) -> None:
    assert text_of(text) == result == REAL.from_string(text).render(VALUES)


def test_a_value_has_keys_and_nothing_of_python() -> None:
    assert text_of("{{ a.items }}{{ a.keys }}", a={"items": "1", "keys": "2"}) == "12"
    for name in ("items", "keys", "get", "pop", "update"):
        with pytest.raises(UnknownName, match=rf"there is no place\.{name}; known: "):
            text_of(f"{{{{ place.{name} }}}}")
    with pytest.raises(FillingFault, match="mood is a text, which has no upper"):
        text_of("{{ mood.upper }}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a\n{{ moood }}", "line 2: there is no moood; known: mood, moods, "),
        ("{{ place.knd }}", "line 1: there is no place.knd; known: kind, "),
        ("{{ place.deep.x }}", "line 1: there is no place.deep.x; known: kind"),
        ("{{ nobody|first }}", "line 1: there is no first of nobody; nothing is known there"),
        ("{% if nowhere %}{% endif %}", "line 1: there is no nowhere; known: "),
        ("{% if not nowhere %}{% endif %}", "line 1: there is no nowhere"),
        ("{{ moods }}", "line 1: moods is a list: only texts and numbers are written"),
        ("{{ place }}", "line 1: place is an object: only texts and numbers are written"),
        ("{{ dark }}", "line 1: dark is a boolean: only texts and numbers are written"),
        ("{{ void }}", "line 1: void is null: only"),
        ("{{ a.none }}", "line 1: a.none is null: only"),
        ("{{ moods|upper }}", "line 1: upper takes a text, and moods is a list"),
        ("{{ count|trim }}", "line 1: trim takes a text, and count is a number"),
        ("{{ mood|first }}", "line 1: first takes a list, and mood is a text"),
        ("{{ count|length }}", "line 1: length takes a text, a list or an object, and count is a number"),
        ("{{ deep|join }}", "line 1: join takes a list of texts and numbers"),
        ("\n\n{% if moods == moods %}{% endif %}", "line 3: a list is compared by in and not in alone"),
        ("{% if 1 in mood %}{% endif %}", "line 1: a number cannot be in a text"),
        ("{% if mood in count %}{% endif %}", "line 1: a text cannot be in a number"),
        ("{% if moods in moods %}{% endif %}", "line 1: a list cannot be in a list"),
    ],
)
def test_what_values_do_not_fill_is_told(text: str, reason: str) -> None:
    with pytest.raises(FillingFault, match=f"^{re.escape(reason)}"):
        text_of(text, a={"none": None}, deep=[["x"]])


def test_what_is_looked_at_is_known() -> None:
    used: set[str] = set()
    filled(template("{% if dark %}{{ mood }}{% else %}{{ count }}{% endif %}").tree, VALUES, FillingMeter(), used)
    assert used == {"dark", "mood"}


def test_output_is_counted_in_bytes_while_it_is_made() -> None:
    text = "{{ a }}" * 4
    assert len(text_of(text, a="x" * (MOST_OUTPUT // 4))) == MOST_OUTPUT
    assert len(text_of(text, a="é" * (MOST_OUTPUT // 8))) == MOST_OUTPUT // 2
    meter = FillingMeter()
    with pytest.raises(FillingFault, match="line 1: makes more than 16 KiB"):
        filled(template("{{ a }}" * 100).tree, {"a": "x" * (MOST_OUTPUT // 4 + 1)}, meter, set())
    assert -MOST_OUTPUT // 4 <= meter.output < 0


LARGE = {"a": 1, "s": "x", "big": "é" * 60_000, "words": "é (" * 20_000, "l": ["ab"] * 16_000, "o": {"k": {"k": 1}}}
DEAREST = [
    "{{ s }}" * 250,
    "{{ s|upper }}" * 190,
    "{% if a == 2 %}" + "{% elif a == 2 %}" * 150 + "{% endif %}",
    "{% if " + " or ".join(["s in l"] * 190) + " %}{% endif %}",
    "{% if " + " or ".join(["s in big"] * 190) + " %}{% endif %}",
    "{% if " + " or ".join(["s == big|upper"] * 140) + " %}{% endif %}",
    "{% if " + " or ".join(["s == words|title"] * 140) + " %}{% endif %}",
    "{% if " + " or ".join(["s == l|join('" + "x" * 50 + "')"] * 80) + " %}{% endif %}",
    "{% if " + " or ".join(["o.k.k == 2"] * 120) + " %}{% endif %}",
    "{{ q|default('') }}" * 120,
    "{% if not (not (a)) %}" * 6 + "x" + "{% endif %}" * 6,
]


@pytest.mark.parametrize("text", DEAREST, ids=range(len(DEAREST)))
def test_no_template_takes_more_than_so_many_steps(text: str) -> None:
    """Each line of the walk is paid for by the steps that its node takes, and so is what C does in one line."""
    meter, tree = FillingMeter(), template(text).tree
    with lines_run() as lines:
        try:
            filled(tree, LARGE, meter, set())
        except FillingFault as fault:
            assert "takes too much work" in str(fault)
            assert meter.steps < 0
    assert lines.count <= 2 * (MOST_STEPS - meter.steps)


def test_many_templates_share_the_steps() -> None:
    meter, tree = FillingMeter(), template("{% if " + " or ".join(["s in l"] * 100) + " %}{% endif %}").tree
    values = {"s": "x", "l": ["ab"] * 20}
    for _ in range(3):
        filled(tree, values, meter, set())
    with pytest.raises(FillingFault, match="takes too much work"):
        filled(tree, values, meter, set())
