"""The key of an idempotent request: who asks for what under which id."""

import hashlib
from uuid import UUID

from google.protobuf.message import Message

from server.repositories.request_ids import RequestKey
from server.servicers.caller import current_caller


def request_key(method: str, request_id: str, *body: Message | str, field: str = "request_id") -> RequestKey | None:
    """The key of a request with this body; None when it has no request_id. `field` is where it stands."""
    if not request_id:
        return None
    digest = hashlib.sha256()
    for part in body:
        data = part.encode() if isinstance(part, str) else part.SerializeToString(deterministic=True)
        digest.update(len(data).to_bytes(8, "big") + data)
    return RequestKey(current_caller().name, method, UUID(request_id), digest.hexdigest(), field)
