import datetime

from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import audience_pb2 as _audience_pb2
from limner.v1 import image_pb2 as _image_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MapExportOptions(_message.Message):
    __slots__ = ("target", "audience", "format", "max_side", "windows_as", "secrets_as", "baked_light", "without_image")
    class Target(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        TARGET_UNSPECIFIED: _ClassVar[MapExportOptions.Target]
        TARGET_GENERIC: _ClassVar[MapExportOptions.Target]
        TARGET_FOUNDRY: _ClassVar[MapExportOptions.Target]
        TARGET_FOUNDRY_SCENE: _ClassVar[MapExportOptions.Target]
        TARGET_ROLL20: _ClassVar[MapExportOptions.Target]
        TARGET_OWLBEAR: _ClassVar[MapExportOptions.Target]
        TARGET_MAPTOOL: _ClassVar[MapExportOptions.Target]
        TARGET_FANTASY_GROUNDS: _ClassVar[MapExportOptions.Target]
        TARGET_ENCOUNTER_PLUS: _ClassVar[MapExportOptions.Target]
    TARGET_UNSPECIFIED: MapExportOptions.Target
    TARGET_GENERIC: MapExportOptions.Target
    TARGET_FOUNDRY: MapExportOptions.Target
    TARGET_FOUNDRY_SCENE: MapExportOptions.Target
    TARGET_ROLL20: MapExportOptions.Target
    TARGET_OWLBEAR: MapExportOptions.Target
    TARGET_MAPTOOL: MapExportOptions.Target
    TARGET_FANTASY_GROUNDS: MapExportOptions.Target
    TARGET_ENCOUNTER_PLUS: MapExportOptions.Target
    class WindowsAs(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        WINDOWS_AS_UNSPECIFIED: _ClassVar[MapExportOptions.WindowsAs]
        WINDOWS_AS_PORTALS: _ClassVar[MapExportOptions.WindowsAs]
        WINDOWS_AS_WALLS: _ClassVar[MapExportOptions.WindowsAs]
        WINDOWS_AS_NONE: _ClassVar[MapExportOptions.WindowsAs]
    WINDOWS_AS_UNSPECIFIED: MapExportOptions.WindowsAs
    WINDOWS_AS_PORTALS: MapExportOptions.WindowsAs
    WINDOWS_AS_WALLS: MapExportOptions.WindowsAs
    WINDOWS_AS_NONE: MapExportOptions.WindowsAs
    class SecretsAs(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        SECRETS_AS_UNSPECIFIED: _ClassVar[MapExportOptions.SecretsAs]
        SECRETS_AS_WALL: _ClassVar[MapExportOptions.SecretsAs]
        SECRETS_AS_DOOR: _ClassVar[MapExportOptions.SecretsAs]
    SECRETS_AS_UNSPECIFIED: MapExportOptions.SecretsAs
    SECRETS_AS_WALL: MapExportOptions.SecretsAs
    SECRETS_AS_DOOR: MapExportOptions.SecretsAs
    TARGET_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    MAX_SIDE_FIELD_NUMBER: _ClassVar[int]
    WINDOWS_AS_FIELD_NUMBER: _ClassVar[int]
    SECRETS_AS_FIELD_NUMBER: _ClassVar[int]
    BAKED_LIGHT_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_IMAGE_FIELD_NUMBER: _ClassVar[int]
    target: MapExportOptions.Target
    audience: _audience_pb2.Audience
    format: _image_pb2.ImageFormat
    max_side: int
    windows_as: MapExportOptions.WindowsAs
    secrets_as: MapExportOptions.SecretsAs
    baked_light: bool
    without_image: bool
    def __init__(self, target: _Optional[_Union[MapExportOptions.Target, str]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ..., format: _Optional[_Union[_image_pb2.ImageFormat, str]] = ..., max_side: _Optional[int] = ..., windows_as: _Optional[_Union[MapExportOptions.WindowsAs, str]] = ..., secrets_as: _Optional[_Union[MapExportOptions.SecretsAs, str]] = ..., baked_light: _Optional[bool] = ..., without_image: _Optional[bool] = ...) -> None: ...

class ExportMapRequest(_message.Message):
    __slots__ = ("image_id", "options", "task_id")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    options: MapExportOptions
    task_id: str
    def __init__(self, image_id: _Optional[str] = ..., options: _Optional[_Union[MapExportOptions, _Mapping]] = ..., task_id: _Optional[str] = ...) -> None: ...

class MapExportHeader(_message.Message):
    __slots__ = ("file_name", "media_type", "size", "sha256", "width", "height", "pixels_per_cell", "columns", "rows", "revision", "warnings")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    PIXELS_PER_CELL_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    media_type: str
    size: int
    sha256: str
    width: int
    height: int
    pixels_per_cell: int
    columns: int
    rows: int
    revision: int
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, file_name: _Optional[str] = ..., media_type: _Optional[str] = ..., size: _Optional[int] = ..., sha256: _Optional[str] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., pixels_per_cell: _Optional[int] = ..., columns: _Optional[int] = ..., rows: _Optional[int] = ..., revision: _Optional[int] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...

class ExportMapResponse(_message.Message):
    __slots__ = ("header", "chunk")
    HEADER_FIELD_NUMBER: _ClassVar[int]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    header: MapExportHeader
    chunk: bytes
    def __init__(self, header: _Optional[_Union[MapExportHeader, _Mapping]] = ..., chunk: _Optional[bytes] = ...) -> None: ...

class GetMapExportUrlRequest(_message.Message):
    __slots__ = ("task_id", "expires_in")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_IN_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    expires_in: _duration_pb2.Duration
    def __init__(self, task_id: _Optional[str] = ..., expires_in: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class GetMapExportUrlResponse(_message.Message):
    __slots__ = ("url", "expire_time", "file")
    URL_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    url: str
    expire_time: _timestamp_pb2.Timestamp
    file: MapExportHeader
    def __init__(self, url: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., file: _Optional[_Union[MapExportHeader, _Mapping]] = ...) -> None: ...
