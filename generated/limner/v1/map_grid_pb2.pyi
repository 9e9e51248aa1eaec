import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MapGrid(_message.Message):
    __slots__ = ("id", "image_id", "enabled", "kind", "size", "offset_x", "offset_y", "color", "opacity", "line_width", "distance_per_cell", "distance_unit", "create_time", "update_time", "etag")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[MapGrid.Kind]
        KIND_SQUARE: _ClassVar[MapGrid.Kind]
    KIND_UNSPECIFIED: MapGrid.Kind
    KIND_SQUARE: MapGrid.Kind
    ID_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    ENABLED_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    OFFSET_X_FIELD_NUMBER: _ClassVar[int]
    OFFSET_Y_FIELD_NUMBER: _ClassVar[int]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    OPACITY_FIELD_NUMBER: _ClassVar[int]
    LINE_WIDTH_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_PER_CELL_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_UNIT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    image_id: str
    enabled: bool
    kind: MapGrid.Kind
    size: float
    offset_x: float
    offset_y: float
    color: str
    opacity: float
    line_width: float
    distance_per_cell: float
    distance_unit: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., enabled: _Optional[bool] = ..., kind: _Optional[_Union[MapGrid.Kind, str]] = ..., size: _Optional[float] = ..., offset_x: _Optional[float] = ..., offset_y: _Optional[float] = ..., color: _Optional[str] = ..., opacity: _Optional[float] = ..., line_width: _Optional[float] = ..., distance_per_cell: _Optional[float] = ..., distance_unit: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class GetMapGridRequest(_message.Message):
    __slots__ = ("id", "image_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    image_id: str
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ...) -> None: ...

class GetMapGridResponse(_message.Message):
    __slots__ = ("map_grid",)
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ...) -> None: ...

class ListMapGridsRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListMapGridsResponse(_message.Message):
    __slots__ = ("map_grids", "next_page_token")
    MAP_GRIDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    map_grids: _containers.RepeatedCompositeFieldContainer[MapGrid]
    next_page_token: str
    def __init__(self, map_grids: _Optional[_Iterable[_Union[MapGrid, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
