import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import geometry_pb2 as _geometry_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Audience(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AUDIENCE_UNSPECIFIED: _ClassVar[Audience]
    AUDIENCE_GM: _ClassVar[Audience]
    AUDIENCE_PLAYERS: _ClassVar[Audience]

class OverlayKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OVERLAY_KIND_UNSPECIFIED: _ClassVar[OverlayKind]
    OVERLAY_KIND_LABEL: _ClassVar[OverlayKind]
    OVERLAY_KIND_MARKER: _ClassVar[OverlayKind]
    OVERLAY_KIND_WALLS: _ClassVar[OverlayKind]
    OVERLAY_KIND_LIGHT: _ClassVar[OverlayKind]
AUDIENCE_UNSPECIFIED: Audience
AUDIENCE_GM: Audience
AUDIENCE_PLAYERS: Audience
OVERLAY_KIND_UNSPECIFIED: OverlayKind
OVERLAY_KIND_LABEL: OverlayKind
OVERLAY_KIND_MARKER: OverlayKind
OVERLAY_KIND_WALLS: OverlayKind
OVERLAY_KIND_LIGHT: OverlayKind

class Overlay(_message.Message):
    __slots__ = ("id", "image_id", "name", "description", "audience", "z", "type", "label", "marker", "walls", "light", "style", "create_time", "update_time", "etag", "delete_time", "created_by")
    ID_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    Z_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    MARKER_FIELD_NUMBER: _ClassVar[int]
    WALLS_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    STYLE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    id: str
    image_id: str
    name: str
    description: str
    audience: Audience
    z: int
    type: str
    label: Label
    marker: Marker
    walls: Walls
    light: Light
    style: Style
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    delete_time: _timestamp_pb2.Timestamp
    created_by: str
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., audience: _Optional[_Union[Audience, str]] = ..., z: _Optional[int] = ..., type: _Optional[str] = ..., label: _Optional[_Union[Label, _Mapping]] = ..., marker: _Optional[_Union[Marker, _Mapping]] = ..., walls: _Optional[_Union[Walls, _Mapping]] = ..., light: _Optional[_Union[Light, _Mapping]] = ..., style: _Optional[_Union[Style, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_by: _Optional[str] = ...) -> None: ...

class Style(_message.Message):
    __slots__ = ("color", "fill", "opacity", "font_size")
    COLOR_FIELD_NUMBER: _ClassVar[int]
    FILL_FIELD_NUMBER: _ClassVar[int]
    OPACITY_FIELD_NUMBER: _ClassVar[int]
    FONT_SIZE_FIELD_NUMBER: _ClassVar[int]
    color: str
    fill: str
    opacity: float
    font_size: float
    def __init__(self, color: _Optional[str] = ..., fill: _Optional[str] = ..., opacity: _Optional[float] = ..., font_size: _Optional[float] = ...) -> None: ...

class Label(_message.Message):
    __slots__ = ("text", "at", "rank")
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    RANK_FIELD_NUMBER: _ClassVar[int]
    text: str
    at: _geometry_pb2.Position
    rank: str
    def __init__(self, text: _Optional[str] = ..., at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., rank: _Optional[str] = ...) -> None: ...

class Marker(_message.Message):
    __slots__ = ("at", "category", "number", "symbol", "label", "description", "area")
    AT_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SYMBOL_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    AREA_FIELD_NUMBER: _ClassVar[int]
    at: _geometry_pb2.Position
    category: str
    number: int
    symbol: str
    label: str
    description: str
    area: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Outline]
    def __init__(self, at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., category: _Optional[str] = ..., number: _Optional[int] = ..., symbol: _Optional[str] = ..., label: _Optional[str] = ..., description: _Optional[str] = ..., area: _Optional[_Iterable[_Union[_geometry_pb2.Outline, _Mapping]]] = ...) -> None: ...

class Walls(_message.Message):
    __slots__ = ("segments", "doors")
    SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    DOORS_FIELD_NUMBER: _ClassVar[int]
    segments: _containers.RepeatedCompositeFieldContainer[WallSegment]
    doors: _containers.RepeatedCompositeFieldContainer[Door]
    def __init__(self, segments: _Optional[_Iterable[_Union[WallSegment, _Mapping]]] = ..., doors: _Optional[_Iterable[_Union[Door, _Mapping]]] = ...) -> None: ...

class WallSegment(_message.Message):
    __slots__ = ("points", "kind")
    POINTS_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    points: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
    kind: str
    def __init__(self, points: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ..., kind: _Optional[str] = ...) -> None: ...

class Door(_message.Message):
    __slots__ = ("kind", "state", "start", "end", "passage")
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    PASSAGE_FIELD_NUMBER: _ClassVar[int]
    kind: str
    state: str
    start: _geometry_pb2.Position
    end: _geometry_pb2.Position
    passage: _geometry_pb2.Outline
    def __init__(self, kind: _Optional[str] = ..., state: _Optional[str] = ..., start: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., end: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., passage: _Optional[_Union[_geometry_pb2.Outline, _Mapping]] = ...) -> None: ...

class Light(_message.Message):
    __slots__ = ("at", "bright", "dim", "color")
    AT_FIELD_NUMBER: _ClassVar[int]
    BRIGHT_FIELD_NUMBER: _ClassVar[int]
    DIM_FIELD_NUMBER: _ClassVar[int]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    at: _geometry_pb2.Position
    bright: float
    dim: float
    color: str
    def __init__(self, at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., bright: _Optional[float] = ..., dim: _Optional[float] = ..., color: _Optional[str] = ...) -> None: ...

class CreateOverlayRequest(_message.Message):
    __slots__ = ("overlay", "request_id")
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    request_id: str
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class BatchCreateOverlaysRequest(_message.Message):
    __slots__ = ("image_id", "overlays", "request_id")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    request_id: str
    def __init__(self, image_id: _Optional[str] = ..., overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class BatchCreateOverlaysResponse(_message.Message):
    __slots__ = ("overlays",)
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ...) -> None: ...

class GetOverlayRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class ListOverlaysRequest(_message.Message):
    __slots__ = ("image_id", "kinds", "audience", "page_size", "page_token", "show_deleted", "order_by")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    kinds: _containers.RepeatedScalarFieldContainer[OverlayKind]
    audience: Audience
    page_size: int
    page_token: str
    show_deleted: bool
    order_by: str
    def __init__(self, image_id: _Optional[str] = ..., kinds: _Optional[_Iterable[_Union[OverlayKind, str]]] = ..., audience: _Optional[_Union[Audience, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListOverlaysResponse(_message.Message):
    __slots__ = ("overlays", "next_page_token")
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    next_page_token: str
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateOverlayRequest(_message.Message):
    __slots__ = ("overlay", "update_mask")
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class BatchUpdateOverlaysRequest(_message.Message):
    __slots__ = ("image_id", "requests")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTS_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    requests: _containers.RepeatedCompositeFieldContainer[UpdateOverlayRequest]
    def __init__(self, image_id: _Optional[str] = ..., requests: _Optional[_Iterable[_Union[UpdateOverlayRequest, _Mapping]]] = ...) -> None: ...

class BatchUpdateOverlaysResponse(_message.Message):
    __slots__ = ("overlays",)
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ...) -> None: ...

class BatchDeleteOverlaysRequest(_message.Message):
    __slots__ = ("image_id", "ids")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    IDS_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, image_id: _Optional[str] = ..., ids: _Optional[_Iterable[str]] = ...) -> None: ...

class BatchDeleteOverlaysResponse(_message.Message):
    __slots__ = ("overlays",)
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ...) -> None: ...

class ReorderOverlaysRequest(_message.Message):
    __slots__ = ("image_id", "ids")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    IDS_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, image_id: _Optional[str] = ..., ids: _Optional[_Iterable[str]] = ...) -> None: ...

class ReorderOverlaysResponse(_message.Message):
    __slots__ = ("overlays",)
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ...) -> None: ...

class DeleteOverlayRequest(_message.Message):
    __slots__ = ("id", "etag")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ...) -> None: ...

class DeleteOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class UndeleteOverlayRequest(_message.Message):
    __slots__ = ("id", "etag")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ...) -> None: ...

class UndeleteOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class PurgeOverlaysRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "dry_run", "force")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    FORCE_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    dry_run: bool
    force: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dry_run: _Optional[bool] = ..., force: _Optional[bool] = ...) -> None: ...

class PurgeOverlaysResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...
