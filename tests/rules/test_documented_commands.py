"""Commands that documents name are there, with their options: targets of make, and `limner …`."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from server.cli.command import limner
from tests.rules.checkout import ROOT, make_targets
from tests.rules.documents import README, code, instructions

MAKE = re.compile(r"^(?:\$ )?make((?: [\w=./-]+)+)", re.MULTILINE)
LIMNER = re.compile(r"^(?:\$ | *)(?:\.venv/bin/)?limner ([^\n|<>]+)", re.MULTILINE)
NAMED = pytest.mark.parametrize("path", instructions(), ids=lambda path: path.name)


def targets(text: str) -> Iterator[str]:
    """Targets of the make commands in a document's code."""
    for each in code(text):
        for words in MAKE.findall(each):
            yield from (word for word in words.split() if "=" not in word)


def commands(text: str) -> list[list[str]]:
    """The words behind `limner` in a document's code."""
    return [shlex.split(words) for each in code(text) for words in LIMNER.findall(each)]


def unknown_word(words: list[str]) -> str | None:
    """The first of the words that `limner` does not know as a command or option, or None."""
    command: click.Command = limner
    for position, word in enumerate(words):
        if isinstance(command, click.Group) and not word.startswith("-"):
            subcommand = command.get_command(click.Context(command), word)
            if subcommand is None:
                return word
            command = subcommand
        elif word.startswith("-") and not takes(command, word.partition("=")[0]):
            return " ".join(words[: position + 1])
    return None


def takes(command: click.Command, option: str) -> bool:
    """Whether a command has an option."""
    return any(option in (*each.opts, *each.secondary_opts) for each in command.get_params(click.Context(command)))


@NAMED
def test_make_targets_that_a_document_names_exist(path: Path) -> None:
    assert set(targets(path.read_text())) <= make_targets()


@NAMED
def test_commands_that_a_document_names_exist(path: Path) -> None:
    assert not [word for words in commands(path.read_text()) if (word := unknown_word(words))]


def test_the_readme_names_every_command_of_limner() -> None:
    named = {words[0] for words in commands(README.read_text())}
    assert named == set(limner.list_commands(click.Context(limner)))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_whoever_comes_is_told_how_to_test(name: str) -> None:
    assert "test" in set(targets((ROOT / name).read_text()))


def test_commands_are_seen_in_code_only() -> None:
    text = "make up limner x, `make one two=3`\n\n```console\n$ make three\n# make four\n$ limner y -z\n```\n"
    assert list(targets(text)) == ["three", "one"]
    assert commands(text) == [["y", "-z"]]


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("image sheet -q crypt -o sheet.png", None),
        ("render ID --no-grid", None),
        ("--version", None),
        ("paint", "paint"),
        ("image paint", "paint"),
        ("render ID --glitter", "render ID --glitter"),
    ],
)
def test_what_is_not_there_is_noticed(words: str, unknown: str | None) -> None:
    assert unknown_word(words.split()) == unknown


def test_make_lists_every_target() -> None:
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert make_targets() == {line.split()[0] for line in listed.splitlines()}
