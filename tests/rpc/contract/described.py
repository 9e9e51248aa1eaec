"""The resources that the contract holds for. A new one joins by its line in RESOURCES."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.message import Message
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, theme_pb2

from tests.rpc.tasks import small
from tests.rpc.uploads import metadata, png

ELSEWHERE = "018f0000-0000-7000-8000-000000000000"
CONTENT = png()
ORDERS = ("create_time", "update_time")


@dataclass(frozen=True)
class Place:
    """Where resources of one test are made: below one parent, in one group of their own."""

    parent: str = ""
    group: str = ""


@dataclass(frozen=True)
class Described:
    """One kind of resource, as far as the contract has to know it.

    `name` is its field in requests and answers, `service` the stub that serves it. `new` makes the request that creates
    one, of a place and a word to call it by. `changes` are fields that can be changed, with values no new one has;
    `fixed` ones cannot. `nested` is a path to a part of a field, with such a value. `parent` is the kind it hangs on,
    `alone` says that a parent has one at most. `group` is the filter of its list that shows one place alone. `unique`
    says that its word is taken by one of a place. `orders` are those of its list. `bulky` values of fields make it as
    large as it can be; without them a thousand fit into a page.
    """

    name: str
    service: str
    new: Callable[[Place, str], Message]
    changes: Mapping[str, Any]
    fixed: Mapping[str, Any]
    nested: tuple[str, Any] | None = None
    parent: str = ""
    alone: bool = False
    group: str = ""
    unique: bool = False
    orders: Sequence[str] = (*ORDERS, "name")
    bulky: Mapping[str, Any] = field(default_factory=dict)

    @property
    def camel(self) -> str:
        """Its name in methods and messages."""
        return "".join(each.capitalize() for each in self.name.split("_"))


def _image(place: Place, word: str) -> Message:
    return image_pb2.CreateImageRequest(metadata=metadata(name=word, scope=place.group), content=CONTENT)


def _overlay(place: Place, word: str) -> Message:
    at = {"pixel": {"x": 3.5, "y": 4.25}}
    overlay = overlay_pb2.Overlay(image_id=place.parent, name=word, marker={"at": at, "number": 7})
    return overlay_pb2.CreateOverlayRequest(overlay=overlay)


def _map_grid(place: Place, word: str) -> Message:
    return map_grid_pb2.CreateMapGridRequest(
        map_grid=map_grid_pb2.MapGrid(image_id=place.parent, distance_unit=word[:16])
    )


def _task(place: Place, word: str) -> Message:
    request = small(scope=place.group)
    request.generate.name = word
    return request


def _theme(place: Place, word: str) -> Message:
    return theme_pb2.CreateThemeRequest(theme=theme_pb2.Theme(name=word, display_name=word))


def _theme_variation(place: Place, word: str) -> Message:
    variation = theme_pb2.ThemeVariation(theme_id=place.parent, name=word, display_name=word)
    return theme_pb2.CreateThemeVariationRequest(theme_variation=variation)


def _style_preset(place: Place, word: str) -> Message:
    preset = theme_pb2.StylePreset(category=place.group, name=word, display_name=word)
    return theme_pb2.CreateStylePresetRequest(style_preset=preset)


def _theme_element(place: Place, word: str) -> Message:
    element = theme_pb2.ThemeElement(category=place.group, name=word, display_name=word)
    return theme_pb2.CreateThemeElementRequest(theme_element=element)


DOCUMENT = {"extra": {"ink": "#112233", "worn": [1, 0.5, None, True]}}
LARGE = {"extra": "x" * 64_000}
LONG = "🐉" * 10_000
LABELS = {f"label {number}": "🐉" * 255 for number in range(32)}
SAID = {"display_name": "Ink and Wash", "description": "Drawn by hand."}
MANNERS = {**SAID, "config": DOCUMENT, "prompts": DOCUMENT, "compatibility": DOCUMENT}
BULKY = {"description": LONG, "config": LARGE, "prompts": LARGE}

RESOURCES = (
    Described(
        "image",
        "images",
        _image,
        {"name": "Crypt", "description": "Below.", "labels": {"level": "1"}, "source_id": ELSEWHERE, "type": "other"},
        {"theme": "other"},
        group="scope",
        bulky={"description": LONG, "labels": LABELS},
    ),
    Described(
        "overlay",
        "overlays",
        _overlay,
        {"name": "Lair", "z": -3, "style": {"fill": "#112233"}, "audience": audience_pb2.AUDIENCE_GM},
        {"image_id": ELSEWHERE},
        nested=("style.color", "#445566"),
        parent="image",
        group="image_id",
        bulky={"description": LONG},
        orders=(*ORDERS, "name", "z"),
    ),
    Described(
        "map_grid",
        "grids",
        _map_grid,
        {"size": 70.5, "color": "#112233", "enabled": False, "opacity": 0.25, "offset_x": -3.5},
        {"image_id": ELSEWHERE},
        parent="image",
        alone=True,
        orders=ORDERS,
    ),
    Described(
        "task",
        "tasks",
        _task,
        {"labels": {"level": "1"}, "priority": 7},
        {"scope": "campaign/42", "max_retries": 9},
        group="scope",
        bulky={"labels": LABELS},
        orders=ORDERS,
    ),
    Described(
        "theme",
        "themes",
        _theme,
        {**SAID, "config": DOCUMENT, "variables": DOCUMENT, "prompts": DOCUMENT, "styles": DOCUMENT},
        {"name": "other"},
        unique=True,
        bulky={**BULKY, "variables": LARGE, "styles": LARGE},
    ),
    Described(
        "theme_variation",
        "themes",
        _theme_variation,
        {**SAID, "config_override": DOCUMENT, "variable_override": DOCUMENT},
        {"name": "other", "theme_id": ELSEWHERE},
        parent="theme",
        group="theme_id",
        unique=True,
        bulky={"description": LONG, "config_override": LARGE, "variable_override": LARGE},
    ),
    Described(
        "style_preset",
        "themes",
        _style_preset,
        MANNERS,
        {"name": "other"},
        group="category",
        unique=True,
        bulky=BULKY,
    ),
    Described(
        "theme_element",
        "themes",
        _theme_element,
        MANNERS,
        {"name": "other", "category": "weather"},
        group="category",
        unique=True,
        bulky=BULKY,
    ),
)
