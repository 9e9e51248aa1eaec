"""A port nobody listens on, for a command that has to be told one."""

import socket


def free_port() -> int:
    """A free TCP port on loopback; nothing keeps it free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
