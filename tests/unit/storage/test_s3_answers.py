"""What the answers of an S3 server mean: who has to change what, and what heals by itself."""

import pytest

from server.domain.errors import DomainError
from server.domain.store_errors import BlobMissing, BucketMissing, StoreFull, StoreRefused, StoreUnavailable
from server.storage.s3_answers import code_in, error_for, message_in

DOCUMENT = b'<?xml version="1.0"?><Error><Code>%s</Code><Message>%s</Message></Error>'


@pytest.mark.parametrize(
    ("code", "message", "kind", "says"),
    [
        ("InvalidAccessKeyId", "", StoreRefused, "LIMNER_MINIO_ACCESS_KEY"),
        ("SignatureDoesNotMatch", "", StoreRefused, "LIMNER_MINIO_SECRET_KEY"),
        ("AccessDenied", "Access Denied.", StoreRefused, "policy"),
        ("AccessDenied", "Request has expired", StoreRefused, "clocks"),
        ("AccessDenied", "Request is not valid yet", StoreRefused, "clocks"),
        ("RequestTimeTooSkewed", "", StoreRefused, "clocks"),
        ("AuthorizationHeaderMalformed", "", StoreRefused, "LIMNER_MINIO_REGION"),
        ("InvalidBucketName", "", StoreRefused, "LIMNER_MINIO_BUCKET"),
        ("NoSuchBucket", "", BucketMissing, "NoSuchBucket"),
        ("NoSuchKey", "", BlobMissing, "no bytes"),
        ("XMinioStorageFull", "", StoreFull, "no room"),
        ("SlowDown", "Please reduce your request rate", StoreUnavailable, "SlowDown"),
        ("XMinioServerNotInitialized", "", StoreUnavailable, "XMinioServerNotInitialized"),
    ],
)
def test_an_answer_stands_for_an_error(code: str, message: str, kind: type[DomainError], says: str) -> None:
    document = DOCUMENT % (code.encode(), message.encode())
    error = error_for(403, code_in(document), message_in(document), "images/1", "MinIO here/maps")
    assert type(error) is kind
    assert says in f"{error.message} {getattr(error, 'detail', '')}"
