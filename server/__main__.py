"""The `limner` command; also `python -m server`."""

import os
import sys

import click

INTERRUPTED = 130
"""Exit code after Ctrl-C."""


def main() -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 bad usage, 130 interrupted."""
    # Whatever this process starts is a program of its own: gRPC need not care, and would only write of it.
    os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")
    from server.cli.command import limner  # noqa: PLC0415 - Ctrl-C during the import is met by the handler as well
    from server.cli.error_words import tell_error  # noqa: PLC0415
    from server.cli.printing import write_what_can_be  # noqa: PLC0415

    write_what_can_be()
    try:
        code = limner.main(prog_name="limner", standalone_mode=False)
    except click.ClickException as error:
        tell_error(error)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of the output left; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
