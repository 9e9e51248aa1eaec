"""Lines of a shell as somebody types them."""

import subprocess
from pathlib import Path

from tests.required_parts import built_part
from tools.fresh_server import plain_environment


def shell(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line as somebody types it, grpcurl being found on the path."""
    environment = plain_environment() | variables
    environment["PATH"] = f"{built_part('grpcurl').parent}:{environment['PATH']}"
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
