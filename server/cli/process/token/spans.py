"""Spans of time as an operator types them."""

import re
from datetime import timedelta

import click

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
NEVER = "never"
ENDLESS = timedelta.max
"""What `never` means where a span may have no end."""


class Span(click.ParamType[timedelta]):
    """A span of `least` to `longest`, such as 30d; where it may be `endless` also `never`."""

    name = "span"

    def __init__(self, least: timedelta, longest: timedelta, *, endless: bool = False) -> None:
        self._least = least
        self._longest = longest
        self._endless = endless

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The span that a text says, ENDLESS for `never`. Raises `click.BadParameter`."""
        if isinstance(value, timedelta):
            return value
        text = str(value).strip().lower()
        if self._endless and text == NEVER:
            return ENDLESS
        match = re.fullmatch(r"([0-9]{1,7})([mhdw])", text)
        span = int(match[1]) * UNITS[match[2]] if match else ENDLESS
        if not self._least <= span <= self._longest:
            least, longest = self._least // UNITS["m"], self._longest // UNITS["d"]
            never = f", or {NEVER}" if self._endless else ""
            self.fail(f"{text!r} must be {least}m to {longest}d, in m, h, d or w, such as 30d{never}", param, ctx)
        return span


def lifetime(span: timedelta) -> timedelta | None:
    """The same for a row: None for ever."""
    return None if span == ENDLESS else span
