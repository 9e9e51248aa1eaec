"""The queue from a terminal: paused, explained, retried, counted, and watched live."""

import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl

import pytest

from tests.system.command_line import Limner
from tools.fresh_server import plain_environment

SMALL = ("--seed", "6", "--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")
ALTERNATE, ORDINARY = "\x1b[?1049h", "\x1b[?1049l"


def test_what_is_paused_waits_says_why_and_goes_on(cli: Limner) -> None:
    scope = cli.folder.name
    assert f"scope {scope}" in cli.said("queue", "pause", scope, "--reason", "session tonight")
    task_id = cli.said("generate", "dungeon", *SMALL, "--scope", scope, "--detach")
    assert "its scope was paused by anonymous: session tonight" in cli.said("task", "explain", task_id)
    explained = json.loads(cli.said("task", "explain", task_id, "--json"))
    assert "KIND_SCOPE_PAUSED" in {each["kind"] for each in explained["blockers"]}
    counted = cli.said("queue", "stats", "--scope", scope)
    assert "queued:     1, the oldest since" in counted
    assert "session tonight" in counted
    assert json.loads(cli.said("queue", "stats", "--scope", scope, "--json"))["queued"] == "1"
    shown = cli.said("top", "--scope", scope)
    assert "1 queued" in shown
    assert "session tonight" in shown
    assert "\x1b" not in shown
    assert cli.said("queue", "resume", scope) == f"resumed: scope {scope}"
    assert "succeeded" in cli.said("task", "watch", task_id)
    assert cli.said("queue", "resume", scope) == f"scope {scope} was not paused"
    assert "state:  succeeded" in cli.said("task", "explain", task_id)
    board = json.loads(cli.said("top", "--scope", scope, "--json"))
    assert [each["id"] for each in board["ended"]] == [task_id]
    assert board["running"] == []
    assert f"{task_id}  succeeded" in cli.said("top", "--once", "--scope", scope)


def test_the_whole_queue_is_paused_and_what_was_cancelled_is_retried(cli: Limner) -> None:
    try:
        assert json.loads(cli.said("queue", "pause", "--all", "--json"))["paused_by"] == "anonymous"
        task_id = cli.said("generate", "dungeon", *SMALL, "--detach")
        assert "TASK_NOT_FINISHED" in cli.refused("task", "retry", task_id)
        assert json.loads(cli.said("task", "cancel", task_id, "--json"))["state"] == "STATE_CANCELLED"
        again = cli.said("task", "retry", task_id)
        assert "paused: the whole queue" in cli.said("top", "--once")
    finally:
        assert cli.said("queue", "resume") == "resumed: the whole queue"
    assert "succeeded" in cli.said("task", "watch", again)
    assert f"retry of:   {task_id}" in cli.said("task", "show", again)
    assert "NOTHING_TO_RETRY" in cli.refused("task", "retry", again)


def test_who_pauses_everything_says_so_or_is_asked(cli: Limner) -> None:
    assert "--all" in cli.refused("queue", "pause", code=2)
    assert "not both" in cli.refused("queue", "pause", "mine", "--all", code=2)
    with in_terminal(cli, "queue", "pause") as terminal:
        terminal.await_text("pause the whole queue")
        terminal.keys("n\n")
        assert terminal.child.wait(60) == 130
    assert "paused:" not in cli.said("queue", "stats")
    with in_terminal(cli, "queue", "pause") as terminal:
        terminal.await_text("pause the whole queue")
        terminal.keys("y\n")
        terminal.await_text("paused: the whole queue")
        assert terminal.child.wait(60) == 0
    assert cli.said("queue", "resume") == "resumed: the whole queue"


def test_several_images_are_made_at_once_and_all_saved(cli: Limner) -> None:
    lines = cli.said("generate", "dungeon", *SMALL, "--count", "2", "-o", "map.png").splitlines()
    assert lines[-4::2] == ["map-1.png", "map-2.png"]
    first, second = ((cli.folder / f"map-{number}.png").read_bytes() for number in (1, 2))
    assert first != second
    assert f"image 2 of 2: {lines[-1]}" in "\n".join(lines)
    task_id = json.loads(cli.said("image", "show", lines[-1], "--json"))["task_id"]
    assert "image 1 of 2: stage walls" in cli.said("task", "watch", task_id, "--after-seq", "0")


class Terminal:
    """A terminal with a program in it: `screen` is all that was written, `keys` types."""

    def __init__(self, number: int, child: subprocess.Popen[bytes]) -> None:
        self._number = number
        self.child = child
        self.screen = ""

    def await_text(self, text: str) -> None:
        """Read until a text was written since the last call; a program that ends without it is a failure."""
        begun = len(self.screen)
        while text not in self.screen[begun:]:
            try:
                self.screen += os.read(self._number, 65536).decode(errors="replace")
            except OSError as error:
                told = f"the program ended with {self.child.wait()}, without {text!r}: {self.screen[-2000:]!r}"
                raise AssertionError(told) from error

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size and tell the program."""
        ioctl(self._number, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.child.send_signal(signal.SIGWINCH)

    def keys(self, text: str) -> None:
        """Type."""
        os.write(self._number, text.encode())


@contextmanager
def in_terminal(cli: Limner, *words: str) -> Iterator[Terminal]:
    """`limner …` in a terminal of 120 x 30."""
    outer, inner = pty.openpty()
    ioctl(outer, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    environment = plain_environment() | cli.environment | {"TERM": "xterm-256color"}
    del environment["COLUMNS"]
    command = [sys.executable, "-m", "server", *words]
    with subprocess.Popen(
        command, stdin=inner, stdout=inner, stderr=inner, env=environment, cwd=cli.folder, start_new_session=True
    ) as child:
        os.close(inner)
        try:
            yield Terminal(outer, child)
        finally:
            child.kill()
            os.close(outer)


@pytest.mark.parametrize("end", ["q", "interrupt"])
def test_top_is_live_follows_the_window_and_leaves_it_as_it_was(end: str, cli: Limner) -> None:
    scope = cli.folder.name
    with in_terminal(cli, "top", "--scope", scope) as terminal:
        terminal.await_text("beat ")
        assert ALTERNATE in terminal.screen
        assert "…" not in terminal.screen
        task_id = cli.said("generate", "dungeon", *SMALL, "--scope", scope, "--detach")
        terminal.await_text(f"{task_id}  \x1b[32msucceeded")
        terminal.resize(60, 12)
        terminal.await_text("…")
        if end == "q":
            terminal.keys("q")
        else:
            terminal.child.send_signal(signal.SIGINT)
        terminal.await_text(ORDINARY)
        assert terminal.child.wait(60) == 0


def test_what_is_used_is_told(cli: Limner) -> None:
    scope = f"usage of {cli.folder.name}"
    cli.said("queue", "pause", scope)
    cli.said("generate", "dungeon", *SMALL, "--scope", scope, "--detach")
    lines = [line.split("  ") for line in cli.said("usage", "--scope", scope).splitlines()]
    told = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert told[0] == ["WHOSE", "USED", "LIMIT", "COUNTED IN"]
    assert [f"scope:{scope}", "1", "none", "tasks"] in told
    assert [f"scope:{scope}", "0 B", "none", "bytes"] in told
    assert [f"scope:{scope}", "0 B", "none", "bytes/min, this server process"] in told
    assert [f"scope:{scope}", "0", "none", "pixels/min, this server process"] in told
    assert [f"scope:{scope}", "0", "none", "ms/min, this server process"] in told
    assert [f"scope:{scope}", "0 B", "none", "bytes, this server process"] in told
    (tasks,) = [
        each
        for each in json.loads(cli.said("usage", "--scope", scope, "--json"))["usages"]
        if (each["subject"], each["kind"]) == (f"scope:{scope}", "KIND_TASKS")
    ]
    assert (tasks["used"], tasks["unit"], "limit" in tasks) == ("1", "tasks", False)
