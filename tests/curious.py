"""What code of others in a child of the pool gets to see when it looks around."""

import ctypes
import gc
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def surroundings() -> dict[str, list[str]]:
    """Everything that a process finds: environments, open files, values in memory, and what it may of its ancestors."""
    return {
        "environment": [f"{name}={value}" for name, value in os.environ.items()],
        "inherited": [Path("/proc/self/environ").read_text(), *_environment_of_c()],
        "arguments": [*sys.argv, *sys.orig_argv],
        "open files": [*_open_files()],
        "memory": sorted({*_values()}),
        "ancestors": [*_ancestors()],
    }


def _environment_of_c() -> Iterator[str]:
    environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    for index in range(10_000):
        if (entry := environ[index]) is None:
            return
        yield entry.decode()


def _open_files() -> Iterator[str]:
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that lists them
            name = str(each.readlink())
            if name.startswith("socket:"):
                with socket.socket(fileno=os.dup(int(each.name))) as copy:
                    name += f" {copy.family.name}"
            yield name


def _values() -> Iterator[str]:
    """Texts that containers hold; those of settings would be among them."""
    containers = [each for each in gc.get_objects() if isinstance(each, dict | list | tuple | set)]
    for each in containers:
        parts = [*each.keys(), *each.values()] if isinstance(each, dict) else [*each]
        yield from (part for part in parts if isinstance(part, str))


def _ancestors() -> Iterator[str]:
    """What is read of the processes this one comes from, but for the one that children are forked from."""
    process = _parent(os.getppid())
    while process > 1:
        for name in ("environ", "mem", "maps", "fd"):
            path = Path(f"/proc/{process}/{name}")
            with suppress(OSError):
                yield f"{path}: {_looked_into(path)}"
        process = _parent(process)


def _looked_into(path: Path) -> str:
    if path.name == "fd":
        return repr([str(each.readlink()) for each in path.iterdir()])
    with path.open("rb") as file:
        return "" if path.name == "mem" else repr(file.read())


def _parent(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("PPid:")[2].split()[0])
