"""The largest legal requests of ThemeService."""

from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import theme_pb2, view_pb2

from server.repositories.tables import style_presets, theme_elements, themes
from tests.rpc.contract.described import LONG
from tests.rpc.multiplied import multiply_rows
from tests.rpc.stack import Stack

Requests = Mapping[str, Sequence[Sequence[Message]]]
SOON = Timestamp(seconds=4_000_000_000)
DOCUMENT = {"extra": [None] * 16_350}
"""Four bytes for each value: none could be more."""
KEYS = {"extra": {f"{number:x}": 1 for number in range(0x1000, 0x1C00)}}
"""As many keys as there may be, but for some."""

PROMPTS = {"extra": [None] * 16_000, **dict.fromkeys(("positive", "negative"), "{{ name }}" * 50)}
"""Of thirty-two parts: nearly as much as two prompts may say, and as filling them may cost."""


async def heavy_theme(stack: Stack) -> theme_pb2.Theme:
    """A theme with the largest documents."""
    theme = theme_pb2.Theme(name="heavy", display_name="Heavy", description=LONG)
    for name in ("variables", "prompts", "styles"):
        getattr(theme, name).update(DOCUMENT)
    made: theme_pb2.Theme = (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))).theme
    return made


async def largest_of_themes(stack: Stack) -> Requests:
    """Those of every method."""
    theme_id = (await heavy_theme(stack)).id
    await multiply_rows(stack, themes, theme_id, 60, name="'heavy ' || n")
    lives: dict[str, Sequence[Sequence[Message]]] = {}
    for kind, documents in (
        ("Theme", ("config", "variables", "prompts", "styles")),
        ("ThemeVariation", ("config_override", "variable_override")),
        ("StylePreset", ("config", "prompts", "compatibility")),
        ("ThemeElement", ("config", "prompts", "compatibility")),
    ):
        lives |= await _life(stack, kind, documents, {"theme_id": theme_id} if kind == "ThemeVariation" else {})
    resolving = await most_parts(stack)
    resolving.variation = "made"
    composing = theme_pb2.ComposePromptRequest(
        theme=resolving.theme, presets=resolving.presets, elements=resolving.elements, name="Greyhollow", values=KEYS
    )
    return {
        **lives,
        "CreateTheme": [*lives["CreateTheme"], [_many_words()]],
        "GetThemeSchema": [[theme_pb2.GetThemeSchemaRequest()]],
        "ResolveTheme": [[resolving]],
        "ComposePrompt": [[composing]],
    }


def _many_words() -> theme_pb2.CreateThemeRequest:
    """As many words to parse as fit a request that is light for its size."""
    prompts = {"types": {f"t{number}": {"positive": "{{a}}" * 330} for number in range(4)}}
    return theme_pb2.CreateThemeRequest(theme={"name": "wordy", "display_name": "Wordy", "prompts": prompts})


async def most_parts(stack: Stack) -> theme_pb2.ResolveThemeRequest:
    """A choice of as many parts as there may be, each as large as it may be."""
    part: dict[str, Any] = {"category": "flora", "name": "many", "display_name": "Many"}
    part |= {"config": KEYS, "prompts": PROMPTS}
    preset = theme_pb2.CreateStylePresetRequest(style_preset=theme_pb2.StylePreset(**part))
    element = theme_pb2.CreateThemeElementRequest(theme_element=theme_pb2.ThemeElement(**part))
    preset_id = (await stack.themes.CreateStylePreset(preset)).style_preset.id
    element_id = (await stack.themes.CreateThemeElement(element)).theme_element.id
    await multiply_rows(stack, style_presets, preset_id, 16, name="'many ' || n", category="'of ' || n")
    await multiply_rows(stack, theme_elements, element_id, 16, name="'many ' || n")
    many = [f"many {number}" for number in range(1, 17)]
    elements = [f"flora/{each}" for each in many]
    request = theme_pb2.ResolveThemeRequest(theme="heavy", presets=many, elements=elements)
    request.overrides.update(KEYS)
    return request


async def _life(stack: Stack, kind: str, documents: Sequence[str], values: Mapping[str, Any]) -> Requests:
    def request(method: str, **fields: Any) -> Message:
        made: Message = getattr(theme_pb2, f"{method}Request")(**fields)
        return made

    field = request(f"Create{kind}").DESCRIPTOR.fields[0].name
    full = {"display_name": "Heavy", "description": LONG, **dict.fromkeys(documents, DOCUMENT)}
    category = {"category": "weather"} if kind in ("StylePreset", "ThemeElement") else {}
    send = getattr(stack.themes, f"Create{kind}")
    row = getattr(
        await send(request(f"Create{kind}", **{field: {"name": "made", **full, **values, **category}})), field
    )
    changed = {"id": row.id, **full, "display_name": "Changed"}
    mask = {"paths": ([*documents, "display_name", "description"] * 50)[:100]}
    return {
        f"Create{kind}": [[request(f"Create{kind}", **{field: {"name": "other", **full, **values, **category}})]],
        f"Get{kind}": [[request(f"Get{kind}", id=row.id)]],
        f"List{kind}s": [[request(f"List{kind}s", page_size=1000, view=view_pb2.VIEW_FULL)]],
        f"Update{kind}": [[request(f"Update{kind}", **{field: changed}, update_mask=mask)]],
        f"Delete{kind}": [[request(f"Delete{kind}", id=row.id)]],
        f"Undelete{kind}": [[request(f"Undelete{kind}", id=row.id)]],
        f"Purge{kind}s": [[request(f"Purge{kind}s", deleted_before=SOON, dry_run=True)]],
    }
