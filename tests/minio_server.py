"""A real MinIO server on loopback, to be frozen, killed and started again; and the bucket tests get."""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import urllib.error
import urllib.request
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from minio import Minio

from server.storage.deadlines import Deadlines
from server.storage.minio_store import MinioBlobStore
from tests.certificates import Pair
from tests.required_parts import built_part

ACCESS_KEY, SECRET_KEY = "limner-test", "limner-test-secret"


@dataclass(frozen=True, slots=True)
class MinioAddress:
    """Where a MinIO listens and who may use it."""

    endpoint: str
    access_key: str = ACCESS_KEY
    secret_key: str = SECRET_KEY

    def store(
        self,
        bucket: str = "",
        *,
        through: str = "",
        create: bool = True,
        scratch: Path | None = None,
        streams: int = 64,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - immutable
    ) -> MinioBlobStore:
        """A store over a bucket of its own, by default a new one; `through` is the address of a proxy."""
        return MinioBlobStore(
            through or self.endpoint,
            access_key=self.access_key,
            secret_key=self.secret_key,
            bucket=bucket or new_bucket(),
            create_bucket=create,
            scratch=scratch,
            streams=streams,
            deadlines=deadlines,
        )

    @asynccontextmanager
    async def opened(
        self,
        bucket: str = "",
        *,
        through: str = "",
        create: bool = True,
        streams: int = 64,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - immutable
    ) -> AsyncIterator[MinioBlobStore]:
        """A store that is started, and closed at the end."""
        store = self.store(bucket, through=through, create=create, streams=streams, deadlines=deadlines)
        await store.start()
        try:
            yield store
        finally:
            await store.close()

    def settings(self) -> dict[str, str]:
        """Values for `Settings`: this MinIO, and a bucket nobody has used."""
        return {
            "minio_endpoint": self.endpoint,
            "minio_access_key": self.access_key,
            "minio_secret_key": self.secret_key,
            "minio_bucket": new_bucket(),
        }

    def sdk(self) -> Minio:
        """The SDK's own client, for what a store never does."""
        return Minio(self.endpoint, self.access_key, self.secret_key, secure=False, region="us-east-1")


class MinioServer:
    """One MinIO process over one directory, gone with the process that started it.

    `environment` tunes it; `wrapper` is a command that runs another, its arguments; with `tls` it talks https.
    """

    def __init__(
        self,
        binary: Path,
        directory: Path,
        wrapper: Sequence[str] = (),
        tls: Pair | None = None,
        **environment: str,
    ) -> None:
        self.directory = directory
        self.port = free_port()
        self.address = MinioAddress(f"127.0.0.1:{self.port}")
        self._log = directory.with_suffix(".log")
        self._environment = environment
        self._command = [
            *wrapper,
            *(str(binary), "server", str(directory), "--quiet", "--address", self.address.endpoint),
            *("--console-address", f"127.0.0.1:{free_port()}"),
        ]
        self._root = f"{'http' if tls is None else 'https'}://{self.address.endpoint}/"
        if tls is not None:
            certificates = directory.with_suffix(".certs")
            certificates.mkdir()
            shutil.copy(tls.cert, certificates / "public.crt")
            shutil.copy(tls.key, certificates / "private.key")
            self._command += ["--certs-dir", str(certificates)]
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when it answers."""
        environment = {
            **os.environ,
            "MINIO_ROOT_USER": ACCESS_KEY,
            "MINIO_ROOT_PASSWORD": SECRET_KEY,
            "MINIO_BROWSER": "off",
            "MINIO_UPDATE": "off",
            "MINIO_CI_CD": "1",
            "HOME": str(self.directory.parent),
            **self._environment,
        }
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, env=environment, stdout=log, stderr=log)
        # Waits until nobody holds the other end of its standard input.
        self._watcher = subprocess.Popen(
            ["sh", "-c", 'read -r _; kill -9 "$1"', "sh", str(self._process.pid)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        for _ in range(600):
            try:
                self._process.wait(0.05)
            except subprocess.TimeoutExpired:
                if self._answers():
                    return
            else:
                pytest.fail(f"MinIO does not start: {self._log.read_text()[-2000:]}")
        pytest.fail("MinIO does not get ready within 30 s")

    def _answers(self) -> bool:
        try:
            # S3 itself, not the health page: that one is ready a moment earlier.
            trust = ssl._create_unverified_context()
            with urllib.request.urlopen(self._root, timeout=1, context=trust):
                return True
        except urllib.error.HTTPError as error:
            with error:
                return error.code == 403
        except OSError:
            return False

    def freeze(self) -> None:
        """Stop answering while connections stay open."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)  # its threads do not all stop at once

    def thaw(self) -> None:
        """Go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End without a word."""
        for each in (self._watcher, self._process):  # first who would kill a number that others may get
            if each is not None:
                each.kill()
                each.communicate()
        self._watcher = self._process = None


def new_bucket() -> str:
    """A name no bucket has."""
    return f"limner-test-{uuid.uuid4().hex}"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def minio_binary() -> Path:
    """The MinIO server binary, as `make minio` builds it."""
    return built_part("minio")


@pytest.fixture(scope="session")
def minio(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinioAddress]:
    """The MinIO of this run: LIMNER_TEST_MINIO_ENDPOINT, or one started for it. Every test makes its own bucket."""
    if endpoint := os.environ.get("LIMNER_TEST_MINIO_ENDPOINT"):
        access_key = os.environ.get("LIMNER_TEST_MINIO_ACCESS_KEY", ACCESS_KEY)
        address = MinioAddress(endpoint, access_key, os.environ.get("LIMNER_TEST_MINIO_SECRET_KEY", SECRET_KEY))
        before = {bucket.name for bucket in address.sdk().list_buckets()}
        yield address
        _remove_buckets(address.sdk(), before)
        return
    server = MinioServer(request.getfixturevalue("minio_binary"), tmp_path_factory.mktemp("minio") / "data")
    server.start()
    yield server.address
    server.kill()
    shutil.rmtree(server.directory)


def _remove_buckets(sdk: Minio, kept: set[str]) -> None:
    for bucket in sdk.list_buckets():
        if bucket.name.startswith("limner-test-") and bucket.name not in kept:
            for found in sdk.list_objects(bucket.name, recursive=True):
                sdk.remove_object(bucket.name, found.object_name or "")
            sdk.remove_bucket(bucket.name)


@pytest.fixture
def own_minio(minio_binary: Path, tmp_path: Path) -> Iterator[MinioServer]:
    """A MinIO for one test, which may freeze, kill and break it. It gives up readers that stall for 3 s."""
    server = MinioServer(minio_binary, tmp_path / "minio", MINIO_IDLE_TIMEOUT="3s")
    server.start()
    yield server
    server.kill()
