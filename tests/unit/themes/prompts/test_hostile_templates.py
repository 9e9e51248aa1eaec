"""Texts that are no templates are refused with the line and the reason, at little cost, and nothing is compiled."""

from typing import Any

import jinja2
import jinja2.environment
import jinja2.sandbox
import pytest

from server.themes.prompts.templates import MOST_BYTES, template, template_fault
from tests.lines_run import lines_run

MOST_LINES = 100_000
"""Lines of Python that are run for any of them: most by the lexer, which runs up to 80 for each of a thousand words."""

SECRETS = [
    ("{{ a.__class__ }}", "line 1: the name __class__: none begins with _"),
    ("{{ a['__class__'] }}", "line 1: the key '__class__': none begins with _"),
    ("{{ a['\\x5f_class__'] }}", "line 1: an escape in a text"),
    ("{{ a['_'  '_class__'] }}", "line 1: the key '__class__': none begins with _"),
    ("{{ __import__ }}", "line 1: the name __import__: none begins with _"),
    ("{{ _x }}", "line 1: the name _x: none begins with _"),
    ("{{ a|attr('__class__') }}", "line 1: the filter attr: there are lower,"),
    ("{{ a['__class' ~ '__'] }}", "line 1: a key that is no constant text"),
    ("{{ a[b] }}", "line 1: a key that is no constant text"),
    ("{{ a[0] }}", "line 1: a key that is no constant text"),
    ("{{ a.0 }}", "line 1: a key that is no constant text"),
    ("{{ ''.join }}", "line 1: a key of what is no variable"),
    ("{{ (a|upper).b }}", "line 1: a key of what is no variable"),
    ("{{ ｎame }}", "line 1: the name ｎame: names have the letters a to z"),
    ("{{ a.ｂ }}", "line 1: the name ｂ: names have the letters a to z"),
]
CALLS = [
    ("{{ f() }}", "line 1: a call: nothing can be called here"),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "line 1: a call"),
    ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "line 1: a call"),
    ("{{ self.__init__() }}", "line 1: a call"),
    ("{{ lipsum(n=10000) }}", "line 1: a call"),
    ("{{ range(1000000000)|join }}", "line 1: a call"),
    ("{{ a.items() }}", "line 1: a call"),
    ("{{ namespace(x=1) }}", "line 1: a call"),
    ("{{ a|default(f()) }}", "line 1: the filter default takes one constant"),
    ("a\nb\n{{ config.from_object('os') }}", "line 3: a call"),
    ("{% call f() %}x{% endcall %}", "line 1: {% call %} is not known here"),
]
STATEMENTS = [
    (f"{{% {statement} %}}", f"line 1: {{% {statement.split()[0]} %}} is not known here: templates have if, elif, else")
    for statement in (
        "for x in y", "set x = 1", "macro m()", "include 'a'", "import 'a' as b", "from 'a' import b", "extends 'a'",
        "block b", "filter upper", "with x = 1", "autoescape false", "do x", "print x", "break", "trans", "debug",
        "endfor", "unknown",
    )
]  # fmt: skip
EXPRESSIONS = [
    ("{{ a + 1 }}", "line 1: arithmetic"),
    ("{{ 'x' * 1000000000 }}", "line 1: arithmetic"),
    ("{{ 9 ** 9 ** 9 ** 9 }}", "line 1: arithmetic"),
    ("{{ -1 }}", "line 1: arithmetic"),
    ("{{ a % b }}", "line 1: arithmetic"),
    ("{{ a // b }}", "line 1: arithmetic"),
    ("{{ a ~ b }}", "line 1: ~: write texts one after the other"),
    ("{{ a[1:2] }}", "line 1: a slice"),
    ("{{ [1, 2] }}", "line 1: a list"),
    ("{{ (1, 2) }}", "line 1: several values"),
    ("{{ a, b }}", "line 1: several values"),
    ("{{ {'a': 1} }}", "line 1: an object"),
    ("{{ a if b else c }}", "line 1: an if within an expression: write {% if … %}"),
    ("{% if a if b %}{% endif %}", "line 1: an if within an expression"),
    ("{% if a < b %}{% endif %}", "line 1: a comparison that is none of ==, !=, in and not in"),
    ("{% if a is odd %}{% endif %}", "line 1: the test odd: there is defined"),
    ("{% if a is defined(1) %}{% endif %}", "line 1: the test defined: there is defined, which takes nothing"),
    ("{{ a|map(attribute='x') }}", "line 1: the filter map: there are"),
    ("{{ a|format(b) }}", "line 1: the filter format: there are"),
    ("{{ a|replace('a', 'aaaa') }}", "line 1: the filter replace: there are"),
    ("{{ a|center(1000000000) }}", "line 1: the filter center: there are"),
    ("{{ a|default('x', true) }}", "line 1: the filter default takes one constant"),
    ("{{ a|default }}", "line 1: the filter default takes one constant"),
    ("{{ a|default(value='x') }}", "line 1: the filter default takes one constant"),
    ("{{ a|join(b) }}", "line 1: the filter join takes one constant text or nothing"),
    ("{{ a|upper(*b) }}", "line 1: the filter upper takes nothing"),
    ("{{ and }}", "line 1: and where a value is expected"),
    ("{{ 1e999 }}", "line 1: the number 1e999: numbers have at most 15 digits"),
    (f"{{{{ {'9' * 5000} }}}}", "line 1: the number 99999999999999999999: numbers have at most 15 digits"),
    ("{{ 0xffff }}", "line 1: the number 0xffff: numbers"),
    ("{{ '\\ud800' }}", "line 1: an escape in a text"),
    ("{{ '\\N{BELL}' }}", "line 1: an escape in a text"),
]
BROKEN = [
    ("{{ a", "line 1: "),
    ("{{ a }", "line 1: unexpected '}'"),
    ("\n{% if a %}", "line 2: "),
    ("{% endif %}", "line 1: "),
    ("{% else %}", "line 1: "),
    ("{% if a %}{% else %}{% else %}{% endif %}", "line 1: "),
    ("{# x", "line 1: Missing end of comment tag"),
    ("{% raw %}x", "line 1: Missing end of raw directive"),
    ("{{ 'a }}", "line 1: unexpected char"),
    ("{{ a b }}", "line 1: expected token"),
    ("{{ }}", "line 1: Expected an expression"),
    ("{{ (a] }}", "line 1: unexpected ']', expected ')'"),
    ("{{ a ? b }}", "line 1: unexpected char '?'"),
]
DEEP = "nests deeper than 32 levels"
MANY = "more than 1000 words and signs within tags"
LARGE = [
    ("{{ " + "(" * 33 + "a" + ")" * 33 + " }}", DEEP),
    ("{{ " + "(" * 4000, DEEP),
    ("{{ " + "[" * 4000, DEEP),
    ("{{ " + "{" * 4000, DEEP),
    ("{{ " + "a[" * 4000, DEEP),
    ("{{ a|join(" + "b|join(" * 1000, DEEP),
    ("{{ " + "not " * 2000 + "a }}", DEEP),
    ("{{ " + "(not " * 1500, DEEP),
    ("{{ " + "-" * 8000 + "1 }}", DEEP),
    ("{{ " + "+ - " * 2000 + "1 }}", DEEP),
    ("{% if a %}" * 800, DEEP),
    ("{% if a %}" * 33 + "x" + "{% endif %}" * 33, DEEP),
    ("{% if not (not (a)) %}" * 300, DEEP),
    ("{{ a" + "|upper" * 33 + " }}", DEEP),
    ("{{ a" + ".b" * 33 + " }}", DEEP),
    ("{{ a" + "|upper" * 1300 + " }}", MANY),
    ("{{ a" + ".b" * 4000 + " }}", MANY),
    ("{{ a" + " or b" * 1600 + " }}", MANY),
    ("{{ a" + " == b" * 1600 + " }}", MANY),
    ("{{a}}" * 1600, MANY),
    ("{{'a'" + " 'a'" * 2000 + "}}", MANY),
    ("{% if a %}" + "{% elif b %}" * 600 + "{% endif %}", MANY),
    ("{{ " + "a," * 4000 + " }}", MANY),
    ("x" * (MOST_BYTES + 1), "line 1: a template has at most 8 KiB; this one has 8193 bytes"),
    ("é" * (MOST_BYTES // 2 + 1), "line 1: a template has at most 8 KiB; this one has 8194 bytes"),
    ("{{" * 10_000_000, "line 1: a template has at most 8 KiB"),
    (None, "must be a text"),
    (["{{ a }}"], "must be a text"),
]
HOSTILE = [*SECRETS, *CALLS, *STATEMENTS, *EXPRESSIONS, *BROKEN, *LARGE]


@pytest.fixture(autouse=True)
def _nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("a template is compiled")

    template_fault("{{ loaded }}")
    for name in ("_generate", "compile", "_compile", "from_string", "compile_expression", "call_filter"):
        monkeypatch.setattr(jinja2.Environment, name, never)
    monkeypatch.setattr(jinja2.environment, "generate", never)
    monkeypatch.setattr(jinja2.Template, "__new__", never)


def test_there_are_many() -> None:
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize(("text", "reason"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_template_is_refused(text: Any, reason: str) -> None:
    with lines_run() as lines:
        fault = template_fault(text)
    assert fault is not None
    assert reason in fault
    assert len(fault) < 300
    assert lines.count < MOST_LINES


LEGAL = [
    "",
    "plain text, with { braces } and % signs",
    "{% raw %}{{ anything() }}{% endraw %}",
    "{# {{ a + 1 }} #}",
    "{{ a.if }}",
    "{{ a['two words'] }}",
    "{{ '\\'\\\\\\n' }}",
    "{{ a|default('x')|upper|trim }}",
    "{{ a|default(1.5) }}",
    "{% if a is defined and b not in c or not d == 'x' != e %}x{% elif f in 'abc' %}y{% else %}z{% endif %}",
    "{{ " + "(" * 31 + "a" + ")" * 31 + " }}",
    "{{ a" + "|upper" * 30 + " }}",
    "{% if " + "not " * 29 + "a %}{% endif %}",
    "{% if a %}" * 30 + "x" + "{% endif %}" * 30,
    "{% if a" + " or b" * 400 + " %}x{% endif %}",
    "{{- a -}}\r\n{%- if b +%} x {% endif %}",
    "x" * MOST_BYTES,
]


@pytest.mark.parametrize("text", LEGAL, ids=range(len(LEGAL)))
def test_what_templates_may_say(text: str) -> None:
    assert template_fault(text) is None


def test_the_names_of_a_template_are_known() -> None:
    text = "{{ a.b['c'] }}{% if d is defined %}{{ e|default('f') }}{% elif g in h %}{% endif %}"
    assert template(text + "{% raw %}{{ i }}{% endraw %}").names == set("adegh")
