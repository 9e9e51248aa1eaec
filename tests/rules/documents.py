"""The documents of this checkout, and the code that stands in them."""

import re
from pathlib import Path

from tests.rules.checkout import ROOT

README = ROOT / "README.md"
CHANGELOG = ROOT / "CHANGELOG.md"
DECISIONS = ROOT / "docs" / "adr"
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
CODE_SPAN = re.compile(r"`([^`\n]+)`")


def documents() -> list[Path]:
    """All of them."""
    return [*instructions(), CHANGELOG, *sorted(DECISIONS.glob("*.md"))]


def instructions() -> list[Path]:
    """Those that say what is now: all but the history that changes and decisions are."""
    files = [path for path in sorted((ROOT / "docs").rglob("*.md")) if path.parent != DECISIONS]
    return [README, ROOT / "CONTRIBUTING.md", *files]


def code(text: str) -> list[str]:
    """What stands in a document as code: its blocks, then its spans."""
    return [*FENCE.findall(text), *CODE_SPAN.findall(FENCE.sub("", text))]
