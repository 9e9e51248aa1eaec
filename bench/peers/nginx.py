"""nginx with sendfile, without TLS: what the kernel can do with a file."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.stand import Running, Stand, process
from tests.minio_server import free_port

CONFIGURATION = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr error;
{user}
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; sendfile_max_chunk 0; keepalive_requests 1000000; default_type application/octet-stream;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  http2_chunk_size 128k;
  server {{ listen 127.0.0.1:{port}{http2}; root {root}; }}
}}
"""


def available() -> bool:
    """Whether nginx is installed (Debian: nginx-light)."""
    return binary() is not None


def binary() -> str | None:
    """Where nginx is; Debian keeps it out of the path of ordinary users."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@asynccontextmanager
async def nginx(ground: Stand, root: Path, *, http2: bool) -> AsyncIterator[Running]:
    """nginx over the files below `root`, with nothing that slows a single client down."""
    port, program = free_port(), binary()
    assert program is not None
    folder = ground.folder / f"nginx-{port}"
    folder.mkdir()
    user = "user root;" if root.owner() == "root" else ""
    configuration = folder / "nginx.conf"
    protocol = " http2" if http2 else ""
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port, root=root, user=user, http2=protocol))
    async with process(ground, program, "-c", str(configuration), port=port) as running:
        yield running
