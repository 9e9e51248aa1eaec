"""Load from h2load, a client in C: a Python client costs more than the server it would measure."""

import asyncio
import re
import shutil
import struct
from pathlib import Path

from google.protobuf.message import Message

UNITS = {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}


def available() -> bool:
    """Whether h2load is installed (Debian: nghttp2-client)."""
    return shutil.which("h2load") is not None


def framed(*messages: Message) -> bytes:
    """gRPC messages as they stand in the body of a request."""
    bodies = [message.SerializeToString() for message in messages]
    return b"".join(struct.pack(">BI", 0, len(body)) + body for body in bodies)


async def grpc_load(
    address: str, method: str, body: Path, *, calls: int, connections: int = 4, streams: int = 8
) -> tuple[float, float]:
    """Calls per second and bytes received per second of one gRPC method; every call must succeed in HTTP terms."""
    headers = ["-H", "content-type: application/grpc", "-H", "te: trailers", "-d", str(body)]
    return await _run(f"http://{address}{method}", calls, connections, streams, headers)


async def http_load(url: str, *, calls: int, connections: int = 4, streams: int = 8) -> tuple[float, float]:
    """The same for a plain GET over HTTP/2."""
    return await _run(url, calls, connections, streams, [])


async def _run(url: str, calls: int, connections: int, streams: int, extra: list[str]) -> tuple[float, float]:
    # Windows of 30 bits: else the client's flow control is what is measured.
    command = ["h2load", "-n", str(calls), "-c", str(connections), "-m", str(streams), "-w", "30", "-W", "30"]
    process = await asyncio.create_subprocess_exec(
        *command, *extra, url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output = (await process.communicate())[0].decode()
    found = re.search(r"finished in [\d.]+\w+, ([\d.]+) req/s, ([\d.]+)([KMG]?B)/s", output)
    if found is None or f"{calls} succeeded" not in output:
        raise RuntimeError(f"h2load did not succeed:\n{output}")
    return float(found[1]), float(found[2]) * UNITS[found[3]]
