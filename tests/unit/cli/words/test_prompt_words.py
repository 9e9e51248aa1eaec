"""Composed prompts as people read them."""

from google.protobuf.struct_pb2 import Struct
from limner.v1 import theme_pb2

from server.cli.words.prompt_words import composed_words


def test_prompts_parts_and_variables_are_told_with_where_they_come_from() -> None:
    positive, negative = theme_pb2.PROMPT_KIND_POSITIVE, theme_pb2.PROMPT_KIND_NEGATIVE
    composed = theme_pb2.ComposePromptResponse(positive="a crypt", negative="people", fingerprint="ab" * 32)
    composed.parts.add(kind=positive, text="a crypt", origin="theme", path="prompts.positive")
    composed.parts.add(kind=positive, text="rain", origin="preset/wet", path="prompts.positive", cut=True)
    composed.parts.add(kind=negative, text="people", origin="theme", path="prompts.negative")
    values = Struct()
    values.update({"count": 3, "mood": "grim", "share": 0.5, "tags": ["old", "wet"]})
    for name, value in sorted(values.fields.items()):
        composed.variables.add(name=name, origin="values", value=value)
    assert composed_words(composed).splitlines() == [
        "positive:     a crypt",
        "negative:     people",
        f"fingerprint:  {'ab' * 32}",
        "",
        "PART           TEXT     FROM",
        "positive       a crypt  theme: prompts.positive",
        "positive, cut  rain     preset/wet: prompts.positive",
        "negative       people   theme: prompts.negative",
        "",
        "VARIABLE  VALUE           FROM",
        "count     3               values",
        'mood      "grim"          values',
        "share     0.5             values",
        'tags      ["old", "wet"]  values',
    ]


def test_nothing_is_told_of_nothing() -> None:
    assert composed_words(theme_pb2.ComposePromptResponse(fingerprint="ab")) == "fingerprint:  ab"
