"""What is made of themes beside GetImage, in the same server: how many calls a second."""

from functools import partial
from typing import Any

import grpc
from limner.v1 import image_pb2, image_pb2_grpc, theme_pb2, theme_pb2_grpc

from bench.access import UNLIMITED
from bench.get_image import METHOD as GET_IMAGE
from bench.h2load import GrpcLoad
from bench.pairs import Ratio, in_turns, ratio
from bench.pictures import noise
from bench.stand import Stand, limner

RESOLVE, COMPOSE = "/limner.v1.ThemeService/ResolveTheme", "/limner.v1.ThemeService/ComposePrompt"
AIM = "≥ 0.5"
NAMES = ("ResolveTheme, the default theme", "ResolveTheme, with all over it", "ComposePrompt, a theme with all over it")
PROMPTS: dict[str, Any] = {
    "positive": "{{ mood|upper }} ground, {% if dark and mood in ('grim') %}night{% else %}day{% endif %}",
    "negative": "{{ tags|join(', ') }}",
    "types": {
        "map": {"positive": "seen from above", "subtypes": {"tactical": {"positive": "{{ name|default('a') }}"}}}
    },
}
VARIABLES: dict[str, Any] = {
    "mood": {"type": "string", "default": "calm", "choices": ["calm", "grim"]},
    "dark": {"type": "boolean", "default": True},
    "tags": {"type": "list", "default": ["people", "letters"]},
}


async def measure(ground: Stand, *, pairs: int, calls: int) -> list[Ratio]:
    """Calls per second, with 64 in flight."""
    async with limner(ground, **UNLIMITED) as server:
        async with grpc.aio.insecure_channel(server.address) as channel:
            images, themes = image_pb2_grpc.ImageServiceStub(channel), theme_pb2_grpc.ThemeServiceStub(channel)
            request = image_pb2.GetImageRequest(id=(await noise(64).stored(images)).id)
            image = GrpcLoad(GET_IMAGE, ground.folder, [request], (await images.GetImage(request)).ByteSize())
            choice = await _choice(themes)
            resolved = GrpcLoad(RESOLVE, ground.folder, [choice], (await themes.ResolveTheme(choice)).ByteSize())
            bare = theme_pb2.ResolveThemeRequest()
            plain = GrpcLoad(RESOLVE, ground.folder, [bare], (await themes.ResolveTheme(bare)).ByteSize())
            asked = await _asked(themes, choice)
            composed = GrpcLoad(COMPOSE, ground.folder, [asked], (await themes.ComposePrompt(asked)).ByteSize())

        async def rate(load: GrpcLoad) -> float:
            return (await load.run(server.address, calls=calls, connections=8, streams=8)).per_second

        turns = await in_turns([partial(rate, each) for each in (image, plain, resolved, composed)], pairs=pairs)
        return [
            ratio(name, "GetImage", ((turn[number], turn[0]) for turn in turns), unit="calls/s", aim=AIM)
            for number, name in enumerate(NAMES, 1)
        ]


async def _choice(themes: "theme_pb2_grpc.ThemeServiceAsyncStub") -> theme_pb2.ResolveThemeRequest:
    """The default theme with a variation, two presets, two elements and overrides."""
    for name in ("dim", "wet"):
        said: dict[str, Any] = {"name": f"bench-{name}", "display_name": name, "category": f"bench-{name}"}
        look = {"look": {"mood": {"ambient": 0.5, "shadow": 0.5}, "palette": {"rock": "#223344", "dirt": "#334455"}}}
        preset = theme_pb2.StylePreset(**said, config=look, prompts=PROMPTS)
        await themes.CreateStylePreset(theme_pb2.CreateStylePresetRequest(style_preset=preset))
        element = theme_pb2.ThemeElement(**said, config=look, prompts=PROMPTS)
        await themes.CreateThemeElement(theme_pb2.CreateThemeElementRequest(theme_element=element))
    request = theme_pb2.ResolveThemeRequest(
        variation="ink_and_wash",
        presets=["bench-dim", "bench-wet"],
        elements=["bench-dim/bench-dim", "bench-wet/bench-wet"],
        type="map",
        subtype="tactical",
    )
    request.overrides.update({"look": {"line": 0.05}})
    return request


async def _asked(
    themes: "theme_pb2_grpc.ThemeServiceAsyncStub", choice: theme_pb2.ResolveThemeRequest
) -> theme_pb2.ComposePromptRequest:
    """Prompts of a theme of five parts with twenty templates, and a value for one of its variables."""
    theme = theme_pb2.Theme(name="bench", display_name="Bench", prompts=PROMPTS, variables=VARIABLES)
    await themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))
    request = theme_pb2.ComposePromptRequest(
        theme="bench", presets=choice.presets, elements=choice.elements, type="map", subtype="tactical"
    )
    request.values.update({"mood": "grim"})
    return request
