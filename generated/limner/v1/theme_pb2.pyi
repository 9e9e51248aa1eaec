import datetime

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from limner.v1 import view_pb2 as _view_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PromptKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMPT_KIND_UNSPECIFIED: _ClassVar[PromptKind]
    PROMPT_KIND_POSITIVE: _ClassVar[PromptKind]
    PROMPT_KIND_NEGATIVE: _ClassVar[PromptKind]
PROMPT_KIND_UNSPECIFIED: PromptKind
PROMPT_KIND_POSITIVE: PromptKind
PROMPT_KIND_NEGATIVE: PromptKind

class Theme(_message.Message):
    __slots__ = ("id", "name", "display_name", "description", "config", "variables", "prompts", "styles", "created_by", "create_time", "update_time", "delete_time", "etag")
    ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    PROMPTS_FIELD_NUMBER: _ClassVar[int]
    STYLES_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    name: str
    display_name: str
    description: str
    config: _struct_pb2.Struct
    variables: _struct_pb2.Struct
    prompts: _struct_pb2.Struct
    styles: _struct_pb2.Struct
    created_by: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, id: _Optional[str] = ..., name: _Optional[str] = ..., display_name: _Optional[str] = ..., description: _Optional[str] = ..., config: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., variables: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., prompts: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., styles: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreateThemeRequest(_message.Message):
    __slots__ = ("theme", "request_id")
    THEME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    request_id: str
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateThemeResponse(_message.Message):
    __slots__ = ("theme",)
    THEME_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ...) -> None: ...

class GetThemeRequest(_message.Message):
    __slots__ = ("id", "name")
    ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    id: str
    name: str
    def __init__(self, id: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class GetThemeResponse(_message.Message):
    __slots__ = ("theme",)
    THEME_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ...) -> None: ...

class ListThemesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ...) -> None: ...

class ListThemesResponse(_message.Message):
    __slots__ = ("themes", "next_page_token")
    THEMES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    themes: _containers.RepeatedCompositeFieldContainer[Theme]
    next_page_token: str
    def __init__(self, themes: _Optional[_Iterable[_Union[Theme, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateThemeRequest(_message.Message):
    __slots__ = ("theme", "update_mask")
    THEME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateThemeResponse(_message.Message):
    __slots__ = ("theme",)
    THEME_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ...) -> None: ...

class DeleteThemeRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteThemeResponse(_message.Message):
    __slots__ = ("theme",)
    THEME_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ...) -> None: ...

class UndeleteThemeRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteThemeResponse(_message.Message):
    __slots__ = ("theme",)
    THEME_FIELD_NUMBER: _ClassVar[int]
    theme: Theme
    def __init__(self, theme: _Optional[_Union[Theme, _Mapping]] = ...) -> None: ...

class PurgeThemesRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "dry_run", "allow_in_use")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ALLOW_IN_USE_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    dry_run: bool
    allow_in_use: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dry_run: _Optional[bool] = ..., allow_in_use: _Optional[bool] = ...) -> None: ...

class PurgeThemesResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...

class ThemeVariation(_message.Message):
    __slots__ = ("id", "theme_id", "name", "display_name", "description", "config_override", "variable_override", "created_by", "create_time", "update_time", "delete_time", "etag")
    ID_FIELD_NUMBER: _ClassVar[int]
    THEME_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CONFIG_OVERRIDE_FIELD_NUMBER: _ClassVar[int]
    VARIABLE_OVERRIDE_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    theme_id: str
    name: str
    display_name: str
    description: str
    config_override: _struct_pb2.Struct
    variable_override: _struct_pb2.Struct
    created_by: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, id: _Optional[str] = ..., theme_id: _Optional[str] = ..., name: _Optional[str] = ..., display_name: _Optional[str] = ..., description: _Optional[str] = ..., config_override: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., variable_override: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreateThemeVariationRequest(_message.Message):
    __slots__ = ("theme_variation", "request_id")
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    request_id: str
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateThemeVariationResponse(_message.Message):
    __slots__ = ("theme_variation",)
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ...) -> None: ...

class GetThemeVariationRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetThemeVariationResponse(_message.Message):
    __slots__ = ("theme_variation",)
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ...) -> None: ...

class ListThemeVariationsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view", "theme_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    THEME_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    theme_id: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., theme_id: _Optional[str] = ...) -> None: ...

class ListThemeVariationsResponse(_message.Message):
    __slots__ = ("theme_variations", "next_page_token")
    THEME_VARIATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    theme_variations: _containers.RepeatedCompositeFieldContainer[ThemeVariation]
    next_page_token: str
    def __init__(self, theme_variations: _Optional[_Iterable[_Union[ThemeVariation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateThemeVariationRequest(_message.Message):
    __slots__ = ("theme_variation", "update_mask")
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateThemeVariationResponse(_message.Message):
    __slots__ = ("theme_variation",)
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ...) -> None: ...

class DeleteThemeVariationRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteThemeVariationResponse(_message.Message):
    __slots__ = ("theme_variation",)
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ...) -> None: ...

class UndeleteThemeVariationRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteThemeVariationResponse(_message.Message):
    __slots__ = ("theme_variation",)
    THEME_VARIATION_FIELD_NUMBER: _ClassVar[int]
    theme_variation: ThemeVariation
    def __init__(self, theme_variation: _Optional[_Union[ThemeVariation, _Mapping]] = ...) -> None: ...

class PurgeThemeVariationsRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "dry_run")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    dry_run: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class PurgeThemeVariationsResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...

class StylePreset(_message.Message):
    __slots__ = ("id", "category", "name", "display_name", "description", "config", "prompts", "compatibility", "created_by", "create_time", "update_time", "delete_time", "etag")
    ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    PROMPTS_FIELD_NUMBER: _ClassVar[int]
    COMPATIBILITY_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    category: str
    name: str
    display_name: str
    description: str
    config: _struct_pb2.Struct
    prompts: _struct_pb2.Struct
    compatibility: _struct_pb2.Struct
    created_by: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, id: _Optional[str] = ..., category: _Optional[str] = ..., name: _Optional[str] = ..., display_name: _Optional[str] = ..., description: _Optional[str] = ..., config: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., prompts: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., compatibility: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreateStylePresetRequest(_message.Message):
    __slots__ = ("style_preset", "request_id")
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    request_id: str
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateStylePresetResponse(_message.Message):
    __slots__ = ("style_preset",)
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ...) -> None: ...

class GetStylePresetRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetStylePresetResponse(_message.Message):
    __slots__ = ("style_preset",)
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ...) -> None: ...

class ListStylePresetsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view", "category")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    category: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., category: _Optional[str] = ...) -> None: ...

class ListStylePresetsResponse(_message.Message):
    __slots__ = ("style_presets", "next_page_token")
    STYLE_PRESETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    style_presets: _containers.RepeatedCompositeFieldContainer[StylePreset]
    next_page_token: str
    def __init__(self, style_presets: _Optional[_Iterable[_Union[StylePreset, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateStylePresetRequest(_message.Message):
    __slots__ = ("style_preset", "update_mask")
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateStylePresetResponse(_message.Message):
    __slots__ = ("style_preset",)
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ...) -> None: ...

class DeleteStylePresetRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteStylePresetResponse(_message.Message):
    __slots__ = ("style_preset",)
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ...) -> None: ...

class UndeleteStylePresetRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteStylePresetResponse(_message.Message):
    __slots__ = ("style_preset",)
    STYLE_PRESET_FIELD_NUMBER: _ClassVar[int]
    style_preset: StylePreset
    def __init__(self, style_preset: _Optional[_Union[StylePreset, _Mapping]] = ...) -> None: ...

class PurgeStylePresetsRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "dry_run")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    dry_run: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class PurgeStylePresetsResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...

class ThemeElement(_message.Message):
    __slots__ = ("id", "category", "name", "display_name", "description", "config", "prompts", "compatibility", "created_by", "create_time", "update_time", "delete_time", "etag")
    ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    PROMPTS_FIELD_NUMBER: _ClassVar[int]
    COMPATIBILITY_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    category: str
    name: str
    display_name: str
    description: str
    config: _struct_pb2.Struct
    prompts: _struct_pb2.Struct
    compatibility: _struct_pb2.Struct
    created_by: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    etag: str
    def __init__(self, id: _Optional[str] = ..., category: _Optional[str] = ..., name: _Optional[str] = ..., display_name: _Optional[str] = ..., description: _Optional[str] = ..., config: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., prompts: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., compatibility: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., created_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ...) -> None: ...

class CreateThemeElementRequest(_message.Message):
    __slots__ = ("theme_element", "request_id")
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    request_id: str
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateThemeElementResponse(_message.Message):
    __slots__ = ("theme_element",)
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ...) -> None: ...

class GetThemeElementRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetThemeElementResponse(_message.Message):
    __slots__ = ("theme_element",)
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ...) -> None: ...

class ListThemeElementsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "order_by", "show_deleted", "view", "category")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    order_by: str
    show_deleted: bool
    view: _view_pb2.View
    category: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., view: _Optional[_Union[_view_pb2.View, str]] = ..., category: _Optional[str] = ...) -> None: ...

class ListThemeElementsResponse(_message.Message):
    __slots__ = ("theme_elements", "next_page_token")
    THEME_ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    theme_elements: _containers.RepeatedCompositeFieldContainer[ThemeElement]
    next_page_token: str
    def __init__(self, theme_elements: _Optional[_Iterable[_Union[ThemeElement, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateThemeElementRequest(_message.Message):
    __slots__ = ("theme_element", "update_mask")
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    update_mask: _field_mask_pb2.FieldMask
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ...) -> None: ...

class UpdateThemeElementResponse(_message.Message):
    __slots__ = ("theme_element",)
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ...) -> None: ...

class DeleteThemeElementRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class DeleteThemeElementResponse(_message.Message):
    __slots__ = ("theme_element",)
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ...) -> None: ...

class UndeleteThemeElementRequest(_message.Message):
    __slots__ = ("id", "etag", "allow_missing")
    ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MISSING_FIELD_NUMBER: _ClassVar[int]
    id: str
    etag: str
    allow_missing: bool
    def __init__(self, id: _Optional[str] = ..., etag: _Optional[str] = ..., allow_missing: _Optional[bool] = ...) -> None: ...

class UndeleteThemeElementResponse(_message.Message):
    __slots__ = ("theme_element",)
    THEME_ELEMENT_FIELD_NUMBER: _ClassVar[int]
    theme_element: ThemeElement
    def __init__(self, theme_element: _Optional[_Union[ThemeElement, _Mapping]] = ...) -> None: ...

class PurgeThemeElementsRequest(_message.Message):
    __slots__ = ("ids", "deleted_before", "dry_run")
    IDS_FIELD_NUMBER: _ClassVar[int]
    DELETED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    ids: _containers.RepeatedScalarFieldContainer[str]
    deleted_before: _timestamp_pb2.Timestamp
    dry_run: bool
    def __init__(self, ids: _Optional[_Iterable[str]] = ..., deleted_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., dry_run: _Optional[bool] = ...) -> None: ...

class PurgeThemeElementsResponse(_message.Message):
    __slots__ = ("count", "sample_ids", "more")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_IDS_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    count: int
    sample_ids: _containers.RepeatedScalarFieldContainer[str]
    more: bool
    def __init__(self, count: _Optional[int] = ..., sample_ids: _Optional[_Iterable[str]] = ..., more: _Optional[bool] = ...) -> None: ...

class GetThemeSchemaRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetThemeSchemaResponse(_message.Message):
    __slots__ = ("schema", "id", "version")
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    schema: _struct_pb2.Struct
    id: str
    version: str
    def __init__(self, schema: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., id: _Optional[str] = ..., version: _Optional[str] = ...) -> None: ...

class ResolveThemeRequest(_message.Message):
    __slots__ = ("theme", "variation", "presets", "elements", "overrides", "type", "subtype")
    THEME_FIELD_NUMBER: _ClassVar[int]
    VARIATION_FIELD_NUMBER: _ClassVar[int]
    PRESETS_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    OVERRIDES_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    theme: str
    variation: str
    presets: _containers.RepeatedScalarFieldContainer[str]
    elements: _containers.RepeatedScalarFieldContainer[str]
    overrides: _struct_pb2.Struct
    type: str
    subtype: str
    def __init__(self, theme: _Optional[str] = ..., variation: _Optional[str] = ..., presets: _Optional[_Iterable[str]] = ..., elements: _Optional[_Iterable[str]] = ..., overrides: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., type: _Optional[str] = ..., subtype: _Optional[str] = ...) -> None: ...

class ResolveThemeResponse(_message.Message):
    __slots__ = ("config", "config_origins", "variables", "variable_origins", "fingerprint", "parts", "warnings")
    class Part(_message.Message):
        __slots__ = ("reference", "id", "etag")
        REFERENCE_FIELD_NUMBER: _ClassVar[int]
        ID_FIELD_NUMBER: _ClassVar[int]
        ETAG_FIELD_NUMBER: _ClassVar[int]
        reference: str
        id: str
        etag: str
        def __init__(self, reference: _Optional[str] = ..., id: _Optional[str] = ..., etag: _Optional[str] = ...) -> None: ...
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    CONFIG_ORIGINS_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    VARIABLE_ORIGINS_FIELD_NUMBER: _ClassVar[int]
    FINGERPRINT_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    config: _struct_pb2.Struct
    config_origins: _struct_pb2.Struct
    variables: _struct_pb2.Struct
    variable_origins: _struct_pb2.Struct
    fingerprint: str
    parts: _containers.RepeatedCompositeFieldContainer[ResolveThemeResponse.Part]
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, config: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., config_origins: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., variables: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., variable_origins: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., fingerprint: _Optional[str] = ..., parts: _Optional[_Iterable[_Union[ResolveThemeResponse.Part, _Mapping]]] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...

class ComposePromptRequest(_message.Message):
    __slots__ = ("theme", "variation", "presets", "elements", "type", "subtype", "name", "values", "max_length")
    THEME_FIELD_NUMBER: _ClassVar[int]
    VARIATION_FIELD_NUMBER: _ClassVar[int]
    PRESETS_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    MAX_LENGTH_FIELD_NUMBER: _ClassVar[int]
    theme: str
    variation: str
    presets: _containers.RepeatedScalarFieldContainer[str]
    elements: _containers.RepeatedScalarFieldContainer[str]
    type: str
    subtype: str
    name: str
    values: _struct_pb2.Struct
    max_length: int
    def __init__(self, theme: _Optional[str] = ..., variation: _Optional[str] = ..., presets: _Optional[_Iterable[str]] = ..., elements: _Optional[_Iterable[str]] = ..., type: _Optional[str] = ..., subtype: _Optional[str] = ..., name: _Optional[str] = ..., values: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., max_length: _Optional[int] = ...) -> None: ...

class ComposePromptResponse(_message.Message):
    __slots__ = ("positive", "negative", "parts", "variables", "fingerprint")
    class Part(_message.Message):
        __slots__ = ("kind", "text", "origin", "path", "cut")
        KIND_FIELD_NUMBER: _ClassVar[int]
        TEXT_FIELD_NUMBER: _ClassVar[int]
        ORIGIN_FIELD_NUMBER: _ClassVar[int]
        PATH_FIELD_NUMBER: _ClassVar[int]
        CUT_FIELD_NUMBER: _ClassVar[int]
        kind: PromptKind
        text: str
        origin: str
        path: str
        cut: bool
        def __init__(self, kind: _Optional[_Union[PromptKind, str]] = ..., text: _Optional[str] = ..., origin: _Optional[str] = ..., path: _Optional[str] = ..., cut: _Optional[bool] = ...) -> None: ...
    class Variable(_message.Message):
        __slots__ = ("name", "value", "origin")
        NAME_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        ORIGIN_FIELD_NUMBER: _ClassVar[int]
        name: str
        value: _struct_pb2.Value
        origin: str
        def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., origin: _Optional[str] = ...) -> None: ...
    POSITIVE_FIELD_NUMBER: _ClassVar[int]
    NEGATIVE_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    FINGERPRINT_FIELD_NUMBER: _ClassVar[int]
    positive: str
    negative: str
    parts: _containers.RepeatedCompositeFieldContainer[ComposePromptResponse.Part]
    variables: _containers.RepeatedCompositeFieldContainer[ComposePromptResponse.Variable]
    fingerprint: str
    def __init__(self, positive: _Optional[str] = ..., negative: _Optional[str] = ..., parts: _Optional[_Iterable[_Union[ComposePromptResponse.Part, _Mapping]]] = ..., variables: _Optional[_Iterable[_Union[ComposePromptResponse.Variable, _Mapping]]] = ..., fingerprint: _Optional[str] = ...) -> None: ...
