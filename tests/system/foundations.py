"""What a whole service stands on: nothing but a folder, or servers of their own as in production."""

import io
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from server.processes.postgres import EmbeddedPostgres
from tests.blob_samples import blob_files
from tests.minio_server import MinioAddress


@dataclass(frozen=True)
class Foundation(ABC):
    """Where a service keeps its data: `environment` tells its processes."""

    data_dir: Path
    environment: dict[str, str]

    @property
    def database_url(self) -> str:
        """Where the database of the running service is."""
        return self.environment["LIMNER_DATABASE_URL"] or EmbeddedPostgres.attach(self.data_dir) or ""

    @abstractmethod
    def stored(self) -> set[str]:
        """The keys of everything in the store, read past the service."""

    @abstractmethod
    def put(self, key: str, content: bytes) -> None:
        """Put bytes into the store, past the service."""

    def scratch(self) -> list[Path]:
        """What lies in the folder for work under way; nothing once no process is left."""
        return list((self.data_dir / "scratch").iterdir())


class Embedded(Foundation):
    """The default: the PostgreSQL that `limner serve` brings along, and files."""

    def stored(self) -> set[str]:
        return blob_files(self.data_dir / "blobs")

    def put(self, key: str, content: bytes) -> None:
        path = self.data_dir / "blobs" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@dataclass(frozen=True)
class Servers(Foundation):
    """Debian's PostgreSQL 15, and MinIO."""

    minio: MinioAddress

    @property
    def _bucket(self) -> str:
        return self.environment["LIMNER_MINIO_BUCKET"]

    def stored(self) -> set[str]:
        return {str(each.object_name) for each in self.minio.sdk().list_objects(self._bucket, recursive=True)}

    def put(self, key: str, content: bytes) -> None:
        self.minio.sdk().put_object(self._bucket, key, io.BytesIO(content), len(content))
