"""The generators there are: the built-in ones and those that installed packages add.

A package adds one by an entry point in the group `limner.generators` that names a class without arguments.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points

from server.domain.errors import UnknownGenerator
from server.generators.port import Generator
from server.generators.tactical.dungeon.generator import DungeonGenerator

GROUP = "limner.generators"


@cache
def generators() -> Sequence[Generator]:
    """Every generator, built-in ones first."""
    found: list[Generator] = [DungeonGenerator()]
    found += [entry.load()() for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name)]
    return tuple(found)


def choose(type_: str, subtype: str, name: str = "") -> Generator:
    """The generator called `name`, or the first one that draws type and subtype. Raises `UnknownGenerator`."""
    every = generators()
    if name and name not in {each.name for each in every}:
        names = ", ".join(each.name for each in every)
        raise UnknownGenerator(f"there is no generator {name!r}; there are: {names}", field="generate.generator")
    if type_ not in (types := {each.type for each in every}):
        known = ", ".join(sorted(types))
        raise UnknownGenerator(f"nothing generates the type {type_!r}; there are: {known}", field="generate.type")
    fitting = [each for each in every if each.type == type_ and subtype in each.subtypes]
    if not fitting:
        known = ", ".join(sorted({one for each in every if each.type == type_ for one in each.subtypes}))
        raise UnknownGenerator(
            f"nothing generates the subtype {subtype!r} of {type_!r}; there are: {known}", field="generate.subtype"
        )
    for each in fitting:
        if not name or each.name == name:
            return each
    raise UnknownGenerator(f"generator {name!r} does not draw {type_}/{subtype}", field="generate.generator")
