"""The body of an upload: a file sent in pieces, which can be sent again from its beginning."""

import asyncio
import os
from pathlib import Path
from typing import IO

from aiohttp import payload
from aiohttp.abc import AbstractStreamWriter

from server.storage.threads import StoreThreads, ThreadJob

PIECE_BYTES = 1024 * 1024


class FileBody(payload.Payload):
    """Exactly `size` bytes of an open file, read in threads; `short` tells that the file ended before them."""

    _autoclose = True

    def __init__(self, file: IO[bytes], size: int, content_type: str, threads: StoreThreads, seconds: float) -> None:
        super().__init__(file, content_type=content_type)
        self._file = file
        self._size = size
        self._threads = threads
        self._seconds = seconds
        self._reading: ThreadJob[bytes] | None = None
        self._connection: asyncio.WriteTransport | None = None
        self.short = False

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Part of aiohttp's interface; an image has no text."""
        raise TypeError("an image has no text")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send the whole file."""
        await self.write_with_length(writer, self._size)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        """Send the file, at most `content_length` bytes of it. Begins anew whenever it is called."""
        size = self._size or 0
        end = size if content_length is None else min(content_length, size)
        position = 0
        self._connection = writer.transport
        while position < end:
            self._reading = self._threads.start(self._piece, position, min(PIECE_BYTES, end - position))
            piece = await self._reading.result(self._seconds)
            if not piece:
                self.short = True
                # Ending here would keep the server waiting for the rest: an error breaks the connection.
                raise EOFError("the file is shorter than announced")
            await writer.write(piece)
            position += len(piece)

    def release(self) -> None:
        """Close the file, once no thread reads from it any more, and the connection if it broke in the middle."""
        if self._connection is not None and self._connection.is_closing():
            # A mere close would keep the socket for as long as a frozen server does not read the rest.
            self._connection.abort()
        if self._reading is None:
            self._file.close()
        else:
            self._reading.afterwards(self._file.close)

    def _piece(self, position: int, length: int) -> bytes:
        return os.pread(self._file.fileno(), length, position)


def open_source(source: Path) -> tuple[IO[bytes], int]:
    """Open a file, and tell its size in bytes."""
    file = source.open("rb", buffering=0)
    return file, os.fstat(file.fileno()).st_size
