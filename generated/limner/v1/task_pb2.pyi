import datetime

from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import battle_map_pb2 as _battle_map_pb2
from limner.v1 import finish_pb2 as _finish_pb2
from limner.v1 import map_export_pb2 as _map_export_pb2
from limner.v1 import regeneration_pb2 as _regeneration_pb2
from limner.v1 import view_pb2 as _view_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Reuse(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REUSE_UNSPECIFIED: _ClassVar[Reuse]
    REUSE_NEVER: _ClassVar[Reuse]
    REUSE_IF_IDENTICAL: _ClassVar[Reuse]
REUSE_UNSPECIFIED: Reuse
REUSE_NEVER: Reuse
REUSE_IF_IDENTICAL: Reuse

class Task(_message.Message):
    __slots__ = ("id", "state", "generate", "export", "regenerate", "restyle", "priority", "scope", "labels", "attempts", "retry_count", "max_retries", "retry_delay", "next_attempt_time", "outputs", "error", "progress", "event_seq", "cancel_requested", "created_by", "create_time", "update_time", "start_time", "finish_time", "etag", "delete_time", "failures", "retry_of", "parent_task_id")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Task.State]
        STATE_QUEUED: _ClassVar[Task.State]
        STATE_WAITING: _ClassVar[Task.State]
        STATE_RUNNING: _ClassVar[Task.State]
        STATE_SUCCEEDED: _ClassVar[Task.State]
        STATE_FAILED: _ClassVar[Task.State]
        STATE_CANCELLED: _ClassVar[Task.State]
    STATE_UNSPECIFIED: Task.State
    STATE_QUEUED: Task.State
    STATE_WAITING: Task.State
    STATE_RUNNING: Task.State
    STATE_SUCCEEDED: Task.State
    STATE_FAILED: Task.State
    STATE_CANCELLED: Task.State
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    GENERATE_FIELD_NUMBER: _ClassVar[int]
    EXPORT_FIELD_NUMBER: _ClassVar[int]
    REGENERATE_FIELD_NUMBER: _ClassVar[int]
    RESTYLE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    RETRY_COUNT_FIELD_NUMBER: _ClassVar[int]
    MAX_RETRIES_FIELD_NUMBER: _ClassVar[int]
    RETRY_DELAY_FIELD_NUMBER: _ClassVar[int]
    NEXT_ATTEMPT_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_FIELD_NUMBER: _ClassVar[int]
    EVENT_SEQ_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REQUESTED_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    FAILURES_FIELD_NUMBER: _ClassVar[int]
    RETRY_OF_FIELD_NUMBER: _ClassVar[int]
    PARENT_TASK_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    state: Task.State
    generate: GenerateSpec
    export: ExportSpec
    regenerate: _regeneration_pb2.RegenerateSpec
    restyle: _finish_pb2.RestyleSpec
    priority: int
    scope: str
    labels: _containers.ScalarMap[str, str]
    attempts: int
    retry_count: int
    max_retries: int
    retry_delay: _duration_pb2.Duration
    next_attempt_time: _timestamp_pb2.Timestamp
    outputs: _containers.RepeatedCompositeFieldContainer[TaskOutput]
    error: TaskError
    progress: TaskProgress
    event_seq: int
    cancel_requested: bool
    created_by: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    start_time: _timestamp_pb2.Timestamp
    finish_time: _timestamp_pb2.Timestamp
    etag: str
    delete_time: _timestamp_pb2.Timestamp
    failures: _containers.RepeatedCompositeFieldContainer[TaskFailure]
    retry_of: str
    parent_task_id: str
    def __init__(self, id: _Optional[str] = ..., state: _Optional[_Union[Task.State, str]] = ..., generate: _Optional[_Union[GenerateSpec, _Mapping]] = ..., export: _Optional[_Union[ExportSpec, _Mapping]] = ..., regenerate: _Optional[_Union[_regeneration_pb2.RegenerateSpec, _Mapping]] = ..., restyle: _Optional[_Union[_finish_pb2.RestyleSpec, _Mapping]] = ..., priority: _Optional[int] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., attempts: _Optional[int] = ..., retry_count: _Optional[int] = ..., max_retries: _Optional[int] = ..., retry_delay: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., next_attempt_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outputs: _Optional[_Iterable[_Union[TaskOutput, _Mapping]]] = ..., error: _Optional[_Union[TaskError, _Mapping]] = ..., progress: _Optional[_Union[TaskProgress, _Mapping]] = ..., event_seq: _Optional[int] = ..., cancel_requested: _Optional[bool] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., failures: _Optional[_Iterable[_Union[TaskFailure, _Mapping]]] = ..., retry_of: _Optional[str] = ..., parent_task_id: _Optional[str] = ...) -> None: ...

class GenerateSpec(_message.Message):
    __slots__ = ("type", "subtype", "generator", "name", "source_id", "source_type", "theme", "variation", "overrides", "seed", "count", "indexes", "presets", "elements", "reuse", "regenerated_from", "regenerate_seed", "provider", "prompt", "negative_prompt", "finish", "custom", "battle_map", "painting")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    GENERATOR_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    VARIATION_FIELD_NUMBER: _ClassVar[int]
    OVERRIDES_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    INDEXES_FIELD_NUMBER: _ClassVar[int]
    PRESETS_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    REUSE_FIELD_NUMBER: _ClassVar[int]
    REGENERATED_FROM_FIELD_NUMBER: _ClassVar[int]
    REGENERATE_SEED_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_FIELD_NUMBER: _ClassVar[int]
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    NEGATIVE_PROMPT_FIELD_NUMBER: _ClassVar[int]
    FINISH_FIELD_NUMBER: _ClassVar[int]
    CUSTOM_FIELD_NUMBER: _ClassVar[int]
    BATTLE_MAP_FIELD_NUMBER: _ClassVar[int]
    PAINTING_FIELD_NUMBER: _ClassVar[int]
    type: str
    subtype: str
    generator: str
    name: str
    source_id: str
    source_type: str
    theme: str
    variation: str
    overrides: _struct_pb2.Struct
    seed: int
    count: int
    indexes: _containers.RepeatedScalarFieldContainer[int]
    presets: _containers.RepeatedScalarFieldContainer[str]
    elements: _containers.RepeatedScalarFieldContainer[str]
    reuse: Reuse
    regenerated_from: str
    regenerate_seed: _regeneration_pb2.RegenerateSeed
    provider: str
    prompt: str
    negative_prompt: str
    finish: _finish_pb2.FinishSpec
    custom: _struct_pb2.Struct
    battle_map: _battle_map_pb2.BattleMap
    painting: Painting
    def __init__(self, type: _Optional[str] = ..., subtype: _Optional[str] = ..., generator: _Optional[str] = ..., name: _Optional[str] = ..., source_id: _Optional[str] = ..., source_type: _Optional[str] = ..., theme: _Optional[str] = ..., variation: _Optional[str] = ..., overrides: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., seed: _Optional[int] = ..., count: _Optional[int] = ..., indexes: _Optional[_Iterable[int]] = ..., presets: _Optional[_Iterable[str]] = ..., elements: _Optional[_Iterable[str]] = ..., reuse: _Optional[_Union[Reuse, str]] = ..., regenerated_from: _Optional[str] = ..., regenerate_seed: _Optional[_Union[_regeneration_pb2.RegenerateSeed, str]] = ..., provider: _Optional[str] = ..., prompt: _Optional[str] = ..., negative_prompt: _Optional[str] = ..., finish: _Optional[_Union[_finish_pb2.FinishSpec, _Mapping]] = ..., custom: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., battle_map: _Optional[_Union[_battle_map_pb2.BattleMap, _Mapping]] = ..., painting: _Optional[_Union[Painting, _Mapping]] = ...) -> None: ...

class Painting(_message.Message):
    __slots__ = ("width", "height", "prompt", "negative_prompt")
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    NEGATIVE_PROMPT_FIELD_NUMBER: _ClassVar[int]
    width: int
    height: int
    prompt: str
    negative_prompt: str
    def __init__(self, width: _Optional[int] = ..., height: _Optional[int] = ..., prompt: _Optional[str] = ..., negative_prompt: _Optional[str] = ...) -> None: ...

class ExportSpec(_message.Message):
    __slots__ = ("image_id", "options")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    options: _map_export_pb2.MapExportOptions
    def __init__(self, image_id: _Optional[str] = ..., options: _Optional[_Union[_map_export_pb2.MapExportOptions, _Mapping]] = ...) -> None: ...

class TaskOutput(_message.Message):
    __slots__ = ("image_id", "index", "seed", "file", "reused", "regenerated_from", "task_id", "left_overlays", "left_count")
    class LeftOverlay(_message.Message):
        __slots__ = ("id", "type", "name")
        ID_FIELD_NUMBER: _ClassVar[int]
        TYPE_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        id: str
        type: str
        name: str
        def __init__(self, id: _Optional[str] = ..., type: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    REUSED_FIELD_NUMBER: _ClassVar[int]
    REGENERATED_FROM_FIELD_NUMBER: _ClassVar[int]
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    LEFT_OVERLAYS_FIELD_NUMBER: _ClassVar[int]
    LEFT_COUNT_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    index: int
    seed: int
    file: _map_export_pb2.MapExportHeader
    reused: bool
    regenerated_from: str
    task_id: str
    left_overlays: _containers.RepeatedCompositeFieldContainer[TaskOutput.LeftOverlay]
    left_count: int
    def __init__(self, image_id: _Optional[str] = ..., index: _Optional[int] = ..., seed: _Optional[int] = ..., file: _Optional[_Union[_map_export_pb2.MapExportHeader, _Mapping]] = ..., reused: _Optional[bool] = ..., regenerated_from: _Optional[str] = ..., task_id: _Optional[str] = ..., left_overlays: _Optional[_Iterable[_Union[TaskOutput.LeftOverlay, _Mapping]]] = ..., left_count: _Optional[int] = ...) -> None: ...

class TaskFailure(_message.Message):
    __slots__ = ("index", "error", "task_id")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    index: int
    error: TaskError
    task_id: str
    def __init__(self, index: _Optional[int] = ..., error: _Optional[_Union[TaskError, _Mapping]] = ..., task_id: _Optional[str] = ...) -> None: ...

class TaskError(_message.Message):
    __slots__ = ("reason", "message", "metadata")
    class MetadataEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    REASON_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    reason: str
    message: str
    metadata: _containers.ScalarMap[str, str]
    def __init__(self, reason: _Optional[str] = ..., message: _Optional[str] = ..., metadata: _Optional[_Mapping[str, str]] = ...) -> None: ...

class TaskProgress(_message.Message):
    __slots__ = ("fraction", "stage", "attempt", "index")
    FRACTION_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    fraction: float
    stage: str
    attempt: int
    index: int
    def __init__(self, fraction: _Optional[float] = ..., stage: _Optional[str] = ..., attempt: _Optional[int] = ..., index: _Optional[int] = ...) -> None: ...

class CreateTaskRequest(_message.Message):
    __slots__ = ("generate", "export", "regenerate", "restyle", "priority", "scope", "labels", "max_retries", "retry_delay", "request_id", "validate_only")
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    GENERATE_FIELD_NUMBER: _ClassVar[int]
    EXPORT_FIELD_NUMBER: _ClassVar[int]
    REGENERATE_FIELD_NUMBER: _ClassVar[int]
    RESTYLE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    MAX_RETRIES_FIELD_NUMBER: _ClassVar[int]
    RETRY_DELAY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    generate: GenerateSpec
    export: ExportSpec
    regenerate: _regeneration_pb2.RegenerateSpec
    restyle: _finish_pb2.RestyleSpec
    priority: int
    scope: str
    labels: _containers.ScalarMap[str, str]
    max_retries: int
    retry_delay: _duration_pb2.Duration
    request_id: str
    validate_only: bool
    def __init__(self, generate: _Optional[_Union[GenerateSpec, _Mapping]] = ..., export: _Optional[_Union[ExportSpec, _Mapping]] = ..., regenerate: _Optional[_Union[_regeneration_pb2.RegenerateSpec, _Mapping]] = ..., restyle: _Optional[_Union[_finish_pb2.RestyleSpec, _Mapping]] = ..., priority: _Optional[int] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., max_retries: _Optional[int] = ..., retry_delay: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., request_id: _Optional[str] = ..., validate_only: _Optional[bool] = ...) -> None: ...

class CreateTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class GetTaskRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class BatchGetTasksRequest(_message.Message):
    __slots__ = ("ids", "view")
    IDS_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    view: _view_pb2.View
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ...) -> None: ...

class BatchGetTasksResponse(_message.Message):
    __slots__ = ("tasks",)
    TASKS_FIELD_NUMBER: _ClassVar[int]
    tasks: _containers.RepeatedCompositeFieldContainer[Task]
    def __init__(self, tasks: _Optional[_Iterable[_Union[Task, _Mapping]]] = ...) -> None: ...

class ListTasksRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view", "states", "type", "scope", "labels", "source_id", "retry_of", "parent_task_id", "created_after", "created_before")
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    RETRY_OF_FIELD_NUMBER: _ClassVar[int]
    PARENT_TASK_ID_FIELD_NUMBER: _ClassVar[int]
    CREATED_AFTER_FIELD_NUMBER: _ClassVar[int]
    CREATED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    states: _containers.RepeatedScalarFieldContainer[Task.State]
    type: str
    scope: str
    labels: _containers.ScalarMap[str, str]
    source_id: str
    retry_of: str
    parent_task_id: str
    created_after: _timestamp_pb2.Timestamp
    created_before: _timestamp_pb2.Timestamp
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., states: _Optional[_Iterable[_Union[Task.State, str]]] = ..., type: _Optional[str] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., source_id: _Optional[str] = ..., retry_of: _Optional[str] = ..., parent_task_id: _Optional[str] = ..., created_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListTasksResponse(_message.Message):
    __slots__ = ("tasks", "next_page_token")
    TASKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    tasks: _containers.RepeatedCompositeFieldContainer[Task]
    next_page_token: str
    def __init__(self, tasks: _Optional[_Iterable[_Union[Task, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateTaskRequest(_message.Message):
    __slots__ = ("task", "update_mask")
    TASK_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class DeleteTaskRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class UndeleteTaskRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class PurgeTasksRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "scope", "dry_run")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    scope: str
    dry_run: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., scope: _Optional[str] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class PurgeTasksResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...

class CancelTaskRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class CancelTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class WaitTaskRequest(_message.Message):
    __slots__ = ("id", "after_seq", "timeout")
    ID_FIELD_NUMBER: _ClassVar[int]
    AFTER_SEQ_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    id: str
    after_seq: int
    timeout: _duration_pb2.Duration
    def __init__(self, id: _Optional[str] = ..., after_seq: _Optional[int] = ..., timeout: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class WaitTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class WatchTaskRequest(_message.Message):
    __slots__ = ("id", "after_seq", "previews")
    ID_FIELD_NUMBER: _ClassVar[int]
    AFTER_SEQ_FIELD_NUMBER: _ClassVar[int]
    PREVIEWS_FIELD_NUMBER: _ClassVar[int]
    id: str
    after_seq: int
    previews: bool
    def __init__(self, id: _Optional[str] = ..., after_seq: _Optional[int] = ..., previews: _Optional[bool] = ...) -> None: ...

class WatchTaskResponse(_message.Message):
    __slots__ = ("snapshot", "event", "synced", "progress", "preview", "heartbeat", "terminal")
    class Snapshot(_message.Message):
        __slots__ = ("task",)
        TASK_FIELD_NUMBER: _ClassVar[int]
        task: Task
        def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...
    class Synced(_message.Message):
        __slots__ = ("seq",)
        SEQ_FIELD_NUMBER: _ClassVar[int]
        seq: int
        def __init__(self, seq: _Optional[int] = ...) -> None: ...
    class Preview(_message.Message):
        __slots__ = ("content", "stage", "attempt")
        CONTENT_FIELD_NUMBER: _ClassVar[int]
        STAGE_FIELD_NUMBER: _ClassVar[int]
        ATTEMPT_FIELD_NUMBER: _ClassVar[int]
        content: bytes
        stage: str
        attempt: int
        def __init__(self, content: _Optional[bytes] = ..., stage: _Optional[str] = ..., attempt: _Optional[int] = ...) -> None: ...
    class Heartbeat(_message.Message):
        __slots__ = ("server_time", "worker_time")
        SERVER_TIME_FIELD_NUMBER: _ClassVar[int]
        WORKER_TIME_FIELD_NUMBER: _ClassVar[int]
        server_time: _timestamp_pb2.Timestamp
        worker_time: _timestamp_pb2.Timestamp
        def __init__(self, server_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., worker_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Terminal(_message.Message):
        __slots__ = ("task", "seq")
        TASK_FIELD_NUMBER: _ClassVar[int]
        SEQ_FIELD_NUMBER: _ClassVar[int]
        task: Task
        seq: int
        def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ..., seq: _Optional[int] = ...) -> None: ...
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    EVENT_FIELD_NUMBER: _ClassVar[int]
    SYNCED_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_FIELD_NUMBER: _ClassVar[int]
    PREVIEW_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    snapshot: WatchTaskResponse.Snapshot
    event: TaskEvent
    synced: WatchTaskResponse.Synced
    progress: TaskProgress
    preview: WatchTaskResponse.Preview
    heartbeat: WatchTaskResponse.Heartbeat
    terminal: WatchTaskResponse.Terminal
    def __init__(self, snapshot: _Optional[_Union[WatchTaskResponse.Snapshot, _Mapping]] = ..., event: _Optional[_Union[TaskEvent, _Mapping]] = ..., synced: _Optional[_Union[WatchTaskResponse.Synced, _Mapping]] = ..., progress: _Optional[_Union[TaskProgress, _Mapping]] = ..., preview: _Optional[_Union[WatchTaskResponse.Preview, _Mapping]] = ..., heartbeat: _Optional[_Union[WatchTaskResponse.Heartbeat, _Mapping]] = ..., terminal: _Optional[_Union[WatchTaskResponse.Terminal, _Mapping]] = ...) -> None: ...

class TaskEvent(_message.Message):
    __slots__ = ("task_id", "seq", "time", "attempt", "kind", "state", "stage", "index", "output", "error", "failure")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[TaskEvent.Kind]
        KIND_STATE: _ClassVar[TaskEvent.Kind]
        KIND_STAGE: _ClassVar[TaskEvent.Kind]
        KIND_OUTPUT: _ClassVar[TaskEvent.Kind]
        KIND_ATTEMPT_FAILED: _ClassVar[TaskEvent.Kind]
        KIND_CANCEL_REQUESTED: _ClassVar[TaskEvent.Kind]
        KIND_TERMINAL: _ClassVar[TaskEvent.Kind]
        KIND_OUTPUT_FAILED: _ClassVar[TaskEvent.Kind]
    KIND_UNSPECIFIED: TaskEvent.Kind
    KIND_STATE: TaskEvent.Kind
    KIND_STAGE: TaskEvent.Kind
    KIND_OUTPUT: TaskEvent.Kind
    KIND_ATTEMPT_FAILED: TaskEvent.Kind
    KIND_CANCEL_REQUESTED: TaskEvent.Kind
    KIND_TERMINAL: TaskEvent.Kind
    KIND_OUTPUT_FAILED: TaskEvent.Kind
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    seq: int
    time: _timestamp_pb2.Timestamp
    attempt: int
    kind: TaskEvent.Kind
    state: Task.State
    stage: str
    index: int
    output: TaskOutput
    error: TaskError
    failure: TaskFailure
    def __init__(self, task_id: _Optional[str] = ..., seq: _Optional[int] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., attempt: _Optional[int] = ..., kind: _Optional[_Union[TaskEvent.Kind, str]] = ..., state: _Optional[_Union[Task.State, str]] = ..., stage: _Optional[str] = ..., index: _Optional[int] = ..., output: _Optional[_Union[TaskOutput, _Mapping]] = ..., error: _Optional[_Union[TaskError, _Mapping]] = ..., failure: _Optional[_Union[TaskFailure, _Mapping]] = ...) -> None: ...

class WatchTasksRequest(_message.Message):
    __slots__ = ("cursor", "scope", "labels", "kinds")
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    cursor: str
    scope: str
    labels: _containers.ScalarMap[str, str]
    kinds: _containers.RepeatedScalarFieldContainer[TaskEvent.Kind]
    def __init__(self, cursor: _Optional[str] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., kinds: _Optional[_Iterable[_Union[TaskEvent.Kind, str]]] = ...) -> None: ...

class WatchTasksResponse(_message.Message):
    __slots__ = ("cursor", "event", "bookmark")
    class Bookmark(_message.Message):
        __slots__ = ("server_time",)
        SERVER_TIME_FIELD_NUMBER: _ClassVar[int]
        server_time: _timestamp_pb2.Timestamp
        def __init__(self, server_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    EVENT_FIELD_NUMBER: _ClassVar[int]
    BOOKMARK_FIELD_NUMBER: _ClassVar[int]
    cursor: str
    event: TaskEvent
    bookmark: WatchTasksResponse.Bookmark
    def __init__(self, cursor: _Optional[str] = ..., event: _Optional[_Union[TaskEvent, _Mapping]] = ..., bookmark: _Optional[_Union[WatchTasksResponse.Bookmark, _Mapping]] = ...) -> None: ...

class RetryTaskRequest(_message.Message):
    __slots__ = ("id", "request_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    request_id: str
    def __init__(self, id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RetryTaskResponse(_message.Message):
    __slots__ = ("task",)
    TASK_FIELD_NUMBER: _ClassVar[int]
    task: Task
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ...) -> None: ...

class ExplainTaskRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class ExplainTaskResponse(_message.Message):
    __slots__ = ("task", "position", "blockers", "estimated_start_time")
    class Blocker(_message.Message):
        __slots__ = ("kind", "until", "message")
        class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            KIND_UNSPECIFIED: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_BACKOFF: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_QUEUE_PAUSED: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_SCOPE_PAUSED: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_NO_WORKER: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_WORKERS_BUSY: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_OTHERS_FIRST: _ClassVar[ExplainTaskResponse.Blocker.Kind]
            KIND_PROVIDER_HOUR: _ClassVar[ExplainTaskResponse.Blocker.Kind]
        KIND_UNSPECIFIED: ExplainTaskResponse.Blocker.Kind
        KIND_BACKOFF: ExplainTaskResponse.Blocker.Kind
        KIND_QUEUE_PAUSED: ExplainTaskResponse.Blocker.Kind
        KIND_SCOPE_PAUSED: ExplainTaskResponse.Blocker.Kind
        KIND_NO_WORKER: ExplainTaskResponse.Blocker.Kind
        KIND_WORKERS_BUSY: ExplainTaskResponse.Blocker.Kind
        KIND_OTHERS_FIRST: ExplainTaskResponse.Blocker.Kind
        KIND_PROVIDER_HOUR: ExplainTaskResponse.Blocker.Kind
        KIND_FIELD_NUMBER: _ClassVar[int]
        UNTIL_FIELD_NUMBER: _ClassVar[int]
        MESSAGE_FIELD_NUMBER: _ClassVar[int]
        kind: ExplainTaskResponse.Blocker.Kind
        until: _timestamp_pb2.Timestamp
        message: str
        def __init__(self, kind: _Optional[_Union[ExplainTaskResponse.Blocker.Kind, str]] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., message: _Optional[str] = ...) -> None: ...
    TASK_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    BLOCKERS_FIELD_NUMBER: _ClassVar[int]
    ESTIMATED_START_TIME_FIELD_NUMBER: _ClassVar[int]
    task: Task
    position: int
    blockers: _containers.RepeatedCompositeFieldContainer[ExplainTaskResponse.Blocker]
    estimated_start_time: _timestamp_pb2.Timestamp
    def __init__(self, task: _Optional[_Union[Task, _Mapping]] = ..., position: _Optional[int] = ..., blockers: _Optional[_Iterable[_Union[ExplainTaskResponse.Blocker, _Mapping]]] = ..., estimated_start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PauseQueueRequest(_message.Message):
    __slots__ = ("scope", "reason")
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    scope: str
    reason: str
    def __init__(self, scope: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class PauseQueueResponse(_message.Message):
    __slots__ = ("pause",)
    PAUSE_FIELD_NUMBER: _ClassVar[int]
    pause: QueuePause
    def __init__(self, pause: _Optional[_Union[QueuePause, _Mapping]] = ...) -> None: ...

class ResumeQueueRequest(_message.Message):
    __slots__ = ("scope",)
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    scope: str
    def __init__(self, scope: _Optional[str] = ...) -> None: ...

class ResumeQueueResponse(_message.Message):
    __slots__ = ("resumed",)
    RESUMED_FIELD_NUMBER: _ClassVar[int]
    resumed: bool
    def __init__(self, resumed: _Optional[bool] = ...) -> None: ...

class QueuePause(_message.Message):
    __slots__ = ("scope", "reason", "paused_by", "pause_time")
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PAUSED_BY_FIELD_NUMBER: _ClassVar[int]
    PAUSE_TIME_FIELD_NUMBER: _ClassVar[int]
    scope: str
    reason: str
    paused_by: str
    pause_time: _timestamp_pb2.Timestamp
    def __init__(self, scope: _Optional[str] = ..., reason: _Optional[str] = ..., paused_by: _Optional[str] = ..., pause_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetQueueStatsRequest(_message.Message):
    __slots__ = ("scope",)
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    scope: str
    def __init__(self, scope: _Optional[str] = ...) -> None: ...

class GetQueueStatsResponse(_message.Message):
    __slots__ = ("queued", "waiting", "running", "succeeded_last_hour", "failed_last_hour", "oldest_queued_time", "workers", "pauses", "scopes")
    class Worker(_message.Message):
        __slots__ = ("name", "slots", "running", "version", "draining", "alive", "start_time", "beat_time")
        NAME_FIELD_NUMBER: _ClassVar[int]
        SLOTS_FIELD_NUMBER: _ClassVar[int]
        RUNNING_FIELD_NUMBER: _ClassVar[int]
        VERSION_FIELD_NUMBER: _ClassVar[int]
        DRAINING_FIELD_NUMBER: _ClassVar[int]
        ALIVE_FIELD_NUMBER: _ClassVar[int]
        START_TIME_FIELD_NUMBER: _ClassVar[int]
        BEAT_TIME_FIELD_NUMBER: _ClassVar[int]
        name: str
        slots: int
        running: int
        version: str
        draining: bool
        alive: bool
        start_time: _timestamp_pb2.Timestamp
        beat_time: _timestamp_pb2.Timestamp
        def __init__(self, name: _Optional[str] = ..., slots: _Optional[int] = ..., running: _Optional[int] = ..., version: _Optional[str] = ..., draining: _Optional[bool] = ..., alive: _Optional[bool] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., beat_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Scope(_message.Message):
        __slots__ = ("scope", "queued", "waiting", "running")
        SCOPE_FIELD_NUMBER: _ClassVar[int]
        QUEUED_FIELD_NUMBER: _ClassVar[int]
        WAITING_FIELD_NUMBER: _ClassVar[int]
        RUNNING_FIELD_NUMBER: _ClassVar[int]
        scope: str
        queued: int
        waiting: int
        running: int
        def __init__(self, scope: _Optional[str] = ..., queued: _Optional[int] = ..., waiting: _Optional[int] = ..., running: _Optional[int] = ...) -> None: ...
    QUEUED_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    RUNNING_FIELD_NUMBER: _ClassVar[int]
    SUCCEEDED_LAST_HOUR_FIELD_NUMBER: _ClassVar[int]
    FAILED_LAST_HOUR_FIELD_NUMBER: _ClassVar[int]
    OLDEST_QUEUED_TIME_FIELD_NUMBER: _ClassVar[int]
    WORKERS_FIELD_NUMBER: _ClassVar[int]
    PAUSES_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    queued: int
    waiting: int
    running: int
    succeeded_last_hour: int
    failed_last_hour: int
    oldest_queued_time: _timestamp_pb2.Timestamp
    workers: _containers.RepeatedCompositeFieldContainer[GetQueueStatsResponse.Worker]
    pauses: _containers.RepeatedCompositeFieldContainer[QueuePause]
    scopes: _containers.RepeatedCompositeFieldContainer[GetQueueStatsResponse.Scope]
    def __init__(self, queued: _Optional[int] = ..., waiting: _Optional[int] = ..., running: _Optional[int] = ..., succeeded_last_hour: _Optional[int] = ..., failed_last_hour: _Optional[int] = ..., oldest_queued_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., workers: _Optional[_Iterable[_Union[GetQueueStatsResponse.Worker, _Mapping]]] = ..., pauses: _Optional[_Iterable[_Union[QueuePause, _Mapping]]] = ..., scopes: _Optional[_Iterable[_Union[GetQueueStatsResponse.Scope, _Mapping]]] = ...) -> None: ...

class ListTaskEventsRequest(_message.Message):
    __slots__ = ("id", "after_seq", "page_size")
    ID_FIELD_NUMBER: _ClassVar[int]
    AFTER_SEQ_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    id: str
    after_seq: int
    page_size: int
    def __init__(self, id: _Optional[str] = ..., after_seq: _Optional[int] = ..., page_size: _Optional[int] = ...) -> None: ...

class ListTaskEventsResponse(_message.Message):
    __slots__ = ("events", "head_seq")
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    HEAD_SEQ_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[TaskEvent]
    head_seq: int
    def __init__(self, events: _Optional[_Iterable[_Union[TaskEvent, _Mapping]]] = ..., head_seq: _Optional[int] = ...) -> None: ...

class GetUsageRequest(_message.Message):
    __slots__ = ("scope",)
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    scope: str
    def __init__(self, scope: _Optional[str] = ...) -> None: ...

class GetUsageResponse(_message.Message):
    __slots__ = ("usages", "providers")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[GetUsageResponse.Kind]
        KIND_CALLS: _ClassVar[GetUsageResponse.Kind]
        KIND_WATCHES: _ClassVar[GetUsageResponse.Kind]
        KIND_TASKS: _ClassVar[GetUsageResponse.Kind]
        KIND_STORED_BYTES: _ClassVar[GetUsageResponse.Kind]
        KIND_UPLOADED_BYTES: _ClassVar[GetUsageResponse.Kind]
        KIND_PIXELS: _ClassVar[GetUsageResponse.Kind]
        KIND_WORK_TIME: _ClassVar[GetUsageResponse.Kind]
        KIND_MEMORY: _ClassVar[GetUsageResponse.Kind]
    KIND_UNSPECIFIED: GetUsageResponse.Kind
    KIND_CALLS: GetUsageResponse.Kind
    KIND_WATCHES: GetUsageResponse.Kind
    KIND_TASKS: GetUsageResponse.Kind
    KIND_STORED_BYTES: GetUsageResponse.Kind
    KIND_UPLOADED_BYTES: GetUsageResponse.Kind
    KIND_PIXELS: GetUsageResponse.Kind
    KIND_WORK_TIME: GetUsageResponse.Kind
    KIND_MEMORY: GetUsageResponse.Kind
    class Usage(_message.Message):
        __slots__ = ("subject", "kind", "used", "limit", "unit", "per_process")
        SUBJECT_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        USED_FIELD_NUMBER: _ClassVar[int]
        LIMIT_FIELD_NUMBER: _ClassVar[int]
        UNIT_FIELD_NUMBER: _ClassVar[int]
        PER_PROCESS_FIELD_NUMBER: _ClassVar[int]
        subject: str
        kind: GetUsageResponse.Kind
        used: int
        limit: int
        unit: str
        per_process: bool
        def __init__(self, subject: _Optional[str] = ..., kind: _Optional[_Union[GetUsageResponse.Kind, str]] = ..., used: _Optional[int] = ..., limit: _Optional[int] = ..., unit: _Optional[str] = ..., per_process: _Optional[bool] = ...) -> None: ...
    class ProviderUsage(_message.Message):
        __slots__ = ("provider", "calls_last_hour", "images_last_hour", "calls_last_day", "images_last_day")
        PROVIDER_FIELD_NUMBER: _ClassVar[int]
        CALLS_LAST_HOUR_FIELD_NUMBER: _ClassVar[int]
        IMAGES_LAST_HOUR_FIELD_NUMBER: _ClassVar[int]
        CALLS_LAST_DAY_FIELD_NUMBER: _ClassVar[int]
        IMAGES_LAST_DAY_FIELD_NUMBER: _ClassVar[int]
        provider: str
        calls_last_hour: int
        images_last_hour: int
        calls_last_day: int
        images_last_day: int
        def __init__(self, provider: _Optional[str] = ..., calls_last_hour: _Optional[int] = ..., images_last_hour: _Optional[int] = ..., calls_last_day: _Optional[int] = ..., images_last_day: _Optional[int] = ...) -> None: ...
    USAGES_FIELD_NUMBER: _ClassVar[int]
    PROVIDERS_FIELD_NUMBER: _ClassVar[int]
    usages: _containers.RepeatedCompositeFieldContainer[GetUsageResponse.Usage]
    providers: _containers.RepeatedCompositeFieldContainer[GetUsageResponse.ProviderUsage]
    def __init__(self, usages: _Optional[_Iterable[_Union[GetUsageResponse.Usage, _Mapping]]] = ..., providers: _Optional[_Iterable[_Union[GetUsageResponse.ProviderUsage, _Mapping]]] = ...) -> None: ...

class ListGeneratorsRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListGeneratorsResponse(_message.Message):
    __slots__ = ("generators", "next_page_token")
    GENERATORS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    generators: _containers.RepeatedCompositeFieldContainer[Generator]
    next_page_token: str
    def __init__(self, generators: _Optional[_Iterable[_Union[Generator, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Generator(_message.Message):
    __slots__ = ("name", "version", "type", "subtypes", "description", "stages", "features", "options", "option_fields")
    class Option(_message.Message):
        __slots__ = ("name", "type", "default", "least", "most", "choices", "description")
        NAME_FIELD_NUMBER: _ClassVar[int]
        TYPE_FIELD_NUMBER: _ClassVar[int]
        DEFAULT_FIELD_NUMBER: _ClassVar[int]
        LEAST_FIELD_NUMBER: _ClassVar[int]
        MOST_FIELD_NUMBER: _ClassVar[int]
        CHOICES_FIELD_NUMBER: _ClassVar[int]
        DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
        name: str
        type: str
        default: _struct_pb2.Value
        least: float
        most: float
        choices: _containers.RepeatedScalarFieldContainer[str]
        description: str
        def __init__(self, name: _Optional[str] = ..., type: _Optional[str] = ..., default: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., least: _Optional[float] = ..., most: _Optional[float] = ..., choices: _Optional[_Iterable[str]] = ..., description: _Optional[str] = ...) -> None: ...
    class FeaturesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPES_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    STAGES_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    OPTION_FIELDS_FIELD_NUMBER: _ClassVar[int]
    name: str
    version: str
    type: str
    subtypes: _containers.RepeatedScalarFieldContainer[str]
    description: str
    stages: _containers.RepeatedScalarFieldContainer[str]
    features: _containers.ScalarMap[str, str]
    options: str
    option_fields: _containers.RepeatedCompositeFieldContainer[Generator.Option]
    def __init__(self, name: _Optional[str] = ..., version: _Optional[str] = ..., type: _Optional[str] = ..., subtypes: _Optional[_Iterable[str]] = ..., description: _Optional[str] = ..., stages: _Optional[_Iterable[str]] = ..., features: _Optional[_Mapping[str, str]] = ..., options: _Optional[str] = ..., option_fields: _Optional[_Iterable[_Union[Generator.Option, _Mapping]]] = ...) -> None: ...

class ListProvidersRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListProvidersResponse(_message.Message):
    __slots__ = ("providers", "next_page_token")
    PROVIDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    providers: _containers.RepeatedCompositeFieldContainer[Provider]
    next_page_token: str
    def __init__(self, providers: _Optional[_Iterable[_Union[Provider, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Provider(_message.Message):
    __slots__ = ("name", "kind", "model", "types", "edits", "keeps_seeds", "previews", "licence", "check", "most_per_hour", "left_this_hour")
    class Check(_message.Message):
        __slots__ = ("time", "reason", "message")
        TIME_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        MESSAGE_FIELD_NUMBER: _ClassVar[int]
        time: _timestamp_pb2.Timestamp
        reason: str
        message: str
        def __init__(self, time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODEL_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    EDITS_FIELD_NUMBER: _ClassVar[int]
    KEEPS_SEEDS_FIELD_NUMBER: _ClassVar[int]
    PREVIEWS_FIELD_NUMBER: _ClassVar[int]
    LICENCE_FIELD_NUMBER: _ClassVar[int]
    CHECK_FIELD_NUMBER: _ClassVar[int]
    MOST_PER_HOUR_FIELD_NUMBER: _ClassVar[int]
    LEFT_THIS_HOUR_FIELD_NUMBER: _ClassVar[int]
    name: str
    kind: str
    model: str
    types: _containers.RepeatedScalarFieldContainer[str]
    edits: bool
    keeps_seeds: bool
    previews: int
    licence: str
    check: Provider.Check
    most_per_hour: int
    left_this_hour: int
    def __init__(self, name: _Optional[str] = ..., kind: _Optional[str] = ..., model: _Optional[str] = ..., types: _Optional[_Iterable[str]] = ..., edits: _Optional[bool] = ..., keeps_seeds: _Optional[bool] = ..., previews: _Optional[int] = ..., licence: _Optional[str] = ..., check: _Optional[_Union[Provider.Check, _Mapping]] = ..., most_per_hour: _Optional[int] = ..., left_this_hour: _Optional[int] = ...) -> None: ...
