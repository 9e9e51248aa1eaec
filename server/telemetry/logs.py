"""Log lines on standard error: for people in a console, as JSON for machines."""

import asyncio
import atexit
import contextlib
import logging
import sys
from collections import deque
from datetime import UTC, datetime
from typing import Any, TextIO

import orjson

from server.telemetry.faults import LibraryLines, trace
from server.telemetry.structured import structlog

MOMENT_SECONDS = 0.05


class Lines:
    """Lines on their way to a stream; those of a moment go together, a warning at once with all before it.

    A system call for each line would let go of the interpreter in the middle of every call.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held: deque[str] = deque()
        self._waiting: asyncio.AbstractEventLoop | None = None
        atexit.register(self._write)

    def info(self, line: str) -> None:
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

    def warning(self, line: str) -> None:
        """Take a line and write all."""
        self._held.append(line)
        self._write()

    error = critical = warning

    def _write(self) -> None:
        self._waiting = None
        lines = [f"{self._held.popleft()}\n" for _ in range(len(self._held))]
        if lines:
            # A full disk or a terminal that is gone is no reason to stop working.
            with contextlib.suppress(OSError):
                self._stream.write("".join(lines))
                self._stream.flush()


def set_up_logs(format_: str, level: str) -> None:
    """Configure logging of this process: ours through structlog, libraries' warnings through the same door."""
    number = logging.getLevelNamesMapping()[level.upper()]
    if format_ == "json":
        processors: list[structlog.typing.Processor] = [_as_json]
    else:
        processors = [
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_write_trace),
        ]
    lines = Lines(sys.stderr)
    structlog.configure(
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: lines,
        cache_logger_on_first_use=True,
    )
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # that it tries again is told by whoever called
    libraries = logging.StreamHandler(sys.stderr)
    libraries.setFormatter(LibraryLines())
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[libraries])


def _write_trace(stream: TextIO, exc_info: Any) -> None:
    stream.write(f"\n{trace(exc_info[1])}")


_with_trace = structlog.processors.ExceptionRenderer(lambda exc_info: trace(exc_info[1]))


def _as_json(_: object, level: str, event: Any) -> str:
    """One line, made in one step: every call has one."""
    if "exc_info" in event:
        event = _with_trace(None, level, event)
    event["level"] = level
    event["timestamp"] = datetime.now(UTC)
    return orjson.dumps(event, default=str, option=orjson.OPT_UTC_Z).decode()
