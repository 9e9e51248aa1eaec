from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class FinishSpec(_message.Message):
    __slots__ = ("provider", "prompt", "strength", "control", "patches", "sent_prompt", "tiles", "sent_negative_prompt")
    PROVIDER_FIELD_NUMBER: _ClassVar[int]
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    STRENGTH_FIELD_NUMBER: _ClassVar[int]
    CONTROL_FIELD_NUMBER: _ClassVar[int]
    PATCHES_FIELD_NUMBER: _ClassVar[int]
    SENT_PROMPT_FIELD_NUMBER: _ClassVar[int]
    TILES_FIELD_NUMBER: _ClassVar[int]
    SENT_NEGATIVE_PROMPT_FIELD_NUMBER: _ClassVar[int]
    provider: str
    prompt: str
    strength: float
    control: float
    patches: bool
    sent_prompt: str
    tiles: bool
    sent_negative_prompt: str
    def __init__(self, provider: _Optional[str] = ..., prompt: _Optional[str] = ..., strength: _Optional[float] = ..., control: _Optional[float] = ..., patches: _Optional[bool] = ..., sent_prompt: _Optional[str] = ..., tiles: _Optional[bool] = ..., sent_negative_prompt: _Optional[str] = ...) -> None: ...

class RestyleSpec(_message.Message):
    __slots__ = ("image_id", "provider", "prompt", "strength", "control", "patches", "sent_prompt", "tiles")
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_FIELD_NUMBER: _ClassVar[int]
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    STRENGTH_FIELD_NUMBER: _ClassVar[int]
    CONTROL_FIELD_NUMBER: _ClassVar[int]
    PATCHES_FIELD_NUMBER: _ClassVar[int]
    SENT_PROMPT_FIELD_NUMBER: _ClassVar[int]
    TILES_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    provider: str
    prompt: str
    strength: float
    control: float
    patches: bool
    sent_prompt: str
    tiles: bool
    def __init__(self, image_id: _Optional[str] = ..., provider: _Optional[str] = ..., prompt: _Optional[str] = ..., strength: _Optional[float] = ..., control: _Optional[float] = ..., patches: _Optional[bool] = ..., sent_prompt: _Optional[str] = ..., tiles: _Optional[bool] = ...) -> None: ...
