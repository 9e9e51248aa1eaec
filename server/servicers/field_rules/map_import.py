"""Rules of map_import.proto."""

from server.domain.limits import MAX_CHUNK_BYTES, MAX_IMPORT_BYTES
from server.servicers.field_rules.image import TOLD
from server.servicers.field_rules.shared import REQUEST_ID, Fields, sha256
from server.servicers.rules import number, octets

RULES: dict[str, Fields] = {
    "MapMetadata": TOLD,
    "ImportMapRequest": {"chunk": octets(MAX_CHUNK_BYTES, 1)},
    "ImportMapRequest.Start": REQUEST_ID,
    "ImportMapRequest.Commit": {"size": number(1, MAX_IMPORT_BYTES), "sha256": sha256()},
}
REQUIRED: dict[str, tuple[str, ...]] = {"ImportMapRequest.Start": ("metadata",)}
FILLED: dict[str, tuple[str, ...]] = {}
