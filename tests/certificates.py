"""Certificates for tests: a CA, and what it issues, as files."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

NAMES = ("localhost", "127.0.0.1")


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    cert: Path
    key: Path

    def settings(self) -> dict[str, Path]:
        """Values for `Settings`: a server shows it."""
        return {"tls_cert_file": self.cert, "tls_key_file": self.key}


class Authority:
    """A CA with a folder, where its certificate and all it issues lie."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._ca = trustme.CA()
        self._folder = folder
        self.cert = folder / "ca.pem"
        self._ca.cert_pem.write_to_path(str(self.cert))

    def pair(self, *names: str, file: str = "server", days: tuple[float, float] = (-1, 30)) -> Pair:
        """A certificate for names (default: those of loopback), valid between two days, today being 0.

        It replaces what lay in its files, each at one stroke.
        """
        today = datetime.now(UTC)
        since, until = (today + timedelta(days=each) for each in days)
        issued = self._ca.issue_cert(*(names or NAMES), not_before=since, not_after=until)
        pair = Pair(self._folder / f"{file}.pem", self._folder / f"{file}.key")
        chain = b"".join(each.bytes() for each in issued.cert_chain_pems)
        for path, content in ((pair.key, issued.private_key_pem.bytes()), (pair.cert, chain)):
            new = path.with_suffix(".new")
            new.write_bytes(content)
            new.replace(path)
        return pair


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    """The CA that a test trusts."""
    return Authority(tmp_path / "ours")


@pytest.fixture
def foreign(tmp_path: Path) -> Authority:
    """A CA that it does not."""
    return Authority(tmp_path / "foreign")
