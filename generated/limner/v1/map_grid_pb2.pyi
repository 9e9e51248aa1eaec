import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import audience_pb2 as _audience_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MapGrid(_message.Message):
    __slots__ = ("id", "image_id", "enabled", "kind", "size", "offset_x", "offset_y", "color", "opacity", "line_width", "distance_per_cell", "distance_unit", "create_time", "update_time", "etag", "delete_time", "created_by")
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
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
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
    delete_time: _timestamp_pb2.Timestamp
    created_by: str
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., enabled: _Optional[bool] = ..., kind: _Optional[_Union[MapGrid.Kind, str]] = ..., size: _Optional[float] = ..., offset_x: _Optional[float] = ..., offset_y: _Optional[float] = ..., color: _Optional[str] = ..., opacity: _Optional[float] = ..., line_width: _Optional[float] = ..., distance_per_cell: _Optional[float] = ..., distance_unit: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_by: _Optional[str] = ...) -> None: ...

class CreateMapGridRequest(_message.Message):
    __slots__ = ("map_grid", "request_id")
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    request_id: str
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateMapGridResponse(_message.Message):
    __slots__ = ("map_grid",)
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ...) -> None: ...

class GetMapGridRequest(_message.Message):
    __slots__ = ("id", "image_id", "audience")
    ID_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    id: str
    image_id: str
    audience: _audience_pb2.Audience
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class GetMapGridResponse(_message.Message):
    __slots__ = ("map_grid",)
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ...) -> None: ...

class ListMapGridsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "scope", "image_id", "audience")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    scope: str
    image_id: str
    audience: _audience_pb2.Audience
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., scope: _Optional[str] = ..., image_id: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class ListMapGridsResponse(_message.Message):
    __slots__ = ("map_grids", "next_page_token")
    MAP_GRIDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    map_grids: _containers.RepeatedCompositeFieldContainer[MapGrid]
    next_page_token: str
    def __init__(self, map_grids: _Optional[_Iterable[_Union[MapGrid, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMapGridRequest(_message.Message):
    __slots__ = ("map_grid", "update_mask")
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateMapGridResponse(_message.Message):
    __slots__ = ("map_grid",)
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ...) -> None: ...

class DeleteMapGridRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteMapGridResponse(_message.Message):
    __slots__ = ("map_grid",)
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ...) -> None: ...

class UndeleteMapGridRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteMapGridResponse(_message.Message):
    __slots__ = ("map_grid",)
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    map_grid: MapGrid
    def __init__(self, map_grid: _Optional[_Union[MapGrid, _Mapping]] = ...) -> None: ...

class PurgeMapGridsRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "scope", "image_id", "dry_run")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    scope: str
    image_id: str
    dry_run: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., scope: _Optional[str] = ..., image_id: _Optional[str] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class PurgeMapGridsResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...
