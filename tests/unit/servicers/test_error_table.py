"""Every error becomes a status whose details fit, whatever its texts are."""

from typing import Any
from urllib.parse import quote

import grpc
import pytest
from google.protobuf.message import Message
from google.rpc import error_details_pb2 as details
from google.rpc.status_pb2 import Status

from server.domain.database_errors import DatabaseUnavailable
from server.domain.errors import AlreadyExists, Conflict, ContentTooLarge, DomainError, Invalid
from server.domain.resource_errors import EtagMismatch, ResourceKind, UnknownResource
from server.domain.store_errors import StoreFull
from server.servicers.error_table import DETAILS_KEY, code_of, status_of
from tests.unit.error_leaves import all_errors, made

LETTERS = ["x", "%", "\n", "ü", "竜", "🐉", "\ud800"]
MAX_DETAILS = 4096
MAX_METADATA = 8192
"""What peers take of a call's trailers."""


def details_of(error: DomainError) -> dict[type[Message], Any]:
    """The details of an error by their type."""
    ((key, raw),) = status_of(error)[2]
    assert key == DETAILS_KEY
    found = {}
    for each in Status.FromString(raw).details:
        kind = getattr(details, each.TypeName().rpartition(".")[2])
        found[kind] = kind.FromString(each.value)
    return found


def on_the_wire(error: DomainError) -> int:
    """Bytes of message and details, at most: the message percent-encoded, the details in base64."""
    _, message, ((key, raw),) = status_of(error)
    return len(quote(message, safe="")) + len(key) + len(raw) * 4 // 3 + 4


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("letter", LETTERS, ids=ascii)
def test_details_fit_whatever_the_texts(kind: type[DomainError], letter: str) -> None:
    error = made(kind, letter * 20_000)
    ((_, raw),) = status_of(error)[2]
    assert len(raw) <= MAX_DETAILS
    assert on_the_wire(error) <= MAX_METADATA
    assert details_of(error)[details.ErrorInfo].reason == error.reason


@pytest.mark.parametrize("letter", LETTERS, ids=ascii)
@pytest.mark.parametrize("kind", [Invalid, Conflict, AlreadyExists])
def test_details_fit_whatever_the_metadata(kind: type[DomainError], letter: str) -> None:
    text = letter * 5000
    many = {f"key_{index}": text for index in range(50)}
    error = kind(text, **many, resource=text, id=text) if kind is not Invalid else Invalid(text, text, **many)
    ((_, raw),) = status_of(error)[2]
    assert len(raw) <= MAX_DETAILS
    assert on_the_wire(error) <= MAX_METADATA


def test_every_status_carries_reason_domain_and_metadata() -> None:
    named = {"resource": "theme", "id": "1", "current_etag": '"7"'}
    info = details_of(EtagMismatch(ResourceKind.THEME, 1, '"7"'))[details.ErrorInfo]
    assert (info.reason, info.domain, dict(info.metadata)) == ("ETAG_MISMATCH", "limner.v1", named)


def test_the_status_repeats_code_and_message() -> None:
    code, message, ((_, raw),) = status_of(UnknownResource(ResourceKind.IMAGE, 7))
    status = Status.FromString(raw)
    assert (code, status.code) == (grpc.StatusCode.NOT_FOUND, grpc.StatusCode.NOT_FOUND.value[0])
    assert message == status.message == "image 7 does not exist or is deleted"


def test_a_wrong_field_is_named() -> None:
    error = Invalid("rows must be between 12 and 120", field="generate.battle_map.rows")
    (violation,) = details_of(error)[details.BadRequest].field_violations
    assert violation.field == "generate.battle_map.rows"
    assert violation.description == "rows must be between 12 and 120"
    assert violation.reason == "INVALID_FIELD"
    assert details.BadRequest not in details_of(Invalid("no field is to blame"))


def test_what_is_missing_or_taken_is_named() -> None:
    info = details_of(UnknownResource(ResourceKind.IMAGE, "42"))[details.ResourceInfo]
    assert (info.resource_type, info.resource_name) == ("image", "42")
    assert details_of(AlreadyExists("taken", resource="theme", id="7"))[details.ResourceInfo].resource_name == "7"


def test_each_kind_says_how_to_react() -> None:
    assert details_of(ContentTooLarge(9, 3))[details.PreconditionFailure].violations[0].type == "CONTENT_TOO_LARGE"
    assert details_of(StoreFull())[details.QuotaFailure].violations
    assert details_of(DatabaseUnavailable())[details.RetryInfo].retry_delay.seconds == 1


def test_an_error_of_no_kind_is_internal() -> None:
    assert code_of(DomainError("anything")) is grpc.StatusCode.INTERNAL
