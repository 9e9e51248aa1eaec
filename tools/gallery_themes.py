"""The sheets of the built-in themes: six dungeons of each, and one of each of its variations, side by side."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from textwrap import fill
from typing import Final

from limner.v1 import battle_map_pb2, image_pb2, overlay_pb2, task_pb2, theme_pb2
from PIL import Image

from limner_client.sync_connection import SyncLimner
from server.domain.themes import ThemeContent, VariationContent
from server.themes.builtin import builtin_themes

SEED: Final = 3
DUNGEONS: Final = 6
ACROSS: Final = 3
GUTTER: Final = 8
SIZE: Final = battle_map_pb2.BattleMap(columns=24, rows=18, px_per_cell=32)
SCALE: Final = 0.5
"""How large a dungeon is on a sheet."""


def sheet_names() -> Iterator[str]:
    """Two for each theme: itself, and its variations."""
    for theme, _ in builtin_themes():
        yield from (theme.name, f"{theme.name}-variations")


def theme_sheets(limner: SyncLimner, folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """Have dungeons of every theme and variation drawn, and yield its two sheets by their names."""
    asked = [
        (theme.name, _asked(limner, theme, None), [_asked(limner, theme, each) for each in variations])
        for theme, variations in builtin_themes()
    ]
    for name, own, others in asked:
        yield name, _sheet([_picture(limner, each, folder) for each in _made(limner, own)])
        made = [image_id for task in others for image_id in _made(limner, task)]
        yield f"{name}-variations", _sheet([_picture(limner, each, folder) for each in made])


def theme_pages(limner: SyncLimner, width: int) -> Iterator[str]:
    """The lines of the page about every theme: its sheets, and what a painter of a tactical map is told of it."""
    for theme, variations in builtin_themes():
        named = ", ".join(f"`{each.name}` ({each.display_name})" for each in variations)
        request = theme_pb2.ComposePromptRequest(theme=theme.name, type="map", subtype="tactical")
        prompts = limner.themes.ComposePrompt(request)
        yield from (f"### {theme.name}", "", fill(str(theme.description), width), "")
        yield from (f"![Six dungeons of {theme.name}](gallery/theme-{theme.name}.webp)", "")
        yield from (fill(f"Variations, from the left: {named}.", width), "")
        yield from (f"![Variations of {theme.name}](gallery/theme-{theme.name}-variations.webp)", "")
        yield from ("A painter of a tactical map is told this, and what not to paint:", "", "```text")
        yield from (fill(prompts.positive, width), "", fill(prompts.negative, width), "```", "")


def _asked(limner: SyncLimner, theme: ThemeContent, variation: VariationContent | None) -> str:
    spec = task_pb2.GenerateSpec(
        type="map", subtype="tactical", theme=theme.name, seed=SEED, count=DUNGEONS, battle_map=SIZE
    )
    if variation is not None:
        spec.variation, spec.count, spec.seed = variation.name, 1, SEED + DUNGEONS - 1
    return limner.create_task(spec).id


def _made(limner: SyncLimner, task_id: str) -> list[str]:
    """The images of a task, once it has ended."""
    *_, last = limner.watch(task_id)
    return [each.image_id for each in last.terminal.task.outputs]


def _picture(limner: SyncLimner, image_id: str, folder: Path) -> Image.Image:
    path = folder / "dungeon.png"
    doors = [overlay_pb2.OVERLAY_KIND_WALLS]
    options = image_pb2.RenderOptions(format=image_pb2.IMAGE_FORMAT_PNG, scale=SCALE, grid=False, kinds=doors)
    limner.render(image_id, options, path)
    return Image.open(BytesIO(path.read_bytes())).convert("RGB")


def _sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    width, height = (side + GUTTER for side in pictures[0].size)
    across = min(ACROSS, len(pictures))
    whole = Image.new("RGB", (across * width - GUTTER, -(-len(pictures) // across) * height - GUTTER), "white")
    for index, picture in enumerate(pictures):
        whole.paste(picture, (index % across * width, index // across * height))
    return whole
