"""The `limner` command; also `python -m server`."""

import os
import sys

from server.processes.standard_streams import open_standard_streams
from server.processes.start_folder import forget_start_folder

INTERRUPTED = 130
"""Exit code after Ctrl-C."""


def main() -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 bad usage, 130 interrupted."""
    open_standard_streams()
    forget_start_folder()
    # Whatever this process starts is a program of its own: gRPC need not care, and would only write of it.
    os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")
    # What gRPC has to say of a failure is in our own line; its own would come before it, raw.
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    # What checks settings would look through all that is installed for plugins of its own: we have none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from server.cli.program import exit_code  # noqa: PLC0415 - Ctrl-C during the import is met here as well

        code = exit_code()
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
