"""Twins of what keeps tasks, as far as the work on one output goes, and of what remembers requests."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from server.domain.errors import LeaseLost, RequestIdReused
from server.domain.map_exports import KeptExport
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.domain.tasks import Claim, Fence, NewTask, State, Task
from server.repositories.request_ids import RequestKey
from tests.twins.tables import AnsweredRequest, Tables, stored

if TYPE_CHECKING:
    from tests.twins.database import DatabaseTwin


class TasksTwin:
    """As `repositories.tasks.Tasks`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, new: NewTask) -> Task:
        own = {each.name: getattr(new, each.name) for each in fields(new)}
        unset = {each.name: None for each in fields(Task)}
        counts = dict.fromkeys(("attempts", "retry_count", "worker_losses"), 0) | {"event_seq": 1}
        documents = {"params": stored(new.params), "labels": stored(new.labels), "status": State.QUEUED}
        row = Task(**(unset | own | counts | documents | self._tables.new()))
        self._tables.tasks[row.id] = row
        return row

    async def get(self, row_id: UUID, *, deleted: bool = False) -> Task:
        del deleted  # none is
        if (row := self._tables.tasks.get(row_id)) is None:
            raise UnknownResource(ResourceKind.TASK, row_id)
        return row


class TaskQueueTwin:
    """As `repositories.task_queue.TaskQueue`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def hold(self, claim: Fence) -> Any:
        row = self._tables.tasks.get(claim.task_id)
        if row is None or row.attempts != claim.attempt or row.status is not State.RUNNING:
            raise LeaseLost
        return row

    async def keep_theme(self, claim: Fence, fingerprint: str) -> None:
        row = await self.hold(claim)
        self._tables.tasks[row.id] = replace(row, theme_fingerprint=fingerprint)

    async def add_output(self, claim: Fence, output: Mapping[str, Any]) -> None:
        row = await self.hold(claim)
        result = (row.result or {}) | {"outputs": [*row.outputs, stored(output)]}
        self._tables.tasks[row.id] = replace(row, result=result, event_seq=row.event_seq + 1)

    async def keep_file(self, export: KeptExport) -> None:
        self._tables.exports[export.task_id] = export


class ClaimsTwin:
    """As `repositories.claims.Claims`, of one scope: the highest priority first, then the oldest."""

    def __init__(self, database: "DatabaseTwin") -> None:
        self._database = database

    async def take(self, worker: str, lease: timedelta, count: int) -> list[Claim]:
        del worker, lease  # no task changes hands here
        tasks = self._database.tables.tasks
        queued = [each for each in tasks.values() if each.status is State.QUEUED]
        taken = sorted(queued, key=lambda each: -each.priority)[:count]
        for each in taken:
            attempt, seq = each.attempts + 1, each.event_seq + 1
            tasks[each.id] = replace(each, status=State.RUNNING, attempts=attempt, event_seq=seq)
        return [
            Claim(
                each.id,
                each.attempts,
                each.type,
                each.params,
                tuple(each.outputs),
                tuple(each.failures),
                each.scope,
                each.labels,
                each.created_by,
                each.theme_fingerprint,
            )
            for each in (tasks[one.id] for one in taken)
        ]


class RequestIdsTwin:
    """As `repositories.request_ids.RequestIds`."""

    def __init__(self, tables: Tables) -> None:
        self._rows = tables.request_ids

    async def find(self, key: RequestKey) -> Sequence[UUID] | None:
        row = self._rows.get((key.caller, key.method, key.request_id))
        if row is not None and row.body_sha256 != key.body_sha256:
            raise RequestIdReused(key.field)
        return None if row is None else row.resource_ids

    async def claim(self, key: RequestKey | None, resource_ids: Sequence[UUID]) -> Sequence[UUID] | None:
        if key is None or (made := await self.find(key)) is not None:
            return None if key is None else made
        self._rows[key.caller, key.method, key.request_id] = AnsweredRequest(key.body_sha256, list(resource_ids))
        return None
