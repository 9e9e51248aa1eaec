"""Providers that paint: services beyond ours, named by the environment, and what workers last saw of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from server.domain.scopes import Scopes


@dataclass(frozen=True, slots=True)
class WorkflowFile:
    """A file that says what a provider is to run, with its content as it was read."""

    path: str
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """A service that paints pictures; `key` opens it and is shown nowhere.

    Without `scopes` it draws for all. Pictures that it names by a URL come from its own origin or from `result_hosts`:
    `host`, `host:port`, or `*.domain` for all hosts below one. `previews` is how many sketches of a picture are asked
    for, `most_per_hour` how often it is called within an hour by all workers together, where 0 is no limit. Somebody
    may say that its model `edits`; `own` are variables that its kind alone knows, as they were set.
    """

    name: str
    kind: str
    url: str
    model: str
    key: str = field(default="", repr=False)
    result_hosts: tuple[str, ...] = ()
    scopes: Scopes | None = None
    licence: str = ""
    previews: int = 0
    most_per_hour: int = 0
    workflow: WorkflowFile | None = None
    edits: bool = False
    own: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)

    def draws_in(self, scope: str | None) -> bool:
        """Whether it draws for a task of this scope."""
        return self.scopes is None or self.scopes.include(scope)

    def concerns(self, scopes: Scopes | None) -> bool:
        """Whether it draws for any task of a caller that is bound to these scopes, or to none."""
        return self.scopes is None or scopes is None or self.scopes.meet(scopes)


@dataclass(frozen=True, slots=True)
class ProviderCheck:
    """How a worker last fared with a provider: `reason` and `message` of the error, both empty where it answered."""

    name: str
    reason: str
    message: str
    checked_at: datetime
