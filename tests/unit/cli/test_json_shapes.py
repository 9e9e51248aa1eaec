"""What `--json` prints is said in the help of each command that has it."""

from collections.abc import Iterator

import click
import pytest

from server.cli.command import limner


def commands(group: click.Group, words: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below a group, by the words it is called with."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{words} {name}")
        else:
            yield f"{words} {name}", command


def shapes() -> dict[str, str]:
    """Words of a command with `--json` -> what its help says of that."""
    return {
        words: option.help or ""
        for words, command in commands(limner, "limner")
        for option in command.params
        if isinstance(option, click.Option) and "--json" in option.opts
    }


def test_commands_of_all_groups_are_looked_at() -> None:
    named = {"limner top", "limner generate", "limner token list", "limner map doors", "limner image put"}
    assert named <= set(shapes())


@pytest.mark.parametrize(("words", "said"), shapes().items(), ids=list(shapes()))
def test_the_shape_is_said(words: str, said: str) -> None:
    shape = said.removeprefix("Print ").removesuffix(".")
    assert said == f"Print {shape}."
    # A message of the API as protobuf JSON, or in words what there is.
    assert shape.endswith(" as protobuf JSON") or shape.replace("JSON", "").strip(), words
