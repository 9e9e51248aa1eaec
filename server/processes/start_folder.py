"""The folder a program is started in is no place to look for modules: a `secrets.py` there is somebody else's."""

import os
import sys


def forget_start_folder() -> None:
    """Look for no module in the current folder: not here, and not in the interpreters that are started from here.

    `python -m` puts it on the path, and so does the `-c` by which the servers of child processes are started.
    """
    if not sys.flags.safe_path and sys.path and sys.path[0] in {"", os.getcwd()}:
        del sys.path[0]
    os.environ["PYTHONSAFEPATH"] = "1"
