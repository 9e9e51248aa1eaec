"""The client brings nothing but gRPC and protobuf, and nothing of the server."""

import subprocess
import sys

PROGRAM = """
import sys
before = set(sys.modules)
import limner_client
tops = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(tops - set(sys.stdlib_module_names)))
"""


def test_what_the_client_loads() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if not name.startswith(("_", "cython", "grpc"))}
    assert loaded - {"typing_extensions"} == {"google", "limner", "limner_client"}  # the former comes with gRPC
