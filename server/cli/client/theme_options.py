"""Options of commands that choose what goes over a theme."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click


def part_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--preset` and `--element`."""
    preset = click.option(
        "--preset", "presets", multiple=True, help="A style preset over the theme; may be given again."
    )
    element = click.option(
        "--element",
        "elements",
        multiple=True,
        metavar="CATEGORY/NAME",
        help="A theme element over the presets; may be given again.",
    )
    return preset(element(command))


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add THEME and all that is chosen beside it; the command gets them as one `choice`, by the names of requests."""

    @wraps(command)
    def choosing(
        *arguments: Any,
        theme: str,
        variation: str,
        presets: tuple[str, ...],
        elements: tuple[str, ...],
        kind: str,
        subtype: str,
        **others: Any,
    ) -> Any:
        parts = {"theme": theme, "variation": variation, "presets": presets, "elements": elements}
        return command(*arguments, choice=parts | {"type": kind, "subtype": subtype}, **others)

    named = click.argument("theme", default="", metavar="[THEME]")
    variation = click.option("--variation", default="", help="Variation of the theme.")
    kind = click.option(
        "--type", "kind", default="", help="Type of the image, for example map: what is said of it counts."
    )
    subtype = click.option("--subtype", default="", help="Subtype of the image.")
    return named(variation(part_options(kind(subtype(choosing)))))


def overrides_of(pairs: Sequence[str]) -> dict[str, Any]:
    """The merge patch of `path=value` pairs: a value is JSON or a word, null takes what is there away.

    Raises `click.UsageError`.
    """
    overrides: dict[str, Any] = {}
    for pair in pairs:
        path, is_pair, text = pair.partition("=")
        *around, last = path.split(".")
        if not is_pair or not all((*around, last)):
            raise click.UsageError(f"--set {pair}: is not PATH=VALUE")
        place = overrides
        for each in around:
            place = place.setdefault(each, {})
            if not isinstance(place, dict):
                raise click.UsageError(f"--set {pair}: {each} has a value already")
        place[last] = _value(text)
    return overrides


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
