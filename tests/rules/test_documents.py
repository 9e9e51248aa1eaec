"""What the documents say is so: settings, links, the command that runs the tests."""

import re
import subprocess

import pytest

from server.provider_settings import known_variables, variable
from server.secret_settings import file_variable, secrets
from server.settings import Settings
from tests.rules.checkout import ROOT, text_files
from tests.rules.documents import CHANGELOG, DECISIONS, FENCE, README, documents
from tools.documents import SETTINGS, part, settings_table

LONGEST_README = 200
"""Lines; a newcomer reads it to its end."""
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
VARIABLE = re.compile(r"\bLIMNER_[A-Z0-9_]+")
OTHER_VARIABLES = {
    "LIMNER_CACHE",  # where built parts are kept
    "LIMNER_GOLDEN",
    *(
        "LIMNER_RANDOM_MAPS",
        "LIMNER_RANDOM_SCENES",
        "LIMNER_RANDOM_THEMES",
        "LIMNER_HOSTILE_FILES",
        "LIMNER_PAINTED_MAPS",
        "LIMNER_FINISHED_MAPS",
    ),  # how much tests make up
    "LIMNER_REQUIRE_SERVICES",
    # Read by client commands.
    *("LIMNER_SERVER", "LIMNER_SERVER_NAME", "LIMNER_TLS", "LIMNER_CA_FILE", "LIMNER_CERT_FILE", "LIMNER_KEY_FILE"),
    *("LIMNER_TOKEN", "LIMNER_TOKEN_FILE"),
    "LIMNER_INSECURE",  # gone, and still named to those who set it
    "LIMNER_TEST_DATABASE_URL",
    "LIMNER_TEST_MINIO_ENDPOINT",
    "LIMNER_TEST_MINIO_ACCESS_KEY",
    "LIMNER_TEST_MINIO_SECRET_KEY",
    *("LIMNER_UPLOAD_SIDE", "LIMNER_PROVIDER_STUDIO_PEN"),  # those that docs/how-to adds
}


def test_the_readme_is_read_to_its_end() -> None:
    assert len(README.read_text().splitlines()) <= LONGEST_README


def test_the_table_of_settings_is_that_of_the_code() -> None:
    assert part("settings", SETTINGS.read_text()) == settings_table(), "`make documents` writes it as it has to be"


def test_every_setting_says_what_it_means() -> None:
    silent = [name for name, field in Settings.model_fields.items() if not (field.description or "").endswith(".")]
    assert not silent


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
    known |= set(map(file_variable, secrets(Settings.model_fields)))
    known |= {variable("<NAME>", "").partition("<")[0], *known_variables(["studio"])}  # providers have names
    places = [*documents(), *(ROOT / each for each in ("Dockerfile", "compose.yaml", "Makefile", ".ci/run"))]
    unknown = {found for path in places for found in VARIABLE.findall(path.read_text())} - known
    assert not unknown


def test_ci_runs_the_tests_as_the_readme_says() -> None:
    done = subprocess.run([ROOT / ".ci" / "run", "readme-tests"], capture_output=True, text=True, check=True)
    commands = done.stdout.splitlines()
    assert "make test" in commands
    assert all(f"{line}\n" in README.read_text() for line in commands)


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    headings = [line for line in CHANGELOG.read_text().splitlines() if line.startswith("## ")]
    assert headings
    assert headings[0] == "## Unreleased"


def test_every_decision_is_in_the_index() -> None:
    linked = LINK.findall((DECISIONS / "README.md").read_text())
    assert sorted(linked) == sorted(path.name for path in DECISIONS.glob("0*.md"))
    for path in DECISIONS.glob("0*.md"):
        text = path.read_text()
        assert len(text.splitlines()) <= 40, path.name
        positions = [text.find(f"\n## {part}\n") for part in ("Context", "Decision", "Consequences")]
        assert -1 < positions[0] < positions[1] < positions[2], path.name


def superseding() -> list[tuple[str, str]]:
    """The numbers of decisions that others have superseded in part, each with one of these others."""
    rows = re.findall(
        r"^\| \[(\d+)\].*superseded by ([\d, ]+) \|$", (DECISIONS / "README.md").read_text(), re.MULTILINE
    )
    return [(old, new) for old, several in rows for new in several.split(", ")]


def test_the_index_tells_what_is_superseded() -> None:
    told = {old for old, _ in superseding()}
    assert {"0003", "0004", "0005", "0008"} <= told
    says = {
        path.name[:4]
        for path in DECISIONS.glob("0*.md")
        if re.search(r"superseded\s+by", path.read_text(), re.IGNORECASE)
    }
    assert says == told


@pytest.mark.parametrize(("old", "new"), superseding())
def test_decisions_that_change_name_each_other(old: str, new: str) -> None:
    (before,), (after,) = (list(DECISIONS.glob(f"{number}-*.md")) for number in (old, new))
    assert f"({after.name})" in before.read_text()
    assert old in after.read_text()


def test_text_files_are_seen() -> None:
    assert {"README.md", "Makefile", "pyproject.toml"} <= {name for name, _ in text_files()}
