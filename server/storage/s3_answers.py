"""What an S3 server's answers mean to us: one table from status and code to the store's errors."""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence

from server.domain.errors import DomainError
from server.domain.store_errors import (
    BlobCorrupt,
    BlobMissing,
    BucketMissing,
    StoreFull,
    StoreRefused,
    StoreUnavailable,
)

_FAILED = re.compile(rb"<Error>.*?</Error>", re.DOTALL)
_MESSAGE = re.compile(rb"<Message>([^<]*)</Message>")
_CODE = re.compile(rb"<Code>([A-Za-z0-9]+)</Code>")
_MISSING = {"NoSuchKey", "NoSuchVersion"}
_FULL = {"XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"}
_REFUSED_BYTES = {"XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "BadDigest", "IncompleteBody"}
_HTTP_INSUFFICIENT_STORAGE = 507
_NO_BUCKET = "NoSuchBucket"
_CLOCKS = "the clocks of this machine and of the store differ: set them right (NTP)"
_CURES = {
    "InvalidAccessKeyId": "LIMNER_MINIO_ACCESS_KEY is not known there",
    "SignatureDoesNotMatch": "LIMNER_MINIO_SECRET_KEY is not the one of LIMNER_MINIO_ACCESS_KEY",
    "RequestTimeTooSkewed": _CLOCKS,
    "AccessDenied": "the policy of LIMNER_MINIO_ACCESS_KEY must allow to list, read, write and delete in "
    "LIMNER_MINIO_BUCKET, and to make it where it is missing",
    "AuthorizationHeaderMalformed": "LIMNER_MINIO_REGION is not the region of the store",
    "AuthorizationQueryParametersError": "LIMNER_MINIO_REGION is not the region of the store",
    "InvalidBucketName": "LIMNER_MINIO_BUCKET is no name the store takes",
    "AllAccessDisabled": "the store has closed LIMNER_MINIO_BUCKET",
}
DISTRUSTED = (
    "LIMNER_MINIO_CA_FILE must hold the CA of its certificate, which must be valid today and for the host in "
    "LIMNER_MINIO_ENDPOINT; or it talks no https, and LIMNER_MINIO_SECURE must be false"
)
"""The cure where no TLS comes about."""
_TIME_OVER = ("expired", "not valid yet")
"""What is said of a signature whose time is not now: it is too short-lived to grow old on its way."""


def code_in(body: bytes) -> str:
    """The S3 code of an error document, or empty: a HEAD has none, and a proxy's page is no S3 answer."""
    match = _CODE.search(body)
    return match[1].decode() if match else ""


def message_in(body: bytes) -> str:
    """What an error document says to people, or empty."""
    match = _MESSAGE.search(body)
    return match[1].decode(errors="replace") if match else ""


def error_for(status: int, code: str, message: str, key: str, where: str) -> DomainError:
    """The error an answer stands for. Only S3's own word makes a key missing: a proxy's 404 does not."""
    if code in _MISSING:
        return BlobMissing(key)
    if code in _FULL or status == _HTTP_INSUFFICIENT_STORAGE:
        return StoreFull()
    if code in _REFUSED_BYTES:
        return BlobCorrupt(key, "the bytes to store are not the announced ones, or changed on the way")
    said = f"{where}: {status} {code or 'without an S3 code'}"
    if code == _NO_BUCKET:
        return BucketMissing(said)
    cure = _CLOCKS if any(words in message for words in _TIME_OVER) else _CURES.get(code)
    return StoreUnavailable(said) if cure is None else StoreRefused(f"{said}: {cure}")


def stored_sha256(headers: Mapping[str, str]) -> str | None:
    """Lower-case hex of the digest the server keeps for the whole object, if it keeps one."""
    try:
        digest = base64.b64decode(headers.get("x-amz-checksum-sha256", ""), validate=True)
    except binascii.Error:  # a checksum of checksums, as multipart uploads leave
        return None
    return digest.hex() or None


def deletion_document(keys: Sequence[str]) -> bytes:
    """What asks for the removal of these keys; their characters mean nothing in XML."""
    objects = "".join(f"<Object><Key>{key}</Key></Object>" for key in keys)
    return f"<Delete><Quiet>true</Quiet>{objects}</Delete>".encode()


def failed_deletions(document: bytes) -> list[str]:
    """The codes of keys that a bulk deletion did not remove; that a key holds nothing is no failure."""
    codes = [code_in(each) for each in _FAILED.findall(document)]
    return [code for code in codes if code not in _MISSING]


def checksum_header(sha256: str) -> str:
    """A lower-case hex digest the way S3 wants it."""
    return base64.b64encode(bytes.fromhex(sha256)).decode()


def total_size(content_range: str) -> int | None:
    """Size of the whole object from `bytes 0-99/1234`, or None when the header says nothing of it."""
    total = content_range.rpartition("/")[2]
    return int(total) if total.isdigit() else None
