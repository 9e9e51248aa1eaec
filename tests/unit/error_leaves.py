"""Every error of ours, and one of each made."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_type_hints

import server
from server.domain.errors import DomainError

NUMBERS: dict[Any, Any] = {int: 7, float: 1.5, int | None: 7}


def descendants(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    """Classes of the application below this one."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("server."):
            yield each
            yield from descendants(each)


def all_errors() -> list[type[DomainError]]:
    """Every class of error in the application, wherever it is defined."""
    for module in pkgutil.walk_packages(server.__path__, "server."):
        if not module.name.startswith(("server.__main__", "server.migrations")):
            importlib.import_module(module.name)
    return sorted(descendants(DomainError), key=lambda kind: (kind.__module__, kind.__name__))


def made(kind: type[DomainError], text: str = "text") -> DomainError:
    """An error of this class whose texts are all `text`."""
    hints = get_type_hints(kind.__init__)
    given: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
        if parameter.kind is not parameter.VAR_KEYWORD:
            hint = hints[name]
            given[name] = (
                next(iter(hint)) if inspect.isclass(hint) and issubclass(hint, Enum) else NUMBERS.get(hint, text)
            )
    return kind(**given)
