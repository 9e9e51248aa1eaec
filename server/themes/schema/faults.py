"""What a schema finds wrong in a document, said with the whole path and what is known there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

from server.themes.schema.wording import Schema

LONGEST: Final = 60
"""Characters of a key that are compared with those that are known."""
MOST_COMPARED: Final = 200
MOST_TOLD: Final = 20
"""Known words that are told."""
ARTICLES: Final = {"array": "a list", "integer": "a whole number", "boolean": "true or false", "null": "null"}
MOST_SAID: Final = 200
"""Characters of what a keyword says that no schema of ours has."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path of a document: `config.look.palette.ink`, `compatibility.requires[1]`."""

    path: str
    what: str


def faults_of(error: "ValidationError", schema: Schema, field: str) -> Iterator[Fault]:
    """What an error of the validator of `schema` says of the document in a field."""
    parts = list(error.instance_path)
    about, parent = error.kind.as_dict(), _parent(schema, error.absolute_keyword_location or "#")
    match error.kind.name:
        case "additionalProperties":
            for key in about["unexpected"]:
                yield Fault(path_of(field, [*parts, key]), _unknown(key, parent))
        case "required":
            yield Fault(path_of(field, [*parts, about["property"]]), "must be set")
        case keyword:
            say = SAYINGS.get(keyword)
            yield Fault(path_of(field, parts), say(about, parent, error.instance) if say else error.message[:MOST_SAID])


def path_of(field: str, parts: Iterable[str | int]) -> str:
    """The path of a place in the document of a field."""
    path = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in parts)
    return field + path if field else path.removeprefix(".")


def nearest(word: Any, known: Iterable[str]) -> str:
    """Known words, those first that look like this one."""
    matcher = SequenceMatcher(b=str(word)[:LONGEST].casefold())

    def unlike(each: str) -> tuple[float, str]:
        matcher.set_seq1(each[:LONGEST].casefold())
        return -matcher.ratio(), each

    words = sorted(islice(known, MOST_COMPARED), key=unlike)
    return ", ".join(words[:MOST_TOLD]) + (" and others" if len(words) > MOST_TOLD else "")


def _unknown(key: str, schema: Mapping[str, Any]) -> str:
    if "patternProperties" in schema:
        return f"a name has {schema['$comment']}"
    return f"unknown key; known are {nearest(key, schema['properties'])}"


def _parent(schema: Schema, location: str) -> Mapping[str, Any]:
    """The schema that holds the keyword at a location, which the validator gives as a URI."""
    at: Any = schema
    for part in location.partition("#")[2].split("/")[1:-1]:
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        at = at[int(key)] if isinstance(at, Sequence) else at[key]
    return at if isinstance(at, Mapping) else {}


def _types(types: Sequence[str]) -> str:
    names = [each for each in types if each != "null"] or ["null"]
    return " or ".join(ARTICLES.get(each) or (f"an {each}" if each[0] in "aeiou" else f"a {each}") for each in names)


def _range(schema: Mapping[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None or high is None:
        return f"a number of at most {high:g}" if low is None else f"a number of {low:g} or more"
    return f"a number from {low:g} to {high:g}"


def _size(schema: Mapping[str, Any], of: str) -> str:
    low, high = schema.get(f"min{of}"), schema.get(f"max{of}")
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return f"{low} to {high}"


SAYINGS: Final[Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any], Any], str]]] = {
    "type": lambda about, _, __: f"must be {_types(about['types'])}",
    "enum": lambda about, _, word: f"must be one of {nearest(word, map(str, filter(None, about['options'])))}",
    "minimum": lambda _, schema, __: f"must be {_range(schema)}",
    "maximum": lambda _, schema, __: f"must be {_range(schema)}",
    "maxLength": lambda _, schema, __: f"must have {_size(schema, 'Length')} characters",
    "minLength": lambda _, schema, __: f"must have {_size(schema, 'Length')} characters",
    "maxItems": lambda _, schema, __: f"must have {_size(schema, 'Items')} items",
    "minItems": lambda _, schema, __: f"must have {_size(schema, 'Items')} items",
    "pattern": lambda about, schema, __: f"must be {schema.get('$comment', about['pattern'])}",
    "not": lambda about, _, __: f"must not be {about['schema'].get('description', 'this')}",
}
"""Keyword -> what a value must be: of what the keyword says, the schema around it, and the value."""
