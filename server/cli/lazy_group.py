"""A group of commands that imports a command only when it runs: `--help` names them all and loads none."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Later:
    """A command to be: `target` as "module:command", and its line in the list of commands."""

    target: str
    help: str

    @property
    def is_process(self) -> bool:
        """Whether it does its work itself, and talks to no server."""
        return self.target.startswith("server.cli.process.")


class LazyGroup(click.Group):
    """A click group over `later`: name -> where the command is. Lists them in the order given."""

    def __init__(self, *args: Any, later: Mapping[str, Later], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._later = dict(later)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands."""
        return [*self._later, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        if cmd_name not in self._later:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._later[cmd_name].target.partition(":")
        command = getattr(_imported(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self._later[cmd_name].target} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from what is known without importing them."""
        rows = [(name, each.help) for name, each in self._later.items()]
        rows += [(name, each.get_short_help_str()) for name, each in self.commands.items() if not each.hidden]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


def _imported(module: str) -> ModuleType:
    """A module, with all that it imports out of the sight of the garbage collector.

    What modules make stays as long as the process. To look through it while they are imported and at the end, again and
    again, is a quarter of what a short command costs.
    """
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.freeze()
        gc.enable()
