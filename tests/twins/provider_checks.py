"""The twin of how workers fared with providers."""

from server.domain.providers import ProviderCheck
from tests.twins.tables import Tables


class ProviderChecksTwin:
    """As `repositories.provider_checks.ProviderChecks`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def keep(self, name: str, reason: str = "", message: str = "") -> None:
        self._tables.provider_checks[name] = ProviderCheck(name, reason, message, self._tables.clock.now)
