"""Rules of theme.proto."""

from server.servicers.field_rules.shared import BY_ID, LIST, OWN_ID, PARTS, PURGE, REQUEST_ID, Fields, hidden
from server.servicers.rules import number, text, uuid
from server.themes.prompts.meter import MOST_OUTPUT

NAMES: Fields = {**OWN_ID, "name": text(50), "display_name": text(255), "description": text(10_000)}
CATEGORY: Fields = {"category": text(50)}
CHOICE: Fields = {"theme": text(50), "variation": text(50), **PARTS, "type": text(50), "subtype": text(50)}
OF_THEME: Fields = {"theme_id": uuid(required=False)}
RESOURCES = {
    "Theme": "theme",
    "ThemeVariation": "theme_variation",
    "StylePreset": "style_preset",
    "ThemeElement": "theme_element",
}
"""Each by its message, with the field that holds it in requests."""

RULES: dict[str, Fields] = {
    "Theme": NAMES,
    "ThemeVariation": {**NAMES, **OF_THEME},
    "StylePreset": {**NAMES, **CATEGORY},
    "ThemeElement": {**NAMES, **CATEGORY},
    **{f"Create{each}Request": REQUEST_ID for each in RESOURCES},
    **{f"Get{each}Request": BY_ID for each in RESOURCES},
    "GetThemeRequest": {"id": uuid(required=False), "name": text(50)},
    "ListThemesRequest": LIST,
    "ListThemeVariationsRequest": {**LIST, **OF_THEME},
    "ListStylePresetsRequest": {**LIST, **CATEGORY},
    "ListThemeElementsRequest": {**LIST, **CATEGORY},
    **{name: fields for each in RESOURCES for name, fields in hidden(each).items()},
    **{f"Purge{each}sRequest": PURGE for each in RESOURCES},
    "ResolveThemeRequest": CHOICE,
    "ComposePromptRequest": {**CHOICE, "name": text(255), "max_length": number(0, MOST_OUTPUT)},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    f"{verb}{each}Request": (field,) for verb in ("Create", "Update") for each, field in RESOURCES.items()
}
FILLED: dict[str, tuple[str, ...]] = {
    "Theme": ("name", "display_name"),
    "ThemeVariation": ("theme_id", "name", "display_name"),
    "StylePreset": ("category", "name", "display_name"),
    "ThemeElement": ("category", "name", "display_name"),
}
