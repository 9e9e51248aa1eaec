"""Rules of map_export.proto."""

from server.servicers.field_rules.shared import LIFE, Fields
from server.servicers.rules import number, uuid

RULES: dict[str, Fields] = {
    "MapExportOptions": {"max_side": number(1, 16_384)},
    "ExportMapRequest": {"image_id": uuid(required=False), "task_id": uuid(required=False)},
    "GetMapExportUrlRequest": {"task_id": uuid(), "expires_in": LIFE},
}
REQUIRED: dict[str, tuple[str, ...]] = {}
FILLED: dict[str, tuple[str, ...]] = {}
