"""What the local store does with files, in its threads: place, read, list. Plain and synchronous."""

import hashlib
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from server.domain.disk import is_full
from server.domain.errors import DomainError, OffsetBeyondEnd
from server.domain.store_errors import BlobCorrupt, BlobMissing, StoreFull, StoreUnavailable
from server.storage.blobs import PUT_ATTEMPTS, BlobEntry

COPY_BYTES = 1024 * 1024
# How files begin that are there for a moment, to ask the file system something; a running store makes them at any time.
PROBE = "probe-"
_ABSENT = (FileNotFoundError, NotADirectoryError, IsADirectoryError)


@contextmanager
def store_errors(root: Path, key: str | None = None) -> Iterator[None]:
    """Turn what the file system says into the store's errors; with `key`, an absent file is `BlobMissing`."""
    try:
        yield
    except OSError as error:
        if key is not None and isinstance(error, _ABSENT) and root.is_dir():
            raise BlobMissing(key) from error
        if is_full(error):
            raise StoreFull from error
        raise StoreUnavailable(f"{root}: {error}") from error


def sync_directory(path: Path) -> None:
    """Make names in a directory durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_directories(root: Path, path: Path) -> None:
    """Create the directories from `root` down to `path`, each durable in the one above it."""
    if path.is_dir() or path == root:
        return
    make_directories(root, path.parent)
    path.mkdir(exist_ok=True)
    sync_directory(path.parent)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class FilePlacer:
    """Puts files below `root` under their names, whole and durable or not at all."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._partials = root / ".partial"

    def prepare(self) -> None:
        """Create the directories."""
        with store_errors(self._root):
            self._partials.mkdir(parents=True, exist_ok=True)

    def tidy(self, age: float) -> int:
        """Remove what broken puts and loans left more than `age` seconds ago; returns how many files."""
        removed = 0
        with store_errors(self._root):
            now = self._now()
            for path in self._partials.iterdir():
                with suppress(FileNotFoundError):
                    # Of a loan: when it was made. The time of modification is that of the blob.
                    if (changed := path.stat().st_ctime) > now:
                        os.utime(path)  # by a clock that was wrong: its age counts from now
                    elif changed < now - age:
                        path.unlink()
                        removed += 1
        return removed

    def _now(self) -> float:
        """The time on the clock of the file system, which may be another host's."""
        probe = self._probe()
        probe.touch()
        try:
            return probe.stat().st_ctime
        finally:
            probe.unlink(missing_ok=True)

    def check(self) -> None:
        """Prove that files can be made, linked and removed here. Raises `StoreUnavailable` or `StoreFull`."""
        probe = self._probe()
        with store_errors(self._root):
            try:
                probe.write_bytes(b"ready")
                linked = probe.with_suffix(".linked")
                linked.hardlink_to(probe)
                linked.unlink()
            finally:
                probe.unlink(missing_ok=True)

    def _probe(self) -> Path:
        return self._partials / f"{PROBE}{uuid.uuid4().hex}"

    def lend(self, key: str) -> Path:
        """A second name of a blob, with which it outlives its removal. Raises `BlobMissing`."""
        lent = self._partials / f"{uuid.uuid4().hex}-{Path(key).name}"
        with store_errors(self._root, key):
            if (self._root / key).is_dir():
                raise BlobMissing(key)
            lent.hardlink_to(self._root / key)
        return lent

    def take_back(self, lent: Path) -> None:
        """End a loan."""
        with store_errors(self._root):
            lent.unlink(missing_ok=True)

    def place(self, key: str, source: Path, size: int, sha256: str) -> None:
        """Copy `source` to its place. See `BlobStore.put`."""
        target = self._root / key
        partial = self._partials / uuid.uuid4().hex
        try:
            for attempt in range(PUT_ATTEMPTS):
                with store_errors(self._root):
                    if self._holds(key, target, size, sha256):
                        return
                if attempt == 0:
                    self._copy(key, source, partial, size, sha256)
                with store_errors(self._root):
                    make_directories(self._root, target.parent)
                    # A rename would replace what another writer put there in the meantime; a link does not.
                    with suppress(FileExistsError):
                        target.hardlink_to(partial)
                        sync_directory(target.parent)
                        return
            raise StoreUnavailable(f"{self._root}: {key} is deleted as often as it is put")
        finally:
            with store_errors(self._root):
                partial.unlink(missing_ok=True)

    def _holds(self, key: str, target: Path, size: int, sha256: str) -> bool:
        try:
            if target.stat().st_size != size or digest_of(target) != sha256:
                raise BlobCorrupt(key, "the key holds other bytes than the ones to store")
        except FileNotFoundError:
            return False
        # The writer that put it there may have been killed before its name was durable.
        sync_directory(target.parent)
        return True

    def _copy(self, key: str, source: Path, partial: Path, size: int, sha256: str) -> None:
        digest = hashlib.sha256()
        copied = 0
        with source.open("rb", buffering=0) as incoming, store_errors(self._root), partial.open("xb", 0) as outgoing:
            while piece := incoming.read(COPY_BYTES):
                digest.update(piece)
                copied += len(piece)
                if copied > size:
                    break
                _write_all(outgoing.fileno(), piece)
            if copied != size or digest.hexdigest() != sha256:
                raise BlobCorrupt(key, "the bytes to store are not the announced ones")
            os.fsync(outgoing.fileno())


def _write_all(descriptor: int, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


class FileReader:
    """An open blob, read from front to back by one thread at a time."""

    def __init__(self, root: Path, key: str, offset: int, limit: int | None, chunk: int, sha256: str | None) -> None:
        self._root, self._key, self._chunk, self._sha256 = root, key, chunk, sha256
        self._digest = hashlib.sha256()
        with store_errors(root, key):
            self._file = (root / key).open("rb", buffering=0)
        size = os.fstat(self._file.fileno()).st_size
        if offset > size:
            self._file.close()
            raise OffsetBeyondEnd(size)
        self._left = size - offset if limit is None else min(limit, size - offset)
        self._file.seek(offset)

    def next(self) -> bytes:
        """The next piece, or nothing at the end, where the digest is compared. Raises `BlobCorrupt`."""
        with store_errors(self._root):
            piece = self._file.read(min(self._chunk, self._left))
        if self._left and not piece:
            raise BlobCorrupt(self._key, "the file got shorter while it was read")
        self._left -= len(piece)
        if self._sha256 is not None:
            self._digest.update(piece)
            if not piece and self._digest.hexdigest() != self._sha256:
                raise BlobCorrupt(self._key, "the stored bytes have another sha256")
        return piece

    def close(self) -> None:
        """Give its descriptor back; what was not read stays unread, and unverified."""
        self._file.close()


def size_of(root: Path, key: str) -> int:
    """Size of a blob in bytes. Raises `BlobMissing`."""
    with store_errors(root, key):
        path = root / key
        if path.is_dir():
            raise BlobMissing(key)
        return path.stat().st_size


def delete_files(root: Path, keys: list[str], seconds: float) -> None:
    """Remove blobs; raises the last failure after all were tried. None is begun after so many seconds."""
    failure: DomainError | None = None
    end = time.monotonic() + seconds
    for key in keys:
        if time.monotonic() > end:  # nobody waits any more, and others may put the bytes again
            raise StoreUnavailable(f"{root}: not all was deleted within {seconds:.0f} s")
        try:
            with store_errors(root):
                (root / key).unlink(missing_ok=True)
        except DomainError as error:
            failure = error
    if failure is not None:
        raise failure


def list_directory(root: Path, directory: str, prefix: str) -> tuple[list[BlobEntry], list[str]]:
    """Blobs directly in a directory (relative to `root`, ending in `/` or empty) and the directories below it."""
    entries: list[BlobEntry] = []
    below: list[str] = []
    with store_errors(root):
        if directory and not (root / directory).is_dir() and root.is_dir():
            return entries, below
        with os.scandir(root / directory) as listing:
            for entry in listing:
                key = f"{directory}{entry.name}"
                if entry.name.startswith(".") or not (key.startswith(prefix) or prefix.startswith(f"{key}/")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{key}/")
                elif key.startswith(prefix) and (entry_found := _entry(key, entry)):
                    entries.append(entry_found)
    return entries, sorted(below)


def _entry(key: str, entry: os.DirEntry[str]) -> BlobEntry | None:
    try:
        stat = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # deleted between listing and looking
        return None
    return BlobEntry(key, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC))
