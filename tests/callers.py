"""Who reads and writes where a test uses the database itself."""

from server.domain.callers import Caller

TESTER = Caller("tester")
