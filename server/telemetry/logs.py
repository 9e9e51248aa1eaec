"""Log lines on standard error: for people in a console, as JSON for machines."""

import asyncio
import atexit
import contextlib
import json
import logging
import sys
from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO, TypeAlias

import orjson

from server.telemetry.faults import LibraryLines, trace
from server.telemetry.structured import structlog

MOMENT_SECONDS = 0.05
LogText: TypeAlias = "str | Mapping[str, Any]"


class Lines:
    """Lines on their way to a stream; those of a moment go together, a warning at once with all before it.

    A line is text, or facts that are written as JSON; they do not change any more. All of a moment are made in one go,
    and a system call for each would let go of the interpreter: both in the middle of every call would slow it down.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held: deque[LogText] = deque()
        self._waiting: asyncio.AbstractEventLoop | None = None
        atexit.register(self._write)

    def info(self, line: LogText) -> None:
        """Take a line."""
        self._held.append(line)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._write()
        else:
            if loop is not self._waiting:
                self._waiting = loop
                loop.call_later(MOMENT_SECONDS, self._write)

    debug = info

    def warning(self, line: LogText) -> None:
        """Take a line and write all."""
        self._held.append(line)
        self._write()

    error = critical = warning

    def _write(self) -> None:
        self._waiting = None
        lines = [f"{_text(self._held.popleft())}\n" for _ in range(len(self._held))]
        if lines:
            # A full disk or a terminal that is gone is no reason to stop working.
            with contextlib.suppress(OSError):
                self._stream.write("".join(lines))
                self._stream.flush()


def set_up_logs(format_: str, level: str) -> None:
    """Configure logging of this process: ours through structlog, libraries' warnings through the same door."""
    number = logging.getLevelNamesMapping()[level.upper()]
    loggers: Any = structlog.make_filtering_bound_logger(number)
    if format_ == "json":
        processors: list[structlog.typing.Processor] = [_facts]
        loggers = _brief(loggers) if number <= logging.INFO else loggers
    else:
        processors = [
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_write_trace),
        ]
    lines = Lines(sys.stderr)
    structlog.configure(
        processors=processors,
        wrapper_class=loggers,
        logger_factory=lambda *_: lines,
        cache_logger_on_first_use=True,
    )
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # that it tries again is told by whoever called
    libraries = logging.StreamHandler(sys.stderr)
    libraries.setFormatter(LibraryLines())
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[libraries])


def _brief(loggers: Any) -> Any:
    """These with an `info` of one step, which every call takes: structlog's own four need three times as long."""

    class Brief(loggers):  # type: ignore[misc]
        def info(self, event: str, **facts: Any) -> None:
            self._logger.info(_stamped("info", {"event": event, **facts}))

    return Brief


def _write_trace(stream: TextIO, exc_info: Any) -> None:
    stream.write(f"\n{trace(exc_info[1])}")


_with_trace = structlog.processors.ExceptionRenderer(lambda exc_info: trace(exc_info[1]))


def _facts(_: object, level: str, event: Any) -> tuple[tuple[LogText], dict[str, Any]]:
    """What is told, as structlog hands it to `Lines`."""
    if "exc_info" in event:
        event = _with_trace(None, level, event)
    return (_stamped(level, event),), {}


def _stamped(level: str, facts: dict[str, Any]) -> LogText:
    facts["level"] = level
    facts["timestamp"] = datetime.now(UTC)
    return facts


def _text(line: LogText) -> str:
    if isinstance(line, str):
        return line
    try:
        return orjson.dumps(line, default=str, option=orjson.OPT_UTC_Z).decode()
    except TypeError:  # half a surrogate, a number of more than 64 bits: that line alone is made by Python
        return json.dumps(line, default=str)
