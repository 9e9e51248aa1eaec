"""Jobs for the pool's tests: what real work does wrong, done on purpose."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from server.domain.errors import ImageUnreadable
from server.processes.spending import allow


def process_id() -> int:
    """Tell which child this is."""
    return os.getpid()


def count(steps: int, report: Callable[[float, str, bytes | None], None]) -> int:
    """Report every step."""
    for step in range(steps):
        report((step + 1) / steps, f"step {step}", None)
    return steps


def hang(mark: str) -> None:
    """Say that it began and never end; signals that ask politely do not help."""
    Path(mark).write_text(str(os.getpid()))
    while True:
        threading.Event().wait()


def compute(report: Callable[[float, str, bytes | None], None]) -> None:
    """Hold the interpreter in a loop for ever, after one report."""
    report(0.5, str(os.getpid()), None)
    number = 1
    while True:
        number = number * 3 % 1_000_003


def overspend(seconds: float) -> None:
    """Take more processor time than allowed, in one call of foreign code."""
    allow(seconds)
    hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1_000_000_000)


def let_others_spend(seconds: float) -> None:
    """Have another process take more processor time than this one is allowed."""
    allow(seconds)
    busy = f"import time\nwhile time.process_time() < {3 * seconds}: pass"
    subprocess.run([sys.executable, "-c", busy], check=True)
    allow(0)


def crash() -> None:
    """Die as a broken decoder does."""
    os.kill(os.getpid(), signal.SIGSEGV)


def allocate(size: int) -> int:
    """Ask for `size` bytes."""
    return len(bytearray(size))


def refuse() -> None:
    """Raise an error of ours."""
    raise ImageUnreadable("no picture")


def blunder() -> None:
    """Raise what should not be raised."""
    raise KeyError("a bug")
