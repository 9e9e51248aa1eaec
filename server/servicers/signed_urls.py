"""URLs that the store answers by itself, whoever has them: how long they hold, and what is told of them."""

from datetime import UTC, datetime, timedelta

from limner.v1 import image_pb2, map_export_pb2

from server.domain.callers import Role
from server.domain.errors import Invalid
from server.servicers.caller import current_caller
from server.servicers.content import Content
from server.telemetry import audit

Unsigned = image_pb2.GetDownloadUrlRequest | map_export_pb2.GetMapExportUrlRequest
Signed = image_pb2.GetDownloadUrlResponse | map_export_pb2.GetMapExportUrlResponse
PLAYERS_URL_SECONDS = 300
"""A link goes from hand to hand; those that players get are for the page they look at."""


class SignedUrls:
    """Signs URLs of stored bytes. They hold for `most_seconds` at most."""

    def __init__(self, content: Content, most_seconds: int) -> None:
        self._content = content
        self._most_seconds = most_seconds

    def life(self, request: Unsigned) -> int:
        """Seconds for which a URL is to hold. Raises `Invalid` for more than its caller gets, `NoUrls`."""
        most = self._most_seconds
        if current_caller().role is Role.PLAYER:
            most = min(most, PLAYERS_URL_SECONDS)
        seconds = request.expires_in.seconds if request.HasField("expires_in") else most
        if seconds > most:
            raise Invalid(f"expires_in must be at most {most} s here", field="expires_in", seconds=most)
        self._content.check_urls()
        return seconds

    def sign(
        self, answer: Signed, key: str, sha256: str, *, what: str, seconds: int, content_type: str, disposition: str
    ) -> None:
        """Put into an answer the URL of what lies under a key, and when it ends; the audit hears `what` was signed.

        Raises `NoUrls`, `BytesLost`.
        """
        # Signed for a second, not for a fraction of one.
        answer.expire_time.FromDatetime(datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds))
        answer.url = self._content.url(key, sha256, seconds=seconds, content_type=content_type, disposition=disposition)
        audit.note(signed=what, seconds=seconds, expires=answer.expire_time.ToJsonString())
