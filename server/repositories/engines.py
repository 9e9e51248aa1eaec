"""SQLAlchemy's engines of asyncio without its ORM, which they bring along and nobody here uses.

It is a fifth of what there is to load of SQLAlchemy, and 7 MiB of each process.
"""

import importlib.util
import sys

_PACKAGE = "sqlalchemy.ext.asyncio"
_whole = sys.modules.get(_PACKAGE)
_spec = importlib.util.find_spec(_PACKAGE)
assert _spec is not None, "SQLAlchemy is installed"
if _whole is None:
    # Where its modules lie, without running the package, which would load all of them.
    sys.modules[_PACKAGE] = importlib.util.module_from_spec(_spec)
try:
    from sqlalchemy.ext.asyncio.engine import AsyncConnection, AsyncEngine, create_async_engine
finally:
    if _whole is None:
        del sys.modules[_PACKAGE]

__all__ = ["AsyncConnection", "AsyncEngine", "create_async_engine"]
