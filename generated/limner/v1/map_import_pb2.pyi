from limner.v1 import audience_pb2 as _audience_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MapMetadata(_message.Message):
    __slots__ = ("subtype", "name", "description", "theme", "source_id", "source_type", "scope", "labels", "audience")
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    subtype: str
    name: str
    description: str
    theme: str
    source_id: str
    source_type: str
    scope: str
    labels: _containers.ScalarMap[str, str]
    audience: _audience_pb2.Audience
    def __init__(self, subtype: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., theme: _Optional[str] = ..., source_id: _Optional[str] = ..., source_type: _Optional[str] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class ImportMapRequest(_message.Message):
    __slots__ = ("start", "chunk", "commit")
    class Commit(_message.Message):
        __slots__ = ("size", "sha256")
        SIZE_FIELD_NUMBER: _ClassVar[int]
        SHA256_FIELD_NUMBER: _ClassVar[int]
        size: int
        sha256: str
        def __init__(self, size: _Optional[int] = ..., sha256: _Optional[str] = ...) -> None: ...
    class Start(_message.Message):
        __slots__ = ("metadata", "request_id")
        METADATA_FIELD_NUMBER: _ClassVar[int]
        REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
        metadata: MapMetadata
        request_id: str
        def __init__(self, metadata: _Optional[_Union[MapMetadata, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
    START_FIELD_NUMBER: _ClassVar[int]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    COMMIT_FIELD_NUMBER: _ClassVar[int]
    start: ImportMapRequest.Start
    chunk: bytes
    commit: ImportMapRequest.Commit
    def __init__(self, start: _Optional[_Union[ImportMapRequest.Start, _Mapping]] = ..., chunk: _Optional[bytes] = ..., commit: _Optional[_Union[ImportMapRequest.Commit, _Mapping]] = ...) -> None: ...

class MapCounts(_message.Message):
    __slots__ = ("walls", "objects", "windows", "doors", "lights", "overlays")
    WALLS_FIELD_NUMBER: _ClassVar[int]
    OBJECTS_FIELD_NUMBER: _ClassVar[int]
    WINDOWS_FIELD_NUMBER: _ClassVar[int]
    DOORS_FIELD_NUMBER: _ClassVar[int]
    LIGHTS_FIELD_NUMBER: _ClassVar[int]
    OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    walls: int
    objects: int
    windows: int
    doors: int
    lights: int
    overlays: int
    def __init__(self, walls: _Optional[int] = ..., objects: _Optional[int] = ..., windows: _Optional[int] = ..., doors: _Optional[int] = ..., lights: _Optional[int] = ..., overlays: _Optional[int] = ...) -> None: ...
