"""The memory of a process at its most."""

from pathlib import Path


class Peak:
    """The most memory a process has held since the block began, in MiB beyond what it held then."""

    def __init__(self, pid: int) -> None:
        self._process = Path(f"/proc/{pid}")
        (self._process / "clear_refs").write_text("5")  # the kernel counts anew from now
        self._before = self._most()

    def _most(self) -> float:
        (line,) = [line for line in (self._process / "status").read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024

    def growth(self) -> float:
        return self._most() - self._before
