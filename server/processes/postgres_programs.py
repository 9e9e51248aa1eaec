"""How programs of PostgreSQL are run over a data directory.

PostgreSQL refuses to run as root. Then it runs as the owner of its data, who is nobody for new data. Programs start in
the data directory and call it `HERE`, so neither their user nor they themselves meet the path that leads to it: the
folders above may be closed, and their names may hold anything.
"""

import asyncio
import os
from pathlib import Path

from server.processes.postgres_errors import PostgresFailed
from server.processes.secrecy import harmless

MAJOR = "18"
NOBODY = 65534
HERE = "/proc/self/cwd"
"""The folder a process works in, found by the kernel and not by its path."""


def forget_other_servers() -> None:
    """Drop what the environment says of another server: PGHOST, PGSSLMODE, PGOPTIONS, PGDATESTYLE and their like.

    Drivers and PostgreSQL's programs read them where nothing else is said, here and in every process started from here.
    """
    for name in [name for name in os.environ if name.startswith("PG")]:
        del os.environ[name]


def data_owner(data: Path) -> int:
    """User id of the server over a data directory, there already or not."""
    if os.geteuid() != 0:
        return os.geteuid()
    return (data.stat().st_uid if data.exists() else 0) or NOBODY


def as_owner(data: Path, program: Path, *arguments: str) -> list[str]:
    """The command that runs a program as the user a data directory belongs to."""
    command = [str(program), *arguments]
    if os.geteuid() != 0:
        return command
    owner = data_owner(data)
    return ["setpriv", f"--reuid={owner}", f"--regid={owner}", "--clear-groups", *command]


async def finished(*command: str, folder: Path, said: str = "") -> None:
    """Run a command that ends by itself in a folder, with `said` on its standard input. Raises `PostgresFailed`."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        env=harmless(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    output, _ = await process.communicate(said.encode())
    if process.returncode:
        raise PostgresFailed("cannot make its data directory", output.decode(errors="replace")[-2000:])
