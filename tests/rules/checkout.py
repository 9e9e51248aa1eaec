"""The files of this checkout, as the rules look at them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MACHINE_MADE = ("generated/", "protos/baseline/")
UNSEEN = {".venv", ".git", "__pycache__", "dist", "build", "limner-data"}


def python_files(*folders: str) -> Iterator[Path]:
    """Python files below folders of the checkout."""
    for folder in folders:
        yield from sorted(path for path in (ROOT / folder).rglob("*.py") if not UNSEEN & set(path.parts))


def text_files() -> Iterator[tuple[str, str]]:
    """Name and content of every text file that is, or is to be, committed and was written by hand or by `make lock`."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in sorted(filter(None, listed.split("\0"))):
        path = ROOT / name
        if name.startswith(MACHINE_MADE) or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            yield name, content.decode()


def imported_modules(path: Path) -> Iterator[str]:
    """Full names of the modules a Python file imports absolutely, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def make_targets() -> set[str]:
    """Names of the targets in the Makefile."""
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE))
