"""A transaction and whose it is: what every repository works with."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from server.domain.callers import Caller
from server.domain.quotas import NO_QUOTAS, Quotas


@dataclass(frozen=True)
class Transaction:
    """One transaction under way; all that is read and written in it is so for one caller, within `quotas`."""

    connection: AsyncConnection
    caller: Caller
    quotas: Quotas = NO_QUOTAS


class Repository:
    """Rows of one kind inside of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection
