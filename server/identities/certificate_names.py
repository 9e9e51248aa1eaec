"""Who stands behind the names in client certificates, by a file that an operator writes and changes.

["spiffe://example.org/game-master"]
role = "writer"
scopes = ["campaign/*"]
name = "game-master"
"""

import asyncio
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from server.domain.callers import Caller, Role
from server.domain.errors import Invalid
from server.domain.scopes import Scopes
from server.domain.tokens import checked_name
from server.identities.grants import Grant, Grants
from server.telemetry.structured import get_logger

log = get_logger("identities")
RELOAD_SECONDS = 5.0
KEYS = {"role", "scopes", "name"}
_AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)$")
FileStamp: TypeAlias = tuple[int, int, int]


class IdentitiesFileWrong(Invalid):
    """The file of identities cannot be read, or does not say what it must."""

    reason = "IDENTITIES_FILE_WRONG"


class CertificateNames:
    """What the names in certificates are worth; nothing where there is no file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stamp: FileStamp | None = None
        self._grants: Grants[str] = Grants()

    @property
    def are_identities(self) -> bool:
        """Whether a file says who they are."""
        return self._path is not None

    def grant(self, names: Iterable[str]) -> Grant | None:
        """What a certificate gives, by the first of its names that the file has."""
        return next((grant for name in names if (grant := self._grants.get(name)) is not None), None)

    def load(self) -> None:
        """Read the file. Raises `IdentitiesFileWrong`, and changes nothing then."""
        if self._path is not None:
            stamp, text = _read(self._path)
            callers = read_identities(text, str(self._path))
            self._stamp = stamp
            self._grants.replace({name: Grant(caller) for name, caller in callers.items()})

    async def run(self) -> None:
        """Read the file again whenever it has changed, until cancelled. A wrong one keeps what was there."""
        while self._path is not None:
            await asyncio.sleep(RELOAD_SECONDS)
            await self.reload()

    async def reload(self) -> None:
        """Read the file if it is another than before."""
        assert self._path is not None
        try:
            stamp, text = await asyncio.to_thread(_read, self._path)
            if stamp == self._stamp:
                return
            self._stamp = stamp  # what is wrong is told once
            callers = read_identities(text, str(self._path))
        except IdentitiesFileWrong as error:
            log.warning("identities stay as they were", error=error.message)
            return
        self._grants.replace({name: Grant(caller) for name, caller in callers.items()})
        log.info("identities are read again", count=len(callers))


def _read(path: Path) -> tuple[FileStamp, str]:
    try:
        about = path.stat()
        return (about.st_mtime_ns, about.st_size, about.st_ino), path.read_text(encoding="utf-8")
    except OSError as error:
        raise IdentitiesFileWrong(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise IdentitiesFileWrong(f"{path}: is no text in UTF-8") from error


def read_identities(text: str, file: str) -> Mapping[str, Caller]:
    """Callers by the names in certificates, as a file has them. Raises `IdentitiesFileWrong` with file and line."""
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = at[1] if at and at[1] else len(text.splitlines())
        raise IdentitiesFileWrong(f"{file}, line {line}: {_AT_LINE.sub('', str(error)).strip()}") from error
    callers = {}
    for name, entry in entries.items():
        try:
            callers[name] = _caller(name, entry)
        except ValueError as error:
            raise IdentitiesFileWrong(f"{file}, line {_line(text, name)}: {name}: {error}") from None
    if not callers:  # as it is for a moment while somebody writes it
        raise IdentitiesFileWrong(f"{file}, line 1: names nobody")
    return callers


def _caller(name: str, entry: Any) -> Caller:
    if not isinstance(entry, dict):
        raise ValueError('must be a table: ["a name in certificates"], and below it role = "…"')  # noqa: TRY004
    if unknown := entry.keys() - KEYS:
        raise ValueError(f"unknown key {min(unknown)}: known are {', '.join(sorted(KEYS))}")
    role, scopes, own = entry.get("role"), entry.get("scopes"), entry.get("name", name)
    if role not in list(Role):
        raise ValueError(f"role must be one of {', '.join(Role)}")
    if scopes is not None and not (isinstance(scopes, list) and all(isinstance(each, str) for each in scopes)):
        raise ValueError("scopes must be a list of texts")
    if not isinstance(own, str):
        raise ValueError("name must be a text")  # noqa: TRY004 - what a file says, not what code hands over
    return Caller(checked_name(own), Role(role), None if scopes is None else Scopes.parse(scopes))


def _line(text: str, name: str) -> int:
    """The line on which the entry of a name begins; the first when it is written in another way."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if name in line and not line.lstrip().startswith("#")), 1)
