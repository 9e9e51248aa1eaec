"""What installed packages add by entry points: one that is broken is told of by its name, and left out."""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

Added = TypeVar("Added")


class BrokenPackage(Exception):
    """A package that adds nothing that can be used; the text names it, and says why."""

    def __init__(self, entry: EntryPoint, why: object) -> None:
        super().__init__(f"{package_of(entry)} is broken: {entry.value}: {why}")


def package_of(entry: EntryPoint) -> str:
    """The name of the package that an entry point is of."""
    return f"the package {entry.dist.name}" if entry.dist is not None else f"a package without a name, {entry.module},"


def entries(group: str) -> Iterator[EntryPoint]:
    """The entry points of a group, by their names."""
    return iter(sorted(entry_points(group=group), key=lambda each: each.name))


def added(entry: EntryPoint, made: Callable[[Any], Added]) -> Added:
    """What an entry point names, and `made` makes of it. Raises `BrokenPackage` for whatever goes wrong in that."""
    try:
        return made(entry.load())
    except (Exception, SystemExit) as error:
        raise BrokenPackage(entry, f"{type(error).__name__}: {error}") from error
