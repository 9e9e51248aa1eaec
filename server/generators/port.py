"""The port every generator stands behind: a commission in; a picture, and what lies over it, out.

A server loads a generator to tell of it and to check commissions, so a module that declares one imports nothing heavy
(NumPy, OpenCV, Pillow, aggdraw); what draws is imported where it draws.
"""

import builtins
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar
from uuid import UUID

from server.domain.finish_specs import Fineness
from server.domain.map_grids import NewMapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import NewOverlay

Options = TypeVar("Options")

Report = Callable[[float, str, bytes | None], None]
"""`report(fraction, stage, preview)`: fraction of the whole work 0..1, never falling; the stage that begins or goes
on; a preview as WebP bytes (at most 256 px and 32 KiB) or None. It may raise to end the work."""

RemoteReport = Callable[[float, str, bytes | None], Awaitable[None]]
"""The same for a provider, whose previews may be any picture that can be uploaded: they are made small on the way."""


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a generator that has none."""


@dataclass(frozen=True, slots=True)
class Commission(Generic[Options]):
    """What to generate: everything that decides the pixels, and nothing else.

    `seed` is uint32; `options` are the generator's own; `theme` is the resolved theme configuration (JSON).
    """

    type: str
    subtype: str
    seed: int
    options: Options
    theme: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DrawnPatch:
    """What only finders see of a map: a picture with alpha whose upper left corner lies at pixel (`x`, `y`) of it.

    `unlit` is the same picture without painted light, empty where the map has none.

    Finding one of `doors`, named by their ids, shows it, or finding the patch itself; `overlays`, all of them for the
    game master, are shown with it. `outlines` tell what stands in it, in its own pixels.
    """

    name: str
    picture: bytes
    x: int
    y: int
    doors: tuple[str, ...] = ()
    overlays: tuple[NewOverlay, ...] = ()
    unlit: bytes = b""
    outlines: Outlines | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: the bytes of an image file that are safe for players, the grid and the overlays over it, a title.

    A generator that paints light also draws the same picture without it, `unlit`, of as many pixels.
    The bytes pass the gate that uploads pass before they are kept: any format that can be uploaded will do. `outlines`
    are kept with the image: a grid that is clipped to the floor needs them, and names keep off what stands there.
    `provenance` is what a provider tells of how it came about, as JSON; it is kept with the image.
    """

    picture: bytes
    grid: NewMapGrid | None = None
    overlays: tuple[NewOverlay, ...] = ()
    title: str = ""
    outlines: Outlines | None = None
    patches: tuple[DrawnPatch, ...] = ()
    unlit: bytes = b""
    provenance: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """What a generator reads of a theme: the object called `name` at the top of its configuration.

    `about` says in a line what it is for. Every section may say the keys of the look again; `properties` are what the
    generator alone knows there: JSON Schemas (2020-12) by key, each with a title and a description. Generators that
    draw for one section may describe the same keys, in the same words. `layout` are the keys that decide where things
    are: an image that is drawn once more over the same layout has them as they were. Without `repeats_look` the keys of
    the look are none of the section, for nothing would read them.
    """

    name: str
    about: str
    properties: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    layout: tuple[str, ...] = ()
    repeats_look: bool = True


class Generator(ABC, Generic[Options]):
    """What a generator says of itself. Extend `InChild` or `ByProvider`, which say where it draws."""

    name: str
    version: str
    """The same commission gives the same bytes and overlays for the same version, unless a provider draws."""
    type: str
    subtypes: tuple[str, ...]
    description: str
    stages: tuple[str, ...]
    """Every word that is reported as a stage, in order."""
    features: Mapping[str, str] = MappingProxyType({})
    """Feature name -> one line about it."""
    section: ThemeSection | None = None
    """What it reads of a theme. Without one it may read any object of a theme; nobody checks those when themes are
    written."""
    options: builtins.type[Options]
    """A frozen dataclass whose fields all have defaults; see `options.Option` for what a field can say of itself."""
    options_field: str = "custom"
    """The field of `GenerateSpec` in task.proto that the options stand in: a message of their own, or any Struct."""

    def check(self, commission: Commission[Options]) -> None:
        """Raise `Invalid` with a field path (`options.columns`, `options.features[1]`, `theme.portrait.frame`) for a
        commission this generator cannot fulfil. Cheap: called on the event loop before a task is accepted. What the
        options say of themselves is checked before."""

    def fineness(self, commission: Commission[Options]) -> Fineness | None:
        """How fine the picture will be, where it knows that beforehand: who paints over it needs pixels enough."""
        del commission
        return None


class InChild(Generator[Options]):
    """A generator that draws by itself. It travels to a child process, so it has to pickle."""

    @abstractmethod
    def generate(self, commission: Commission[Options], report: Report) -> Drawn:
        """Do the work, in the calling process. CPU-bound; runs in a killable child."""


class ByProvider(Generator[Options]):
    """A generator that has somebody else draw, over the network."""

    @abstractmethod
    async def generate(self, commission: Commission[Options], key: UUID, report: RemoteReport) -> Drawn:
        """Have the work done; runs on the event loop, so it computes nothing. Cancelled when the time is over or
        nobody wants the picture any more: nothing may be left running then. Reads no more than an upload may have.

        `key` is the same for every try at the same picture of a task, by whatever worker: one that died may have sent
        its request already.

        Raises `ProviderUnavailable` for what may heal; `ProviderRefused`, `ProviderContentRefused` and
        `ProviderQuotaSpent` for what does not.
        """
