"""The list of reasons in the protos is that of the errors in code, and every RPC tells its own."""

import re

import pytest

from server.domain.resource_errors import ResourceKind
from server.repositories.task_queue import WORKER_LOST
from tests.documented_reasons import REASONS, methods, reasons_of
from tests.proto_comments import comments
from tests.unit.error_leaves import all_errors

BEFORE_CALLS = ("server.cli.", "server.repositories.migrations", "server.processes.", "server.identities.")
"""Modules whose errors end a process before it serves; a child's job is part of a call."""
JOBS = "server.processes.job_errors"
NEVER_SENT = {"LEASE_LOST", "TEMPORARY_FOLDER_TOO_LONG"}
"""A worker that has lost its lease says nothing more; a process without children does not start."""
OF_TASKS = {WORKER_LOST} | {
    f"PROVIDER_{each}"
    for each in ("UNAVAILABLE", "REFUSED", "QUOTA_SPENT", "CONTENT_REFUSED", "HOUR_FULL", "OUTCOME_UNKNOWN")
}
OF_TASKS |= {"SIZE_MISMATCH", "WALLS_MOVED"}
"""Why tasks fail, and no call does."""
OF_ALL_KINDS = {"RESOURCE_NOT_FOUND": "_NOT_FOUND", "RESOURCE_NOT_DELETED": "_NOT_DELETED"}
OF_SOME_KINDS = {"RESOURCE_EXISTS": "_EXISTS", "RESOURCE_IN_USE": "_IN_USE"}
STATUS_CODES = {
    "INVALID_ARGUMENT",
    "UNAUTHENTICATED",
    "PERMISSION_DENIED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "RESOURCE_EXHAUSTED",
    "UNAVAILABLE",
    "UNIMPLEMENTED",
    "DATA_LOSS",
    "DEADLINE_EXCEEDED",
    "INTERNAL",
}
SERVICES = {each.rpartition(".")[0] for each in methods()}
ENUMS = re.compile(r"^(VIEW|AUDIENCE|STATE|KIND|OVERLAY_KIND|IMAGE|SOURCE|LIMNER)_")


def sent() -> set[str]:
    """The reasons of the errors that calls and tasks end with."""
    kinds = [each for each in all_errors() if each.__module__ == JOBS or not each.__module__.startswith(BEFORE_CALLS)]
    return {each.reason for each in kinds if "reason" in vars(each)} - NEVER_SENT | {WORKER_LOST}


def test_the_protos_list_the_reasons_that_the_code_has() -> None:
    plain = sent() - {*OF_ALL_KINDS, *OF_SOME_KINDS}
    of_kinds = {f"{kind.name}{ending}" for kind in ResourceKind for ending in OF_ALL_KINDS.values()}
    some = {each for each in REASONS if each.endswith(tuple(OF_SOME_KINDS.values()))}
    assert some <= {f"{kind.name}{ending}" for kind in ResourceKind for ending in OF_SOME_KINDS.values()}
    assert plain | of_kinds | some == REASONS


@pytest.mark.parametrize("name", sorted({*methods(), *SERVICES}))
def test_a_comment_names_no_reason_that_is_not_there(name: str) -> None:
    words = re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", comments()[name])
    unknown = {each for each in words if each not in REASONS | STATUS_CODES and not ENUMS.match(each)}
    assert not unknown


def test_every_reason_of_a_call_is_told_where_it_can_be_met() -> None:
    told = frozenset().union(*map(reasons_of, [*methods(), *SERVICES]))
    assert OF_TASKS | {"SERVICE_NOT_FOUND"} >= REASONS - told
