"""What the documents say is so: settings, make targets, links, the command that runs the tests."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.settings import Settings
from tests.rules.checkout import ROOT, make_targets, text_files
from tools.readme import part, settings_table

README = ROOT / "README.md"
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
CODE_SPAN = re.compile(r"`([^`\n]+)`")
MAKE = re.compile(r"^(?:\$ )?make((?: [\w=./-]+)+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
VARIABLE = re.compile(r"\bLIMNER_[A-Z0-9_]+")
OTHER_VARIABLES = {
    "LIMNER_CACHE",  # where built parts are kept
    "LIMNER_GOLDEN",
    "LIMNER_REQUIRE_SERVICES",
    "LIMNER_SERVER",  # read by client commands
    "LIMNER_TEST_DATABASE_URL",
    "LIMNER_TEST_MINIO_ENDPOINT",
    "LIMNER_TEST_MINIO_ACCESS_KEY",
    "LIMNER_TEST_MINIO_SECRET_KEY",
}


def documents() -> list[Path]:
    return [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def targets_named_in(text: str) -> Iterator[str]:
    """Targets of the make commands in code: blocks and spans."""
    blocks = FENCE.findall(text)
    for code in [*blocks, *CODE_SPAN.findall(FENCE.sub("", text))]:
        for command in MAKE.findall(code):
            yield from (word for word in command.split() if "=" not in word)


def test_the_readme_has_the_table_of_settings() -> None:
    assert part("settings", README.read_text()) == settings_table(), "`make readme` writes the table as it has to be"


def test_every_setting_says_what_it_means() -> None:
    silent = [name for name, field in Settings.model_fields.items() if not (field.description or "").endswith(".")]
    assert not silent


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_named_in_a_document_exists(name: str) -> None:
    named = set(targets_named_in((ROOT / name).read_text()))
    assert named, "names no target at all"
    assert named <= make_targets()


def test_make_commands_are_found_in_code_only() -> None:
    text = "make up your mind, `make one two=3` and\n\n```console\n$ make three\n# make four\n```\n"
    assert list(targets_named_in(text)) == ["three", "one"]


def test_make_lists_every_target() -> None:
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert make_targets() == {line.split()[0] for line in listed.splitlines()}


def test_links_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in documents()
        for target in LINK.findall(FENCE.sub("", path.read_text()))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert not broken


def test_every_variable_named_is_a_setting() -> None:
    known = {f"LIMNER_{name.upper()}" for name in Settings.model_fields} | OTHER_VARIABLES
    places = [*documents(), *(ROOT / each for each in ("Dockerfile", "compose.yaml", "Makefile", ".ci/run"))]
    unknown = {found for path in places for found in VARIABLE.findall(path.read_text())} - known
    assert not unknown


def test_ci_runs_the_tests_as_the_readme_says() -> None:
    done = subprocess.run([ROOT / ".ci" / "run", "readme-tests"], capture_output=True, text=True, check=True)
    commands = done.stdout.splitlines()
    assert "make test" in commands
    assert all(f"{line}\n" in README.read_text() for line in commands)


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    headings = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert headings
    assert headings[0] == "## Unreleased"


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "adr"
    linked = LINK.findall((folder / "README.md").read_text())
    assert sorted(linked) == sorted(path.name for path in folder.glob("0*.md"))
    for path in folder.glob("0*.md"):
        text = path.read_text()
        assert len(text.splitlines()) <= 40, path.name
        positions = [text.find(f"\n## {part}\n") for part in ("Context", "Decision", "Consequences")]
        assert -1 < positions[0] < positions[1] < positions[2], path.name


def test_text_files_are_seen() -> None:
    assert {"README.md", "Makefile", "pyproject.toml"} <= {name for name, _ in text_files()}
