"""What can be wrong with a template, and with what it is filled with. Who keeps the template says where it stands."""

from collections.abc import Iterable

from server.themes.schema.faults import nearest

COMPARED_NAMES = 300
"""Names that are compared with the one that is not known."""


class TemplateFault(Exception):
    """Text that is no template here, and the line with the first thing that is wrong."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")


class FillingFault(Exception):
    """A template that these values do not fill, and the line where that shows."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")


class UnknownName(FillingFault):
    """A template that names what is not there: `name` is the whole path, `near` says what is."""

    def __init__(self, line: int, name: str, near: str) -> None:
        super().__init__(line, f"there is no {name}; {near}")
        self.name = name


def near(name: str, names: Iterable[str]) -> str:
    """What is there in place of a name, what looks most like it first."""
    known = sorted(names)[:COMPARED_NAMES]
    return f"known: {nearest(name, known)}" if known else "nothing is known there"
