"""Images that golden pictures show: a portrait, a ghost that is clear around, and a long banner."""

from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

from server.domain.scene import Art

GROUNDS = {"portrait": (74, 60, 88, 255), "ghost": (0, 0, 0, 0)}


def art_in(folder: Path) -> Mapping[str, Art]:
    """The images as files in a folder, by the ids that samples name them with."""
    pictures = {name: _face(ground) for name, ground in GROUNDS.items()} | {"banner": _banner()}
    for name, picture in pictures.items():
        picture.save(folder / f"{name}.png")
    return {name: Art(name, *picture.size, str(folder / f"{name}.png")) for name, picture in pictures.items()}


def _face(ground: tuple[int, int, int, int]) -> Image.Image:
    """Twice as tall as wide: what is shown of it stands in the upper half."""
    large = Image.new("RGBA", (480, 960), ground)
    draw = ImageDraw.Draw(large)
    draw.ellipse((40, 440, 440, 1200), fill=(120, 40, 36, 255))
    draw.ellipse((130, 200, 350, 500), fill=(224, 188, 150, 255))
    for x in (200, 280):
        draw.ellipse((x - 16, 310, x + 16, 350), fill=(24, 20, 26, 255))
    draw.arc((190, 360, 290, 450), 20, 160, fill=(120, 30, 30, 255), width=12)
    return large.resize((240, 480), Image.Resampling.LANCZOS)


def _banner() -> Image.Image:
    banner = Image.new("RGBA", (200, 400), (150, 34, 34, 255))
    draw = ImageDraw.Draw(banner)
    draw.rectangle((0, 0, 200, 40), fill=(210, 170, 60, 255))
    draw.polygon(((30, 80), (90, 80), (30, 200)), fill=(240, 230, 206, 255))
    draw.polygon(((0, 400), (200, 400), (100, 320)), fill=(0, 0, 0, 0))
    return banner
