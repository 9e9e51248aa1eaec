"""Bytes to store: the same ones for the same size and seed."""

import hashlib
import random
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from server.storage.blobs import BlobStore
from server.storage.local_files import PROBE

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """A file with what is announced about it."""

    path: Path
    data: bytes
    sha256: str

    @property
    def size(self) -> int:
        return len(self.data)

    @property
    def key(self) -> str:
        return f"sha256/{self.sha256[:2]}/{self.sha256}.png"


def sample(folder: Path, size: int, seed: int = 0) -> Sample:
    data = random.Random(f"{size}/{seed}").randbytes(size)
    path = folder / f"{size}-{seed}.bin"
    path.write_bytes(data)
    return Sample(path, data, hashlib.sha256(data).hexdigest())


async def put(store: BlobStore, each: Sample, key: str = "") -> str:
    key = key or each.key
    await store.put(key, each.path, size=each.size, sha256=each.sha256, content_type="image/png")
    return key


async def whole(store: BlobStore, key: str, sha256: str | None = None) -> bytes:
    async with aclosing(store.read(key, sha256=sha256)) as pieces:
        return b"".join([piece async for piece in pieces])


def blob_files(root: Path) -> set[str]:
    """What lies in a local store, whole or not; without its probes, which come and go while a server runs."""
    files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {str(path) for path in files if not path.name.startswith(PROBE)}
