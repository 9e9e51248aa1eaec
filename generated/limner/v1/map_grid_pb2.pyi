import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import audience_pb2 as _audience_pb2
from limner.v1 import geometry_pb2 as _geometry_pb2
from limner.v1 import grid_detection_pb2 as _grid_detection_pb2
from limner.v1 import image_pb2 as _image_pb2
from limner.v1 import map_export_pb2 as _map_export_pb2
from limner.v1 import map_import_pb2 as _map_import_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MapGrid(_message.Message):
    __slots__ = ("id", "image_id", "enabled", "kind", "size", "offset_x", "offset_y", "color", "opacity", "line_width", "distance_per_cell", "distance_unit", "stagger", "line_style", "diagonal_rule", "labels", "label_format", "clip", "create_time", "update_time", "etag", "delete_time", "created_by")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[MapGrid.Kind]
        KIND_SQUARE: _ClassVar[MapGrid.Kind]
        KIND_HEX_POINTY: _ClassVar[MapGrid.Kind]
        KIND_HEX_FLAT: _ClassVar[MapGrid.Kind]
        KIND_NONE: _ClassVar[MapGrid.Kind]
    KIND_UNSPECIFIED: MapGrid.Kind
    KIND_SQUARE: MapGrid.Kind
    KIND_HEX_POINTY: MapGrid.Kind
    KIND_HEX_FLAT: MapGrid.Kind
    KIND_NONE: MapGrid.Kind
    class Stagger(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STAGGER_UNSPECIFIED: _ClassVar[MapGrid.Stagger]
        STAGGER_ODD: _ClassVar[MapGrid.Stagger]
        STAGGER_EVEN: _ClassVar[MapGrid.Stagger]
    STAGGER_UNSPECIFIED: MapGrid.Stagger
    STAGGER_ODD: MapGrid.Stagger
    STAGGER_EVEN: MapGrid.Stagger
    class LineStyle(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        LINE_STYLE_UNSPECIFIED: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_SOLID: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_DASHED: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_DOTTED: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_SQUARE_POINTS: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_DIAMOND_POINTS: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_ROUND_POINTS: _ClassVar[MapGrid.LineStyle]
        LINE_STYLE_CORNERS: _ClassVar[MapGrid.LineStyle]
    LINE_STYLE_UNSPECIFIED: MapGrid.LineStyle
    LINE_STYLE_SOLID: MapGrid.LineStyle
    LINE_STYLE_DASHED: MapGrid.LineStyle
    LINE_STYLE_DOTTED: MapGrid.LineStyle
    LINE_STYLE_SQUARE_POINTS: MapGrid.LineStyle
    LINE_STYLE_DIAMOND_POINTS: MapGrid.LineStyle
    LINE_STYLE_ROUND_POINTS: MapGrid.LineStyle
    LINE_STYLE_CORNERS: MapGrid.LineStyle
    class DiagonalRule(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        DIAGONAL_RULE_UNSPECIFIED: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_EQUIDISTANT: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_EXACT: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_APPROXIMATE: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_RECTILINEAR: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_ALTERNATING_1: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_ALTERNATING_2: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_ILLEGAL: _ClassVar[MapGrid.DiagonalRule]
        DIAGONAL_RULE_EUCLIDEAN: _ClassVar[MapGrid.DiagonalRule]
    DIAGONAL_RULE_UNSPECIFIED: MapGrid.DiagonalRule
    DIAGONAL_RULE_EQUIDISTANT: MapGrid.DiagonalRule
    DIAGONAL_RULE_EXACT: MapGrid.DiagonalRule
    DIAGONAL_RULE_APPROXIMATE: MapGrid.DiagonalRule
    DIAGONAL_RULE_RECTILINEAR: MapGrid.DiagonalRule
    DIAGONAL_RULE_ALTERNATING_1: MapGrid.DiagonalRule
    DIAGONAL_RULE_ALTERNATING_2: MapGrid.DiagonalRule
    DIAGONAL_RULE_ILLEGAL: MapGrid.DiagonalRule
    DIAGONAL_RULE_EUCLIDEAN: MapGrid.DiagonalRule
    class Labels(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        LABELS_UNSPECIFIED: _ClassVar[MapGrid.Labels]
        LABELS_NONE: _ClassVar[MapGrid.Labels]
        LABELS_BORDER: _ClassVar[MapGrid.Labels]
        LABELS_PER_CELL: _ClassVar[MapGrid.Labels]
    LABELS_UNSPECIFIED: MapGrid.Labels
    LABELS_NONE: MapGrid.Labels
    LABELS_BORDER: MapGrid.Labels
    LABELS_PER_CELL: MapGrid.Labels
    class LabelFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        LABEL_FORMAT_UNSPECIFIED: _ClassVar[MapGrid.LabelFormat]
        LABEL_FORMAT_LETTERS: _ClassVar[MapGrid.LabelFormat]
        LABEL_FORMAT_DIGITS: _ClassVar[MapGrid.LabelFormat]
        LABEL_FORMAT_AXIAL: _ClassVar[MapGrid.LabelFormat]
    LABEL_FORMAT_UNSPECIFIED: MapGrid.LabelFormat
    LABEL_FORMAT_LETTERS: MapGrid.LabelFormat
    LABEL_FORMAT_DIGITS: MapGrid.LabelFormat
    LABEL_FORMAT_AXIAL: MapGrid.LabelFormat
    class Clip(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CLIP_UNSPECIFIED: _ClassVar[MapGrid.Clip]
        CLIP_NONE: _ClassVar[MapGrid.Clip]
        CLIP_FLOOR: _ClassVar[MapGrid.Clip]
    CLIP_UNSPECIFIED: MapGrid.Clip
    CLIP_NONE: MapGrid.Clip
    CLIP_FLOOR: MapGrid.Clip
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
    STAGGER_FIELD_NUMBER: _ClassVar[int]
    LINE_STYLE_FIELD_NUMBER: _ClassVar[int]
    DIAGONAL_RULE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FORMAT_FIELD_NUMBER: _ClassVar[int]
    CLIP_FIELD_NUMBER: _ClassVar[int]
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
    stagger: MapGrid.Stagger
    line_style: MapGrid.LineStyle
    diagonal_rule: MapGrid.DiagonalRule
    labels: MapGrid.Labels
    label_format: MapGrid.LabelFormat
    clip: MapGrid.Clip
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    etag: str
    delete_time: _timestamp_pb2.Timestamp
    created_by: str
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., enabled: _Optional[bool] = ..., kind: _Optional[_Union[MapGrid.Kind, str]] = ..., size: _Optional[float] = ..., offset_x: _Optional[float] = ..., offset_y: _Optional[float] = ..., color: _Optional[str] = ..., opacity: _Optional[float] = ..., line_width: _Optional[float] = ..., distance_per_cell: _Optional[float] = ..., distance_unit: _Optional[str] = ..., stagger: _Optional[_Union[MapGrid.Stagger, str]] = ..., line_style: _Optional[_Union[MapGrid.LineStyle, str]] = ..., diagonal_rule: _Optional[_Union[MapGrid.DiagonalRule, str]] = ..., labels: _Optional[_Union[MapGrid.Labels, str]] = ..., label_format: _Optional[_Union[MapGrid.LabelFormat, str]] = ..., clip: _Optional[_Union[MapGrid.Clip, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_by: _Optional[str] = ...) -> None: ...

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

class MeasureDistanceRequest(_message.Message):
    __slots__ = ("image_id", "positions", "diagonal_rule", "audience")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    DIAGONAL_RULE_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    positions: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
    diagonal_rule: MapGrid.DiagonalRule
    audience: _audience_pb2.Audience
    def __init__(self, image_id: _Optional[str] = ..., positions: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ..., diagonal_rule: _Optional[_Union[MapGrid.DiagonalRule, str]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class MeasureDistanceResponse(_message.Message):
    __slots__ = ("legs", "distance", "steps", "distance_unit")
    class Leg(_message.Message):
        __slots__ = ("distance", "steps", "diagonals")
        DISTANCE_FIELD_NUMBER: _ClassVar[int]
        STEPS_FIELD_NUMBER: _ClassVar[int]
        DIAGONALS_FIELD_NUMBER: _ClassVar[int]
        distance: float
        steps: int
        diagonals: int
        def __init__(self, distance: _Optional[float] = ..., steps: _Optional[int] = ..., diagonals: _Optional[int] = ...) -> None: ...
    LEGS_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_UNIT_FIELD_NUMBER: _ClassVar[int]
    legs: _containers.RepeatedCompositeFieldContainer[MeasureDistanceResponse.Leg]
    distance: float
    steps: int
    distance_unit: str
    def __init__(self, legs: _Optional[_Iterable[_Union[MeasureDistanceResponse.Leg, _Mapping]]] = ..., distance: _Optional[float] = ..., steps: _Optional[int] = ..., distance_unit: _Optional[str] = ...) -> None: ...

class SnapPointsRequest(_message.Message):
    __slots__ = ("image_id", "positions", "spots", "audience")
    class Spot(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        SPOT_UNSPECIFIED: _ClassVar[SnapPointsRequest.Spot]
        SPOT_CENTER: _ClassVar[SnapPointsRequest.Spot]
        SPOT_CORNER: _ClassVar[SnapPointsRequest.Spot]
        SPOT_EDGE: _ClassVar[SnapPointsRequest.Spot]
    SPOT_UNSPECIFIED: SnapPointsRequest.Spot
    SPOT_CENTER: SnapPointsRequest.Spot
    SPOT_CORNER: SnapPointsRequest.Spot
    SPOT_EDGE: SnapPointsRequest.Spot
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    SPOTS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    positions: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
    spots: _containers.RepeatedScalarFieldContainer[SnapPointsRequest.Spot]
    audience: _audience_pb2.Audience
    def __init__(self, image_id: _Optional[str] = ..., positions: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ..., spots: _Optional[_Iterable[_Union[SnapPointsRequest.Spot, str]]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class SnapPointsResponse(_message.Message):
    __slots__ = ("positions",)
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    positions: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
    def __init__(self, positions: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ...) -> None: ...

class ResolveAreaRequest(_message.Message):
    __slots__ = ("image_id", "shape", "coverage", "fraction", "audience")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    SHAPE_FIELD_NUMBER: _ClassVar[int]
    COVERAGE_FIELD_NUMBER: _ClassVar[int]
    FRACTION_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    shape: _geometry_pb2.Shape
    coverage: _geometry_pb2.Coverage
    fraction: float
    audience: _audience_pb2.Audience
    def __init__(self, image_id: _Optional[str] = ..., shape: _Optional[_Union[_geometry_pb2.Shape, _Mapping]] = ..., coverage: _Optional[_Union[_geometry_pb2.Coverage, str]] = ..., fraction: _Optional[float] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class ResolveAreaResponse(_message.Message):
    __slots__ = ("cells",)
    CELLS_FIELD_NUMBER: _ClassVar[int]
    cells: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.GridCell]
    def __init__(self, cells: _Optional[_Iterable[_Union[_geometry_pb2.GridCell, _Mapping]]] = ...) -> None: ...

class ImportMapResponse(_message.Message):
    __slots__ = ("image", "map_grid", "counts", "warnings")
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    MAP_GRID_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    image: _image_pb2.Image
    map_grid: MapGrid
    counts: _map_import_pb2.MapCounts
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, image: _Optional[_Union[_image_pb2.Image, _Mapping]] = ..., map_grid: _Optional[_Union[MapGrid, _Mapping]] = ..., counts: _Optional[_Union[_map_import_pb2.MapCounts, _Mapping]] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...
