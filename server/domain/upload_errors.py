"""How an upload fails. Nothing of it is stored."""

from server.domain.errors import Invalid


class UploadIncomplete(Invalid):
    """The stream ended without its commit, or in the wrong order. Nothing is stored."""

    reason = "UPLOAD_INCOMPLETE"


class UploadMismatch(Invalid):
    """Size or digest of what arrived is not what the commit says. Nothing is stored."""

    reason = "UPLOAD_MISMATCH"


class UploadTooLarge(Invalid):
    """More bytes than an upload may have."""

    reason = "UPLOAD_TOO_LARGE"

    def __init__(self, limit: int) -> None:
        super().__init__(f"an upload has at most {limit} bytes", field="chunk", limit=limit)
