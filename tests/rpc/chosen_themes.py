"""A theme with everything that may go over it, and requests that choose it."""

import uuid
from dataclasses import dataclass
from typing import Any

from limner.v1 import task_pb2, theme_pb2

from tests.rpc.stack import Stubs
from tests.rpc.tasks import small


@dataclass(frozen=True)
class World:
    """Names of one word: a theme, its variation, two presets `calm` and `wet`, two elements of category `flora`."""

    word: str

    def choice(self, **values: Any) -> dict[str, Any]:
        """All of it, as requests say it."""
        whole = {
            "theme": self.word,
            "variation": "dark",
            "presets": [f"calm-{self.word}", f"wet-{self.word}"],
            "elements": [f"flora/oak-{self.word}", f"flora/elm-{self.word}"],
        }
        return whole | values

    def resolving(self, **values: Any) -> theme_pb2.ResolveThemeRequest:
        """It is to be resolved."""
        return theme_pb2.ResolveThemeRequest(**self.choice(**values))

    def drawing(self, **values: Any) -> task_pb2.CreateTaskRequest:
        """Something small is to be drawn with it."""
        request = small()
        request.generate.MergeFrom(task_pb2.GenerateSpec(**self.choice(**values)))
        return request


async def a_world(stubs: Stubs) -> World:
    """A new one: each says something of its own, and something of what was said before it."""
    word = uuid.uuid4().hex
    theme = theme_pb2.Theme(
        name=word,
        display_name="Plain",
        config={"look": {"mood": {"ambient": 0.1, "glow": 0.1}}, "extra": {"all": [1]}},
        variables={"hero": {"type": "string", "default": "a knight"}},
        styles={"map": {"look": {"line": 0.1}, "subtypes": {"tactical": {"look": {"grid_opacity": 0.2}}}}},
    )
    made = (await stubs.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))).theme
    dark = theme_pb2.ThemeVariation(
        theme_id=made.id,
        name="dark",
        display_name="Dark",
        config_override={"look": {"mood": {"ambient": 0.2, "shadow": 0.2}}},
        variable_override={"hero": {"default": "a ghoul"}},
    )
    await stubs.themes.CreateThemeVariation(theme_pb2.CreateThemeVariationRequest(theme_variation=dark))
    for name, shadow in (("calm", 0.3), ("wet", 0.4)):
        config = {"look": {"mood": {"shadow": shadow}}}
        preset = theme_pb2.StylePreset(category=name, name=f"{name}-{word}", display_name=name, config=config)
        await stubs.themes.CreateStylePreset(theme_pb2.CreateStylePresetRequest(style_preset=preset))
    for name, wood in (("oak", "#112233"), ("elm", "#445566")):
        grown: dict[str, Any] = {"look": {"palette": {"wood": wood, "wall": "#778899"}}, "extra": {name: True}}
        element = theme_pb2.ThemeElement(category="flora", name=f"{name}-{word}", display_name=name, config=grown)
        await stubs.themes.CreateThemeElement(theme_pb2.CreateThemeElementRequest(theme_element=element))
    return World(word)
