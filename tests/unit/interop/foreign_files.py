"""Files as the programs write them, each with its own habits."""

import base64
import json
from typing import Any

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(65)).decode()
JPEG = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(64)).decode()
WEBP = base64.b64encode(b"RIFF\0\0\0\0WEBPVP8 " + bytes(64)).decode()


def xy(x: float, y: float) -> dict[str, float]:
    return {"x": x, "y": y}


def path(*points: tuple[float, float]) -> list[dict[str, float]]:
    return [xy(*each) for each in points]


def resolution(columns: float = 10, rows: float = 8, pixels: float = 100, **origin: float) -> dict[str, Any]:
    return {"map_origin": {"x": 0, "y": 0} | origin, "map_size": xy(columns, rows), "pixels_per_grid": pixels}


def dungeondraft() -> dict[str, Any]:
    """.dd2vtt: cropped, so its map begins somewhere; colours of eight digits; no software."""
    return {
        "format": 0.3,
        "resolution": resolution(16, 12, 256, x=4, y=-2),
        "line_of_sight": [
            path((5, -1), (9, -1)),
            path((10, -1), (15, -1), (15, 6.5), (5, 6.5), (5, -1)),
            path((11.2, 3.3)),
        ],
        "objects_line_of_sight": [path((7, 2), (7.6, 2), (7.6, 2.6), (7, 2))],
        "portals": [
            {
                "position": xy(9.5, -1),
                "bounds": path((9, -1), (10, -1)),
                "rotation": 0.0,
                "closed": True,
                "freestanding": False,
            },
            {"position": xy(15, 3), "bounds": path((15, 2.5), (15, 3.5)), "rotation": 1.570796, "closed": False},
        ],
        "environment": {"baked_lighting": True, "ambient_light": "ff808080"},
        "lights": [{"position": xy(8, 3), "range": 6.5, "intensity": 1, "color": "ffeccd8b", "shadows": True}],
        "image": PNG,
    }


def dungeonfog() -> dict[str, Any]:
    """.df2vtt: numbers as texts where they need not be numbers, a picture with a prefix, colours of six digits."""
    return {
        "format": "0.2",
        "resolution": resolution(20, 20, 70),
        "line_of_sight": [path((1, 1), (1, 1), (5, 1))],
        "portals": [{"position": xy(3, 1), "bounds": path((2.5, 1), (3, 1), (3.5, 1)), "rotation": 0}],
        "lights": [{"position": xy(2, 2), "range": 3, "color": "#FFCC00"}, {"position": xy(1, 2), "color": ""}],
        "environment": None,
        "image": f"data:image/jpeg;base64,{JPEG}",
    }


def arkenforge() -> dict[str, Any]:
    """.uvtt: tags of its own, lists that are null, no environment, half a cell at the edge."""
    return {
        "format": 0.3,
        "resolution": resolution(10.5, 8, 140),
        "line_of_sight": None,
        "objects_line_of_sight": [path((0, 0), (3, 3))],
        "portals": [{"bounds": [], "closed": 1}, {"bounds": path((1, 1), (1, 1))}],
        "arkenforge": {"version": [1, 2, {"a": None}]},
        "image": WEBP,
    }


FILES = {"dd2vtt": dungeondraft, "df2vtt": dungeonfog, "uvtt": arkenforge}


def content(document: Any) -> bytes:
    return json.dumps(document).encode()
