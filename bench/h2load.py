"""Load from h2load, a client in C: a Python client costs more than the server it would measure."""

import asyncio
import re
import shutil
import struct
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from google.protobuf.message import Message

UNITS = {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}
MIB = 1 << 20
GRPC_HEADERS = ("-H", "content-type: application/grpc", "-H", "te: trailers")


def available() -> bool:
    """Whether h2load is installed (Debian: nghttp2-client)."""
    return shutil.which("h2load") is not None


@dataclass(frozen=True, slots=True)
class Rates:
    """Requests and received MiB per second."""

    per_second: float
    mib_per_second: float


class GrpcLoad:
    """Calls of one method with the same messages; every answer must have at least `least` bytes.

    Messages may be bytes already. A gRPC error is an HTTP success, so only the bytes tell whether a call succeeded.
    """

    def __init__(self, method: str, folder: Path, messages: Sequence[Message | bytes], least: int) -> None:
        self._method = method
        self._least = least
        self.body = folder / f"{uuid.uuid4().hex}.grpc"
        bodies = (each if isinstance(each, bytes) else each.SerializeToString() for each in messages)
        self.body.write_bytes(b"".join(struct.pack(">BI", 0, len(body)) + body for body in bodies))

    async def run(
        self,
        address: str,
        *,
        calls: int,
        connections: int = 1,
        streams: int = 1,
        scheme: str = "http",
        headers: Mapping[str, str] = {},
    ) -> Rates:
        """Make so many calls, so many at once."""
        url = f"{scheme}://{address}{self._method}"
        more = (part for name, value in headers.items() for part in ("-H", f"{name}: {value}"))
        return await _run(url, calls, connections, streams, self._least, *GRPC_HEADERS, *more, "-d", str(self.body))

    async def waits(self, address: str, *, calls: int, connections: int, per_second: int) -> list[int]:
        """Make so many calls, so many a second on each connection; microseconds that each of them took."""
        log = self.body.with_suffix(".log")
        log.unlink(missing_ok=True)
        url, pace = f"http://{address}{self._method}", ("--rps", str(per_second), "--log-file", str(log))
        await _run(url, calls, connections, 1, self._least, *GRPC_HEADERS, "-d", str(self.body), *pace)
        return [int(line.split("\t")[2]) for line in log.read_text().splitlines()]


async def get(url: str, *, calls: int, least: int, http2: bool, connections: int = 1) -> Rates:
    """The same for a plain GET, on each connection one after the other."""
    return await _run(url, calls, connections, 1, least, *([] if http2 else ["--h1"]))


async def _run(url: str, calls: int, connections: int, streams: int, least: int, *extra: str) -> Rates:
    # Windows of 30 bits: else the client's flow control is what is measured.
    command = ["h2load", "-n", str(calls), "-c", str(connections), "-m", str(streams), "-w", "30", "-W", "30"]
    process = await asyncio.create_subprocess_exec(
        *command, *extra, url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output = (await process.communicate())[0].decode()
    rates = re.search(r"finished in [\d.]+\w+, ([\d.]+) req/s, ([\d.]+)([KMG]?B)/s", output)
    data = re.search(r"\((\d+)\) data", output)
    if rates is None or data is None or f" {calls} succeeded" not in output or int(data[1]) < calls * least:
        raise RuntimeError(f"h2load did not succeed:\n{output}")
    return Rates(float(rates[1]), float(rates[2]) * UNITS[rates[3]] / MIB)
