"""The tools beside the interpreter, run as `make check` runs them."""

import subprocess
import sys
from pathlib import Path

from tests.rules.checkout import ROOT

BIN = Path(sys.executable).parent


def run(program: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a tool of the virtual environment to its end; its output is text and comes back together."""
    command = [str(BIN / program), *arguments]
    return subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=120
    )
