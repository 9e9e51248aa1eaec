"""Errors cross process borders whole, and their reasons tell situations apart."""

import copy
import pickle
import re
from collections import defaultdict

import grpc
import pytest

from server.domain import errors
from server.domain.errors import DomainError, Invalid
from server.domain.store_errors import StoreUnavailable
from server.servicers.error_table import CODES, code_of
from tests.unit.error_leaves import all_errors, descendants, made

ALL = all_errors()
KINDS = [each for each in DomainError.__subclasses__() if each.__module__ == errors.__name__]
LEAVES = [each for each in ALL if each not in KINDS]
SHARED = {"BLOB_MISSING": {"BlobMissing", "BytesLost"}, "CONTENT_TOO_LARGE": {"ContentTooLarge", "RequestTooLarge"}}
"""What the store calls missing is lost to the caller whose row refers to it; the code tells which."""


def test_errors_are_found_wherever_they_are_defined() -> None:
    assert len(KINDS) >= 9
    assert {"InvalidPageToken", "MigrationBlocked", "JobTimedOut", "UnknownResource"} <= {
        each.__name__ for each in LEAVES
    }


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_an_error_survives_pickling(kind: type[DomainError]) -> None:
    error = made(kind, "grün")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_what_only_logs_are_told_survives_copying() -> None:
    assert copy.copy(StoreUnavailable("connection refused")).detail == "connection refused"


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_a_leaf_says_what_it_is(kind: type[DomainError]) -> None:
    assert re.fullmatch("[A-Z]+(_[A-Z]+)*", vars(kind)["reason"])
    assert kind.__doc__
    assert made(kind).message


def test_a_reason_belongs_to_one_situation() -> None:
    users = defaultdict(set)
    for each in ALL:
        users[each.reason].add(each.__name__)
    del users[DomainError.reason]  # kinds that are raised through their leaves only
    assert {reason: names for reason, names in users.items() if len(names) > 1} == SHARED


def test_what_heals_is_tried_again() -> None:
    # Every other error says the same however often it is asked: a new one that heals is listed here.
    away = {each.__name__ for each in LEAVES if issubclass(each, errors.Unavailable)}
    spent = {"UploadedBytesExceeded", "PixelsExceeded", "WorkTimeExceeded", "MemoryExceeded"}
    enough = {"RateExceeded", "TooManyTasks", "TooManyWatches"} | spent
    assert {each.__name__ for each in LEAVES if each.heals} == away | enough | {"Busy", "DatabaseFull", "StoreFull"}


def test_every_kind_has_a_code() -> None:
    assert set(KINDS) == set(CODES)
    assert len(set(CODES.values())) == len(CODES)


def test_only_a_bug_is_internal() -> None:
    assert {each.__name__ for each in LEAVES if code_of(made(each)) is grpc.StatusCode.INTERNAL} == {"InternalFault"}


def test_no_leaf_has_leaves() -> None:
    assert not [each for leaf in LEAVES for each in descendants(leaf)]


def test_metadata_is_text() -> None:
    error = Invalid("too many", field="rows[2]", limit=3, size=4.5)
    assert error.metadata == {"field": "rows[2]", "limit": "3", "size": "4.5"}
    assert error.field == "rows[2]"
    assert Invalid("wrong").field == ""
    assert Invalid("wrong").metadata == {}
