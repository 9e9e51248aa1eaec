"""Providers in words."""

from collections.abc import Iterable

from limner.v1 import task_pb2

from server.cli.words.messages import moment
from server.cli.words.printing import columns

HEAD = ("NAME", "KIND", "MODEL", "PAINTS", "LICENCE", "CHECKED", "WELL")


def provider_table(providers: Iterable[task_pb2.Provider]) -> str:
    """A line for each: what it is, and how a worker last fared with it."""
    return columns([HEAD, *map(_row, providers)])


def _row(provider: task_pb2.Provider) -> tuple[str, ...]:
    types = ["all types"] if "*" in provider.types else [*provider.types]
    paints = ", ".join((*types, "over pictures") if provider.edits else types)
    what = (provider.name, provider.kind, provider.model or "-", paints, provider.licence or "-")
    if not provider.HasField("check"):
        return *what, "-", "no worker has asked it yet"
    check = provider.check
    return *what, moment(check.time), f"no: {check.message} [{check.reason}]" if check.reason else "yes"
