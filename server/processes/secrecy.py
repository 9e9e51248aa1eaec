"""What a process keeps from those it starts: they get of its environment what programs need to run, and no secret."""

import ctypes
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

PR_SET_DUMPABLE = 4
NEEDED = frozenset(("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "VIRTUAL_ENV"))
GLIBC = frozenset(
    (
        "GCONV_PATH",
        "GETCONF_DIR",
        "GLIBC_TUNABLES",
        "HOSTALIASES",
        "LOCALDOMAIN",
        "LOCALE_ARCHIVE",
        "LOCPATH",
        "NIS_PATH",
        "NLSPATH",
        "RESOLV_HOST_CONF",
        "RES_OPTIONS",
        "TZDIR",
    )
)
"""What the C library reads (ld.so(8), "secure-execution mode"; LOCALE_ARCHIVE on NixOS): a locale may lie anywhere."""
KINDS = (
    "PYTHON",
    "LD_",
    "LC_",
    "TMP",
    "TEMP",
    "XDG_",
    "SSL_CERT_",
    "GRPC_",
    "MALLOC_",
    "OMP_",
    "OPENBLAS_",
    "COVERAGE_",
    "FAKETIME",
    "NO_FAKE_STAT",
)
"""How the names of variables begin that tell interpreters, libraries of C and tools how to work."""


def harmless(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Of an environment what a program needs that is nobody's confidant."""
    return {name: value for name, value in environment.items() if name in NEEDED | GLIBC or name.startswith(KINDS)}


def keep_secrets() -> None:
    """Before others' code runs in a child: what this process was told goes to none, and none may look into it.

    What is started from here on inherits the harmless part of the environment; `os.environ` itself stays whole. On
    Linux no process of the same user reads the memory, the environment or the open files of this one, and no core is
    dumped. An administrator reads all of it.
    """
    for name in os.environ.keys() - harmless().keys():
        os.unsetenv(name)
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
