"""The schemas of what stands beside a configuration: variables, prompts, styles, compatibility."""

from collections.abc import Mapping
from typing import Final

from server.drawing.look import EXTRA
from server.themes.prompts.templates import MOST_BYTES
from server.themes.schema.wording import FREE, Schema, a_word, an_object, defined, said

VARIABLE_NAME: Final = "^(?!extra$)[a-z][a-z0-9_]{0,49}$"
TYPE_NAME: Final = r"^[\s\S]{1,50}$"
STYLED_NAME: Final = r"^(?!extra$)[\s\S]{1,50}$"
KINDS: Final[Mapping[str, Schema]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
}
"""The types of variables, with the schema of their values."""
REFERENCE: Final = r"^(theme|variation|preset)/[\s\S]+$|^element/[\s\S]+/[\s\S]+$"
"""Names are any text, line breaks included, for which dialects of regular expressions differ in what a dot is."""


def part_definitions() -> dict[str, Schema]:
    """The definitions of all four, and of what they hold."""
    return {
        "variables": _named(
            "Variables",
            "What prompts may name: each by its name, of lower-case letters, digits and _, at most 50.",
            "variable",
            VARIABLE_NAME,
            "lower-case letters, digits and _, a letter first, and at most 50 characters",
        ),
        "variable": _variable(),
        "template": said(
            "Template",
            "Text with {{ names }} of variables and {% if … %} in it, as Jinja2 has them, cut down; at most 8 KiB as "
            "UTF-8.",
            type="string",
            maxLength=MOST_BYTES,
        ),
        "prompts": an_object(
            "Prompts",
            "What a painter is told: of every picture, and of each type and subtype of images. Parts that apply are "
            "joined, the general ones first.",
            {**_prompts("every picture"), "types": _named("Types", "Prompts by type of image.", "type_prompts")},
        ),
        "type_prompts": an_object(
            "Prompts of a type",
            "What a painter is told of images of one type.",
            {
                **_prompts("images of this type"),
                "subtypes": _named("Subtypes", "Prompts by subtype of image.", "subtype_prompts"),
            },
        ),
        "subtype_prompts": an_object(
            "Prompts of a subtype",
            "What a painter is told of images of one subtype.",
            _prompts("images of this subtype"),
        ),
        "styles": _named(
            "Styles",
            "Looks by type of image, merged over the look of the theme, below its variation.",
            "type_style",
            STYLED_NAME,
        ),
        "type_style": an_object(
            "Style of a type",
            "What images of one type look like.",
            {
                "look": defined("look_patch", "Look", "Merged over the look of the theme for images of this type."),
                "subtypes": _named("Subtypes", "Looks by subtype of image, merged over that of the type.", "style"),
            },
        ),
        "style": an_object(
            "Style of a subtype",
            "What images of one subtype look like.",
            {"look": defined("look_patch", "Look", "Merged over the look of the type for images of this subtype.")},
        ),
        "reference": said(
            "Reference",
            "A theme, variation, preset or element by its name: theme/NAME, variation/NAME, preset/NAME or "
            "element/CATEGORY/NAME.",
            type="string",
            pattern=REFERENCE,
            **{"$comment": "theme/NAME, variation/NAME, preset/NAME or element/CATEGORY/NAME"},
            maxLength=120,
        ),
        "compatibility": an_object(
            "Compatibility",
            "What it can be chosen with.",
            {
                "requires": _references("Requires", "All of these have to be chosen with it."),
                "excludes": _references("Excludes", "None of these can be chosen with it."),
                "only_with": _references("Only with", "At least one of these has to be chosen with it."),
            },
        ),
    }


def _named(title: str, about: str, member: str, pattern: str = TYPE_NAME, form: str = "1 to 50 characters") -> Schema:
    """An object whose keys are names of a pattern: each holds the same, but for `extra` where a pattern leaves it out.

    Not by `propertyNames`, whose errors hold the whole object, each of them.
    """
    return said(
        title,
        about,
        type="object",
        properties={EXTRA: FREE} if "extra" in pattern else {},
        patternProperties={pattern: defined(member)},
        additionalProperties=False,
        **{"$comment": form},
    )


def _prompts(of: str) -> dict[str, Schema]:
    return {
        "positive": defined("template", "Positive", f"What {of} show."),
        "negative": defined("template", "Negative", f"What {of} must not show."),
    }


def _variable() -> Schema:
    return an_object(
        "Variable",
        "A value that prompts may name, with its type and what it is unless a request says otherwise.",
        {
            "type": a_word("Type", "What it holds; a list holds texts.", tuple(KINDS)),
            "default": said("Default", "What it is unless a request says otherwise; of its type."),
            "description": said("Description", "For people.", type="string", maxLength=1000),
            "choices": said("Choices", "The only values there are; of a list, those of its items.", type="array",
                            items={"type": ["string", "number"]}, minItems=1),
            "minimum": said("Minimum", "Least value of a number.", type="number"),
            "maximum": said("Maximum", "Greatest value of a number.", type="number"),
        },
        required=["type", "default"],
        allOf=[
            {
                "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
                "then": {"properties": {"default": value}},
            }
            for kind, value in KINDS.items()
        ],
    )  # fmt: skip


def _references(title: str, about: str) -> Schema:
    return said(title, about, type="array", items=defined("reference"), maxItems=100)
