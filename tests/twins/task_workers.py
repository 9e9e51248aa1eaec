"""The twin of how workers fared with providers."""

from server.domain.providers import ProviderCheck
from tests.twins.tables import Tables


class TaskWorkersTwin:
    """As `repositories.task_workers.TaskWorkers`, of what workers say of providers."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def keep_check(self, provider: str, reason: str = "", message: str = "") -> None:
        self._tables.provider_checks[provider] = ProviderCheck(provider, reason, message, self._tables.clock.now)
