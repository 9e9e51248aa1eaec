"""The port every generator stands behind: an order in, a picture and its facts out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from server.domain.facts import Facts

Report = Callable[[float, str, bytes | None], None]
"""`report(fraction, stage, preview)`: fraction of the whole work 0..1, never falling; the stage that begins or goes
on; a preview as WebP bytes (at most 256 px and 32 KiB) or None. It may raise to end the work."""


@dataclass(frozen=True, slots=True)
class BattleMapOptions:
    """Size of a battle map in cells and pixels, and the features asked for (see `Generator.features`)."""

    columns: int = 40
    rows: int = 30
    px_per_cell: int = 100
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What to generate: everything that decides the pixels, and nothing else.

    `theme` is the resolved theme configuration (JSON); `seed` is uint32.
    """

    type: str
    subtype: str
    seed: int
    options: BattleMapOptions = BattleMapOptions()
    theme: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generated:
    """The outcome: an encoded PNG whose pixels are safe for players, its size in pixels, and the facts."""

    png: bytes
    width: int
    height: int
    facts: Facts
    title: str


class Generator(Protocol):
    """A named, versioned recipe; the same order gives the same bytes and facts for the same version."""

    name: str
    version: str
    type: str
    subtypes: tuple[str, ...]
    description: str
    stages: tuple[str, ...]
    features: Mapping[str, str]
    """Feature name -> one line about it."""

    def check(self, order: Order) -> None:
        """Raise `Invalid` with a field path (`options.columns`, `options.features[1]`, `theme.battle_map.ink`)
        for an order this generator cannot fulfil. Cheap: called before a task is accepted."""
        ...

    def generate(self, order: Order, report: Report) -> Generated:
        """Do the work, in the calling process. CPU-bound; runs in a killable child."""
        ...
