"""Options of commands that have a provider paint."""

from collections.abc import Callable
from typing import Any

import click
from limner.v1 import task_pb2

_Option = task_pb2.Generator.Option
PAINTER = task_pb2.Generator(
    name="painter",
    options="painting",
    option_fields=[_Option(name="width", type="integer"), _Option(name="height", type="integer")],
)
"""Stands for every provider: no list of generators has it."""


def painting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--provider`, `--prompt` and `--negative-prompt`."""
    provider = click.option("--provider", default="", help="The provider that paints; `limner provider list` has them.")
    prompt = click.option("--prompt", default="", help="What it is to paint, before the words of the theme.")
    negative = click.option("--negative-prompt", default="", help="What the picture is not to show.")
    return provider(prompt(negative(command)))
