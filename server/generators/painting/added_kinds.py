"""Kinds of providers that installed packages add to those of Limner: what is wrong in them stops no server.

A package is loaded where a provider is of its kind, and not before.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused
from server.domain.providers import Provider
from server.generators.packages import BrokenPackage, added, entries, package_of
from server.generators.painting.foreign_words import cleaned
from server.generators.painting.kinds import (
    KINDS,
    ClientType,
    PaintedPicture,
    PaintingOrder,
    ProviderClient,
    ProviderKind,
)
from server.generators.painting.models import OTHER, ImageModel
from server.generators.port import RemoteReport
from server.telemetry.structured import get_logger

GROUP = "limner.providers"
"""The entry points by which packages add kinds: each names a `ProviderKind`."""
OF_ALL = frozenset(("KIND", "URL", "KEY", "KEY_FILE", "SCOPES", "LICENCE", "MOST_PER_HOUR"))
"""Variables of every provider."""
OF_SOME = frozenset[str]().union(*(each.needs | each.takes for each in KINDS.values()))
"""Variables that several kinds may take."""
MOST_REVISED, MOST_REQUEST_ID = 4000, 200
log = get_logger("providers")


class AllKinds(Mapping[str, ProviderKind]):
    """Kinds by their names; one whose package is broken takes whatever it is set by, and fails when it is to paint."""

    def __getitem__(self, name: str) -> ProviderKind:
        if name in KINDS:
            return KINDS[name]
        entry = next((each for each in entries(GROUP) if each.name == name), None)
        if entry is None:
            raise KeyError(name)
        try:
            kind = added(entry, _checked)
        except BrokenPackage as fault:
            return broken(package_of(entry), fault)
        return replace(kind, load=partial(_careful, package_of(entry), kind))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*KINDS, *(each.name for each in entries(GROUP)))))

    def __len__(self) -> int:
        return sum(1 for _ in self)


ALL_KINDS = AllKinds()


def kind_and_model(provider: Provider) -> tuple[ProviderKind, ImageModel]:
    """The kind of a provider, and what its model takes; what is broken is told in the log."""
    kind = ALL_KINDS[provider.kind]
    if provider.kind in KINDS:
        return kind, kind.model(provider)
    try:
        model = kind.model(provider)
    except Exception as error:  # noqa: BLE001 - it is not our code, and may raise anything
        kind, model = broken(f"the kind {provider.kind}", error), OTHER
    if kind.fault:
        log.error("a provider cannot paint", provider=provider.name, kind=provider.kind, why=kind.fault)
    return kind, model


def broken(package: str, fault: Exception) -> ProviderKind:
    """Stands for a kind that nobody can use; callers learn no more than whose it is."""
    return ProviderKind("", frozenset(), OF_SOME, lambda _: OTHER, lambda: partial(_Broken, package), fault=str(fault))


class _Broken:
    def __init__(self, package: str, provider: Provider, *_: object) -> None:
        self._fault = ProviderRefused(provider.name, f"{package}, which adds its kind, is broken")

    async def paint(self, _: PaintingOrder, __: RemoteReport) -> PaintedPicture:
        """Raise `ProviderRefused`."""
        raise self._fault

    async def check(self) -> None:
        """Raise `ProviderRefused`."""
        raise self._fault


def _checked(kind: Any) -> ProviderKind:
    """A kind that says of itself what it has to."""
    if not isinstance(kind, ProviderKind):
        raise TypeError("is no ProviderKind")
    if strange := (kind.needs | kind.takes) - OF_SOME:
        raise TypeError(f"takes {', '.join(sorted(strange))}, which nobody knows: a variable of its own stands in own")
    for name in kind.own:
        if not name.isidentifier() or name != name.upper() or name in OF_SOME | OF_ALL:
            raise TypeError(f"has no variable of its own that could be called {name}")
    return kind


def _careful(package: str, kind: ProviderKind) -> ClientType:
    """What calls providers of a kind, where whatever goes wrong in it is told in the log, and of the provider."""
    try:
        return partial(_Careful, package, kind.load())
    except Exception:
        log.exception("a client of providers cannot be loaded", package=package)
        return partial(_Broken, package)


class _Careful:
    def __init__(self, package: str, load: ClientType, provider: Provider, *parts: Any) -> None:
        self._package = package
        self._name = provider.name
        with self._answered_for():
            self._client: ProviderClient = load(provider, *parts)

    async def paint(self, order: PaintingOrder, report: RemoteReport) -> PaintedPicture:
        """As its client does."""
        with self._answered_for():
            painted = await self._client.paint(order, report)
            revised, request_id = (
                cleaned(painted.revised_prompt, MOST_REVISED),
                cleaned(painted.request_id, MOST_REQUEST_ID),
            )
            return PaintedPicture(bytes(painted.content), revised, request_id)

    async def check(self) -> None:
        """As its client does."""
        with self._answered_for():
            await self._client.check()

    @contextmanager
    def _answered_for(self) -> Iterator[None]:
        try:
            yield
        except DomainError:
            raise
        except Exception as error:
            log.exception("a client of a provider failed", provider=self._name, package=self._package)
            raise ProviderRefused(self._name, f"{self._package}, which calls it, failed") from error
