"""Words, numbers and addresses as the command line writes and reads them."""

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from server.cli.client.server_address import address_of, reachable
from server.cli.words.messages import moment
from server.cli.words.printing import byte_count, columns, fields, printable
from server.cli.words.task_words import bar, seconds_words


def test_text_of_others_does_not_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\x07\u202ec\nd") == "a�[31mb��c\nd"


def test_columns_are_aligned_and_nothing_is_cut() -> None:
    assert columns([("ID", "NAME"), ("1234", "a\nb"), ("5", "")]) == "ID    NAME\n1234  a b\n5"


def test_fields_without_a_value_are_left_out() -> None:
    assert fields([("id", "7"), ("scope", ""), ("made", "now")]) == "id:    7\nmade:  now"


@pytest.mark.parametrize(("size", "words"), [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (5 << 20, "5.0 MiB")])
def test_bytes(size: int, words: str) -> None:
    assert byte_count(size) == words


def test_times() -> None:
    assert moment(Timestamp(seconds=1_700_000_000)) == "2023-11-14 22:13:20Z"
    assert moment(Timestamp()) == "-"
    assert [seconds_words(each) for each in (-1, 0.04, 59.94, 59.96, 150)] == [
        "0.0 s",
        "0.0 s",
        "59.9 s",
        "1 min 00 s",
        "2 min 30 s",
    ]


@pytest.mark.parametrize(
    ("fraction", "drawn"), [(-1, "░░░░"), (0, "░░░░"), (0.5, "██░░"), (0.53, "██▏░"), (1, "████"), (2, "████")]
)
def test_a_bar(fraction: float, drawn: str) -> None:
    assert bar(fraction, 4) == drawn


def test_the_server_is_named_by_the_nearest_word() -> None:
    told = {"LIMNER_SERVER": "a:1", "LIMNER_LISTEN": "b:2"}
    assert address_of("c:3", told) == "c:3"
    assert address_of(None, told) == "a:1"
    assert address_of(None, {"LIMNER_LISTEN": "0.0.0.0:2"}) == "127.0.0.1:2"


@pytest.mark.parametrize(
    ("address", "reached"),
    [("[::]:5", "[::1]:5"), ("*:5", "127.0.0.1:5"), ("limner.example", "limner.example:50051"), ("host:7", "host:7")],
)
def test_an_address_is_one_a_client_can_reach(address: str, reached: str) -> None:
    assert reachable(address) == reached
