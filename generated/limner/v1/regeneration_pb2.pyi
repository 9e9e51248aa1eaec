import datetime

from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegenerateSeed(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REGENERATE_SEED_UNSPECIFIED: _ClassVar[RegenerateSeed]
    REGENERATE_SEED_KEEP: _ClassVar[RegenerateSeed]
    REGENERATE_SEED_NEW: _ClassVar[RegenerateSeed]
REGENERATE_SEED_UNSPECIFIED: RegenerateSeed
REGENERATE_SEED_KEEP: RegenerateSeed
REGENERATE_SEED_NEW: RegenerateSeed

class RegenerateSpec(_message.Message):
    __slots__ = ("image_ids", "filter", "theme", "variation", "presets", "elements", "overrides", "seed", "indexes")
    class Filter(_message.Message):
        __slots__ = ("type", "subtype", "theme", "generator", "labels", "source_id", "task_id", "created_after", "created_before", "query")
        class LabelsEntry(_message.Message):
            __slots__ = ("key", "value")
            KEY_FIELD_NUMBER: _ClassVar[int]
            VALUE_FIELD_NUMBER: _ClassVar[int]
            key: str
            value: str
            def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
        TYPE_FIELD_NUMBER: _ClassVar[int]
        SUBTYPE_FIELD_NUMBER: _ClassVar[int]
        THEME_FIELD_NUMBER: _ClassVar[int]
        GENERATOR_FIELD_NUMBER: _ClassVar[int]
        LABELS_FIELD_NUMBER: _ClassVar[int]
        SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
        TASK_ID_FIELD_NUMBER: _ClassVar[int]
        CREATED_AFTER_FIELD_NUMBER: _ClassVar[int]
        CREATED_BEFORE_FIELD_NUMBER: _ClassVar[int]
        QUERY_FIELD_NUMBER: _ClassVar[int]
        type: str
        subtype: str
        theme: str
        generator: str
        labels: _containers.ScalarMap[str, str]
        source_id: str
        task_id: str
        created_after: _timestamp_pb2.Timestamp
        created_before: _timestamp_pb2.Timestamp
        query: str
        def __init__(self, type: _Optional[str] = ..., subtype: _Optional[str] = ..., theme: _Optional[str] = ..., generator: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., source_id: _Optional[str] = ..., task_id: _Optional[str] = ..., created_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., query: _Optional[str] = ...) -> None: ...
    IMAGE_IDS_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    VARIATION_FIELD_NUMBER: _ClassVar[int]
    PRESETS_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    OVERRIDES_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    INDEXES_FIELD_NUMBER: _ClassVar[int]
    image_ids: _containers.RepeatedScalarFieldContainer[str]
    filter: RegenerateSpec.Filter
    theme: str
    variation: str
    presets: _containers.RepeatedScalarFieldContainer[str]
    elements: _containers.RepeatedScalarFieldContainer[str]
    overrides: _struct_pb2.Struct
    seed: RegenerateSeed
    indexes: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, image_ids: _Optional[_Iterable[str]] = ..., filter: _Optional[_Union[RegenerateSpec.Filter, _Mapping]] = ..., theme: _Optional[str] = ..., variation: _Optional[str] = ..., presets: _Optional[_Iterable[str]] = ..., elements: _Optional[_Iterable[str]] = ..., overrides: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., seed: _Optional[_Union[RegenerateSeed, str]] = ..., indexes: _Optional[_Iterable[int]] = ...) -> None: ...
