"""Bugs as the log has them: what was raised where, and no word of what was worked on.

The text of an exception may hold anything: a prompt, a name, the row of a constraint. So only types are told, and the
lines of code that led there.
"""

import logging
import traceback
from collections.abc import Iterator

FORMAT = "%(levelname)s %(name)s %(message)s"
LINKS = {
    True: "\nThe above exception was the direct cause of the following exception:\n",
    False: "\nDuring handling of the above exception, another exception occurred:\n",
}


def trace(error: BaseException) -> str:
    """The traceback of an exception, and of those before it, without their texts."""
    return "\n".join(_parts(error, set())).replace("\n\n\n", "\n\n")


def _parts(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _parts(before, seen)
        yield LINKS[before is error.__cause__]
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    kind = type(error)
    state = getattr(error, "sqlstate", None)  # what PostgreSQL calls it
    yield f"{kind.__module__}.{kind.__qualname__}{f' ({state})' if isinstance(state, str) else ''}"
    if isinstance(elsewhere := getattr(error, "trace", None), str):  # made by this, in another process
        yield elsewhere
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            if id(each) not in seen:
                yield from _parts(each, seen)


class LibraryLines(logging.Formatter):
    """Lines of libraries: the first line of what they say, without the values they fill in."""

    def __init__(self) -> None:
        super().__init__(FORMAT)

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the trace of an exception."""
        said = next(iter(str(record.msg).splitlines()), "")
        line = FORMAT % {"levelname": record.levelname, "name": record.name, "message": said}
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{trace(error)}"
