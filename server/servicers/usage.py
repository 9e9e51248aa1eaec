"""What callers and scopes use of what they may: GetUsage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from limner.v1 import task_pb2

from server.domain.access_errors import ScopeNotAllowed
from server.domain.callers import Caller
from server.domain.quotas import OwnerKind, subject
from server.repositories.database import Database
from server.repositories.provider_calls import ProviderCalls
from server.servicers.call_limits import CallLimits

Response = task_pb2.GetUsageResponse
Counts = Mapping[str, int]


class Usage:
    """Tells what is counted in this process, and in the database."""

    def __init__(self, database: Database, limits: CallLimits) -> None:
        self._database = database
        self._limits = limits

    async def __call__(self, caller: Caller, scope: str) -> task_pb2.GetUsageResponse:
        """The caller's use, and that of a scope, or else of each that it is bound to, and of providers.

        Raises `ScopeNotAllowed`.
        """
        if scope and caller.scopes is not None and not caller.scopes.include(scope):
            raise ScopeNotAllowed("scope: the caller is bound to others", "scope")
        bound = caller.scopes.exact if caller.scopes else ()
        owners = {OwnerKind.CALLER: (caller.name,), OwnerKind.SCOPE: (scope,) if scope else bound}
        usages: list[Response.Usage] = []
        async with self._database.work(caller) as work:
            for kind, names in owners.items():
                if names:
                    tasks = await work.unfinished_tasks.used(kind, names)
                    stored = await work.stored_bytes.used(kind, names)
                    usages.extend(self._told(kind, names, tasks, stored))
            providers = [Response.ProviderUsage(**asdict(each)) for each in await ProviderCalls(work).used(scope)]
        return Response(usages=usages, providers=providers)

    def _told(self, kind: OwnerKind, names: Sequence[str], tasks: Counts, stored: Counts) -> Iterator[Response.Usage]:
        limits, quotas, budgets = self._limits, self._limits.quotas, self._limits.budgets
        for name in names:
            whose = subject(kind, name)
            uploaded, drawn, worked = (
                each.rates[kind].used(name) for each in (budgets.uploaded_bytes, budgets.pixels, budgets.work_time)
            )
            for what, used, quota, unit, own in (
                (Response.KIND_CALLS, limits.calls.rates[kind].used(name), quotas.calls, "calls/s", True),
                (Response.KIND_WATCHES, limits.watches.used(whose), quotas.watches, "watches", True),
                (Response.KIND_TASKS, tasks.get(name, 0), quotas.tasks, "tasks", False),
                (Response.KIND_STORED_BYTES, stored.get(name, 0), quotas.stored_bytes, "bytes", False),
                (Response.KIND_UPLOADED_BYTES, uploaded, quotas.uploaded_bytes, "bytes/min", True),
                (Response.KIND_PIXELS, drawn, quotas.pixels, "pixels/min", True),
                (Response.KIND_WORK_TIME, worked, quotas.work_time, "ms/min", True),
                (Response.KIND_MEMORY, budgets.memory.used(whose), quotas.memory, "bytes", True),
            ):
                most = quota.of(kind) or None
                yield Response.Usage(subject=whose, kind=what, used=used, limit=most, unit=unit, per_process=own)
