"""Documents made up of a JSON Schema, whole and broken in one place. It knows the keywords that theme schemas have."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import strategies as st

from server.themes.schema.faults import path_of
from server.themes.schema.wording import Schema

BESIDE = frozenset({"choices", "minimum", "maximum"})
"""Keys of variables that have to agree with each other: rules of their own, and tests of their own."""
FREE = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
NAMES = st.from_regex("[a-d][a-d0-9_]{0,3}", fullmatch=True)
PLAIN: Mapping[str, st.SearchStrategy[Any]] = {
    "null": st.none(),
    "boolean": st.booleans(),
    "integer": st.integers(-99, 99),
    "string": st.text(max_size=8),
}
UNKNOWN = "x" * 51
"""No key, and too long for a name."""


class Spot(NamedTuple):
    """A place in a document that can be broken: the broken document, and the path that has to be told."""

    document: Any
    path: str


class Documents:
    """The strategies of one schema."""

    def __init__(self, schema: Schema) -> None:
        self._definitions: Mapping[str, Schema] = schema["$defs"]

    def of(self, definition: str) -> st.SearchStrategy[Any]:
        """Documents of a definition, as they should be."""
        return self._of(self._definitions[definition])

    def _whole(self, schema: Schema) -> dict[str, Any]:
        """A schema with what it refers to."""
        whole = dict(schema)
        while "$ref" in whole:
            whole = {**self._definitions[whole.pop("$ref").rpartition("/")[2]], **whole}
        return whole

    def _of(self, given: Schema) -> st.SearchStrategy[Any]:
        schema = self._whole(given)
        types = schema.get("type", ())
        made = [self._typed(schema, each) for each in ([types] if isinstance(types, str) else types)]
        return st.one_of(made) if made else FREE

    def _typed(self, schema: Schema, type_: str) -> st.SearchStrategy[Any]:
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        match type_:
            case "object":
                made: st.SearchStrategy[Any] = self._object(schema)
            case "array":
                made = st.lists(self._of(schema["items"]), max_size=2)
            case "string" if "pattern" in schema:
                made = st.from_regex(schema["pattern"].replace("$", r"\Z"), fullmatch=True)
            case "number":
                low, high = schema.get("minimum", -9), schema.get("maximum", 9)
                made = st.floats(low, high, allow_nan=False, width=64)
            case other:
                made = PLAIN[other]
        return made

    def _object(self, schema: Schema) -> st.SearchStrategy[dict[str, Any]]:
        if "allOf" in schema:
            return st.one_of([self._object(_branch(schema, each)) for each in schema["allOf"]])
        properties, required = schema.get("properties", {}), schema.get("required", ())
        known = {name: self._of(each) for name, each in properties.items() if name not in BESIDE}
        made = st.fixed_dictionaries(
            {name: known[name] for name in required},
            optional={name: each for name, each in known.items() if name not in required},
        )
        if others := _members(schema):
            named = st.dictionaries(NAMES.filter(lambda name: name not in properties), self._of(others), max_size=2)
            made = st.tuples(made, named).map(lambda both: {**both[1], **both[0]})
        return made.filter(lambda each: any(each.values())) if "not" in schema else made

    def broken(self, definition: str, document: Any, field: str) -> list[Spot]:
        """A document broken in each place where it can be, one place at a time."""
        return [
            Spot(_with(document, parts, value), path_of(field, told))
            for parts, value, told in self._breaks(self._definitions[definition], document, [])
        ]

    def _breaks(
        self, given: Schema, value: Any, parts: list[str | int]
    ) -> Iterator[tuple[list[str | int], Any, list[str | int]]]:
        """Where something is put in, what, and the path of it that has to be told."""
        schema = self._whole(given)
        if "type" not in schema or value is None:
            return
        if parts:
            yield parts, WRONG[_kind(schema)](schema), parts
        if isinstance(value, dict):
            if schema.get("additionalProperties") is False:
                yield [*parts, UNKNOWN], 1, [*parts, UNKNOWN]
            for name, member in value.items():
                yield from self._breaks(
                    schema.get("properties", {}).get(name, _members(schema)), member, [*parts, name]
                )
        elif isinstance(value, list):
            for index, member in enumerate(value):
                yield from self._breaks(schema["items"], member, [*parts, index])


def _members(schema: Schema) -> Schema:
    """What an object holds under names that its schema does not list; empty where it holds none."""
    for each in (*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")):
        if isinstance(each, Mapping):
            return each
    return {}


def _kind(schema: Schema) -> str:
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return "enum" if "enum" in schema else next(each for each in types if each != "null")


WRONG: Mapping[str, Callable[[Schema], Any]] = {
    "enum": lambda _: "not_a_word",
    "object": lambda _: 3,
    "array": lambda _: {"a": 1},
    "string": lambda schema: "?!" if "pattern" in schema else ["?"],
    "boolean": lambda _: 1,
    "integer": lambda _: 1.5,
    "number": lambda schema: schema["maximum"] + 1 if "maximum" in schema else "1",
}
"""What is no value of a schema, by its type."""


def _branch(schema: Schema, each: Schema) -> Schema:
    """An object of one type that `allOf` has a condition for."""
    rest = {key: value for key, value in schema.items() if key != "allOf"}
    chosen = {name: {"type": "string", "enum": [said["const"]]} for name, said in each["if"]["properties"].items()}
    return {**rest, "properties": {**schema["properties"], **each["then"]["properties"], **chosen}}


def _with(document: Any, parts: list[str | int], value: Any) -> Any:
    """A copy of a document with another value in one place."""
    copy = deepcopy(document)
    at = copy
    for part in parts[:-1]:
        at = at[part]
    at[parts[-1]] = value
    return copy
