"""`limner …` as people type it."""

import re
import subprocess
import sys
from pathlib import Path

from tools.fresh_server import plain_environment


def complaints(said: str) -> list[str]:
    """Lines of standard error but those that only tell of a busy machine, or of a deed in the audit."""
    usual = re.compile(r"limner: waiting for |(\S+ )+\[info +\] audit ")
    return [line for line in said.splitlines() if not usual.match(line)]


class Limner:
    """`limner …` in a folder of its own, pointed at one server and its data."""

    def __init__(self, address: str, folder: Path, data_dir: Path) -> None:
        self.folder = folder
        self.environment = {"LIMNER_SERVER": address, "LIMNER_DATA_DIR": str(data_dir), "COLUMNS": "80"}

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run to the end."""
        return subprocess.run(
            [sys.executable, "-m", "server", *words],
            cwd=self.folder,
            env=plain_environment() | self.environment | variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def said(self, *words: str) -> str:
        """What a command prints that succeeds."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        assert not complaints(done.stderr)
        return done.stdout.strip()

    def refused(self, *words: str, code: int = 1, **variables: str) -> str:
        """What a command says that fails: one line or a usage, never a traceback."""
        done = self.run(*words, **variables)
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr.strip()
