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
    OVERLAY_KIND_TOKEN: _ClassVar[OverlayKind]
    OVERLAY_KIND_STAMP: _ClassVar[OverlayKind]
    OVERLAY_KIND_PATCH: _ClassVar[OverlayKind]
    OVERLAY_KIND_FOG: _ClassVar[OverlayKind]
    OVERLAY_KIND_LINE_OF_SIGHT: _ClassVar[OverlayKind]
    OVERLAY_KIND_LEGEND: _ClassVar[OverlayKind]
    OVERLAY_KIND_SCALE_BAR: _ClassVar[OverlayKind]
    OVERLAY_KIND_CARTOUCHE: _ClassVar[OverlayKind]
    OVERLAY_KIND_TEMPLATE: _ClassVar[OverlayKind]
    OVERLAY_KIND_RANGE: _ClassVar[OverlayKind]
    OVERLAY_KIND_ROUTE: _ClassVar[OverlayKind]
    OVERLAY_KIND_TERRITORY: _ClassVar[OverlayKind]
    OVERLAY_KIND_ZONE: _ClassVar[OverlayKind]
    OVERLAY_KIND_DRAWING: _ClassVar[OverlayKind]
OVERLAY_KIND_UNSPECIFIED: OverlayKind
OVERLAY_KIND_LABEL: OverlayKind
OVERLAY_KIND_MARKER: OverlayKind
OVERLAY_KIND_WALLS: OverlayKind
OVERLAY_KIND_LIGHT: OverlayKind
OVERLAY_KIND_TOKEN: OverlayKind
OVERLAY_KIND_STAMP: OverlayKind
OVERLAY_KIND_PATCH: OverlayKind
OVERLAY_KIND_FOG: OverlayKind
OVERLAY_KIND_LINE_OF_SIGHT: OverlayKind
OVERLAY_KIND_LEGEND: OverlayKind
OVERLAY_KIND_SCALE_BAR: OverlayKind
OVERLAY_KIND_CARTOUCHE: OverlayKind
OVERLAY_KIND_TEMPLATE: OverlayKind
OVERLAY_KIND_RANGE: OverlayKind
OVERLAY_KIND_ROUTE: OverlayKind
OVERLAY_KIND_TERRITORY: OverlayKind
OVERLAY_KIND_ZONE: OverlayKind
OVERLAY_KIND_DRAWING: OverlayKind

class Overlay(_message.Message):
    __slots__ = ("id", "image_id", "type", "name", "description", "audience", "z", "origin", "style", "created_by", "create_time", "update_time", "delete_time", "etag", "label", "marker", "walls", "light", "token", "stamp", "patch", "fog", "line_of_sight", "legend", "scale_bar", "cartouche", "template", "range", "route", "territory", "zone", "drawing")
    class Corner(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CORNER_UNSPECIFIED: _ClassVar[Overlay.Corner]
        CORNER_NW: _ClassVar[Overlay.Corner]
        CORNER_N: _ClassVar[Overlay.Corner]
        CORNER_NE: _ClassVar[Overlay.Corner]
        CORNER_SW: _ClassVar[Overlay.Corner]
        CORNER_S: _ClassVar[Overlay.Corner]
        CORNER_SE: _ClassVar[Overlay.Corner]
    CORNER_UNSPECIFIED: Overlay.Corner
    CORNER_NW: Overlay.Corner
    CORNER_N: Overlay.Corner
    CORNER_NE: Overlay.Corner
    CORNER_SW: Overlay.Corner
    CORNER_S: Overlay.Corner
    CORNER_SE: Overlay.Corner
    class Origin(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        ORIGIN_UNSPECIFIED: _ClassVar[Overlay.Origin]
        ORIGIN_GENERATED: _ClassVar[Overlay.Origin]
        ORIGIN_USER: _ClassVar[Overlay.Origin]
    ORIGIN_UNSPECIFIED: Overlay.Origin
    ORIGIN_GENERATED: Overlay.Origin
    ORIGIN_USER: Overlay.Origin
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
                KIND_TERRAIN: _ClassVar[Overlay.Walls.Segment.Kind]
                KIND_WINDOW: _ClassVar[Overlay.Walls.Segment.Kind]
                KIND_BARS: _ClassVar[Overlay.Walls.Segment.Kind]
                KIND_INVISIBLE: _ClassVar[Overlay.Walls.Segment.Kind]
            KIND_UNSPECIFIED: Overlay.Walls.Segment.Kind
            KIND_WALL: Overlay.Walls.Segment.Kind
            KIND_OBJECT: Overlay.Walls.Segment.Kind
            KIND_TERRAIN: Overlay.Walls.Segment.Kind
            KIND_WINDOW: Overlay.Walls.Segment.Kind
            KIND_BARS: Overlay.Walls.Segment.Kind
            KIND_INVISIBLE: Overlay.Walls.Segment.Kind
            POINTS_FIELD_NUMBER: _ClassVar[int]
            KIND_FIELD_NUMBER: _ClassVar[int]
            points: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
            kind: Overlay.Walls.Segment.Kind
            def __init__(self, points: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ..., kind: _Optional[_Union[Overlay.Walls.Segment.Kind, str]] = ...) -> None: ...
        class Door(_message.Message):
            __slots__ = ("kind", "state", "start", "end", "passage", "id", "found")
            class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
                __slots__ = ()
                KIND_UNSPECIFIED: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_WOOD: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_IRON: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_DOUBLE: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_PORTCULLIS: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_SECRET: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_ARCH: _ClassVar[Overlay.Walls.Door.Kind]
                KIND_GATE: _ClassVar[Overlay.Walls.Door.Kind]
            KIND_UNSPECIFIED: Overlay.Walls.Door.Kind
            KIND_WOOD: Overlay.Walls.Door.Kind
            KIND_IRON: Overlay.Walls.Door.Kind
            KIND_DOUBLE: Overlay.Walls.Door.Kind
            KIND_PORTCULLIS: Overlay.Walls.Door.Kind
            KIND_SECRET: Overlay.Walls.Door.Kind
            KIND_ARCH: Overlay.Walls.Door.Kind
            KIND_GATE: Overlay.Walls.Door.Kind
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
            ID_FIELD_NUMBER: _ClassVar[int]
            FOUND_FIELD_NUMBER: _ClassVar[int]
            kind: Overlay.Walls.Door.Kind
            state: Overlay.Walls.Door.State
            start: _geometry_pb2.Position
            end: _geometry_pb2.Position
            passage: _geometry_pb2.Outline
            id: str
            found: bool
            def __init__(self, kind: _Optional[_Union[Overlay.Walls.Door.Kind, str]] = ..., state: _Optional[_Union[Overlay.Walls.Door.State, str]] = ..., start: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., end: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., passage: _Optional[_Union[_geometry_pb2.Outline, _Mapping]] = ..., id: _Optional[str] = ..., found: _Optional[bool] = ...) -> None: ...
        SEGMENTS_FIELD_NUMBER: _ClassVar[int]
        DOORS_FIELD_NUMBER: _ClassVar[int]
        segments: _containers.RepeatedCompositeFieldContainer[Overlay.Walls.Segment]
        doors: _containers.RepeatedCompositeFieldContainer[Overlay.Walls.Door]
        def __init__(self, segments: _Optional[_Iterable[_Union[Overlay.Walls.Segment, _Mapping]]] = ..., doors: _Optional[_Iterable[_Union[Overlay.Walls.Door, _Mapping]]] = ...) -> None: ...
    class Light(_message.Message):
        __slots__ = ("at", "bright", "dim", "color", "angle", "direction")
        AT_FIELD_NUMBER: _ClassVar[int]
        BRIGHT_FIELD_NUMBER: _ClassVar[int]
        DIM_FIELD_NUMBER: _ClassVar[int]
        COLOR_FIELD_NUMBER: _ClassVar[int]
        ANGLE_FIELD_NUMBER: _ClassVar[int]
        DIRECTION_FIELD_NUMBER: _ClassVar[int]
        at: _geometry_pb2.Position
        bright: float
        dim: float
        color: str
        angle: float
        direction: float
        def __init__(self, at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., bright: _Optional[float] = ..., dim: _Optional[float] = ..., color: _Optional[str] = ..., angle: _Optional[float] = ..., direction: _Optional[float] = ...) -> None: ...
    class Fog(_message.Message):
        __slots__ = ("enabled", "base", "feather_cells", "darkness")
        class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            STATE_UNSPECIFIED: _ClassVar[Overlay.Fog.State]
            STATE_HIDDEN: _ClassVar[Overlay.Fog.State]
            STATE_EXPLORED: _ClassVar[Overlay.Fog.State]
            STATE_REVEALED: _ClassVar[Overlay.Fog.State]
        STATE_UNSPECIFIED: Overlay.Fog.State
        STATE_HIDDEN: Overlay.Fog.State
        STATE_EXPLORED: Overlay.Fog.State
        STATE_REVEALED: Overlay.Fog.State
        ENABLED_FIELD_NUMBER: _ClassVar[int]
        BASE_FIELD_NUMBER: _ClassVar[int]
        FEATHER_CELLS_FIELD_NUMBER: _ClassVar[int]
        DARKNESS_FIELD_NUMBER: _ClassVar[int]
        enabled: bool
        base: Overlay.Fog.State
        feather_cells: float
        darkness: float
        def __init__(self, enabled: _Optional[bool] = ..., base: _Optional[_Union[Overlay.Fog.State, str]] = ..., feather_cells: _Optional[float] = ..., darkness: _Optional[float] = ...) -> None: ...
    class LineOfSight(_message.Message):
        __slots__ = ("viewers", "eyes", "beyond")
        class Beyond(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            BEYOND_UNSPECIFIED: _ClassVar[Overlay.LineOfSight.Beyond]
            BEYOND_DIM: _ClassVar[Overlay.LineOfSight.Beyond]
            BEYOND_HIDDEN: _ClassVar[Overlay.LineOfSight.Beyond]
        BEYOND_UNSPECIFIED: Overlay.LineOfSight.Beyond
        BEYOND_DIM: Overlay.LineOfSight.Beyond
        BEYOND_HIDDEN: Overlay.LineOfSight.Beyond
        class Eye(_message.Message):
            __slots__ = ("at", "range", "dark_range", "angle", "direction")
            AT_FIELD_NUMBER: _ClassVar[int]
            RANGE_FIELD_NUMBER: _ClassVar[int]
            DARK_RANGE_FIELD_NUMBER: _ClassVar[int]
            ANGLE_FIELD_NUMBER: _ClassVar[int]
            DIRECTION_FIELD_NUMBER: _ClassVar[int]
            at: _geometry_pb2.Position
            range: float
            dark_range: float
            angle: float
            direction: float
            def __init__(self, at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., range: _Optional[float] = ..., dark_range: _Optional[float] = ..., angle: _Optional[float] = ..., direction: _Optional[float] = ...) -> None: ...
        VIEWERS_FIELD_NUMBER: _ClassVar[int]
        EYES_FIELD_NUMBER: _ClassVar[int]
        BEYOND_FIELD_NUMBER: _ClassVar[int]
        viewers: _containers.RepeatedScalarFieldContainer[str]
        eyes: _containers.RepeatedCompositeFieldContainer[Overlay.LineOfSight.Eye]
        beyond: Overlay.LineOfSight.Beyond
        def __init__(self, viewers: _Optional[_Iterable[str]] = ..., eyes: _Optional[_Iterable[_Union[Overlay.LineOfSight.Eye, _Mapping]]] = ..., beyond: _Optional[_Union[Overlay.LineOfSight.Beyond, str]] = ...) -> None: ...
    class Patch(_message.Message):
        __slots__ = ("image_id", "corner", "doors", "overlays", "found")
        IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
        CORNER_FIELD_NUMBER: _ClassVar[int]
        DOORS_FIELD_NUMBER: _ClassVar[int]
        OVERLAYS_FIELD_NUMBER: _ClassVar[int]
        FOUND_FIELD_NUMBER: _ClassVar[int]
        image_id: str
        corner: _geometry_pb2.Position
        doors: _containers.RepeatedScalarFieldContainer[str]
        overlays: _containers.RepeatedScalarFieldContainer[str]
        found: bool
        def __init__(self, image_id: _Optional[str] = ..., corner: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., doors: _Optional[_Iterable[str]] = ..., overlays: _Optional[_Iterable[str]] = ..., found: _Optional[bool] = ...) -> None: ...
    class Legend(_message.Message):
        __slots__ = ("title", "corner", "columns", "items", "only_items")
        class Item(_message.Message):
            __slots__ = ("label", "symbol", "category")
            LABEL_FIELD_NUMBER: _ClassVar[int]
            SYMBOL_FIELD_NUMBER: _ClassVar[int]
            CATEGORY_FIELD_NUMBER: _ClassVar[int]
            label: str
            symbol: str
            category: str
            def __init__(self, label: _Optional[str] = ..., symbol: _Optional[str] = ..., category: _Optional[str] = ...) -> None: ...
        TITLE_FIELD_NUMBER: _ClassVar[int]
        CORNER_FIELD_NUMBER: _ClassVar[int]
        COLUMNS_FIELD_NUMBER: _ClassVar[int]
        ITEMS_FIELD_NUMBER: _ClassVar[int]
        ONLY_ITEMS_FIELD_NUMBER: _ClassVar[int]
        title: str
        corner: Overlay.Corner
        columns: int
        items: _containers.RepeatedCompositeFieldContainer[Overlay.Legend.Item]
        only_items: bool
        def __init__(self, title: _Optional[str] = ..., corner: _Optional[_Union[Overlay.Corner, str]] = ..., columns: _Optional[int] = ..., items: _Optional[_Iterable[_Union[Overlay.Legend.Item, _Mapping]]] = ..., only_items: _Optional[bool] = ...) -> None: ...
    class ScaleBar(_message.Message):
        __slots__ = ("length", "segments", "corner")
        LENGTH_FIELD_NUMBER: _ClassVar[int]
        SEGMENTS_FIELD_NUMBER: _ClassVar[int]
        CORNER_FIELD_NUMBER: _ClassVar[int]
        length: float
        segments: int
        corner: Overlay.Corner
        def __init__(self, length: _Optional[float] = ..., segments: _Optional[int] = ..., corner: _Optional[_Union[Overlay.Corner, str]] = ...) -> None: ...
    class Cartouche(_message.Message):
        __slots__ = ("title", "subtitle", "corner", "compass", "frame")
        class Frame(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            FRAME_UNSPECIFIED: _ClassVar[Overlay.Cartouche.Frame]
            FRAME_NONE: _ClassVar[Overlay.Cartouche.Frame]
            FRAME_LINE: _ClassVar[Overlay.Cartouche.Frame]
            FRAME_DOUBLE: _ClassVar[Overlay.Cartouche.Frame]
            FRAME_ORNATE: _ClassVar[Overlay.Cartouche.Frame]
        FRAME_UNSPECIFIED: Overlay.Cartouche.Frame
        FRAME_NONE: Overlay.Cartouche.Frame
        FRAME_LINE: Overlay.Cartouche.Frame
        FRAME_DOUBLE: Overlay.Cartouche.Frame
        FRAME_ORNATE: Overlay.Cartouche.Frame
        class Compass(_message.Message):
            __slots__ = ("corner", "north")
            CORNER_FIELD_NUMBER: _ClassVar[int]
            NORTH_FIELD_NUMBER: _ClassVar[int]
            corner: Overlay.Corner
            north: float
            def __init__(self, corner: _Optional[_Union[Overlay.Corner, str]] = ..., north: _Optional[float] = ...) -> None: ...
        TITLE_FIELD_NUMBER: _ClassVar[int]
        SUBTITLE_FIELD_NUMBER: _ClassVar[int]
        CORNER_FIELD_NUMBER: _ClassVar[int]
        COMPASS_FIELD_NUMBER: _ClassVar[int]
        FRAME_FIELD_NUMBER: _ClassVar[int]
        title: str
        subtitle: str
        corner: Overlay.Corner
        compass: Overlay.Cartouche.Compass
        frame: Overlay.Cartouche.Frame
        def __init__(self, title: _Optional[str] = ..., subtitle: _Optional[str] = ..., corner: _Optional[_Union[Overlay.Corner, str]] = ..., compass: _Optional[_Union[Overlay.Cartouche.Compass, _Mapping]] = ..., frame: _Optional[_Union[Overlay.Cartouche.Frame, str]] = ...) -> None: ...
    class Token(_message.Message):
        __slots__ = ("at", "size", "shape", "facing", "disposition", "image_id", "label", "bars", "statuses", "elevation", "light", "vision")
        class Shape(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            SHAPE_UNSPECIFIED: _ClassVar[Overlay.Token.Shape]
            SHAPE_ROUND: _ClassVar[Overlay.Token.Shape]
            SHAPE_SQUARE: _ClassVar[Overlay.Token.Shape]
            SHAPE_HEX: _ClassVar[Overlay.Token.Shape]
        SHAPE_UNSPECIFIED: Overlay.Token.Shape
        SHAPE_ROUND: Overlay.Token.Shape
        SHAPE_SQUARE: Overlay.Token.Shape
        SHAPE_HEX: Overlay.Token.Shape
        class Disposition(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            DISPOSITION_UNSPECIFIED: _ClassVar[Overlay.Token.Disposition]
            DISPOSITION_HOSTILE: _ClassVar[Overlay.Token.Disposition]
            DISPOSITION_NEUTRAL: _ClassVar[Overlay.Token.Disposition]
            DISPOSITION_FRIENDLY: _ClassVar[Overlay.Token.Disposition]
            DISPOSITION_SECRET: _ClassVar[Overlay.Token.Disposition]
        DISPOSITION_UNSPECIFIED: Overlay.Token.Disposition
        DISPOSITION_HOSTILE: Overlay.Token.Disposition
        DISPOSITION_NEUTRAL: Overlay.Token.Disposition
        DISPOSITION_FRIENDLY: Overlay.Token.Disposition
        DISPOSITION_SECRET: Overlay.Token.Disposition
        class Bar(_message.Message):
            __slots__ = ("value", "max", "color")
            VALUE_FIELD_NUMBER: _ClassVar[int]
            MAX_FIELD_NUMBER: _ClassVar[int]
            COLOR_FIELD_NUMBER: _ClassVar[int]
            value: float
            max: float
            color: str
            def __init__(self, value: _Optional[float] = ..., max: _Optional[float] = ..., color: _Optional[str] = ...) -> None: ...
        class Glow(_message.Message):
            __slots__ = ("bright", "dim", "color", "angle")
            BRIGHT_FIELD_NUMBER: _ClassVar[int]
            DIM_FIELD_NUMBER: _ClassVar[int]
            COLOR_FIELD_NUMBER: _ClassVar[int]
            ANGLE_FIELD_NUMBER: _ClassVar[int]
            bright: float
            dim: float
            color: str
            angle: float
            def __init__(self, bright: _Optional[float] = ..., dim: _Optional[float] = ..., color: _Optional[str] = ..., angle: _Optional[float] = ...) -> None: ...
        class Vision(_message.Message):
            __slots__ = ("range", "dark_range", "angle")
            RANGE_FIELD_NUMBER: _ClassVar[int]
            DARK_RANGE_FIELD_NUMBER: _ClassVar[int]
            ANGLE_FIELD_NUMBER: _ClassVar[int]
            range: float
            dark_range: float
            angle: float
            def __init__(self, range: _Optional[float] = ..., dark_range: _Optional[float] = ..., angle: _Optional[float] = ...) -> None: ...
        AT_FIELD_NUMBER: _ClassVar[int]
        SIZE_FIELD_NUMBER: _ClassVar[int]
        SHAPE_FIELD_NUMBER: _ClassVar[int]
        FACING_FIELD_NUMBER: _ClassVar[int]
        DISPOSITION_FIELD_NUMBER: _ClassVar[int]
        IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        BARS_FIELD_NUMBER: _ClassVar[int]
        STATUSES_FIELD_NUMBER: _ClassVar[int]
        ELEVATION_FIELD_NUMBER: _ClassVar[int]
        LIGHT_FIELD_NUMBER: _ClassVar[int]
        VISION_FIELD_NUMBER: _ClassVar[int]
        at: _geometry_pb2.Position
        size: float
        shape: Overlay.Token.Shape
        facing: float
        disposition: Overlay.Token.Disposition
        image_id: str
        label: str
        bars: _containers.RepeatedCompositeFieldContainer[Overlay.Token.Bar]
        statuses: _containers.RepeatedScalarFieldContainer[str]
        elevation: float
        light: Overlay.Token.Glow
        vision: Overlay.Token.Vision
        def __init__(self, at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., size: _Optional[float] = ..., shape: _Optional[_Union[Overlay.Token.Shape, str]] = ..., facing: _Optional[float] = ..., disposition: _Optional[_Union[Overlay.Token.Disposition, str]] = ..., image_id: _Optional[str] = ..., label: _Optional[str] = ..., bars: _Optional[_Iterable[_Union[Overlay.Token.Bar, _Mapping]]] = ..., statuses: _Optional[_Iterable[str]] = ..., elevation: _Optional[float] = ..., light: _Optional[_Union[Overlay.Token.Glow, _Mapping]] = ..., vision: _Optional[_Union[Overlay.Token.Vision, _Mapping]] = ...) -> None: ...
    class Stamp(_message.Message):
        __slots__ = ("image_id", "at", "size", "rotation", "flip", "tint")
        IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        SIZE_FIELD_NUMBER: _ClassVar[int]
        ROTATION_FIELD_NUMBER: _ClassVar[int]
        FLIP_FIELD_NUMBER: _ClassVar[int]
        TINT_FIELD_NUMBER: _ClassVar[int]
        image_id: str
        at: _geometry_pb2.Position
        size: float
        rotation: float
        flip: bool
        tint: str
        def __init__(self, image_id: _Optional[str] = ..., at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., size: _Optional[float] = ..., rotation: _Optional[float] = ..., flip: _Optional[bool] = ..., tint: _Optional[str] = ...) -> None: ...
    class Template(_message.Message):
        __slots__ = ("shape", "label", "effect", "coverage", "fraction", "grid_based", "show_size")
        class Effect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            EFFECT_UNSPECIFIED: _ClassVar[Overlay.Template.Effect]
            EFFECT_CUSTOM: _ClassVar[Overlay.Template.Effect]
            EFFECT_FIRE: _ClassVar[Overlay.Template.Effect]
            EFFECT_COLD: _ClassVar[Overlay.Template.Effect]
            EFFECT_ACID: _ClassVar[Overlay.Template.Effect]
            EFFECT_LIGHTNING: _ClassVar[Overlay.Template.Effect]
            EFFECT_POISON: _ClassVar[Overlay.Template.Effect]
            EFFECT_FORCE: _ClassVar[Overlay.Template.Effect]
            EFFECT_RADIANT: _ClassVar[Overlay.Template.Effect]
            EFFECT_NECROTIC: _ClassVar[Overlay.Template.Effect]
            EFFECT_THUNDER: _ClassVar[Overlay.Template.Effect]
            EFFECT_PSYCHIC: _ClassVar[Overlay.Template.Effect]
            EFFECT_WEB: _ClassVar[Overlay.Template.Effect]
            EFFECT_SMOKE: _ClassVar[Overlay.Template.Effect]
        EFFECT_UNSPECIFIED: Overlay.Template.Effect
        EFFECT_CUSTOM: Overlay.Template.Effect
        EFFECT_FIRE: Overlay.Template.Effect
        EFFECT_COLD: Overlay.Template.Effect
        EFFECT_ACID: Overlay.Template.Effect
        EFFECT_LIGHTNING: Overlay.Template.Effect
        EFFECT_POISON: Overlay.Template.Effect
        EFFECT_FORCE: Overlay.Template.Effect
        EFFECT_RADIANT: Overlay.Template.Effect
        EFFECT_NECROTIC: Overlay.Template.Effect
        EFFECT_THUNDER: Overlay.Template.Effect
        EFFECT_PSYCHIC: Overlay.Template.Effect
        EFFECT_WEB: Overlay.Template.Effect
        EFFECT_SMOKE: Overlay.Template.Effect
        SHAPE_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        EFFECT_FIELD_NUMBER: _ClassVar[int]
        COVERAGE_FIELD_NUMBER: _ClassVar[int]
        FRACTION_FIELD_NUMBER: _ClassVar[int]
        GRID_BASED_FIELD_NUMBER: _ClassVar[int]
        SHOW_SIZE_FIELD_NUMBER: _ClassVar[int]
        shape: _geometry_pb2.Shape
        label: str
        effect: Overlay.Template.Effect
        coverage: _geometry_pb2.Coverage
        fraction: float
        grid_based: bool
        show_size: bool
        def __init__(self, shape: _Optional[_Union[_geometry_pb2.Shape, _Mapping]] = ..., label: _Optional[str] = ..., effect: _Optional[_Union[Overlay.Template.Effect, str]] = ..., coverage: _Optional[_Union[_geometry_pb2.Coverage, str]] = ..., fraction: _Optional[float] = ..., grid_based: _Optional[bool] = ..., show_size: _Optional[bool] = ...) -> None: ...
    class Range(_message.Message):
        __slots__ = ("at", "bands", "metric")
        class Metric(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            METRIC_UNSPECIFIED: _ClassVar[Overlay.Range.Metric]
            METRIC_STRAIGHT: _ClassVar[Overlay.Range.Metric]
            METRIC_GRID: _ClassVar[Overlay.Range.Metric]
        METRIC_UNSPECIFIED: Overlay.Range.Metric
        METRIC_STRAIGHT: Overlay.Range.Metric
        METRIC_GRID: Overlay.Range.Metric
        class Band(_message.Message):
            __slots__ = ("distance", "label", "color")
            DISTANCE_FIELD_NUMBER: _ClassVar[int]
            LABEL_FIELD_NUMBER: _ClassVar[int]
            COLOR_FIELD_NUMBER: _ClassVar[int]
            distance: float
            label: str
            color: str
            def __init__(self, distance: _Optional[float] = ..., label: _Optional[str] = ..., color: _Optional[str] = ...) -> None: ...
        AT_FIELD_NUMBER: _ClassVar[int]
        BANDS_FIELD_NUMBER: _ClassVar[int]
        METRIC_FIELD_NUMBER: _ClassVar[int]
        at: _geometry_pb2.Position
        bands: _containers.RepeatedCompositeFieldContainer[Overlay.Range.Band]
        metric: Overlay.Range.Metric
        def __init__(self, at: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., bands: _Optional[_Iterable[_Union[Overlay.Range.Band, _Mapping]]] = ..., metric: _Optional[_Union[Overlay.Range.Metric, str]] = ...) -> None: ...
    class Route(_message.Message):
        __slots__ = ("points", "mode", "label", "smoothing", "closed", "arrows", "progress", "captions", "speed", "leg_labels")
        class Mode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            MODE_UNSPECIFIED: _ClassVar[Overlay.Route.Mode]
            MODE_ROAD: _ClassVar[Overlay.Route.Mode]
            MODE_TRAIL: _ClassVar[Overlay.Route.Mode]
            MODE_RIVER: _ClassVar[Overlay.Route.Mode]
            MODE_SEA: _ClassVar[Overlay.Route.Mode]
            MODE_AIR: _ClassVar[Overlay.Route.Mode]
            MODE_MARCH: _ClassVar[Overlay.Route.Mode]
        MODE_UNSPECIFIED: Overlay.Route.Mode
        MODE_ROAD: Overlay.Route.Mode
        MODE_TRAIL: Overlay.Route.Mode
        MODE_RIVER: Overlay.Route.Mode
        MODE_SEA: Overlay.Route.Mode
        MODE_AIR: Overlay.Route.Mode
        MODE_MARCH: Overlay.Route.Mode
        class Captions(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            CAPTIONS_UNSPECIFIED: _ClassVar[Overlay.Route.Captions]
            CAPTIONS_NONE: _ClassVar[Overlay.Route.Captions]
            CAPTIONS_DISTANCE: _ClassVar[Overlay.Route.Captions]
            CAPTIONS_TIME: _ClassVar[Overlay.Route.Captions]
            CAPTIONS_BOTH: _ClassVar[Overlay.Route.Captions]
        CAPTIONS_UNSPECIFIED: Overlay.Route.Captions
        CAPTIONS_NONE: Overlay.Route.Captions
        CAPTIONS_DISTANCE: Overlay.Route.Captions
        CAPTIONS_TIME: Overlay.Route.Captions
        CAPTIONS_BOTH: Overlay.Route.Captions
        class Arrows(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            ARROWS_UNSPECIFIED: _ClassVar[Overlay.Route.Arrows]
            ARROWS_NONE: _ClassVar[Overlay.Route.Arrows]
            ARROWS_END: _ClassVar[Overlay.Route.Arrows]
            ARROWS_ALONG: _ClassVar[Overlay.Route.Arrows]
        ARROWS_UNSPECIFIED: Overlay.Route.Arrows
        ARROWS_NONE: Overlay.Route.Arrows
        ARROWS_END: Overlay.Route.Arrows
        ARROWS_ALONG: Overlay.Route.Arrows
        POINTS_FIELD_NUMBER: _ClassVar[int]
        MODE_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        SMOOTHING_FIELD_NUMBER: _ClassVar[int]
        CLOSED_FIELD_NUMBER: _ClassVar[int]
        ARROWS_FIELD_NUMBER: _ClassVar[int]
        PROGRESS_FIELD_NUMBER: _ClassVar[int]
        CAPTIONS_FIELD_NUMBER: _ClassVar[int]
        SPEED_FIELD_NUMBER: _ClassVar[int]
        LEG_LABELS_FIELD_NUMBER: _ClassVar[int]
        points: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
        mode: Overlay.Route.Mode
        label: str
        smoothing: float
        closed: bool
        arrows: Overlay.Route.Arrows
        progress: float
        captions: Overlay.Route.Captions
        speed: float
        leg_labels: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, points: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ..., mode: _Optional[_Union[Overlay.Route.Mode, str]] = ..., label: _Optional[str] = ..., smoothing: _Optional[float] = ..., closed: _Optional[bool] = ..., arrows: _Optional[_Union[Overlay.Route.Arrows, str]] = ..., progress: _Optional[float] = ..., captions: _Optional[_Union[Overlay.Route.Captions, str]] = ..., speed: _Optional[float] = ..., leg_labels: _Optional[_Iterable[str]] = ...) -> None: ...
    class Territory(_message.Message):
        __slots__ = ("ground", "label", "owner", "border", "contested_with")
        class Border(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            BORDER_UNSPECIFIED: _ClassVar[Overlay.Territory.Border]
            BORDER_SOLID: _ClassVar[Overlay.Territory.Border]
            BORDER_DASHED: _ClassVar[Overlay.Territory.Border]
            BORDER_GLOW: _ClassVar[Overlay.Territory.Border]
            BORDER_HATCHED: _ClassVar[Overlay.Territory.Border]
        BORDER_UNSPECIFIED: Overlay.Territory.Border
        BORDER_SOLID: Overlay.Territory.Border
        BORDER_DASHED: Overlay.Territory.Border
        BORDER_GLOW: Overlay.Territory.Border
        BORDER_HATCHED: Overlay.Territory.Border
        GROUND_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        OWNER_FIELD_NUMBER: _ClassVar[int]
        BORDER_FIELD_NUMBER: _ClassVar[int]
        CONTESTED_WITH_FIELD_NUMBER: _ClassVar[int]
        ground: _geometry_pb2.Ground
        label: str
        owner: str
        border: Overlay.Territory.Border
        contested_with: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, ground: _Optional[_Union[_geometry_pb2.Ground, _Mapping]] = ..., label: _Optional[str] = ..., owner: _Optional[str] = ..., border: _Optional[_Union[Overlay.Territory.Border, str]] = ..., contested_with: _Optional[_Iterable[str]] = ...) -> None: ...
    class Zone(_message.Message):
        __slots__ = ("ground", "shape", "traits", "cost", "label")
        class Trait(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            TRAIT_UNSPECIFIED: _ClassVar[Overlay.Zone.Trait]
            TRAIT_DIFFICULT: _ClassVar[Overlay.Zone.Trait]
            TRAIT_GREATER_DIFFICULT: _ClassVar[Overlay.Zone.Trait]
            TRAIT_HAZARDOUS: _ClassVar[Overlay.Zone.Trait]
            TRAIT_OBSCURED_LIGHT: _ClassVar[Overlay.Zone.Trait]
            TRAIT_OBSCURED_HEAVY: _ClassVar[Overlay.Zone.Trait]
            TRAIT_WATER: _ClassVar[Overlay.Zone.Trait]
            TRAIT_DEEP_WATER: _ClassVar[Overlay.Zone.Trait]
            TRAIT_CLIMB: _ClassVar[Overlay.Zone.Trait]
            TRAIT_COVER_HALF: _ClassVar[Overlay.Zone.Trait]
            TRAIT_COVER_THREE_QUARTERS: _ClassVar[Overlay.Zone.Trait]
            TRAIT_SAFE: _ClassVar[Overlay.Zone.Trait]
            TRAIT_CUSTOM: _ClassVar[Overlay.Zone.Trait]
        TRAIT_UNSPECIFIED: Overlay.Zone.Trait
        TRAIT_DIFFICULT: Overlay.Zone.Trait
        TRAIT_GREATER_DIFFICULT: Overlay.Zone.Trait
        TRAIT_HAZARDOUS: Overlay.Zone.Trait
        TRAIT_OBSCURED_LIGHT: Overlay.Zone.Trait
        TRAIT_OBSCURED_HEAVY: Overlay.Zone.Trait
        TRAIT_WATER: Overlay.Zone.Trait
        TRAIT_DEEP_WATER: Overlay.Zone.Trait
        TRAIT_CLIMB: Overlay.Zone.Trait
        TRAIT_COVER_HALF: Overlay.Zone.Trait
        TRAIT_COVER_THREE_QUARTERS: Overlay.Zone.Trait
        TRAIT_SAFE: Overlay.Zone.Trait
        TRAIT_CUSTOM: Overlay.Zone.Trait
        GROUND_FIELD_NUMBER: _ClassVar[int]
        SHAPE_FIELD_NUMBER: _ClassVar[int]
        TRAITS_FIELD_NUMBER: _ClassVar[int]
        COST_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        ground: _geometry_pb2.Ground
        shape: _geometry_pb2.Shape
        traits: _containers.RepeatedScalarFieldContainer[Overlay.Zone.Trait]
        cost: float
        label: str
        def __init__(self, ground: _Optional[_Union[_geometry_pb2.Ground, _Mapping]] = ..., shape: _Optional[_Union[_geometry_pb2.Shape, _Mapping]] = ..., traits: _Optional[_Iterable[_Union[Overlay.Zone.Trait, str]]] = ..., cost: _Optional[float] = ..., label: _Optional[str] = ...) -> None: ...
    class Drawing(_message.Message):
        __slots__ = ("rectangle", "ellipse", "polygon", "polyline", "freehand", "path", "closed", "label")
        class Box(_message.Message):
            __slots__ = ("start", "end", "rotation")
            START_FIELD_NUMBER: _ClassVar[int]
            END_FIELD_NUMBER: _ClassVar[int]
            ROTATION_FIELD_NUMBER: _ClassVar[int]
            start: _geometry_pb2.Position
            end: _geometry_pb2.Position
            rotation: float
            def __init__(self, start: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., end: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., rotation: _Optional[float] = ...) -> None: ...
        class Run(_message.Message):
            __slots__ = ("points",)
            POINTS_FIELD_NUMBER: _ClassVar[int]
            points: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Position]
            def __init__(self, points: _Optional[_Iterable[_Union[_geometry_pb2.Position, _Mapping]]] = ...) -> None: ...
        class Path(_message.Message):
            __slots__ = ("commands", "origin", "cells")
            COMMANDS_FIELD_NUMBER: _ClassVar[int]
            ORIGIN_FIELD_NUMBER: _ClassVar[int]
            CELLS_FIELD_NUMBER: _ClassVar[int]
            commands: str
            origin: _geometry_pb2.Position
            cells: bool
            def __init__(self, commands: _Optional[str] = ..., origin: _Optional[_Union[_geometry_pb2.Position, _Mapping]] = ..., cells: _Optional[bool] = ...) -> None: ...
        RECTANGLE_FIELD_NUMBER: _ClassVar[int]
        ELLIPSE_FIELD_NUMBER: _ClassVar[int]
        POLYGON_FIELD_NUMBER: _ClassVar[int]
        POLYLINE_FIELD_NUMBER: _ClassVar[int]
        FREEHAND_FIELD_NUMBER: _ClassVar[int]
        PATH_FIELD_NUMBER: _ClassVar[int]
        CLOSED_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        rectangle: Overlay.Drawing.Box
        ellipse: Overlay.Drawing.Box
        polygon: Overlay.Drawing.Run
        polyline: Overlay.Drawing.Run
        freehand: Overlay.Drawing.Run
        path: Overlay.Drawing.Path
        closed: bool
        label: str
        def __init__(self, rectangle: _Optional[_Union[Overlay.Drawing.Box, _Mapping]] = ..., ellipse: _Optional[_Union[Overlay.Drawing.Box, _Mapping]] = ..., polygon: _Optional[_Union[Overlay.Drawing.Run, _Mapping]] = ..., polyline: _Optional[_Union[Overlay.Drawing.Run, _Mapping]] = ..., freehand: _Optional[_Union[Overlay.Drawing.Run, _Mapping]] = ..., path: _Optional[_Union[Overlay.Drawing.Path, _Mapping]] = ..., closed: _Optional[bool] = ..., label: _Optional[str] = ...) -> None: ...
    class Style(_message.Message):
        __slots__ = ("color", "fill", "opacity", "font_size", "line_width", "line", "fill_opacity", "pattern", "pattern_spacing", "halo", "halo_width")
        class Line(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            LINE_UNSPECIFIED: _ClassVar[Overlay.Style.Line]
            LINE_SOLID: _ClassVar[Overlay.Style.Line]
            LINE_DASHED: _ClassVar[Overlay.Style.Line]
            LINE_DOTTED: _ClassVar[Overlay.Style.Line]
            LINE_DASH_DOT: _ClassVar[Overlay.Style.Line]
        LINE_UNSPECIFIED: Overlay.Style.Line
        LINE_SOLID: Overlay.Style.Line
        LINE_DASHED: Overlay.Style.Line
        LINE_DOTTED: Overlay.Style.Line
        LINE_DASH_DOT: Overlay.Style.Line
        class Pattern(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            PATTERN_UNSPECIFIED: _ClassVar[Overlay.Style.Pattern]
            PATTERN_NONE: _ClassVar[Overlay.Style.Pattern]
            PATTERN_HATCH: _ClassVar[Overlay.Style.Pattern]
            PATTERN_CROSS: _ClassVar[Overlay.Style.Pattern]
            PATTERN_DOTS: _ClassVar[Overlay.Style.Pattern]
            PATTERN_STRIPES: _ClassVar[Overlay.Style.Pattern]
            PATTERN_CHECKER: _ClassVar[Overlay.Style.Pattern]
            PATTERN_SCALES: _ClassVar[Overlay.Style.Pattern]
        PATTERN_UNSPECIFIED: Overlay.Style.Pattern
        PATTERN_NONE: Overlay.Style.Pattern
        PATTERN_HATCH: Overlay.Style.Pattern
        PATTERN_CROSS: Overlay.Style.Pattern
        PATTERN_DOTS: Overlay.Style.Pattern
        PATTERN_STRIPES: Overlay.Style.Pattern
        PATTERN_CHECKER: Overlay.Style.Pattern
        PATTERN_SCALES: Overlay.Style.Pattern
        COLOR_FIELD_NUMBER: _ClassVar[int]
        FILL_FIELD_NUMBER: _ClassVar[int]
        OPACITY_FIELD_NUMBER: _ClassVar[int]
        FONT_SIZE_FIELD_NUMBER: _ClassVar[int]
        LINE_WIDTH_FIELD_NUMBER: _ClassVar[int]
        LINE_FIELD_NUMBER: _ClassVar[int]
        FILL_OPACITY_FIELD_NUMBER: _ClassVar[int]
        PATTERN_FIELD_NUMBER: _ClassVar[int]
        PATTERN_SPACING_FIELD_NUMBER: _ClassVar[int]
        HALO_FIELD_NUMBER: _ClassVar[int]
        HALO_WIDTH_FIELD_NUMBER: _ClassVar[int]
        color: str
        fill: str
        opacity: float
        font_size: float
        line_width: float
        line: Overlay.Style.Line
        fill_opacity: float
        pattern: Overlay.Style.Pattern
        pattern_spacing: float
        halo: str
        halo_width: float
        def __init__(self, color: _Optional[str] = ..., fill: _Optional[str] = ..., opacity: _Optional[float] = ..., font_size: _Optional[float] = ..., line_width: _Optional[float] = ..., line: _Optional[_Union[Overlay.Style.Line, str]] = ..., fill_opacity: _Optional[float] = ..., pattern: _Optional[_Union[Overlay.Style.Pattern, str]] = ..., pattern_spacing: _Optional[float] = ..., halo: _Optional[str] = ..., halo_width: _Optional[float] = ...) -> None: ...
    ID_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    Z_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
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
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    STAMP_FIELD_NUMBER: _ClassVar[int]
    PATCH_FIELD_NUMBER: _ClassVar[int]
    FOG_FIELD_NUMBER: _ClassVar[int]
    LINE_OF_SIGHT_FIELD_NUMBER: _ClassVar[int]
    LEGEND_FIELD_NUMBER: _ClassVar[int]
    SCALE_BAR_FIELD_NUMBER: _ClassVar[int]
    CARTOUCHE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    RANGE_FIELD_NUMBER: _ClassVar[int]
    ROUTE_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    DRAWING_FIELD_NUMBER: _ClassVar[int]
    id: str
    image_id: str
    type: str
    name: str
    description: str
    audience: _audience_pb2.Audience
    z: int
    origin: Overlay.Origin
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
    token: Overlay.Token
    stamp: Overlay.Stamp
    patch: Overlay.Patch
    fog: Overlay.Fog
    line_of_sight: Overlay.LineOfSight
    legend: Overlay.Legend
    scale_bar: Overlay.ScaleBar
    cartouche: Overlay.Cartouche
    template: Overlay.Template
    range: Overlay.Range
    route: Overlay.Route
    territory: Overlay.Territory
    zone: Overlay.Zone
    drawing: Overlay.Drawing
    def __init__(self, id: _Optional[str] = ..., image_id: _Optional[str] = ..., type: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ..., z: _Optional[int] = ..., origin: _Optional[_Union[Overlay.Origin, str]] = ..., style: _Optional[_Union[Overlay.Style, _Mapping]] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., label: _Optional[_Union[Overlay.Label, _Mapping]] = ..., marker: _Optional[_Union[Overlay.Marker, _Mapping]] = ..., walls: _Optional[_Union[Overlay.Walls, _Mapping]] = ..., light: _Optional[_Union[Overlay.Light, _Mapping]] = ..., token: _Optional[_Union[Overlay.Token, _Mapping]] = ..., stamp: _Optional[_Union[Overlay.Stamp, _Mapping]] = ..., patch: _Optional[_Union[Overlay.Patch, _Mapping]] = ..., fog: _Optional[_Union[Overlay.Fog, _Mapping]] = ..., line_of_sight: _Optional[_Union[Overlay.LineOfSight, _Mapping]] = ..., legend: _Optional[_Union[Overlay.Legend, _Mapping]] = ..., scale_bar: _Optional[_Union[Overlay.ScaleBar, _Mapping]] = ..., cartouche: _Optional[_Union[Overlay.Cartouche, _Mapping]] = ..., template: _Optional[_Union[Overlay.Template, _Mapping]] = ..., range: _Optional[_Union[Overlay.Range, _Mapping]] = ..., route: _Optional[_Union[Overlay.Route, _Mapping]] = ..., territory: _Optional[_Union[Overlay.Territory, _Mapping]] = ..., zone: _Optional[_Union[Overlay.Zone, _Mapping]] = ..., drawing: _Optional[_Union[Overlay.Drawing, _Mapping]] = ...) -> None: ...

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

class SetDoorsRequest(_message.Message):
    __slots__ = ("image_id", "doors", "request_id")
    class Door(_message.Message):
        __slots__ = ("id", "state", "found")
        ID_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        FOUND_FIELD_NUMBER: _ClassVar[int]
        id: str
        state: Overlay.Walls.Door.State
        found: bool
        def __init__(self, id: _Optional[str] = ..., state: _Optional[_Union[Overlay.Walls.Door.State, str]] = ..., found: _Optional[bool] = ...) -> None: ...
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    DOORS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    doors: _containers.RepeatedCompositeFieldContainer[SetDoorsRequest.Door]
    request_id: str
    def __init__(self, image_id: _Optional[str] = ..., doors: _Optional[_Iterable[_Union[SetDoorsRequest.Door, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class SetDoorsResponse(_message.Message):
    __slots__ = ("doors", "revision")
    class Door(_message.Message):
        __slots__ = ("id", "overlay_id", "kind", "state", "found")
        ID_FIELD_NUMBER: _ClassVar[int]
        OVERLAY_ID_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        FOUND_FIELD_NUMBER: _ClassVar[int]
        id: str
        overlay_id: str
        kind: Overlay.Walls.Door.Kind
        state: Overlay.Walls.Door.State
        found: bool
        def __init__(self, id: _Optional[str] = ..., overlay_id: _Optional[str] = ..., kind: _Optional[_Union[Overlay.Walls.Door.Kind, str]] = ..., state: _Optional[_Union[Overlay.Walls.Door.State, str]] = ..., found: _Optional[bool] = ...) -> None: ...
    DOORS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    doors: _containers.RepeatedCompositeFieldContainer[SetDoorsResponse.Door]
    revision: int
    def __init__(self, doors: _Optional[_Iterable[_Union[SetDoorsResponse.Door, _Mapping]]] = ..., revision: _Optional[int] = ...) -> None: ...

class RevealSecretRequest(_message.Message):
    __slots__ = ("image_id", "door", "patch", "hide")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    DOOR_FIELD_NUMBER: _ClassVar[int]
    PATCH_FIELD_NUMBER: _ClassVar[int]
    HIDE_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    door: str
    patch: str
    hide: bool
    def __init__(self, image_id: _Optional[str] = ..., door: _Optional[str] = ..., patch: _Optional[str] = ..., hide: _Optional[bool] = ...) -> None: ...

class RevealSecretResponse(_message.Message):
    __slots__ = ("shown", "hidden", "revision")
    SHOWN_FIELD_NUMBER: _ClassVar[int]
    HIDDEN_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    shown: _containers.RepeatedScalarFieldContainer[str]
    hidden: _containers.RepeatedScalarFieldContainer[str]
    revision: int
    def __init__(self, shown: _Optional[_Iterable[str]] = ..., hidden: _Optional[_Iterable[str]] = ..., revision: _Optional[int] = ...) -> None: ...

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

class RevealFogRequest(_message.Message):
    __slots__ = ("image_id", "everything", "hide", "explore", "reveal", "request_id")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    EVERYTHING_FIELD_NUMBER: _ClassVar[int]
    HIDE_FIELD_NUMBER: _ClassVar[int]
    EXPLORE_FIELD_NUMBER: _ClassVar[int]
    REVEAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    everything: Overlay.Fog.State
    hide: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Shape]
    explore: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Shape]
    reveal: _containers.RepeatedCompositeFieldContainer[_geometry_pb2.Shape]
    request_id: str
    def __init__(self, image_id: _Optional[str] = ..., everything: _Optional[_Union[Overlay.Fog.State, str]] = ..., hide: _Optional[_Iterable[_Union[_geometry_pb2.Shape, _Mapping]]] = ..., explore: _Optional[_Iterable[_Union[_geometry_pb2.Shape, _Mapping]]] = ..., reveal: _Optional[_Iterable[_Union[_geometry_pb2.Shape, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RevealFogResponse(_message.Message):
    __slots__ = ("revision",)
    REVISION_FIELD_NUMBER: _ClassVar[int]
    revision: int
    def __init__(self, revision: _Optional[int] = ...) -> None: ...
