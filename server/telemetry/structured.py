"""structlog without rich and pygments: it loads them for tracebacks that nobody here prints, 6 MiB of each process."""

import sys

_rich = sys.modules.get("rich")
sys.modules["rich"] = None  # type: ignore[assignment]  # Python's own word for a module that cannot be imported
try:
    import structlog
finally:
    if _rich is None:
        del sys.modules["rich"]
    else:
        sys.modules["rich"] = _rich

__all__ = ["get_logger", "structlog"]

get_logger = structlog.get_logger
