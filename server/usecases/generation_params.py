"""What an image says of how it came to be: all that its generator was told."""

from typing import Any

from server.domain.documents import to_document
from server.domain.generate_specs import GenerateSpec
from server.generators.options import document_of
from server.generators.port import ByProvider, Generator
from server.themes.resolution import ResolvedTheme


def generation_params(
    spec: GenerateSpec, index: int, theme: ResolvedTheme, generator: Generator[Any], options: Any
) -> dict[str, Any]:
    """All that an output is generated from."""
    return {
        "generator": generator.name,
        "generator_version": generator.version,
        "type": spec.type,
        "subtype": spec.subtype,
        "seed": spec.seed_of(index),
        "theme": theme.name,
        "variation": theme.variation,
        **chosen_over(spec),
        **({"overrides": dict(spec.overrides)} if spec.overrides else {}),
        "theme_fingerprint": theme.fingerprint,
        **({"reproducible": False} if spec.finish or isinstance(generator, ByProvider) else {}),
        **({"finish": to_document(spec.finish)} if spec.finish else {}),
        generator.options_field: document_of(options),
    }


def chosen_over(spec: GenerateSpec) -> dict[str, list[str]]:
    """The presets and elements of a spec, where it has any."""
    chosen = {"presets": list(spec.presets), "elements": list(spec.elements)}
    return {name: names for name, names in chosen.items() if names}
