"""Every error Limner answers with: one base, one class per kind, leaves that carry their data.

A kind says how the caller may react; `servicers/errors.py` maps each kind to a gRPC status code. A leaf names one
situation by its `reason`, which is part of the API. Messages are shown to callers, so they never hold internals.
"""

from typing import ClassVar


class LimnerError(Exception):
    """An answer to the caller: `message` for people, `reason` and `metadata` for programs."""

    reason: ClassVar[str] = "UNSPECIFIED"

    def __init__(self, message: str, **metadata: object) -> None:
        super().__init__(message)
        self.message = message
        self.metadata = {key: str(value) for key, value in metadata.items()}

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.metadata)


def _rebuild(kind: type[LimnerError], message: str, metadata: dict[str, str]) -> LimnerError:
    error = kind.__new__(kind)
    LimnerError.__init__(error, message, **metadata)
    return error


# Kinds: how the caller may react.


class Invalid(LimnerError):
    """The request itself is wrong; sending it again does not help. `field` is a path in proto names."""

    reason = "INVALID_FIELD"

    def __init__(self, message: str, field: str = "", **metadata: object) -> None:
        super().__init__(message, **({"field": field} if field else {}), **metadata)

    @property
    def field(self) -> str:
        """Path of the offending field in proto names, or empty when no single field is to blame."""
        return self.metadata.get("field", "")


class NotFound(LimnerError):
    """The named thing does not exist or is not visible."""


class AlreadyExists(LimnerError):
    """The name or key is taken."""


class Conflict(LimnerError):
    """The state of the thing forbids the call now (FAILED_PRECONDITION)."""


class Aborted(LimnerError):
    """Somebody else changed the thing in between: read again and redo."""


class OutOfRange(LimnerError):
    """An offset or sequence lies beyond the end."""


class Exhausted(LimnerError):
    """A limit is reached; later the same call may work."""


class Unavailable(LimnerError):
    """A part Limner needs does not answer now: try again."""


class Corrupt(LimnerError):
    """Stored bytes are not the bytes that were stored."""
