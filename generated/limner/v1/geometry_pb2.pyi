from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Coverage(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COVERAGE_UNSPECIFIED: _ClassVar[Coverage]
    COVERAGE_CENTER: _ClassVar[Coverage]
    COVERAGE_ANY: _ClassVar[Coverage]
    COVERAGE_HALF: _ClassVar[Coverage]
    COVERAGE_FRACTION: _ClassVar[Coverage]
COVERAGE_UNSPECIFIED: Coverage
COVERAGE_CENTER: Coverage
COVERAGE_ANY: Coverage
COVERAGE_HALF: Coverage
COVERAGE_FRACTION: Coverage

class Position(_message.Message):
    __slots__ = ("pixel", "cell")
    class Pixel(_message.Message):
        __slots__ = ("x", "y")
        X_FIELD_NUMBER: _ClassVar[int]
        Y_FIELD_NUMBER: _ClassVar[int]
        x: float
        y: float
        def __init__(self, x: _Optional[float] = ..., y: _Optional[float] = ...) -> None: ...
    class Cell(_message.Message):
        __slots__ = ("column", "row", "anchor")
        class Anchor(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            ANCHOR_UNSPECIFIED: _ClassVar[Position.Cell.Anchor]
            ANCHOR_NW: _ClassVar[Position.Cell.Anchor]
            ANCHOR_CENTER: _ClassVar[Position.Cell.Anchor]
        ANCHOR_UNSPECIFIED: Position.Cell.Anchor
        ANCHOR_NW: Position.Cell.Anchor
        ANCHOR_CENTER: Position.Cell.Anchor
        COLUMN_FIELD_NUMBER: _ClassVar[int]
        ROW_FIELD_NUMBER: _ClassVar[int]
        ANCHOR_FIELD_NUMBER: _ClassVar[int]
        column: float
        row: float
        anchor: Position.Cell.Anchor
        def __init__(self, column: _Optional[float] = ..., row: _Optional[float] = ..., anchor: _Optional[_Union[Position.Cell.Anchor, str]] = ...) -> None: ...
    PIXEL_FIELD_NUMBER: _ClassVar[int]
    CELL_FIELD_NUMBER: _ClassVar[int]
    pixel: Position.Pixel
    cell: Position.Cell
    def __init__(self, pixel: _Optional[_Union[Position.Pixel, _Mapping]] = ..., cell: _Optional[_Union[Position.Cell, _Mapping]] = ...) -> None: ...

class Outline(_message.Message):
    __slots__ = ("points",)
    POINTS_FIELD_NUMBER: _ClassVar[int]
    points: _containers.RepeatedCompositeFieldContainer[Position]
    def __init__(self, points: _Optional[_Iterable[_Union[Position, _Mapping]]] = ...) -> None: ...

class GridCell(_message.Message):
    __slots__ = ("column", "row")
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    ROW_FIELD_NUMBER: _ClassVar[int]
    column: int
    row: int
    def __init__(self, column: _Optional[int] = ..., row: _Optional[int] = ...) -> None: ...

class Shape(_message.Message):
    __slots__ = ("circle", "cone", "line", "rectangle", "ring", "polygon", "cells")
    class Circle(_message.Message):
        __slots__ = ("center", "radius")
        CENTER_FIELD_NUMBER: _ClassVar[int]
        RADIUS_FIELD_NUMBER: _ClassVar[int]
        center: Position
        radius: float
        def __init__(self, center: _Optional[_Union[Position, _Mapping]] = ..., radius: _Optional[float] = ...) -> None: ...
    class Cone(_message.Message):
        __slots__ = ("origin", "length", "direction", "angle", "flat")
        ORIGIN_FIELD_NUMBER: _ClassVar[int]
        LENGTH_FIELD_NUMBER: _ClassVar[int]
        DIRECTION_FIELD_NUMBER: _ClassVar[int]
        ANGLE_FIELD_NUMBER: _ClassVar[int]
        FLAT_FIELD_NUMBER: _ClassVar[int]
        origin: Position
        length: float
        direction: float
        angle: float
        flat: bool
        def __init__(self, origin: _Optional[_Union[Position, _Mapping]] = ..., length: _Optional[float] = ..., direction: _Optional[float] = ..., angle: _Optional[float] = ..., flat: _Optional[bool] = ...) -> None: ...
    class Line(_message.Message):
        __slots__ = ("origin", "length", "width", "direction")
        ORIGIN_FIELD_NUMBER: _ClassVar[int]
        LENGTH_FIELD_NUMBER: _ClassVar[int]
        WIDTH_FIELD_NUMBER: _ClassVar[int]
        DIRECTION_FIELD_NUMBER: _ClassVar[int]
        origin: Position
        length: float
        width: float
        direction: float
        def __init__(self, origin: _Optional[_Union[Position, _Mapping]] = ..., length: _Optional[float] = ..., width: _Optional[float] = ..., direction: _Optional[float] = ...) -> None: ...
    class Rectangle(_message.Message):
        __slots__ = ("corner", "width", "height", "rotation")
        CORNER_FIELD_NUMBER: _ClassVar[int]
        WIDTH_FIELD_NUMBER: _ClassVar[int]
        HEIGHT_FIELD_NUMBER: _ClassVar[int]
        ROTATION_FIELD_NUMBER: _ClassVar[int]
        corner: Position
        width: float
        height: float
        rotation: float
        def __init__(self, corner: _Optional[_Union[Position, _Mapping]] = ..., width: _Optional[float] = ..., height: _Optional[float] = ..., rotation: _Optional[float] = ...) -> None: ...
    class Ring(_message.Message):
        __slots__ = ("center", "inner", "outer")
        CENTER_FIELD_NUMBER: _ClassVar[int]
        INNER_FIELD_NUMBER: _ClassVar[int]
        OUTER_FIELD_NUMBER: _ClassVar[int]
        center: Position
        inner: float
        outer: float
        def __init__(self, center: _Optional[_Union[Position, _Mapping]] = ..., inner: _Optional[float] = ..., outer: _Optional[float] = ...) -> None: ...
    class Polygon(_message.Message):
        __slots__ = ("points",)
        POINTS_FIELD_NUMBER: _ClassVar[int]
        points: _containers.RepeatedCompositeFieldContainer[Position]
        def __init__(self, points: _Optional[_Iterable[_Union[Position, _Mapping]]] = ...) -> None: ...
    class Cells(_message.Message):
        __slots__ = ("cells",)
        CELLS_FIELD_NUMBER: _ClassVar[int]
        cells: _containers.RepeatedCompositeFieldContainer[GridCell]
        def __init__(self, cells: _Optional[_Iterable[_Union[GridCell, _Mapping]]] = ...) -> None: ...
    CIRCLE_FIELD_NUMBER: _ClassVar[int]
    CONE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    RECTANGLE_FIELD_NUMBER: _ClassVar[int]
    RING_FIELD_NUMBER: _ClassVar[int]
    POLYGON_FIELD_NUMBER: _ClassVar[int]
    CELLS_FIELD_NUMBER: _ClassVar[int]
    circle: Shape.Circle
    cone: Shape.Cone
    line: Shape.Line
    rectangle: Shape.Rectangle
    ring: Shape.Ring
    polygon: Shape.Polygon
    cells: Shape.Cells
    def __init__(self, circle: _Optional[_Union[Shape.Circle, _Mapping]] = ..., cone: _Optional[_Union[Shape.Cone, _Mapping]] = ..., line: _Optional[_Union[Shape.Line, _Mapping]] = ..., rectangle: _Optional[_Union[Shape.Rectangle, _Mapping]] = ..., ring: _Optional[_Union[Shape.Ring, _Mapping]] = ..., polygon: _Optional[_Union[Shape.Polygon, _Mapping]] = ..., cells: _Optional[_Union[Shape.Cells, _Mapping]] = ...) -> None: ...

class Ground(_message.Message):
    __slots__ = ("parts", "cells")
    class Part(_message.Message):
        __slots__ = ("outline", "holes")
        OUTLINE_FIELD_NUMBER: _ClassVar[int]
        HOLES_FIELD_NUMBER: _ClassVar[int]
        outline: Outline
        holes: _containers.RepeatedCompositeFieldContainer[Outline]
        def __init__(self, outline: _Optional[_Union[Outline, _Mapping]] = ..., holes: _Optional[_Iterable[_Union[Outline, _Mapping]]] = ...) -> None: ...
    PARTS_FIELD_NUMBER: _ClassVar[int]
    CELLS_FIELD_NUMBER: _ClassVar[int]
    parts: _containers.RepeatedCompositeFieldContainer[Ground.Part]
    cells: _containers.RepeatedCompositeFieldContainer[GridCell]
    def __init__(self, parts: _Optional[_Iterable[_Union[Ground.Part, _Mapping]]] = ..., cells: _Optional[_Iterable[_Union[GridCell, _Mapping]]] = ...) -> None: ...
