"""Spans of time as an operator types them."""

import re
from datetime import timedelta

import click

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
NEVER = "never"


class Span(click.ParamType[timedelta | None]):
    """A span of at most `longest`, such as 30d; where it may be `endless` also `never`, which is None."""

    name = "span"

    def __init__(self, longest: timedelta, *, endless: bool = False, least: timedelta = timedelta()) -> None:
        self._longest = longest
        self._endless = endless
        self._least = least

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta | None:
        """The span that a text says. Raises `click.BadParameter`."""
        if value is None or isinstance(value, timedelta):
            return value
        text = str(value).strip().lower()
        if self._endless and text == NEVER:
            return None
        match = re.fullmatch(r"([0-9]{1,6})([mhdw])", text)
        span = int(match[1]) * UNITS[match[2]] if match else None
        if span is None or not self._least <= span <= self._longest:
            least = "1m" if self._least else "0m"
            known = f"{least} to {self._longest.days}d, as minutes, hours, days or weeks" + (
                f", or {NEVER}" if self._endless else ""
            )
            self.fail(f"{value!r} must be {known}: 12h, 30d", param, ctx)
        return span
