"""What `limner token` takes, and what it refuses before it asks the database."""

from datetime import timedelta

import click
import pytest

from server.cli.command import limner
from server.cli.process.token.spans import ENDLESS, Span, lifetime

WRONG = {
    "no role": ("create", "--name", "a"),
    "no name": ("create", "--role", "reader"),
    "unknown role": ("create", "--name", "a", "--role", "king"),
    "reserved name": ("create", "--name", "anonymous", "--role", "reader"),
    "odd name": ("create", "--name", "a b", "--role", "reader"),
    "half a scope": ("create", "--name", "a", "--role", "reader", "--scope", "campaign/4*"),
    "empty scope": ("create", "--name", "a", "--role", "reader", "--scope", ""),
    "many scopes": ("create", "--name", "a", "--role", "reader", *(f"--scope=c/{each}" for each in range(33))),
    "no span": ("create", "--name", "a", "--role", "reader", "--expires", "soon"),
    "no time": ("create", "--name", "a", "--role", "reader", "--expires", "0d"),
    "too long": ("create", "--name", "a", "--role", "reader", "--expires", "9999d"),
    "huge": ("create", "--name", "a", "--role", "reader", "--expires", "9999999w"),
    "endless overlap": ("rotate", "x", "--keep-old", "never"),
    "long overlap": ("rotate", "x", "--keep-old", "31d"),
}
DAY = timedelta(days=1)
SPAN = Span(timedelta(minutes=1), 30 * DAY, endless=True)


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_refused(wrong: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        limner.main(["token", *WRONG[wrong]], prog_name="limner", standalone_mode=False)
    assert caught.value.exit_code == 2
    assert caught.value.format_message()


@pytest.mark.parametrize(
    ("text", "span"),
    [("1m", DAY / 1440), ("12h", DAY / 2), (" 30D ", 30 * DAY), ("4w", 28 * DAY), ("never", ENDLESS)],
)
def test_spans(text: str, span: timedelta) -> None:
    assert SPAN.convert(text, None, None) == span
    assert lifetime(span) == (None if text == "never" else span)
