"""What a caller asks to be generated, as a value and as it is kept in the params of a task."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from server.domain.documents import from_document, to_document
from server.domain.errors import Invalid
from server.domain.finish_specs import FinishSpec
from server.domain.theme_parts import ThemeChoice

SEEDS = 1 << 32
IF_IDENTICAL = "if_identical"
"""The word of a spec whose outputs may be there already."""


@dataclass(frozen=True, slots=True)
class GivenOptions:
    """Options of a generator as JSON, and the field of `GenerateSpec` in task.proto that they stand in."""

    field: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GenerateSpec:
    """What a caller asks to be generated; names are those of `GenerateSpec` in task.proto."""

    type: str
    subtype: str
    generator: str = ""
    name: str = ""
    source_id: str = ""
    source_type: str = ""
    theme: str = ""
    variation: str = ""
    overrides: dict[str, Any] | None = None
    seed: int | None = None
    count: int = 1
    indexes: tuple[int, ...] = ()
    """Which of the outputs are made; empty means all."""
    options: GivenOptions | None = None
    """None means the generator's defaults."""
    presets: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    reuse: str = ""
    """Whether an output may be an image that is there; empty means never."""
    regenerated_from: str = ""
    """The id of the image that is drawn once more; empty means none."""
    regenerate_seed: str = ""
    """What becomes of its layout: the word of a `RegenerateSpec`."""
    provider: str = ""
    prompt: str = ""
    negative_prompt: str = ""
    finish: FinishSpec | None = None
    """What a provider paints over it."""

    @property
    def style(self) -> ThemeChoice:
        """What it chooses of themes, for the kind of image that it asks for."""
        return ThemeChoice(
            theme=self.theme,
            variation=self.variation,
            presets=self.presets,
            elements=self.elements,
            overrides=self.overrides,
            type=self.type,
            subtype=self.subtype,
            within="generate",
        )

    def seed_of(self, index: int) -> int:
        """The seed of one output: they count up from that of the spec, which a task of ours has. Raises `Invalid`."""
        if self.seed is None:
            raise Invalid("seed must be set", field="seed")
        return (self.seed + index) % SEEDS


OWN = frozenset(each.name for each in fields(GenerateSpec)) - {"options"}


def params_of(spec: GenerateSpec) -> dict[str, Any]:
    """A spec as a task keeps it: its options stand under the name of their field."""
    document = to_document(replace(spec, options=None))
    return document if spec.options is None else document | {spec.options.field: spec.options.values}


def spec_of(params: Mapping[str, Any]) -> GenerateSpec:
    """The spec that a task keeps: an object that is none of its own members is the options.

    Raises `Invalid` with the path of a member that is unknown, missing or of the wrong type. Another program may have
    kept what is no object at all.
    """
    if not isinstance(params, Mapping):
        raise Invalid("params must be an object")
    own = {name: value for name, value in params.items() if name in OWN}
    options = None
    for name in params.keys() - OWN:
        if options is not None or not isinstance(params[name], dict):
            raise Invalid(f"unknown member {name}", field=name)
        options = GivenOptions(name, params[name])
    return replace(from_document(GenerateSpec, own), options=options)
