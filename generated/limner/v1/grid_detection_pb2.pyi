from limner.v1 import audience_pb2 as _audience_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DetectGridRequest(_message.Message):
    __slots__ = ("image_id", "audience")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    audience: _audience_pb2.Audience
    def __init__(self, image_id: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class DetectGridResponse(_message.Message):
    __slots__ = ("grid", "warnings")
    class Grid(_message.Message):
        __slots__ = ("kind", "size", "offset_x", "offset_y", "confidence", "columns", "rows")
        class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            KIND_UNSPECIFIED: _ClassVar[DetectGridResponse.Grid.Kind]
            KIND_SQUARE: _ClassVar[DetectGridResponse.Grid.Kind]
        KIND_UNSPECIFIED: DetectGridResponse.Grid.Kind
        KIND_SQUARE: DetectGridResponse.Grid.Kind
        KIND_FIELD_NUMBER: _ClassVar[int]
        SIZE_FIELD_NUMBER: _ClassVar[int]
        OFFSET_X_FIELD_NUMBER: _ClassVar[int]
        OFFSET_Y_FIELD_NUMBER: _ClassVar[int]
        CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
        COLUMNS_FIELD_NUMBER: _ClassVar[int]
        ROWS_FIELD_NUMBER: _ClassVar[int]
        kind: DetectGridResponse.Grid.Kind
        size: float
        offset_x: float
        offset_y: float
        confidence: float
        columns: int
        rows: int
        def __init__(self, kind: _Optional[_Union[DetectGridResponse.Grid.Kind, str]] = ..., size: _Optional[float] = ..., offset_x: _Optional[float] = ..., offset_y: _Optional[float] = ..., confidence: _Optional[float] = ..., columns: _Optional[int] = ..., rows: _Optional[int] = ...) -> None: ...
    GRID_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    grid: DetectGridResponse.Grid
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, grid: _Optional[_Union[DetectGridResponse.Grid, _Mapping]] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...
