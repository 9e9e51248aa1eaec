"""What goes through the MinIO SDK: signing (no network), and in threads the bucket and its listing."""

import json
import re
import ssl
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError

import urllib3
from minio import Minio
from minio.credentials.credentials import Credentials
from minio.datatypes import Object
from minio.error import MinioException, S3Error
from minio.signer import presign_v4

from server.domain.errors import DomainError
from server.domain.store_errors import StoreRefused, StoreUnavailable
from server.storage.blobs import BlobEntry
from server.storage.deadlines import Deadlines
from server.storage.s3_answers import DISTRUSTED, code_in, error_for
from server.storage.threads import StoreThreads

_PAGE = 1000
_SIGNATURE_LIFE = timedelta(minutes=10)
_NO_BUCKET = "NoSuchBucket"
_NEVER_STORED = "readiness/"
_HTTPS_ALONE = "HTTP request to an HTTPS server"
_LIKE_OURS = f"sha256/00/{64 * '0'}.png"
_PUBLIC = re.compile(r"s3:(\*|Get\*|GetObject\*?|List\*|ListBucket\*?)|\*")
_OWNED = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}
_Result = TypeVar("_Result")


class MinioAdmin:
    """One bucket, seen by the SDK. Its threads are its own: a frozen server fills no pool others need."""

    def __init__(
        self,
        endpoint: str,
        access_key: str,
        secret_key: str,
        bucket: str,
        *,
        region: str,
        tls: ssl.SSLContext | None,
        threads: int,
        deadlines: Deadlines,
        public_url: str = "",
    ) -> None:
        self.name = f"MinIO {endpoint}/{bucket}"
        self._bucket = bucket
        self._region = region
        self._credentials = Credentials(access_key, secret_key)
        self._bucket_url = f"{'http' if tls is None else 'https'}://{endpoint}/{bucket}"
        self._deadlines = deadlines
        self._threads = StoreThreads(self.name, threads)
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=deadlines.admin_connect, read=deadlines.admin_silence),
            maxsize=threads,
            # A 503 carries Retry-After: 60 and would be waited out; a lost reply is tried again by whoever asked.
            # Only connecting is tried again.
            retries=urllib3.Retry(
                total=2, connect=2, read=0, status=0, backoff_factor=0.1, respect_retry_after_header=False
            ),
            ssl_context=tls,
        )
        # With the region given nothing is asked for when signing.
        self._client = Minio(
            endpoint, access_key, secret_key, secure=tls is not None, region=region, http_client=self._pool
        )

        public = urlsplit(public_url or self._bucket_url)
        # What is signed is the host a browser names, so this one is never asked anything.
        self._public = Minio(public.netloc, access_key, secret_key, secure=public.scheme == "https", region=region)

    def share(self, key: str, *, seconds: int, content_type: str, disposition: str) -> str:
        """A URL under the public host that answers GET with these two headers. Costs no network."""
        headers: dict[str, str | list[str] | tuple[str]] = {
            "response-content-type": content_type,
            "response-content-disposition": disposition,
        }
        expires = timedelta(seconds=seconds)
        return self._public.get_presigned_url("GET", self._bucket, key, expires=expires, response_headers=headers)

    def sign(self, method: str, key: str) -> str:
        """A URL that allows one method on one key for ten minutes. Costs 0.15 ms and no network."""
        return self._client.get_presigned_url(method, self._bucket, key, expires=_SIGNATURE_LIFE)

    def sign_deletion(self, seconds: int) -> str:
        """A URL that allows one bulk deletion and is refused when it arrives later than `seconds` from now."""
        url = presign_v4(
            method="POST",
            url=urlsplit(f"{self._bucket_url}?delete="),
            region=self._region,
            credentials=self._credentials,
            date=datetime.now(UTC),
            expires=seconds,
        )
        return str(url.geturl())

    async def ensure_bucket(self) -> None:
        """Create the bucket unless it is there."""
        await self._run(self._ensure_bucket)

    async def is_public(self) -> bool:
        """Whether somebody without a key can read or list the bucket, as far as the store lets us find out."""
        try:
            return await self._run(self._is_public)
        except DomainError:  # it is asked for a warning alone
            return False

    def _is_public(self) -> bool:
        asked = (self._pool.request("GET", f"{self._bucket_url}{each}") for each in (f"/{_LIKE_OURS}", "?list-type=2"))
        if any(answer.status == HTTPStatus.OK or code_in(answer.data) == "NoSuchKey" for answer in asked):
            return True
        # Some stores refuse what is not there whoever asks; then the policy says it, to who may read policies.
        statements = json.loads(self._client.get_bucket_policy(self._bucket)).get("Statement", [])
        return any(map(_lets_anybody_read, statements if isinstance(statements, list) else [statements]))

    async def pages(self, prefix: str) -> AsyncGenerator[list[BlobEntry], None]:
        """List by shards: what lies directly below the prefix, then one folder at a time."""
        folders: list[str] = []
        async for page in self._listing(prefix, recursive=False):
            folders.extend(each.object_name or "" for each in page if each.is_dir)
            yield _entries(page)
        for folder in folders:
            async for page in self._listing(folder, recursive=True):
                yield _entries(page)

    async def close(self) -> None:
        """Drop connections. A thread that still waits for the server ends with its own time-out."""
        await self._threads.close(wait=False)
        self._pool.clear()

    async def _listing(self, prefix: str, *, recursive: bool) -> AsyncGenerator[list[Object], None]:
        objects = self._client.list_objects(self._bucket, prefix or None, recursive=recursive)
        while page := await self._run(lambda: list(islice(objects, _PAGE))):
            yield page

    def _ensure_bucket(self) -> None:
        try:
            # Asking for the bucket alone is answered without a body, and so without the reason of a refusal.
            next(self._client.list_objects(self._bucket, prefix=_NEVER_STORED), None)
        except S3Error as error:
            if error.code != _NO_BUCKET:
                raise
            self._make_bucket()

    def _make_bucket(self) -> None:
        try:
            self._client.make_bucket(self._bucket)
        except S3Error as error:  # another server was quicker
            if error.code not in _OWNED:
                raise

    async def _run(self, work: Callable[[], _Result]) -> _Result:
        with self._sdk_errors():
            return await self._threads.start(work).result(self._deadlines.operation)

    @contextmanager
    def _sdk_errors(self) -> Iterator[None]:
        try:
            yield
        except S3Error as error:
            code, message, key = error.code or "", error.message or "", error.object_name or ""
            raise error_for(error.response.status, code, message, key, self.name) from error
        except (MinioException, urllib3.exceptions.HTTPError, ParseError) as error:
            words = getattr(error, "reason", None) or error  # of an attempt, without what was tried how often
            if isinstance(words, urllib3.exceptions.SSLError):
                raise StoreRefused(f"{self.name}: {words}: {DISTRUSTED}") from error
            if _HTTPS_ALONE in str(words):
                raise StoreRefused(f"{self.name}: it talks https: LIMNER_MINIO_SECURE must be true") from error
            raise StoreUnavailable(f"{self.name}: {words}") from error


def _lets_anybody_read(statement: Any) -> bool:
    """Whether a statement of a policy allows everybody to read or to list."""
    principal, actions = statement.get("Principal"), statement.get("Action", [])
    everybody = principal == "*" or (isinstance(principal, dict) and "*" in principal.get("AWS", []))
    named = [actions] if isinstance(actions, str) else actions
    return statement.get("Effect") == "Allow" and everybody and any(map(_PUBLIC.fullmatch, named))


def _entries(page: list[Object]) -> list[BlobEntry]:
    return [
        BlobEntry(each.object_name or "", each.size or 0, each.last_modified)
        for each in page
        if not each.is_dir and each.last_modified is not None
    ]
