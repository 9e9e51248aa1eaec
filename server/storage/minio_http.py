"""The data path to a bucket: one HTTP session, four requests, each with a deadline, none following the consumer."""

import asyncio
import hashlib
import ssl
from collections import deque
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from typing import Protocol

import aiohttp
from yarl import URL

from server.domain.errors import DomainError
from server.domain.store_errors import BlobCorrupt, BlobMissing, StoreRefused, StoreUnavailable
from server.domain.transactions import check_outside
from server.storage.blobs import BlobStat
from server.storage.deadlines import Deadlines
from server.storage.minio_upload import FileBody
from server.storage.s3_answers import (
    DISTRUSTED,
    checksum_header,
    code_in,
    deletion_document,
    error_for,
    failed_deletions,
    message_in,
    stored_sha256,
    total_size,
)

_DOCUMENT_BYTES = 1024 * 1024
_OK, _PARTIAL, _NOT_FOUND, _PRECONDITION_FAILED, _RANGE_NOT_SATISFIABLE = 200, 206, 404, 412, 416
_BROKEN = (aiohttp.ClientError, asyncio.IncompleteReadError)
_NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class OutcomeUnknown(Exception):
    """The upload may or may not be stored, by us or by somebody else: look what is there."""


class KeyTaken(Exception):
    """The key holds bytes already."""


class BeyondEnd(Exception):
    """The part begins at or behind the last byte; the answer does not tell the size."""


@dataclass(slots=True)
class Part:
    """Some bytes of an object in pieces, the size of the whole, and what identifies its version."""

    pieces: deque[bytes]
    total: int
    etag: str


class Signer(Protocol):
    """Makes the URLs of requests; nothing here knows the secret."""

    def sign(self, method: str, key: str) -> str:
        """A URL that allows one method on one key."""
        ...

    def sign_deletion(self, seconds: int) -> str:
        """A URL that allows a bulk deletion and is refused when it arrives later."""
        ...


class MinioHttp:
    """Requests on signed URLs."""

    def __init__(self, signer: Signer, name: str, *, tls: ssl.SSLContext | None, deadlines: Deadlines) -> None:
        self._signer = signer
        self._name = name
        self._tls = tls
        self._deadlines = deadlines
        self._session: aiohttp.ClientSession | None = None

    @property
    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the store is not started")
        return self._session

    def open(self) -> None:
        """Make the session, in the running loop."""
        self._session = aiohttp.ClientSession(
            # Semaphores bound the transfers; a limit here would queue a HEAD behind stalled ones.
            connector=aiohttp.TCPConnector(limit=0, ssl=True if self._tls is None else self._tls),
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=self._deadlines.connect, sock_read=self._deadlines.silence
            ),
            headers={"Accept-Encoding": "identity", "User-Agent": "limner"},
            cookie_jar=aiohttp.DummyCookieJar(),
            # An object stored with a Content-Encoding is its stored bytes, not what they unpack to.
            auto_decompress=False,
        )

    async def close(self) -> None:
        """Drop all connections."""
        if self._session is not None:
            await self._session.close()
            await asyncio.sleep(0)  # its sockets close in the next step of the loop

    async def put(self, key: str, body: FileBody, size: int, sha256: str) -> None:
        """Store a body under a free key; the server compares it with `sha256`. Raises `KeyTaken`, `OutcomeUnknown`."""
        headers = {"If-None-Match": "*", "x-amz-checksum-sha256": checksum_header(sha256)}
        try:
            async with (
                asyncio.timeout(self._deadlines.moving(size)),
                self._request("PUT", key, headers=headers, data=body) as answer,
            ):
                if answer.status == _OK:
                    return
                if answer.status == _PRECONDITION_FAILED:
                    raise KeyTaken
                raise await self._refusal(answer, key)
        except aiohttp.ClientError as error:
            if body.short:
                raise BlobCorrupt(key, f"the file to store ended before the announced {size} bytes") from error
            raise OutcomeUnknown(str(error) or type(error).__name__) from error
        except TimeoutError as error:
            raise OutcomeUnknown("no answer in time") from error

    async def head(self, key: str) -> BlobStat:
        """Size and checksum of an object. Raises `BlobMissing` only when the bucket is there."""
        try:
            async with (
                asyncio.timeout(self._deadlines.operation),
                self._request("HEAD", key, headers={"x-amz-checksum-mode": "ENABLED"}) as answer,
            ):
                if answer.status == _OK:
                    return BlobStat(int(answer.headers["Content-Length"]), stored_sha256(answer.headers))
                if answer.status != _NOT_FOUND:
                    raise await self._refusal(answer, key)
        except (*_BROKEN, TimeoutError) as error:
            raise self._unavailable(error) from error
        # An answer to HEAD has no body to say whether the key or the bucket is missing; one to GET has.
        with suppress(BeyondEnd):
            await self.get(key, 0, 1, 1)
        raise BlobMissing(key)

    async def get(self, key: str, start: int, length: int, chunk: int, etag: str = "") -> Part:
        """Bytes of an object, wholly in memory when this returns. A broken connection is tried again, once.

        Raises `BlobMissing`, `BeyondEnd`, and `BlobCorrupt` when the object is no longer the one of `etag`.
        """
        headers = {"Range": f"bytes={start}-{start + length - 1}"} | ({"If-Match": etag} if etag else {})
        try:
            async with asyncio.timeout(self._deadlines.moving(length)):
                try:
                    return await self._get(key, headers, length, chunk)
                except TimeoutError:
                    raise
                except _BROKEN:
                    return await self._get(key, headers, length, chunk)
        except (*_BROKEN, TimeoutError) as error:
            raise self._unavailable(error) from error

    async def delete(self, keys: Sequence[str]) -> None:
        """Remove at most 1000 keys. When it returns or raises, no server begins to remove them any more.

        A request that nobody waits for may be carried out later, when others have put the bytes again: so the
        signature ends with the operation, and an unknown outcome is reported when it has.
        """
        check_outside(self._name)
        seconds = max(1, int(min(self._deadlines.deletion, self._deadlines.operation)))
        end = asyncio.get_running_loop().time() + seconds
        url = URL(self._signer.sign_deletion(seconds), encoded=True)
        sent = False
        try:
            async with asyncio.timeout_at(end):
                try:
                    await self._delete(url, keys)
                except (TimeoutError, *_NEVER_SENT):
                    raise
                except _BROKEN:  # such as a kept connection that a restart has closed
                    sent = True
                    await self._delete(url, keys)
        except (*_BROKEN, TimeoutError) as error:
            if sent or not isinstance(error, _NEVER_SENT):
                await asyncio.sleep(end - asyncio.get_running_loop().time())
            raise self._unavailable(error) from error

    async def _delete(self, url: URL, keys: Sequence[str]) -> None:
        body = deletion_document(keys)
        headers = {"x-amz-checksum-sha256": checksum_header(hashlib.sha256(body).hexdigest())}
        async with self._open_session.post(url, data=body, headers=headers, allow_redirects=False) as answer:
            if answer.status != _OK:
                raise await self._refusal(answer, "")
            if codes := failed_deletions(await _document(answer)):
                raise StoreUnavailable(f"{self._name}: {len(codes)} keys not deleted, first {codes[0]}")

    async def _get(self, key: str, headers: dict[str, str], length: int, chunk: int) -> Part:
        async with self._request("GET", key, headers=headers) as answer:
            if answer.status == _RANGE_NOT_SATISFIABLE:
                raise BeyondEnd
            if answer.status == _PRECONDITION_FAILED:
                raise BlobCorrupt(key, "the stored bytes changed while they were read")
            total = total_size(answer.headers.get("Content-Range", ""))
            if answer.status != _PARTIAL or total is None or answer.content_length is None:
                raise await self._refusal(answer, key)
            left = min(answer.content_length, length)
            pieces: deque[bytes] = deque()
            while left:
                pieces.append(await answer.content.readexactly(min(chunk, left)))
                left -= len(pieces[-1])
            return Part(pieces, total, answer.headers.get("ETag", ""))

    def _request(
        self, method: str, key: str, *, headers: dict[str, str], data: FileBody | None = None
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        check_outside(self._name)
        # The signature covers the URL as it is: no second quoting.
        url = URL(self._signer.sign(method, key), encoded=True)
        return self._open_session.request(method, url, headers=headers, data=data, allow_redirects=False)

    async def _refusal(self, answer: aiohttp.ClientResponse, key: str) -> DomainError:
        document = await _document(answer)
        return error_for(answer.status, code_in(document), message_in(document), key, self._name)

    def _unavailable(self, error: BaseException) -> StoreUnavailable | StoreRefused:
        if isinstance(error, aiohttp.ClientSSLError):
            return StoreRefused(f"{self._name}: {error}: {DISTRUSTED}")
        return StoreUnavailable(f"{self._name}: {str(error) or type(error).__name__}")


async def _document(answer: aiohttp.ClientResponse) -> bytes:
    document = bytearray()
    async for piece in answer.content.iter_any():
        document += piece
        if len(document) > _DOCUMENT_BYTES:
            break
    return bytes(document)
