import datetime

from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import audience_pb2 as _audience_pb2
from limner.v1 import overlay_pb2 as _overlay_pb2
from limner.v1 import view_pb2 as _view_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ImageFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    IMAGE_FORMAT_UNSPECIFIED: _ClassVar[ImageFormat]
    IMAGE_FORMAT_PNG: _ClassVar[ImageFormat]
    IMAGE_FORMAT_JPEG: _ClassVar[ImageFormat]
    IMAGE_FORMAT_WEBP: _ClassVar[ImageFormat]

class ImageNote(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    IMAGE_NOTE_UNSPECIFIED: _ClassVar[ImageNote]
    IMAGE_NOTE_CONVERTED_TO_PNG: _ClassVar[ImageNote]
    IMAGE_NOTE_ORIENTATION_APPLIED: _ClassVar[ImageNote]
    IMAGE_NOTE_FIRST_FRAME_KEPT: _ClassVar[ImageNote]
    IMAGE_NOTE_DEPTH_REDUCED: _ClassVar[ImageNote]
    IMAGE_NOTE_VALUES_STRETCHED: _ClassVar[ImageNote]
    IMAGE_NOTE_COLORS_CONVERTED: _ClassVar[ImageNote]
    IMAGE_NOTE_PROFILE_UNUSABLE: _ClassVar[ImageNote]
    IMAGE_NOTE_METADATA_DAMAGED: _ClassVar[ImageNote]

class StaleReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STALE_REASON_UNSPECIFIED: _ClassVar[StaleReason]
    STALE_REASON_THEME_CHANGED: _ClassVar[StaleReason]
    STALE_REASON_THEME_GONE: _ClassVar[StaleReason]
    STALE_REASON_THEME_BROKEN: _ClassVar[StaleReason]
    STALE_REASON_GENERATOR_CHANGED: _ClassVar[StaleReason]
IMAGE_FORMAT_UNSPECIFIED: ImageFormat
IMAGE_FORMAT_PNG: ImageFormat
IMAGE_FORMAT_JPEG: ImageFormat
IMAGE_FORMAT_WEBP: ImageFormat
IMAGE_NOTE_UNSPECIFIED: ImageNote
IMAGE_NOTE_CONVERTED_TO_PNG: ImageNote
IMAGE_NOTE_ORIENTATION_APPLIED: ImageNote
IMAGE_NOTE_FIRST_FRAME_KEPT: ImageNote
IMAGE_NOTE_DEPTH_REDUCED: ImageNote
IMAGE_NOTE_VALUES_STRETCHED: ImageNote
IMAGE_NOTE_COLORS_CONVERTED: ImageNote
IMAGE_NOTE_PROFILE_UNUSABLE: ImageNote
IMAGE_NOTE_METADATA_DAMAGED: ImageNote
STALE_REASON_UNSPECIFIED: StaleReason
STALE_REASON_THEME_CHANGED: StaleReason
STALE_REASON_THEME_GONE: StaleReason
STALE_REASON_THEME_BROKEN: StaleReason
STALE_REASON_GENERATOR_CHANGED: StaleReason

class Image(_message.Message):
    __slots__ = ("id", "type", "subtype", "name", "description", "url", "format", "width", "height", "size", "sha256", "source_sha256", "theme", "style_data", "generation_params", "source_id", "source_type", "parent_image_id", "task_id", "scope", "labels", "created_by", "revision", "generator", "thumbnail", "notes", "audience", "patch_of", "create_time", "update_time", "delete_time", "etag")
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SOURCE_SHA256_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    STYLE_DATA_FIELD_NUMBER: _ClassVar[int]
    GENERATION_PARAMS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    PARENT_IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    GENERATOR_FIELD_NUMBER: _ClassVar[int]
    THUMBNAIL_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    PATCH_OF_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    type: str
    subtype: str
    name: str
    description: str
    url: str
    format: ImageFormat
    width: int
    height: int
    size: int
    sha256: str
    source_sha256: str
    theme: str
    style_data: _struct_pb2.Struct
    generation_params: _struct_pb2.Struct
    source_id: str
    source_type: str
    parent_image_id: str
    task_id: str
    scope: str
    labels: _containers.ScalarMap[str, str]
    created_by: str
    revision: int
    generator: str
    thumbnail: bytes
    notes: _containers.RepeatedScalarFieldContainer[ImageNote]
    audience: _audience_pb2.Audience
    patch_of: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, id: _Optional[str] = ..., type: _Optional[str] = ..., subtype: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., url: _Optional[str] = ..., format: _Optional[_Union[ImageFormat, str]] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., size: _Optional[int] = ..., sha256: _Optional[str] = ..., source_sha256: _Optional[str] = ..., theme: _Optional[str] = ..., style_data: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., generation_params: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., source_id: _Optional[str] = ..., source_type: _Optional[str] = ..., parent_image_id: _Optional[str] = ..., task_id: _Optional[str] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., created_by: _Optional[str] = ..., revision: _Optional[int] = ..., generator: _Optional[str] = ..., thumbnail: _Optional[bytes] = ..., notes: _Optional[_Iterable[_Union[ImageNote, str]]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ..., patch_of: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class ImageMetadata(_message.Message):
    __slots__ = ("type", "subtype", "name", "description", "theme", "source_id", "source_type", "scope", "labels", "audience")
    class LabelsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    type: str
    subtype: str
    name: str
    description: str
    theme: str
    source_id: str
    source_type: str
    scope: str
    labels: _containers.ScalarMap[str, str]
    audience: _audience_pb2.Audience
    def __init__(self, type: _Optional[str] = ..., subtype: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., theme: _Optional[str] = ..., source_id: _Optional[str] = ..., source_type: _Optional[str] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class UploadImageRequest(_message.Message):
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
        metadata: ImageMetadata
        request_id: str
        def __init__(self, metadata: _Optional[_Union[ImageMetadata, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
    START_FIELD_NUMBER: _ClassVar[int]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    COMMIT_FIELD_NUMBER: _ClassVar[int]
    start: UploadImageRequest.Start
    chunk: bytes
    commit: UploadImageRequest.Commit
    def __init__(self, start: _Optional[_Union[UploadImageRequest.Start, _Mapping]] = ..., chunk: _Optional[bytes] = ..., commit: _Optional[_Union[UploadImageRequest.Commit, _Mapping]] = ...) -> None: ...

class UploadImageResponse(_message.Message):
    __slots__ = ("image",)
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: Image
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ...) -> None: ...

class CreateImageRequest(_message.Message):
    __slots__ = ("metadata", "content", "request_id")
    METADATA_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    metadata: ImageMetadata
    content: bytes
    request_id: str
    def __init__(self, metadata: _Optional[_Union[ImageMetadata, _Mapping]] = ..., content: _Optional[bytes] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateImageResponse(_message.Message):
    __slots__ = ("image",)
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: Image
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ...) -> None: ...

class GetImageRequest(_message.Message):
    __slots__ = ("id", "thumbnails", "if_revision_not", "audience")
    ID_FIELD_NUMBER: _ClassVar[int]
    THUMBNAILS_FIELD_NUMBER: _ClassVar[int]
    IF_REVISION_NOT_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    id: str
    thumbnails: bool
    if_revision_not: int
    audience: _audience_pb2.Audience
    def __init__(self, id: _Optional[str] = ..., thumbnails: _Optional[bool] = ..., if_revision_not: _Optional[int] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class GetImageResponse(_message.Message):
    __slots__ = ("image", "not_modified", "revision")
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    NOT_MODIFIED_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    image: Image
    not_modified: bool
    revision: int
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ..., not_modified: _Optional[bool] = ..., revision: _Optional[int] = ...) -> None: ...

class BatchGetImagesRequest(_message.Message):
    __slots__ = ("ids", "view", "thumbnails", "audience")
    IDS_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    THUMBNAILS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    view: _view_pb2.View
    thumbnails: bool
    audience: _audience_pb2.Audience
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., thumbnails: _Optional[bool] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class BatchGetImagesResponse(_message.Message):
    __slots__ = ("images",)
    IMAGES_FIELD_NUMBER: _ClassVar[int]
    images: _containers.RepeatedCompositeFieldContainer[Image]
    def __init__(self, images: _Optional[_Iterable[_Union[Image, _Mapping]]] = ...) -> None: ...

class ListImagesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view", "type", "subtype", "theme", "generator", "scope", "labels", "source_id", "task_id", "parent_image_id", "created_after", "created_before", "query", "thumbnails", "image_audience", "patches", "audience")
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
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    GENERATOR_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    CREATED_AFTER_FIELD_NUMBER: _ClassVar[int]
    CREATED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    THUMBNAILS_FIELD_NUMBER: _ClassVar[int]
    IMAGE_AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    PATCHES_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    type: str
    subtype: str
    theme: str
    generator: str
    scope: str
    labels: _containers.ScalarMap[str, str]
    source_id: str
    task_id: str
    parent_image_id: str
    created_after: _timestamp_pb2.Timestamp
    created_before: _timestamp_pb2.Timestamp
    query: str
    thumbnails: bool
    image_audience: _audience_pb2.Audience
    patches: bool
    audience: _audience_pb2.Audience
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., type: _Optional[str] = ..., subtype: _Optional[str] = ..., theme: _Optional[str] = ..., generator: _Optional[str] = ..., scope: _Optional[str] = ..., labels: _Optional[_Mapping[str, str]] = ..., source_id: _Optional[str] = ..., task_id: _Optional[str] = ..., parent_image_id: _Optional[str] = ..., created_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., query: _Optional[str] = ..., thumbnails: _Optional[bool] = ..., image_audience: _Optional[_Union[_audience_pb2.Audience, str]] = ..., patches: _Optional[bool] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class ListImagesResponse(_message.Message):
    __slots__ = ("images", "next_page_token")
    IMAGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    images: _containers.RepeatedCompositeFieldContainer[Image]
    next_page_token: str
    def __init__(self, images: _Optional[_Iterable[_Union[Image, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateImageRequest(_message.Message):
    __slots__ = ("image", "update_mask")
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    image: Image
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateImageResponse(_message.Message):
    __slots__ = ("image",)
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: Image
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ...) -> None: ...

class CopyImageRequest(_message.Message):
    __slots__ = ("id", "name", "scope", "request_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    name: str
    scope: str
    request_id: str
    def __init__(self, id: _Optional[str] = ..., name: _Optional[str] = ..., scope: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CopyImageResponse(_message.Message):
    __slots__ = ("image",)
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: Image
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ...) -> None: ...

class DeleteImageRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteImageResponse(_message.Message):
    __slots__ = ("image",)
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: Image
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ...) -> None: ...

class UndeleteImageRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteImageResponse(_message.Message):
    __slots__ = ("image",)
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: Image
    def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ...) -> None: ...

class PurgeImagesRequest(_message.Message):
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

class PurgeImagesResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...

class DownloadImageRequest(_message.Message):
    __slots__ = ("id", "read_offset", "read_limit", "if_sha256", "audience")
    ID_FIELD_NUMBER: _ClassVar[int]
    READ_OFFSET_FIELD_NUMBER: _ClassVar[int]
    READ_LIMIT_FIELD_NUMBER: _ClassVar[int]
    IF_SHA256_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    id: str
    read_offset: int
    read_limit: int
    if_sha256: str
    audience: _audience_pb2.Audience
    def __init__(self, id: _Optional[str] = ..., read_offset: _Optional[int] = ..., read_limit: _Optional[int] = ..., if_sha256: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class ImageContentHeader(_message.Message):
    __slots__ = ("sha256", "size", "format", "width", "height", "offset")
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    sha256: str
    size: int
    format: ImageFormat
    width: int
    height: int
    offset: int
    def __init__(self, sha256: _Optional[str] = ..., size: _Optional[int] = ..., format: _Optional[_Union[ImageFormat, str]] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., offset: _Optional[int] = ...) -> None: ...

class DownloadImageResponse(_message.Message):
    __slots__ = ("header", "chunk")
    HEADER_FIELD_NUMBER: _ClassVar[int]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    header: ImageContentHeader
    chunk: bytes
    def __init__(self, header: _Optional[_Union[ImageContentHeader, _Mapping]] = ..., chunk: _Optional[bytes] = ...) -> None: ...

class GetImageContentRequest(_message.Message):
    __slots__ = ("id", "read_offset", "read_limit", "if_sha256", "max_side", "audience")
    ID_FIELD_NUMBER: _ClassVar[int]
    READ_OFFSET_FIELD_NUMBER: _ClassVar[int]
    READ_LIMIT_FIELD_NUMBER: _ClassVar[int]
    IF_SHA256_FIELD_NUMBER: _ClassVar[int]
    MAX_SIDE_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    id: str
    read_offset: int
    read_limit: int
    if_sha256: str
    max_side: int
    audience: _audience_pb2.Audience
    def __init__(self, id: _Optional[str] = ..., read_offset: _Optional[int] = ..., read_limit: _Optional[int] = ..., if_sha256: _Optional[str] = ..., max_side: _Optional[int] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class GetImageContentResponse(_message.Message):
    __slots__ = ("header", "content")
    HEADER_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    header: ImageContentHeader
    content: bytes
    def __init__(self, header: _Optional[_Union[ImageContentHeader, _Mapping]] = ..., content: _Optional[bytes] = ...) -> None: ...

class GetDownloadUrlRequest(_message.Message):
    __slots__ = ("id", "options", "expires_in", "file_name", "attachment", "audience")
    ID_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_IN_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    id: str
    options: RenderOptions
    expires_in: _duration_pb2.Duration
    file_name: str
    attachment: bool
    audience: _audience_pb2.Audience
    def __init__(self, id: _Optional[str] = ..., options: _Optional[_Union[RenderOptions, _Mapping]] = ..., expires_in: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., file_name: _Optional[str] = ..., attachment: _Optional[bool] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class GetDownloadUrlResponse(_message.Message):
    __slots__ = ("url", "expire_time", "content_type", "size", "sha256", "warnings")
    URL_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    url: str
    expire_time: _timestamp_pb2.Timestamp
    content_type: str
    size: int
    sha256: str
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, url: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., content_type: _Optional[str] = ..., size: _Optional[int] = ..., sha256: _Optional[str] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...

class RenderOptions(_message.Message):
    __slots__ = ("audience", "kinds", "grid", "crop", "scale", "format", "quality", "background", "viewers", "baked_light", "key")
    class Crop(_message.Message):
        __slots__ = ("x", "y", "width", "height")
        X_FIELD_NUMBER: _ClassVar[int]
        Y_FIELD_NUMBER: _ClassVar[int]
        WIDTH_FIELD_NUMBER: _ClassVar[int]
        HEIGHT_FIELD_NUMBER: _ClassVar[int]
        x: int
        y: int
        width: int
        height: int
        def __init__(self, x: _Optional[int] = ..., y: _Optional[int] = ..., width: _Optional[int] = ..., height: _Optional[int] = ...) -> None: ...
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    GRID_FIELD_NUMBER: _ClassVar[int]
    CROP_FIELD_NUMBER: _ClassVar[int]
    SCALE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    QUALITY_FIELD_NUMBER: _ClassVar[int]
    BACKGROUND_FIELD_NUMBER: _ClassVar[int]
    VIEWERS_FIELD_NUMBER: _ClassVar[int]
    BAKED_LIGHT_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    audience: _audience_pb2.Audience
    kinds: _containers.RepeatedScalarFieldContainer[_overlay_pb2.OverlayKind]
    grid: bool
    crop: RenderOptions.Crop
    scale: float
    format: ImageFormat
    quality: int
    background: str
    viewers: _containers.RepeatedScalarFieldContainer[str]
    baked_light: bool
    key: bool
    def __init__(self, audience: _Optional[_Union[_audience_pb2.Audience, str]] = ..., kinds: _Optional[_Iterable[_Union[_overlay_pb2.OverlayKind, str]]] = ..., grid: _Optional[bool] = ..., crop: _Optional[_Union[RenderOptions.Crop, _Mapping]] = ..., scale: _Optional[float] = ..., format: _Optional[_Union[ImageFormat, str]] = ..., quality: _Optional[int] = ..., background: _Optional[str] = ..., viewers: _Optional[_Iterable[str]] = ..., baked_light: _Optional[bool] = ..., key: _Optional[bool] = ...) -> None: ...

class RenderImageRequest(_message.Message):
    __slots__ = ("id", "options", "if_revision_not")
    ID_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    IF_REVISION_NOT_FIELD_NUMBER: _ClassVar[int]
    id: str
    options: RenderOptions
    if_revision_not: int
    def __init__(self, id: _Optional[str] = ..., options: _Optional[_Union[RenderOptions, _Mapping]] = ..., if_revision_not: _Optional[int] = ...) -> None: ...

class RenderedImageHeader(_message.Message):
    __slots__ = ("sha256", "size", "format", "width", "height", "revision", "not_modified", "warnings")
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    NOT_MODIFIED_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    sha256: str
    size: int
    format: ImageFormat
    width: int
    height: int
    revision: int
    not_modified: bool
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, sha256: _Optional[str] = ..., size: _Optional[int] = ..., format: _Optional[_Union[ImageFormat, str]] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., revision: _Optional[int] = ..., not_modified: _Optional[bool] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...

class RenderImageResponse(_message.Message):
    __slots__ = ("header", "chunk")
    HEADER_FIELD_NUMBER: _ClassVar[int]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    header: RenderedImageHeader
    chunk: bytes
    def __init__(self, header: _Optional[_Union[RenderedImageHeader, _Mapping]] = ..., chunk: _Optional[bytes] = ...) -> None: ...

class GetRenderedImageRequest(_message.Message):
    __slots__ = ("id", "options", "if_revision_not")
    ID_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    IF_REVISION_NOT_FIELD_NUMBER: _ClassVar[int]
    id: str
    options: RenderOptions
    if_revision_not: int
    def __init__(self, id: _Optional[str] = ..., options: _Optional[_Union[RenderOptions, _Mapping]] = ..., if_revision_not: _Optional[int] = ...) -> None: ...

class GetRenderedImageResponse(_message.Message):
    __slots__ = ("header", "content")
    HEADER_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    header: RenderedImageHeader
    content: bytes
    def __init__(self, header: _Optional[_Union[RenderedImageHeader, _Mapping]] = ..., content: _Optional[bytes] = ...) -> None: ...

class ListStaleImagesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "theme", "scope", "audience")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    THEME_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    theme: str
    scope: str
    audience: _audience_pb2.Audience
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., theme: _Optional[str] = ..., scope: _Optional[str] = ..., audience: _Optional[_Union[_audience_pb2.Audience, str]] = ...) -> None: ...

class ListStaleImagesResponse(_message.Message):
    __slots__ = ("stale_images", "next_page_token")
    class StaleImage(_message.Message):
        __slots__ = ("image", "reasons")
        IMAGE_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        image: Image
        reasons: _containers.RepeatedScalarFieldContainer[StaleReason]
        def __init__(self, image: _Optional[_Union[Image, _Mapping]] = ..., reasons: _Optional[_Iterable[_Union[StaleReason, str]]] = ...) -> None: ...
    STALE_IMAGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stale_images: _containers.RepeatedCompositeFieldContainer[ListStaleImagesResponse.StaleImage]
    next_page_token: str
    def __init__(self, stale_images: _Optional[_Iterable[_Union[ListStaleImagesResponse.StaleImage, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
