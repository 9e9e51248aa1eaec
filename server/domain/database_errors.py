"""How the database fails us."""

from server.domain.errors import Exhausted, Unavailable


class DatabaseAway(Exception):
    """PostgreSQL does not do now what it is asked; who has time asks again."""


class DatabaseUnavailable(Unavailable, DatabaseAway):
    """PostgreSQL does not answer now. `detail` is for logs and operators only and never shown to callers."""

    reason = "DATABASE_UNAVAILABLE"

    def __init__(self, detail: str = "") -> None:
        super().__init__("the database does not answer now")
        self.detail = detail


class DatabaseRefused(Unavailable, DatabaseAway):
    """PostgreSQL does not let us in, or not do what we must, until an operator has done what `detail` says."""

    reason = "DATABASE_REFUSED"

    def __init__(self, detail: str) -> None:
        super().__init__("the database refuses Limner")
        self.detail = detail


class DatabaseFull(Exhausted, DatabaseAway):
    """PostgreSQL has no room for what a write adds; reading goes on."""

    reason = "DATABASE_FULL"
    heals = True

    def __init__(self) -> None:
        super().__init__("the database has no room for more")
