import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import audience_pb2 as _audience_pb2
from limner.v1 import geometry_pb2 as _geometry_pb2
from limner.v1 import view_pb2 as _view_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OverlayKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OVERLAY_KIND_UNSPECIFIED: _ClassVar[OverlayKind]
    OVERLAY_KIND_LABEL: _ClassVar[OverlayKind]
    OVERLAY_KIND_MARKER: _ClassVar[OverlayKind]
    OVERLAY_KIND_WALLS: _ClassVar[OverlayKind]
    OVERLAY_KIND_LIGHT: _ClassVar[OverlayKind]
OVERLAY_KIND_UNSPECIFIED: OverlayKind
OVERLAY_KIND_LABEL: OverlayKind
OVERLAY_KIND_MARKER: OverlayKind
OVERLAY_KIND_WALLS: OverlayKind
OVERLAY_KIND_LIGHT: OverlayKind

class Overlay(_message.Message):
    __slots__ = ("id", "image_id", "type", "name", "description", "audience", "z", "style", "created_by", "create_time", "update_time", "delete_time", "etag", "label", "marker", "walls", "light")
    class Label(_message.Message):
        __slots__ = ("text", "at", "rank")
        class Rank(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            RANK_UNSPECIFIED: _ClassVar[Overlay.Label.Rank]
            RANK_TITLE: _ClassVar[Overlay.Label.Rank]
            RANK_REGION: _ClassVar[Overlay.Label.Rank]
            RANK_NOTE: _ClassVar[Overlay.Label.Rank]
        RANK_UNSPECIFIED: Overlay.Label.Rank
        RANK_TITLE: Overlay.Label.Rank
        RANK_REGION: Overlay.Label.Rank
        RANK_NOTE: Overlay.Label.Rank
        TEXT_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        RANK_FIELD_NUMBER: _ClassVar[int]
        text: str
        at: _geometry_pb2.Position
        rank: Overlay.Label.Rank
        def __init__(self, text: _Optional[str] = ..., at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., rank: _Optional[_Union[Overlay.Label.Rank, str]] = ...) -> None: ...
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
        class Segment(_message.Message):
            __slots__ = ("points", "kind")
            class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
                __slots__ = ()
                KIND_UNSPECIFIED: _ClassVar[Overlay.Walls.Segment.Kind]
                KIND_WALL: _ClassVar[Overlay.Walls.Segment.Kind]
                KIND_OBJECT: _ClassVar[Overlay.Walls.Segment.Kind]
            KIND_UNSPECIFIED: Overlay.Walls.Segment.Kind
            KIND_WALL: Overlay.Walls.Segment.Kind
            KIND_OBJECT: Overlay.Walls.Segment.Kind
            POINTS_FIELD_NUMBER: _ClassVar[int]
            KIND_FIELD_NUMBER: _ClassVar[int]
            points: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
            kind: Overlay.Walls.Segment.Kind
            def __init__(self, points: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ..., kind: _Optional[_Union[Overlay.Walls.Segment.Kind, str]] = ...) -> None: ...
        class Door(_message.Message):
            __slots__ = ("kind", "state", "start", "end", "passage")
            class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
                __slots__ = ()
                KIND_UNSPECIFIED: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_WOOD: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_IRON: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_DOUBLE: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_PORTCULLIS: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_SECRET: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_ARCH: _ClassVar[Overlay.Walls.Door.Kind]
            KIND_UNSPECIFIED: Overlay.Walls.Door.Kind
            KIND_WOOD: Overlay.Walls.Door.Kind
            KIND_IRON: Overlay.Walls.Door.Kind
            KIND_DOUBLE: Overlay.Walls.Door.Kind
            KIND_PORTCULLIS: Overlay.Walls.Door.Kind
            KIND_SECRET: Overlay.Walls.Door.Kind
            KIND_ARCH: Overlay.Walls.Door.Kind
            class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
                __slots__ = ()
                STATE_UNSPECIFIED: _ClassVar[Overlay.Walls.Door.State]
                STATE_OPEN: _ClassVar[Overlay.Walls.Door.State]
                STATE_CLOSED: _ClassVar[Overlay.Walls.Door.State]
                STATE_LOCKED: _ClassVar[Overlay.Walls.Door.State]
            STATE_UNSPECIFIED: Overlay.Walls.Door.State
            STATE_OPEN: Overlay.Walls.Door.State
            STATE_CLOSED: Overlay.Walls.Door.State
            STATE_LOCKED: Overlay.Walls.Door.State
            KIND_FIELD_NUMBER: _ClassVar[int]
            STATE_FIELD_NUMBER: _ClassVar[int]
            START_FIELD_NUMBER: _ClassVar[int]
            END_FIELD_NUMBER: _ClassVar[int]
            PASSAGE_FIELD_NUMBER: _ClassVar[int]
            kind: Overlay.Walls.Door.Kind
            state: Overlay.Walls.Door.State
            start: _geometry_pb2.Position
            end: _geometry_pb2.Position
            passage: _geometry_pb2.Outline
            def __init__(self, kind: _Optional[_Union[Overlay.Walls.Door.Kind, str]] = ..., state: _Optional[_Union[Overlay.Walls.Door.State, str]] = ..., start: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., end: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., passage: _Optional[_Union[_geometry_pb2.Outline, _Mapping]] = ...) -> None: ...
        SEGMENTS_FIELD_NUMBER: _ClassVar[int]
        DOORS_FIELD_NUMBER: _ClassVar[int]
        segments: _containers.RepeatedCompositeFieldContainer[Overlay.Walls.Segment]
        doors: _containers.RepeatedCompositeFieldContainer[Overlay.Walls.Door]
        def __init__(self, segments: _Optional[_Iterable[_Union[Overlay.Walls.Segment, _Mapping]]] = ..., doors: _Optional[_Iterable[_Union[Overlay.Walls.Door, _Mapping]]] = ...) -> None: ...
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
    ID_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    Z_FIELD_NUMBER: _ClassVar[int]
    STYLE_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    MARKER_FIELD_NUMBER: _ClassVar[int]
    WALLS_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    id: str
    image_id: str
    type: str
    name: str
    description: str
    audience: _audience_pb2.Audience
    z: int
    style: Overlay.Style
    created_by: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    etag: str
    label: Overlay.Label
    marker: Overlay.Marker
    walls: Overlay.Walls
    light: Overlay.Light
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., type: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ..., z: _Optional[int] = ..., style: _Optional[_Union[Overlay.Style, _Mapping]] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., label: _Optional[_Union[Overlay.Label, _Mapping]] = ..., marker: _Optional[_Union[Overlay.Marker, _Mapping]] = ..., walls: _Optional[_Union[Overlay.Walls, _Mapping]] = ..., light: _Optional[_Union[Overlay.Light, _Mapping]] = ...) -> None: ...

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
    __slots__ = ("image_id", "requests", "request_id")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    requests: _containers.RepeatedCompositeFieldContainer[CreateOverlayRequest]
    request_id: str
    def __init__(self, image_id: _Optional[str] = ..., requests: _Optional[_Iterable[_Union[CreateOverlayRequest, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class BatchCreateOverlaysResponse(_message.Message):
    __slots__ = ("overlays",)
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ...) -> None: ...

class GetOverlayRequest(_message.Message):
    __slots__ = ("id", "view", "audience")
    ID_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    id: str
    view: _view_pb2.View
    audience: _audience_pb2.Audience
    def __init__(self, id: _Optional[str] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class GetOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class BatchGetOverlaysRequest(_message.Message):
    __slots__ = ("ids", "view", "audience")
    IDS_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    view: _view_pb2.View
    audience: _audience_pb2.Audience
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class BatchGetOverlaysResponse(_message.Message):
    __slots__ = ("overlays",)
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    overlays: _containers.RepeatedCompositeFieldContainer[Overlay]
    def __init__(self, overlays: _Optional[_Iterable[_Union[Overlay, _Mapping]]] = ...) -> None: ...

class ListOverlaysRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view", "image_id", "kinds", "audience")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    image_id: str
    kinds: _containers.RepeatedScalarFieldContainer[OverlayKind]
    audience: _audience_pb2.Audience
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., image_id: _Optional[str] = ..., kinds: _Optional[_Iterable[_Union[OverlayKind, str]]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

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
    __slots__ = ("image_id", "requests")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTS_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    requests: _containers.RepeatedCompositeFieldContainer[DeleteOverlayRequest]
    def __init__(self, image_id: _Optional[str] = ..., requests: _Optional[_Iterable[_Union[DeleteOverlayRequest, _Mapping]]] = ...) -> None: ...

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
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class UndeleteOverlayRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteOverlayResponse(_message.Message):
    __slots__ = ("overlay",)
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    overlay: Overlay
    def __init__(self, overlay: _Optional[_Union[Overlay, _Mapping]] = ...) -> None: ...

class PurgeOverlaysRequest(_message.Message):
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

class PurgeOverlaysResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...
