"""The schema of Universal VTT 0.3, as far as its readers agree: `MapFile.model_json_schema()` is it as JSON."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Argb = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Point(Strict):
    x: Number
    y: Number


class Cells(Strict):
    x: Annotated[int, Field(ge=1)]
    y: Annotated[int, Field(ge=1)]


class Nowhere(Strict):
    x: Literal[0]
    y: Literal[0]


class Resolution(Strict):
    map_origin: Nowhere
    map_size: Cells
    pixels_per_grid: Annotated[int, Field(ge=1)]


class Portal(Strict):
    position: Point
    bounds: Annotated[list[Point], Field(min_length=2, max_length=2)]
    rotation: Annotated[Number, Field(ge=-3.1416, le=3.1416)]
    closed: bool
    freestanding: bool


class Environment(Strict):
    baked_lighting: bool
    ambient_light: Argb


class Lamp(Strict):
    position: Point
    range: Annotated[Number, Field(ge=0)]
    intensity: Annotated[Number, Field(ge=0)]
    color: Argb
    shadows: bool


Polyline = Annotated[list[Point], Field(min_length=2)]


class MapFile(Strict):
    format: Annotated[Number, Field(ge=0.3, le=0.3)]
    resolution: Resolution
    line_of_sight: list[Polyline]
    objects_line_of_sight: list[Polyline]
    portals: list[Portal]
    environment: Environment
    lights: list[Lamp]
    software: str
    creator: str
    image: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
    x_limner: dict[str, Any]
