"""The reasons that the comment of an RPC tells, and a log of the server that notices those it does not."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from limner.v1 import error_reason_pb2

from tests.proto_comments import comments

PREFIX = "ERROR_REASON_"
VALUES = error_reason_pb2.ErrorReason.DESCRIPTOR.values_by_name
REASONS = frozenset(each.removeprefix(PREFIX) for each in VALUES) - {"UNSPECIFIED"}
"""Every reason that a caller can meet."""


def methods() -> Iterable[str]:
    """Full names of the RPCs."""
    return [name for name in comments() if re.fullmatch(r"limner\.v1\.\w+Service\.\w+", name)]


@cache
def reasons_of(name: str) -> frozenset[str]:
    """The reasons that the comment of a service, or of an RPC and those it refers to, tells."""
    text, service = comments()[name], name.rpartition(".")[0]
    others = {f"{service}.{each}" for each in re.findall(r"\bas ([A-Z]\w+)", text, re.IGNORECASE)}
    own = frozenset(re.findall(r"[A-Z][A-Z_]+", text)) & REASONS
    return own.union(*(reasons_of(each) for each in others - {name} if each in comments()))


def documented(method: str, reason: str) -> bool:
    """Whether a caller of a method, as `/limner.v1.ImageService/GetImage`, is told of a reason."""
    name = method.removeprefix("/").replace("/", ".")
    return name not in comments() or reason in reasons_of(name) | reasons_of(name.rpartition(".")[0])


class ReasonLog:
    """Stands before a logger of calls, and keeps what was refused with a reason that no comment tells."""

    def __init__(self, log: Any) -> None:
        self._log = log
        self.missing: set[tuple[str, str]] = set()

    def info(self, event: str, **values: Any) -> None:
        """One call is over."""
        if "reason" in values and not documented(values["method"], values["reason"]):
            self.missing.add((values["method"], values["reason"]))
        self._log.info(event, **values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)
