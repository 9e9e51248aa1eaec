from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class BattleMap(_message.Message):
    __slots__ = ("columns", "rows", "px_per_cell", "features")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    PX_PER_CELL_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    columns: int
    rows: int
    px_per_cell: int
    features: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, columns: _Optional[int] = ..., rows: _Optional[int] = ..., px_per_cell: _Optional[int] = ..., features: _Optional[_Iterable[str]] = ...) -> None: ...
