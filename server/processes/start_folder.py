"""The folder a program is started in is no place to look for modules: a `secrets.py` there is somebody else's."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def forget_start_folder() -> None:
    """Look for no module in the current folder: not here, and not in the interpreters that are started from here.

    `python -m` puts it on the path, and so does the `-c` by which the servers of child processes are started.
    """
    with suppress(OSError):  # of a folder that is gone
        if not sys.flags.safe_path and sys.path[0] in {"", str(Path.cwd())}:
            del sys.path[0]
    os.environ["PYTHONSAFEPATH"] = "1"
