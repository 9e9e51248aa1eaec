"""A file that appears whole and right, or not at all."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from limner_client.errors import transfer_broken


class VerifiedFile:
    """Collects bytes beside `target` and takes its place once size and digest are right.

    Raises OSError where the file cannot be written; devices and folders are never replaced.
    """

    def __init__(self, target: Path) -> None:
        self._target = target.resolve()
        if self._target.exists() and not self._target.is_file():
            raise OSError(0, "is not a regular file", str(target))
        if not self._target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
        self._named = str(target)
        self._part = self._target.with_name(f".{self._target.name}.{secrets.token_hex(4)}.part")
        with self._blamed():
            self._file = self._part.open("xb")
        self._digest = hashlib.sha256()
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)

    @contextmanager
    def _blamed(self) -> Iterator[None]:
        """Whatever goes wrong, it is the file that people asked for which cannot be written."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, self._named) from error

    def write(self, chunk: bytes) -> None:
        """Append bytes."""
        with self._blamed():
            self._file.write(chunk)
        self._digest.update(chunk)
        self.size += len(chunk)

    def clear(self) -> None:
        """Begin again."""
        self._file.seek(0)
        self._file.truncate()
        self._digest = hashlib.sha256()
        self.size = 0

    def finish(self, size: int, sha256: str) -> None:
        """Put the file in place. Raises `LimnerError` when its bytes are not the announced ones."""
        if self.size != size:
            raise transfer_broken(f"{self.size} of {size} bytes arrived", received=self.size, size=size)
        if self._digest.hexdigest() != sha256:
            raise transfer_broken("the bytes that arrived have another sha256 than announced", sha256=sha256)
        with self._blamed():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._part.replace(self._target)
