from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

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
