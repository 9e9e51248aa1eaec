"""What another checkout is asked, in its own words: makes its rows, and prints the requests for them as JSON.

Run by the Python of that checkout: `python -P checkout_requests.py ADDRESS`. It knows nothing but the stubs, and of
them what every release has: a method, then the bytes of one request or several, then the least bytes of an answer.
"""

import io
import json
import sys
from typing import Any

import grpc
from limner.v1 import (
    image_pb2,
    image_pb2_grpc,
    map_grid_pb2,
    map_grid_pb2_grpc,
    overlay_pb2,
    overlay_pb2_grpc,
    task_pb2,
    theme_pb2,
    theme_pb2_grpc,
)
from PIL import Image

RENDERS = 32
CONFIG = {"palette": {f"color{place}": "#11223344" for place in range(12)}, "lines": [1, 2.5, 3], "hatched": True}


def main(address: str) -> None:
    """Print them."""
    with grpc.insecure_channel(address) as channel:
        images, grids = image_pb2_grpc.ImageServiceStub(channel), map_grid_pb2_grpc.MapGridServiceStub(channel)
        overlays, themes = overlay_pb2_grpc.OverlayServiceStub(channel), theme_pb2_grpc.ThemeServiceStub(channel)
        content = io.BytesIO()
        Image.new("RGB", (640, 480), "tan").save(content, "png")
        metadata = image_pb2.ImageMetadata(type="map", name="ground")
        new = image_pb2.CreateImageRequest(metadata=metadata, content=content.getvalue())
        image = images.CreateImage(new).image
        lattice = map_grid_pb2.MapGrid(image_id=image.id, size=32)
        grid = grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=lattice)).map_grid
        label = overlay_pb2.Overlay(image_id=image.id, label={"at": {"pixel": {"x": 9, "y": 9}}, "text": "Crypt"})
        overlay = overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=label)).overlay
        ink = theme_pb2.Theme(name="bench_ink", display_name="Ink", config=CONFIG, prompts={"map": "a map"})
        theme = themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=ink)).theme
    renders = [
        image_pb2.GetRenderedImageRequest(id=image.id, options={"scale": 1 - each / 100}) for each in range(RENDERS)
    ]
    asked: dict[str, tuple[list[Any], int]] = {
        "ImageService/GetImage": ([image_pb2.GetImageRequest(id=image.id)], 100),
        "TaskService/CreateTask": ([task_pb2.CreateTaskRequest(generate={"type": "map", "subtype": "tactical"})], 100),
        "MapGridService/GetMapGrid": ([map_grid_pb2.GetMapGridRequest(id=grid.id)], 100),
        "OverlayService/GetOverlay": ([overlay_pb2.GetOverlayRequest(id=overlay.id)], 100),
        "ThemeService/GetTheme": ([theme_pb2.GetThemeRequest(id=theme.id)], 100),
        "ImageService/GetRenderedImage": (renders, 100),
    }
    spoken = {name: ([each.SerializeToString().hex() for each in many], least) for name, (many, least) in asked.items()}
    print(json.dumps(spoken))


if __name__ == "__main__":
    main(*sys.argv[1:])
