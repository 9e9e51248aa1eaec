"""A transaction and whose it is: what every repository works with."""

from dataclasses import dataclass

from server.domain.callers import Caller
from server.domain.quotas import NO_QUOTAS, Quotas
from server.domain.themes import DEFAULT_THEME
from server.repositories.engines import AsyncConnection


@dataclass(frozen=True)
class Transaction:
    """One transaction under way; all that is read and written in it is so for one caller, within `quotas`.

    `default_theme` names what is drawn with where no theme is named.
    """

    connection: AsyncConnection
    caller: Caller
    quotas: Quotas = NO_QUOTAS
    default_theme: str = DEFAULT_THEME


class Repository:
    """Rows of one kind inside of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection
