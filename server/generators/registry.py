"""The generators there are, and which of them draws what is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from server.domain.errors import UnknownGenerator
from server.generators.options import named_options, options_of
from server.generators.packages import BrokenPackage, added, entries
from server.generators.painting.painters import SECTION, Painters, PaintingGenerator
from server.generators.port import ByProvider, Generator, InChild, ThemeSection
from server.telemetry.structured import get_logger

log = get_logger("generators")
GROUP = "limner.generators"
"""The entry points by which installed packages add generators: each names a class without arguments."""


class Registry:
    """Generators in the order in which they are asked; the first that draws a type and subtype is its usual one.

    `painters` are the providers that paint what none of them draws.
    """

    def __init__(self, generators: Sequence[Generator[Any]], painters: Painters | None = None) -> None:
        self._generators = tuple(_apart(generators))
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


def _apart(generators: Iterable[Generator[Any]]) -> Iterator[Generator[Any]]:
    """Those that are like none before them: of two with a name, or with other words for a theme, the first counts."""
    names, said = {PaintingGenerator.name}, _said(SECTION)
    for each in generators:
        own = _said(each.section)
        twice = next((key for key, schema in own.items() if said.get(key, schema) != schema), None)
        if each.name in names or twice is not None:
            why = "there is another of its name" if twice is None else f"another says what {'.'.join(twice)} is"
            log.error("a generator is left out", name=each.name, module=type(each).__module__, why=why)
            continue
        names.add(each.name)
        said |= own
        yield each


def _said(section: ThemeSection | None) -> dict[tuple[str, str], Any]:
    """What a generator says of a theme, by section and key."""
    return {} if section is None else {(section.name, key): schema for key, schema in section.properties.items()}


def installed() -> list[Generator[Any]]:
    """A generator of every class that installed packages name, by the names of their entry points.

    A package that is broken is told of in the log, and adds none.
    """
    generators = list[Generator[Any]]()
    for entry in entries(GROUP):
        try:
            generators.append(added(entry, _made))
        except BrokenPackage as fault:
            log.exception("a generator is left out", why=str(fault))
    return generators


def _made(kind: Any) -> Generator[Any]:
    """A generator of a class, which says of itself what it has to."""
    if not (isinstance(kind, type) and issubclass(kind, InChild | ByProvider)):
        raise TypeError("extends neither InChild nor ByProvider")
    generator: Generator[Any] = kind()
    for name in ("name", "version", "type", "description"):
        if not isinstance(said := getattr(generator, name), str) or not said:
            raise TypeError(f"its {name} is no text")
    for name in ("subtypes", "stages"):
        words = getattr(generator, name)
        if not (isinstance(words, tuple) and words and all(isinstance(each, str) for each in words)):
            raise TypeError(f"its {name} are no tuple of texts")
    if not all(isinstance(each, str) for pair in generator.features.items() for each in pair):
        raise TypeError("its features are no texts")
    options_of(generator.options, {}, "options")
    _ = [*named_options(generator.options)]
    return generator
