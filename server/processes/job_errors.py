"""How work in a child process fails."""

from server.domain.errors import Conflict, Exhausted, Unavailable


class JobTimedOut(Exhausted):
    """Work in a child process, or by a provider, took longer than it may."""

    reason = "JOB_TIMED_OUT"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the work took longer than {seconds:g} s and was ended", seconds=seconds)


class JobOverspent(Exhausted):
    """Work in a child process needed more processor time than it may have, whatever ran beside it."""

    reason = "JOB_OVERSPENT"

    def __init__(self) -> None:
        super().__init__("the work needed more processor time than it may have")


class JobOutOfMemory(Exhausted):
    """Work in a child process needed more memory than it may have."""

    reason = "JOB_OUT_OF_MEMORY"

    def __init__(self) -> None:
        super().__init__("the work needed more memory than it may have")


class JobDied(Unavailable):
    """The child process ended in the middle of its work."""

    reason = "JOB_DIED"

    def __init__(self, exit_code: int | None) -> None:
        super().__init__("the process that did the work ended before it was done", exit_code=exit_code)


class TemporaryFolderTooLong(Conflict):
    """Child processes are reached by a socket below the temporary folder, and its path does not fit into one."""

    reason = "TEMPORARY_FOLDER_TOO_LONG"

    def __init__(self, folder: str) -> None:
        super().__init__(f"TMPDIR is too long a path for the sockets in it, name another: {folder}")
