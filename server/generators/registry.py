"""The generators there are, and which of them draws what is asked for."""

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from typing import Any

from server.domain.errors import UnknownGenerator
from server.generators.painting.painters import SECTION, Painters
from server.generators.port import Generator, ThemeSection

GROUP = "limner.generators"
"""The entry points by which installed packages add generators: each names a class without arguments."""


class Registry:
    """Generators in the order in which they are asked; the first that draws a type and subtype is its usual one.

    `painters` are the providers that paint what none of them draws.
    """

    def __init__(self, generators: Sequence[Generator[Any]], painters: Painters | None = None) -> None:
        self._generators = tuple(generators)
        self.painters = painters or Painters()

    def __iter__(self) -> Iterator[Generator[Any]]:
        return iter(self._generators)

    @property
    def sections(self) -> list[ThemeSection]:
        """What they read of themes, as far as they say, and what names a provider."""
        return [*(each.section for each in self if each.section is not None), SECTION]

    @property
    def versions(self) -> dict[str, str]:
        """Their versions by their names."""
        return {each.name: each.version for each in self}

    def choose(self, type_: str, subtype: str, name: str = "") -> Generator[Any]:
        """The generator called `name`, or the first one that draws type and subtype. Raises `UnknownGenerator`."""
        if name and name not in {each.name for each in self}:
            names = ", ".join(each.name for each in self)
            raise UnknownGenerator(f"there is no generator {name!r}; there are: {names}", field="generate.generator")
        if type_ not in (types := {each.type for each in self}):
            known = ", ".join(sorted(types))
            raise UnknownGenerator(f"nothing generates the type {type_!r}; there are: {known}", field="generate.type")
        fitting = [each for each in self if each.type == type_ and subtype in each.subtypes]
        if not fitting:
            known = ", ".join(sorted({one for each in self if each.type == type_ for one in each.subtypes}))
            raise UnknownGenerator(
                f"nothing generates the subtype {subtype!r} of {type_!r}; there are: {known}", field="generate.subtype"
            )
        for each in fitting:
            if not name or each.name == name:
                return each
        raise UnknownGenerator(f"generator {name!r} does not draw {type_}/{subtype}", field="generate.generator")


def installed() -> list[Generator[Any]]:
    """A generator of every class that installed packages name, by the names of their entry points."""
    return [entry.load()() for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name)]
