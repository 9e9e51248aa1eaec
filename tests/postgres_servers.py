"""Real PostgreSQL servers that tests start, restart and throw away: the wheel's 18 and those of Debian.

They keep the settings they come with, but for what makes them quick and keeps them off the network.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil

from server.processes.postgres_programs import HERE, as_owner, data_owner
from tests.required_parts import missing

DEBIAN = Path("/usr/lib/postgresql")
OLDEST, NEWEST = 15, 18
WAIT_SECONDS = "60"
PORT = "5432"
SETTINGS = {"listen_addresses": "", "unix_socket_directories": ".", "port": PORT, "max_connections": "200"}
SETTINGS |= {"fsync": "off", "full_page_writes": "off", "max_wal_size": "256MB"}


MEMORY, NEEDED = Path("/dev/shm"), 6 << 30
"""Where files need no disk, and the room that the servers of all tests may take of it."""


def in_memory() -> Path | None:
    """A folder of files in memory, where a database is made in a tenth of the time; None where there is little room."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return None
    return MEMORY if shutil.disk_usage(MEMORY).free >= NEEDED <= psutil.virtual_memory().available else None


def debian_programs(version: int) -> Path:
    """Where Debian keeps a PostgreSQL. Skips, or fails where services are required, without it."""
    programs = DEBIAN / str(version) / "bin"
    if not (programs / "postgres").exists():
        missing(f"there is no PostgreSQL {version} here (Debian: apt install postgresql-{version})")
    return programs


def installed_between() -> list[int]:
    """The versions between the oldest and the newest that this machine has."""
    return [each for each in range(OLDEST + 1, NEWEST) if (DEBIAN / str(each) / "bin" / "postgres").exists()]


@dataclass(frozen=True)
class PostgresServer:
    """One server over one folder; its data need not survive the machine, so it writes without syncing."""

    programs: Path
    folder: Path

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://limner@/{database}?host={quote(str(self.folder), safe='/')}&port={PORT}"

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.folder / f".s.PGSQL.{PORT}"

    def initialise(self) -> None:
        """Make the data directory, in a locale that knows the case of every letter, as the embedded one does."""
        options = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", "-D", HERE, "-U", "limner", *options)

    def start(self, **settings: str) -> None:
        """Start, with other settings where these are given, and return when it takes connections."""
        told = SETTINGS | settings
        options = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in told.items())
        self._run("pg_ctl", "-D", HERE, "-w", "-t", WAIT_SECONDS, "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop: fast ends sessions in good order, immediate as a crash does."""
        self._run("pg_ctl", "-D", HERE, "-w", "-t", WAIT_SECONDS, "-m", mode, "stop")

    def restart(self, mode: str = "fast") -> None:
        """Stop and start."""
        self.stop(mode)
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            self.command(program, *arguments), cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    def command(self, program: str, *arguments: str) -> list[str]:
        """A program as the user the data belongs to, to be run in the folder."""
        return as_owner(self.folder, self.programs / program, *arguments)


@contextmanager
def postgres_server(programs: Path) -> Iterator[PostgresServer]:
    """A running server, gone at the end, and also when the tests are killed. Its short folder holds the socket."""
    folder = Path(tempfile.mkdtemp(prefix="limner-pg-", dir=in_memory()))
    if os.geteuid() == 0:
        os.chown(folder, data_owner(folder), -1)
    server = PostgresServer(programs, folder)
    stop = server.command("pg_ctl", "-D", HERE, "-w", "-t", WAIT_SECONDS, "-m", "immediate", "stop")
    # The watcher waits until nobody holds the other end of its standard input.
    with subprocess.Popen(
        ["sh", "-c", 'read -r _; "$@" >/dev/null 2>&1; cd / && rm -rf "$0"', str(folder), *stop],
        stdin=subprocess.PIPE,
        cwd=folder,
        start_new_session=True,
    ):
        server.initialise()
        server.start()
        yield server
