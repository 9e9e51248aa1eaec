"""Processes that live at another time than the rest of the machine."""

import subprocess

from tests.required_parts import debian_program


def wrong_clock(offset: str) -> dict[str, str]:
    """The environment of a process whose clock is wrong by `+365d`, `-2h` and the like, as that of all it starts.

    Intervals and the times of files stay right: what waits waits no longer, and files are of another host.
    """
    told = subprocess.run(
        [debian_program("faketime", "faketime"), "-f", offset, "env"], capture_output=True, text=True, check=True
    )
    library = next(line for line in told.stdout.splitlines() if line.startswith("LD_PRELOAD="))
    # What the command shares between its children it does not share with PostgreSQL, which is another user's.
    name, _, value = library.partition("=")
    return {name: value, "FAKETIME": offset, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
