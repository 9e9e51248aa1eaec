"""A real MinIO server on loopback, to be frozen, killed and started again; and the bucket tests get."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.storage.deadlines import Deadlines
from server.storage.minio_store import MinioBlobStore

ROOT = Path(__file__).resolve().parent.parent
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
            self.access_key,
            self.secret_key,
            bucket or f"limner-{uuid.uuid4().hex}",
            create_bucket=create,
            scratch=scratch,
            streams=streams,
            deadlines=deadlines,
        )


class MinioServer:
    """One MinIO process over one directory; `environment` tunes it."""

    def __init__(self, binary: Path, directory: Path, **environment: str) -> None:
        self.directory = directory
        self.port = free_port()
        self.address = MinioAddress(f"127.0.0.1:{self.port}")
        self._log = directory.with_suffix(".log")
        self._environment = environment
        self._command = [
            *(str(binary), "server", str(directory), "--quiet", "--address", self.address.endpoint),
            *("--console-address", f"127.0.0.1:{free_port()}"),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when it answers."""
        environment = {
            **os.environ,
            **{"MINIO_ROOT_USER": ACCESS_KEY, "MINIO_ROOT_PASSWORD": SECRET_KEY, "MINIO_BROWSER": "off"},
            **{"MINIO_UPDATE": "off", "MINIO_CI_CD": "1", "HOME": str(self.directory.parent)},
            **self._environment,
        }
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, env=environment, stdout=log, stderr=log)
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
            with urllib.request.urlopen(f"http://{self.address.endpoint}/", timeout=1):
                return True
        except urllib.error.HTTPError as error:
            with error:
                return error.code == 403
        except OSError:
            return False

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def freeze(self) -> None:
        """Stop answering while connections stay open."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End without a word."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def missing(reason: str) -> None:
    """Skip the test; where services are required, fail it."""
    if os.environ.get("LIMNER_REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def minio_binary() -> Path:
    """The MinIO server binary, from the PATH of tools or the cache."""
    where = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "go_part.py"), "--path", "minio"],
        check=True,
        capture_output=True,
        text=True,
    )
    found = Path(where.stdout.strip())
    if not found.exists():
        missing("there is no MinIO server here: `make minio` builds one")
    return found


@pytest.fixture(scope="session")
def minio(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinioAddress]:
    """The MinIO of this run: LIMNER_TEST_MINIO_ENDPOINT, or one started for it."""
    if endpoint := os.environ.get("LIMNER_TEST_MINIO_ENDPOINT"):
        access_key = os.environ.get("LIMNER_TEST_MINIO_ACCESS_KEY", ACCESS_KEY)
        yield MinioAddress(endpoint, access_key, os.environ.get("LIMNER_TEST_MINIO_SECRET_KEY", SECRET_KEY))
        return
    server = MinioServer(request.getfixturevalue("minio_binary"), tmp_path_factory.mktemp("minio") / "data")
    server.start()
    yield server.address
    server.kill()
    shutil.rmtree(server.directory)


@pytest.fixture
def own_minio(minio_binary: Path, tmp_path: Path) -> Iterator[MinioServer]:
    """A MinIO for one test, which may freeze, kill and break it."""
    server = MinioServer(minio_binary, tmp_path / "minio", MINIO_IDLE_TIMEOUT="2s")
    server.start()
    yield server
    server.kill()
