"""The JSON Schema (2020-12) of theme documents, assembled of its parts, and the check of documents by it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import rfc8785

from server.themes.schema.faults import Fault, faults_of
from server.themes.schema.looks import GeneratorSection, look_definitions
from server.themes.schema.parts import part_definitions
from server.themes.schema.patches import patches
from server.themes.schema.rules import RULES
from server.themes.schema.wording import Schema, defined, said

if TYPE_CHECKING:
    from jsonschema_rs import Validator

ID: Final = "https://limner.example/schemas/theme/1"
MOST_FAULTS: Final = 100
"""Faults of one document that are told."""
DOCUMENTS: Final[Mapping[str, Mapping[str, str]]] = {
    "theme": {"config": "config", "variables": "variables", "prompts": "prompts", "styles": "styles"},
    "theme_variation": {"config_override": "config_patch", "variable_override": "variables_patch"},
    "style_preset": {"config": "config_patch", "prompts": "prompts", "compatibility": "compatibility"},
    "theme_element": {"config": "config_patch", "prompts": "prompts", "compatibility": "compatibility"},
    "generate": {"overrides": "config_patch"},
}
"""Kind of resource -> field -> definition of the document in it; what a request merges over a theme is one, too."""
ABOUT: Final[Mapping[str, tuple[str, str]]] = {
    "theme": ("Theme", "A theme as `limner theme put` takes it: what the images of one world have in common."),
    "theme_variation": ("Variation", "Merge patches (RFC 7396) over one theme: null takes a key away."),
    "style_preset": ("Style preset", "A look that goes with several themes: a merge patch, with prompts of its own."),
    "theme_element": ("Element", "A thing that themes may have: a merge patch, with prompts of its own."),
    "generate": ("Request", "What a request merges over its theme, for its own images alone."),
}


def assembled(sections: Iterable[GeneratorSection]) -> Schema:
    """The schema of a server: that of every look, and of the sections of its generators."""
    definitions = look_definitions(sections)
    parts = part_definitions()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "Theme documents of Limner",
        "description": "The whole is a theme; other kinds of documents are among $defs.",
        "$ref": "#/$defs/theme",
        "$defs": {
            **{kind: _resource(kind) for kind in DOCUMENTS},
            **definitions,
            **parts,
            **patches(definitions),
            **patches({name: parts[name] for name in ("variables", "variable")}),
        },
    }


class ThemeSchema:
    """A schema with the checks that follow from it: one that was assembled here, or that a server has told."""

    def __init__(self, document: Schema) -> None:
        self.document = document
        self._validators: dict[str, Validator] = {}

    @cached_property
    def version(self) -> str:
        """The SHA-256 of the schema as canonical JSON: it changes with what documents may say on this server."""
        return hashlib.sha256(rfc8785.dumps(self.document)).hexdigest()

    def _validator(self, definition: str) -> "Validator":
        if definition not in self._validators:
            from jsonschema_rs import validator_for  # noqa: PLC0415 - 11 MiB, and who checks nothing goes without

            whole = {**self.document, "$ref": f"#/$defs/{definition}"}
            self._validators[definition] = validator_for(whole, offline=True)
        return self._validators[definition]

    def faults(self, kind: str, documents: Mapping[str, Any]) -> Iterator[Fault]:
        """What is wrong in documents of a kind, by their fields; other fields are passed over."""
        for field, definition in DOCUMENTS[kind].items():
            if field in documents:
                yield from islice(self._faults(field, definition, documents[field]), MOST_FAULTS)

    def fault(self, kind: str, documents: Mapping[str, Any]) -> Fault | None:
        """The first of `faults`, for a small part of what all of them cost."""
        for field, definition in DOCUMENTS[kind].items():
            if field in documents and (fault := self._fault(field, definition, documents[field])) is not None:
                return fault
        return None

    def config_fault(self, config: Any) -> Fault | None:
        """The first fault of a resolved configuration; its path begins at the top of that."""
        return self._fault("", "config", config)

    def variables_fault(self, variables: Any) -> Fault | None:
        """The first fault of resolved variables; its path begins at the top of them."""
        return next(self._faults("", "variables", variables), None)

    def _faults(self, field: str, definition: str, document: Any) -> Iterator[Fault]:
        right = True
        for error in self._validator(definition).iter_errors(document):
            right = False
            yield from faults_of(error, self.document, field)
        if right and definition in RULES:
            yield from RULES[definition](field, document)

    def _fault(self, field: str, definition: str, document: Any) -> Fault | None:
        from jsonschema_rs import ValidationError  # noqa: PLC0415 - as above

        try:
            self._validator(definition).validate(document)
        except ValidationError as error:
            return next(faults_of(error, self.document, field))
        return next(RULES[definition](field, document), None) if definition in RULES else None

    def unread(self, config: Mapping[str, Any]) -> list[str]:
        """The sections of a configuration that no generator of this server reads."""
        known = self.document["$defs"]["config"]["properties"]
        return [name for name in config if name not in known]


def _resource(kind: str) -> Schema:
    title, about = ABOUT[kind]
    properties = {field: defined(definition) for field, definition in DOCUMENTS[kind].items()}
    return said(title, about, type="object", properties=properties)
