from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Pixel(_message.Message):
    __slots__ = ("x", "y")
    X_FIELD_NUMBER: _ClassVar[int]
    Y_FIELD_NUMBER: _ClassVar[int]
    x: float
    y: float
    def __init__(self, x: _Optional[float] = ..., y: _Optional[float] = ...) -> None: ...

class Cell(_message.Message):
    __slots__ = ("column", "row", "anchor")
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    ROW_FIELD_NUMBER: _ClassVar[int]
    ANCHOR_FIELD_NUMBER: _ClassVar[int]
    column: float
    row: float
    anchor: str
    def __init__(self, column: _Optional[float] = ..., row: _Optional[float] = ..., anchor: _Optional[str] = ...) -> None: ...

class Position(_message.Message):
    __slots__ = ("pixel", "cell")
    PIXEL_FIELD_NUMBER: _ClassVar[int]
    CELL_FIELD_NUMBER: _ClassVar[int]
    pixel: Pixel
    cell: Cell
    def __init__(self, pixel: _Optional[_Union[Pixel, _Mapping]] = ..., cell: _Optional[_Union[Cell, _Mapping]] = ...) -> None: ...

class Outline(_message.Message):
    __slots__ = ("points",)
    POINTS_FIELD_NUMBER: _ClassVar[int]
    points: _containers.RepeatedCompositeFieldContainer[Position]
    def __init__(self, points: _Optional[_Iterable[_Union[Position, _Mapping]]] = ...) -> None: ...
