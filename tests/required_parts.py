"""Real parts that tests need: built ones from the cache folder, and what happens where one is missing."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from tools.go_part import installed


def missing(reason: str) -> NoReturn:
    """Skip the test; where services are required, fail it."""
    if os.environ.get("LIMNER_REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def built_part(name: str) -> Path:
    """The binary of a part that `make <name>` builds."""
    return installed(name) or missing(f"there is no {name} here: `make {name}` builds it")


def program(name: str, package: str) -> str:
    """The path of a program that comes with a package of Debian."""
    return shutil.which(name) or missing(f"there is no {name} here (Debian: apt install {package})")
