"""Log lines: none is lost or held back for long, and a machine can read them."""

import asyncio
import io
import json
import logging
from datetime import datetime

import pytest
import structlog

from server.domain.callers import COMMAND
from server.telemetry import audit
from server.telemetry.faults import LibraryLines, trace
from server.telemetry.logs import Lines, set_up_logs


class Stream(io.StringIO):
    """Counts how often something is written, and tells when."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0
        self.written = asyncio.Event()

    def write(self, text: str) -> int:
        self.writes += 1
        self.written.set()
        return super().write(text)


def test_without_a_loop_every_line_is_written_at_once() -> None:
    lines = Lines(stream := Stream())
    lines.info("one")
    assert stream.getvalue() == "one\n"
    lines.info("two")
    assert stream.getvalue() == "one\ntwo\n"


async def test_lines_of_a_moment_are_written_together() -> None:
    lines = Lines(stream := Stream())
    for number in range(3):
        lines.info(str(number))
    assert stream.writes == 0
    await stream.written.wait()
    assert (stream.getvalue(), stream.writes) == ("0\n1\n2\n", 1)
    stream.written.clear()
    lines.debug("later")
    await stream.written.wait()
    assert stream.getvalue() == "0\n1\n2\nlater\n"


async def test_a_warning_takes_all_before_it_along() -> None:
    lines = Lines(stream := Stream())
    lines.info("before")
    lines.warning("trouble")
    assert stream.getvalue() == "before\ntrouble\n"


async def test_what_is_odd_takes_no_other_line_along() -> None:
    lines = Lines(stream := Stream())
    odd: list[object] = ["plain", "\ud83d", 1 << 70, Stream]
    for each in odd:
        lines.info({"is": each})
    await stream.written.wait()
    told = [json.loads(line)["is"] for line in stream.getvalue().splitlines()]
    assert told == ["plain", "\ud83d", 1 << 70, str(Stream)]


def test_what_a_loop_left_behind_comes_with_the_next_line() -> None:
    lines = Lines(stream := Stream())

    async def leave() -> None:
        lines.info("left")

    async def go_on() -> None:
        lines.info("next")
        await stream.written.wait()

    asyncio.run(leave())
    assert stream.getvalue() == ""
    asyncio.run(go_on())
    assert stream.getvalue() == "left\nnext\n"


@pytest.mark.parametrize("format_", ["json", "console"])
def test_a_bug_is_told_with_its_traceback_and_without_its_text(format_: str, capfd: pytest.CaptureFixture[str]) -> None:
    set_up_logs(format_, "info")
    try:
        log = structlog.get_logger("test")
        log.debug("not told")
        log.info("told", answer=42)
        try:
            int("a word".upper())
        except ValueError:
            log.exception("bug")
    finally:
        structlog.reset_defaults()
    told = capfd.readouterr().err
    assert "not told" not in told
    assert "A WORD" not in told
    assert "Traceback" in told
    if format_ == "json":
        first, second = map(json.loads, told.splitlines())
        assert {name: first[name] for name in ("event", "answer", "level")} == {
            "event": "told",
            "answer": 42,
            "level": "info",
        }
        assert datetime.fromisoformat(first["timestamp"]).utcoffset() is not None
        assert (second["event"], second["level"]) == ("bug", "error")
        assert second["exception"].endswith("builtins.ValueError")


def test_of_each_exception_before_a_bug_the_type_is_told() -> None:
    def fail() -> None:
        try:
            int("a secret")
        except ValueError as error:
            raise ExceptionGroup("of secrets", [ValueError("another"), OSError("more")]) from error

    with pytest.raises(ExceptionGroup) as caught:
        fail()
    told = trace(caught.value)
    kinds = [line for line in told.splitlines() if line.startswith("builtins.")]
    assert kinds == ["builtins.ValueError", "builtins.ExceptionGroup", "builtins.ValueError", "builtins.OSError"]
    assert "direct cause" in told
    assert told.count("in fail") == 2


def test_a_library_says_nothing_of_values(capfd: pytest.CaptureFixture[str]) -> None:
    record = logging.LogRecord("asyncio", logging.ERROR, "", 0, "Task was %s\nfuture: <secret>", ("a secret",), None)
    assert LibraryLines().format(record) == "ERROR asyncio Task was %s"


@pytest.mark.parametrize("format_", ["json", "console"])
def test_the_audit_is_written_whatever_is_logged(format_: str, capfd: pytest.CaptureFixture[str]) -> None:
    set_up_logs(format_, "error")
    try:
        structlog.get_logger("test").warning("not told")
        audit.tell("token.create", COMMAND, ids=["7"])
    finally:
        structlog.reset_defaults()
    (line,) = capfd.readouterr().err.splitlines()
    assert "token.create" in line
    if format_ == "json":
        assert (
            json.loads(line).items()
            >= {
                "event": "audit",
                "level": "info",
                "action": "token.create",
                "caller": "command",
                "role": "admin",
                "ids": ["7"],
            }.items()
        )
