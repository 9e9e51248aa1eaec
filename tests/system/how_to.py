"""A how-to as steps that a machine can follow: its code blocks, and a copy of the checkout to follow them in.

A block whose language is followed by a path is a new file of that name. A `diff` with a path changes a file: lines of
context and `-` stand in it exactly once, together, and `+` are added; `@@` begins another place. The lines of a
`console` block that begin with `$` are run.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

from tests.rules.checkout import ROOT

BLOCK = re.compile(r"^( *)```(\w+)(?: (\S+))?\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
CACHES = {"__pycache__", ".pytest_cache", ".hypothesis", ".ruff_cache", "generated"}
BIN = Path(sys.executable).parent
PACKAGES = ("faces", "sketches")
"""Folders of packages of third parties that how-tos make."""
STANDING_FOR = {
    "make protos": f"{BIN}/buf lint && {BIN}/buf format --diff --exit-code && {sys.executable} tools/protos.py",
}
"""Command -> the same without the virtual environment that it would make."""


@dataclass(frozen=True)
class Block:
    """One code block: `file` is empty for commands."""

    language: str
    file: str
    text: str


def blocks(document: str) -> Iterator[Block]:
    """The code blocks of a document, in order."""
    for indent, language, file, text in BLOCK.findall(document):
        yield Block(language, file, re.sub(f"^{indent}", "", text, flags=re.MULTILINE))


def changed(text: str, diff: str) -> str:
    """A text after a diff. Raises `ValueError` for a place that is not there, or is there more than once."""
    lines = text.splitlines()
    for place in re.split(r"^@@\n", diff, flags=re.MULTILINE):
        steps = place.splitlines()
        before = [step[1:] for step in steps if step[:1] != "+"]
        starts = [at for at in range(len(lines)) if lines[at : at + len(before)] == before]
        if len(starts) != 1:
            raise ValueError(f"stands {len(starts)} times in the file:\n{place}")
        lines[starts[0] : starts[0] + len(before)] = [step[1:] for step in steps if step[:1] != "-"]
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True)
class Copy:
    """A copy of what is, or is to be, committed."""

    root: Path
    environment: Mapping[str, str]

    @classmethod
    def made(cls, root: Path, **variables: str) -> "Copy":
        """A copy below a folder, and what its commands find in their environment."""
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        for name in filter(None, listed.split("\0")):
            if (source := ROOT / name).is_file():
                (target := root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("LIMNER_", "PYTEST_"))}
        paths = [root, root / "generated", *(root / each for each in PACKAGES), root / "site"]
        return cls(root, {**plain, **variables, "PYTHONPATH": os.pathsep.join(map(str, paths))})

    def files(self) -> dict[str, str]:
        """Digests of all files that people write, by their names."""
        every = (each for each in self.root.rglob("*") if each.is_file())
        names = {each.relative_to(self.root): each for each in every}
        return {
            str(name): sha256(each.read_bytes()).hexdigest()
            for name, each in names.items()
            if not CACHES & set(name.parts)
        }

    def follow(self, document: str) -> set[str]:
        """Do what a how-to says; returns the names of the files it touched beside machine-made ones."""
        before = self.files()
        for each in blocks((ROOT / "docs" / "how-to" / f"{document}.md").read_text()):
            self._do(each)
        after = self.files()
        touched = {name for name in before | after if before.get(name) != after.get(name)}
        python = [name for name in touched if name.endswith(".py") and name.partition("/")[0] not in PACKAGES]
        if python:
            self.run(f"{BIN}/ruff check {shlex.join(python)} && {BIN}/ruff format --diff {shlex.join(python)}")
        return touched

    def run(self, command: str) -> str:
        """What a command prints. It ends well."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=600,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def _do(self, block: Block) -> None:
        if block.language == "console":
            for line in block.text.splitlines():
                command = line.removeprefix("$ ")
                self.run(STANDING_FOR.get(command, command.replace(".venv/bin/python", shlex.quote(sys.executable))))
            return
        path = self.root / block.file
        if block.language == "diff":
            path.write_text(changed(path.read_text(), block.text))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x") as file:
            file.write(block.text)


def program(text: str) -> str:
    """A command that runs a program in Python."""
    return f"{shlex.quote(sys.executable)} -c {shlex.quote(dedent(text))}"
