"""Every error Limner answers with: one base, one class per kind, leaves that carry their data.

A kind says how the caller may react; `servicers/error_table.py` maps each kind to a gRPC status code. A leaf names one
situation by its `reason`, which is part of the API. Messages are shown to callers, so they never hold internals.
"""


class DomainError(Exception):
    """An answer to the caller: `message` for people, `reason` and `metadata` for programs.

    What `heals` may work when it is tried again without a change, after `retry_seconds` at the earliest: callers get a
    RetryInfo, tasks their retry.
    """

    reason: str = "UNSPECIFIED"
    heals: bool = False
    retry_seconds: float = 1.0

    def __init__(self, message: str, **metadata: object) -> None:
        super().__init__(message)
        self.message = message
        self.metadata = {key: str(value) for key, value in metadata.items()}

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message), vars(self)


def _rebuild(kind: type[DomainError], message: str) -> DomainError:
    return kind.__new__(kind, message)


# Kinds: how the caller may react.


class Invalid(DomainError):
    """The request itself is wrong; sending it again does not help. `field` is a path in proto names."""

    reason = "INVALID_FIELD"

    def __init__(self, message: str, field: str = "", **metadata: object) -> None:
        super().__init__(message, **({"field": field} if field else {}), **metadata)

    @property
    def field(self) -> str:
        """Path of the offending field in proto names, or empty when no single field is to blame."""
        return self.metadata.get("field", "")


class Unauthenticated(DomainError):
    """Nobody knows who calls."""


class Denied(DomainError):
    """It is known who calls, and that he may not do this (PERMISSION_DENIED)."""


class NotFound(DomainError):
    """The named thing does not exist or is not visible."""


class Unsupported(DomainError):
    """Nothing here does what was asked for (UNIMPLEMENTED)."""


class AlreadyExists(DomainError):
    """The name or key is taken."""


class Conflict(DomainError):
    """The state of the thing forbids the call now (FAILED_PRECONDITION)."""


class Aborted(DomainError):
    """Somebody else changed the thing in between: read again and redo."""


class OutOfRange(DomainError):
    """An offset or sequence lies beyond the end."""


class Exhausted(DomainError):
    """A limit is reached (RESOURCE_EXHAUSTED). Whether waiting helps says the leaf."""


class Busy(Exhausted):
    """As much as may be at once is under way: try again in a moment."""

    reason = "BUSY"
    heals = True


class Unavailable(DomainError):
    """A part Limner needs does not answer now: try again."""

    heals = True


class Corrupt(DomainError):
    """Stored bytes are not the bytes that were stored."""


# Leaves: one situation each, named by its reason.


class UnknownGenerator(Invalid):
    """No generator draws what was asked for."""

    reason = "UNKNOWN_GENERATOR"


class UnknownMethod(Unsupported):
    """No service here has a method of this name."""

    reason = "UNKNOWN_METHOD"

    def __init__(self, method: str) -> None:
        super().__init__(f"there is no method {method}: reflection lists those there are", method=method)


class UnknownService(NotFound):
    """Nothing here has this name, so its health is not known."""

    reason = "SERVICE_NOT_FOUND"

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no service {name}", resource="service", id=name)


class UnknownTheme(Invalid):
    """There is no theme or variation of this name."""

    reason = "UNKNOWN_THEME"


class RequestIdReused(Invalid):
    """The same request_id came with another body."""

    reason = "REQUEST_ID_REUSED"

    def __init__(self, field: str) -> None:
        super().__init__("this request_id was used for another request", field=field)


class ContentChanged(Conflict):
    """The content is not the one the caller insists on."""

    reason = "CONTENT_CHANGED"

    def __init__(self, sha256: str) -> None:
        super().__init__("the content has another sha256", sha256=sha256)


class ContentTooLarge(Conflict):
    """The answer does not fit into one message."""

    reason = "CONTENT_TOO_LARGE"

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"{size} bytes do not fit into one message: use the streaming twin or ask for less", size=size, limit=limit
        )


class RequestTooLarge(Invalid):
    """One message of a request is larger than any may be."""

    reason = "CONTENT_TOO_LARGE"

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"a request of {size} bytes is larger than the {limit} that one message may have: "
            "send an image by UploadImage, in chunks, and other things in several calls",
            size=size,
            limit=limit,
        )


class OffsetBeyondEnd(OutOfRange):
    """The offset lies behind the last byte."""

    reason = "OFFSET_BEYOND_END"

    def __init__(self, size: int) -> None:
        super().__init__(f"read_offset lies beyond the {size} bytes of the content", size=size)


class SeqAheadOfHead(OutOfRange):
    """The caller has seen events this task does not have."""

    reason = "SEQ_AHEAD_OF_HEAD"

    def __init__(self, head_seq: int) -> None:
        super().__init__(f"after_seq lies beyond the newest event {head_seq}", head_seq=head_seq)


class MalformedRequest(Invalid):
    """The bytes on the wire are not the message they claim to be."""

    reason = "MALFORMED_REQUEST"

    def __init__(self) -> None:
        super().__init__("the request is not a protobuf message of its type, or is nested deeper than 100 messages")


class ServerDraining(Unavailable):
    """This server is going away; another one, or its successor, goes on."""

    reason = "SERVER_DRAINING"

    def __init__(self, **metadata: object) -> None:
        super().__init__("the server is shutting down: connect again", **metadata)


class StreamIdle(Unavailable):
    """The caller neither sent nor read for so long that its stream was ended."""

    reason = "STREAM_IDLE"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"nothing was sent or read for {seconds:g} s: begin again", seconds=seconds)


class LeaseLost(Aborted):
    """The task belongs to another attempt now: what this one made is not kept."""

    reason = "LEASE_LOST"

    def __init__(self) -> None:
        super().__init__("the task belongs to another attempt now")


# Uploaded images -----------------------------------------------------------------------------------------------


class ImageUnreadable(Invalid):
    """The bytes are damaged, cut short or not what they claim to be."""

    reason = "IMAGE_UNREADABLE"


class ImageFormatUnsupported(Invalid):
    """The bytes are of a format Limner does not take; `format` in the metadata names it when it is known."""

    reason = "IMAGE_FORMAT_UNSUPPORTED"


class ImageTooLarge(Invalid):
    """The image has more bytes or pixels than the limit; metadata: width and height or size, and limit."""

    reason = "IMAGE_TOO_LARGE"


class ImageTooSlow(Invalid):
    """The image takes more processor time to decode than one of its pixels may."""

    reason = "IMAGE_TOO_SLOW"

    def __init__(self) -> None:
        super().__init__("the image takes far longer to decode than others of its pixels do")
