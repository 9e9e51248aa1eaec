"""A theme made ready for use: everything that was chosen merged over it, and a fingerprint of the result."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from server.domain.errors import Invalid
from server.domain.theme_errors import ThemeInvalid
from server.domain.theme_parts import MOST_RESOLVED, ChosenParts, PartKind, ThemeChoice, ThemePart
from server.themes.compatibility import check_compatibility
from server.themes.layers import OVERRIDES, Layers, ThemeLayer, canonical
from server.themes.merging import Origins, origins_of

STYLES = "theme.styles"
"""The origin of what a theme says for one kind of image."""


@dataclass(frozen=True, slots=True)
class ResolvedTheme:
    """The configuration a generator draws with. `fingerprint` is the SHA-256 of its canonical JSON (RFC 8785).

    `variables` are what prompts may name, by the theme and its variation; both documents know their `layers`. One that
    was resolved earlier has no parts any more.
    """

    name: str
    variation: str
    config: dict[str, Any]
    fingerprint: str
    layers: Layers
    variables: Mapping[str, Any]
    variable_layers: Layers
    parts: tuple[ThemePart, ...] = ()

    @property
    def config_origins(self) -> Origins:
        """Whose each value of the configuration is."""
        return _origins(self.layers)

    @property
    def variable_origins(self) -> Origins:
        """Whose each value of the variables is."""
        return _origins(self.variable_layers)


def resolve(choice: ThemeChoice, parts: ChosenParts) -> ResolvedTheme:
    """Merge theme < styles < variation < presets < elements < overrides.

    Raises `ThemePartsClash`; `Invalid` or `ThemeInvalid` for a number JSON cannot hold, and for what cannot be merged.
    """
    check_compatibility(choice, parts)
    theme, variation = parts.theme, parts.variation
    layers = Layers(theme.name, tuple(_config_layers(choice, parts)))
    config = layers.merged()
    if (whole := canonical(config)) is None:
        raise layers.unkept_number()
    if len(whole) > MOST_RESOLVED:
        raise _too_large(choice, len(whole))
    variables = variables_of(parts)
    return ResolvedTheme(
        name=theme.name,
        variation=variation.name if variation is not None else "",
        config=config,
        fingerprint=hashlib.sha256(whole).hexdigest(),
        layers=layers,
        variables=variables.merged(),
        variable_layers=variables,
        parts=tuple(parts),
    )


def variables_of(parts: ChosenParts) -> Layers:
    """What prompts may name, of the theme and its variation."""
    return Layers(parts.theme.name, tuple(_variable_layers(parts)))


def _too_large(choice: ThemeChoice, size: int) -> Invalid:
    """The error for a choice of too much; it is said of what was chosen last."""
    last = next((name for name in ("elements", "presets") if getattr(choice, name)), "theme")
    field = choice.field(last)
    return Invalid(f"{field}: all that is chosen has {size} bytes, more than {MOST_RESOLVED}", field=field)


def resolved_before(choice: ThemeChoice, config: dict[str, Any], fingerprint: str) -> ResolvedTheme:
    """A theme that was resolved and checked earlier; what is wrong in it now is said of the theme or the overrides."""
    layers = Layers(choice.theme, (ThemeLayer(PartKind.THEME, config, "config"), *_overrides(choice)))
    variables = Layers(choice.theme, (ThemeLayer(PartKind.THEME, {}, "variables"),))
    return ResolvedTheme(choice.theme, choice.variation, config, fingerprint, layers, {}, variables)


def _config_layers(choice: ThemeChoice, parts: ChosenParts) -> Iterator[ThemeLayer]:
    yield ThemeLayer(origin_of(parts.theme), parts.theme.config, "config", parts.theme)
    yield from _styles(choice, parts.theme)
    if (variation := parts.variation) is not None:
        yield ThemeLayer(origin_of(variation), variation.config, "config_override", variation)
    for each in (*parts.presets, *parts.elements):
        yield ThemeLayer(origin_of(each), each.config, "config", each)
    yield from _overrides(choice)


def _variable_layers(parts: ChosenParts) -> Iterator[ThemeLayer]:
    yield ThemeLayer(origin_of(parts.theme), parts.theme.variables, "variables", parts.theme)
    if (variation := parts.variation) is not None:
        yield ThemeLayer(origin_of(variation), variation.variables, "variable_override", variation)


def _overrides(choice: ThemeChoice) -> Iterator[ThemeLayer]:
    if choice.overrides:
        yield ThemeLayer(OVERRIDES, choice.overrides, choice.field("overrides"))


def _styles(choice: ThemeChoice, theme: ThemePart) -> Iterator[ThemeLayer]:
    """What a theme says of the look of images of a type, then of a subtype. Raises `ThemeInvalid`."""
    if not choice.type:
        return
    styles = _object(theme, theme.styles, "styles")
    if choice.type not in styles:
        return
    place = f"styles.{choice.type}"
    of_type = _object(theme, styles[choice.type], place)
    if "look" in of_type:
        yield ThemeLayer(STYLES, {"look": of_type["look"]}, place, theme)
    subtypes = _object(theme, of_type.get("subtypes", {}), f"{place}.subtypes")
    if choice.subtype and choice.subtype in subtypes:
        place = f"{place}.subtypes.{choice.subtype}"
        of_subtype = _object(theme, subtypes[choice.subtype], place)
        if "look" in of_subtype:
            yield ThemeLayer(STYLES, {"look": of_subtype["look"]}, place, theme)


def _object(theme: ThemePart, value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ThemeInvalid(theme.name, theme.reference, place, "must be an object")
    return value


def origin_of(part: ThemePart) -> str:
    """What the values of a part are said to be of: of a theme, which is one alone, without its name."""
    return str(part.kind) if part.kind is PartKind.THEME else part.reference


def _origins(layers: Layers) -> Origins:
    first, *patches = layers.layers
    return origins_of(first.origin, first.patch, ((each.origin, each.patch) for each in patches))
