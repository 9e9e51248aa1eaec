"""A server with the defaults, as the documents show one and tests call one: it runs as long as somebody needs it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTENING = re.compile(r"listening on (\S+)")


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[str]:
    """The address of a server with the embedded defaults, its data in `folder`, as long as the block lasts.

    `settings` are variables in place of defaults.
    """
    command = [sys.executable, "-m", "server", "serve", "--listen", "127.0.0.1:0", "--data-dir", str(folder)]
    environment = plain_environment() | {"LIMNER_LOG_LEVEL": "error"} | settings
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield next(listening[1] for line in server.stdout if (listening := LISTENING.search(line)))
        finally:
            server.terminate()


def plain_environment() -> dict[str, str]:
    """This environment without settings of Limner: what is shown is the default."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LIMNER_")}
