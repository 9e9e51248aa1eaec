"""How stored bytes, and the room for them, fail us."""

from server.domain.errors import Conflict, Corrupt, Exhausted, NotFound, Unavailable


class BlobMissing(NotFound):
    """Nothing is stored under this key. Whether that is a loss only its caller knows."""

    reason = "BLOB_MISSING"

    def __init__(self, key: str) -> None:
        super().__init__(f"no bytes are stored under {key}", resource="blob", id=key)


class BlobCorrupt(Corrupt):
    """The bytes under a key, or on their way there, are not the announced ones; `what` says in which way."""

    reason = "BLOB_CORRUPT"

    def __init__(self, key: str, what: str) -> None:
        super().__init__(f"{key}: {what}", resource="blob", id=key)


class StoreAway(Exception):
    """The store does not do now what it is asked; who has time asks again. What `detail` says only operators learn."""

    detail: str


class StoreUnavailable(Unavailable, StoreAway):
    """The store does not answer now."""

    reason = "STORE_UNAVAILABLE"

    def __init__(self, detail: str) -> None:
        super().__init__("the object store does not answer now")
        self.detail = detail


class StoreRefused(Unavailable, StoreAway):
    """The store does not let us do what we must, until an operator has done what `detail` says."""

    reason = "STORE_REFUSED"

    def __init__(self, detail: str) -> None:
        super().__init__("the object store refuses Limner")
        self.detail = detail


class BucketMissing(Unavailable, StoreAway):
    """The bucket is not there; whoever stores something makes it."""

    reason = "BUCKET_MISSING"

    def __init__(self, detail: str) -> None:
        super().__init__("the bucket of the object store is missing")
        self.detail = detail


class StoreFull(Exhausted):
    """The store, or the disk that work under way needs, has no room for more bytes; reading and deleting go on."""

    reason = "STORE_FULL"
    heals = True

    def __init__(self) -> None:
        super().__init__("there is no room to store more bytes")


class NoUrls(Conflict):
    """The store has no URLs that a browser could use."""

    reason = "NO_URLS"

    def __init__(self) -> None:
        super().__init__("bytes in a local folder have no URL: download them, or keep them in MinIO")


class BytesLost(Corrupt):
    """A row refers to bytes the store does not have: `BlobMissing` by its reason, and here it is a loss."""

    reason = "BLOB_MISSING"

    def __init__(self, sha256: str) -> None:
        super().__init__("the stored bytes of this image are missing", sha256=sha256)
