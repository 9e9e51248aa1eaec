"""Every reference of every resource: none is written to what it may not lead to, and what has moved is as gone."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from server.domain.callers import Caller
from server.domain.filters import TaskFilter
from server.domain.ids import new_id
from server.domain.images import ImageFilter
from server.domain.paging import NEWEST_FIRST
from server.domain.resource_errors import ResourceKind, UnknownResource
from server.domain.scopes import Scopes
from server.repositories.database import Database, Work
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.repositories.overlays import Overlays
from server.repositories.rows import Rows
from server.repositories.tasks import Tasks
from tests.callers import TESTER
from tests.row_samples import digest, image_of, task_of

OWN, OTHER, NONE = "campaign/own", "campaign/other", None
BOUND, BOTH = (Caller("bound", scopes=Scopes.parse(words)) for words in ([OWN], [OWN, OTHER]))
ROWS: Mapping[ResourceKind, type[Rows[Any]]] = {
    each.shape.resource: each for each in (Images, Overlays, MapGrids, Tasks)
}
REFERENCES = [(kind, name) for kind, rows in ROWS.items() for name in rows.shape.references]
MAKERS: Mapping[ResourceKind, Callable[[Work, Mapping[str, Any]], Awaitable[Any]]] = {
    ResourceKind.IMAGE: lambda work, values: work.images.add(image_of(digest("image"), **values)),
    ResourceKind.TASK: lambda work, values: work.tasks.add(task_of({"count": 1}, **values)),
}
"""How a row of each kind is made that refers to others, or is referred to."""
FILTERS: Mapping[ResourceKind, Any] = {ResourceKind.IMAGE: ImageFilter(), ResourceKind.TASK: TaskFilter()}
HISTORIC = {"task_id", "retry_of", "parent_id"}
"""What tells what was: as it is for who may know of it."""
GOES_WITH = {"parent_id"}
"""What a row is a part of: it is purged with that."""
EACH = pytest.mark.parametrize(("kind", "name"), REFERENCES)


async def made(database: Database, kind: ResourceKind, caller: Caller = TESTER, **values: Any) -> Any:
    """A new row."""
    async with database.work(caller) as work:
        return await MAKERS[kind](work, values)


async def put(database: Database, kind: ResourceKind, row_id: UUID, **values: Any) -> None:
    """Change a row as another writer of its table may."""
    table = ROWS[kind].shape.table
    async with database.work(TESTER) as work:
        await work.connection.execute(table.update().where(table.c.id == row_id).values(values))


async def shown(database: Database, caller: Caller, kind: ResourceKind, name: str, row_id: UUID) -> set[UUID | None]:
    """Where a reference of a row leads, whichever way it is read."""
    rows, reads = ROWS[kind], database.reads(caller)
    read = [
        await reads.get(rows, row_id),
        await reads.find(rows, id=row_id),
        *await reads.get_all(rows, [row_id]),
        *await reads.page(rows, FILTERS[kind], NEWEST_FIRST, None, 50, deleted=False),
        *await reads.page(rows, replace(FILTERS[kind], scope=OWN), NEWEST_FIRST, None, 50, deleted=False),
    ]
    async with database.work(caller) as work:
        read += [await rows(work).get(row_id), await rows(work).lock(row_id), *await rows(work).get_all([row_id])]
    return {getattr(each, name) for each in read if each.id == row_id}


async def has(database: Database, caller: Caller, kind: ResourceKind, name: str, row_id: UUID, other: UUID) -> bool:
    """Whether a list of what refers to the other row has this one."""
    chosen = replace(FILTERS[kind], **{name: other})
    page = await database.reads(caller).page(ROWS[kind], chosen, NEWEST_FIRST, None, 50, deleted=False)
    return row_id in {each.id for each in page}


def test_what_refers_to_others_is_made_here() -> None:
    marked = {name for kind, name in REFERENCES if ROWS[kind].shape.references[name].historic}
    assert marked == HISTORIC
    both = {kind for kind, _ in REFERENCES} | {ROWS[kind].shape.references[name].resource for kind, name in REFERENCES}
    assert both <= MAKERS.keys() & FILTERS.keys()


@EACH
async def test_none_is_written_to_what_it_may_not_lead_to(kind: ResourceKind, name: str, database_url: str) -> None:
    other = ROWS[kind].shape.references[name].resource
    async with Database.open(database_url) as database:

        async def written(caller: Caller, row_id: UUID) -> bool:
            """Whether a reference can be written, into a new row and into one that is there."""
            outcomes = set()
            plain = await made(database, kind, caller, scope=OWN)
            for change in (False, True):
                try:
                    async with database.work(caller) as work:
                        if change:
                            row = await ROWS[kind](work).lock(plain.id)
                            row = await ROWS[kind](work).change(row, "", {name: row_id})
                        else:
                            row = await MAKERS[kind](work, {"scope": OWN, name: row_id})
                    outcomes.add(getattr(row, name) == row_id)
                except UnknownResource as error:
                    assert (error.reason, error.metadata["id"]) == (f"{other.name}_NOT_FOUND", str(row_id))
                    outcomes.add(False)
            assert len(outcomes) == 1
            return True in outcomes

        for scope, caller in product((OWN, OTHER, NONE), (TESTER, BOUND, BOTH)):
            target = await made(database, other, scope=scope)
            may = scope == OWN or (scope is NONE and caller is TESTER)
            assert await written(caller, target.id) == may, (scope, caller.scopes)
        assert not await written(TESTER, new_id())
        target = await made(database, other, scope=OWN)
        await put(database, other, target.id, is_deleted=True)
        assert await written(BOUND, target.id) == (name in HISTORIC)


@EACH
async def test_it_is_as_gone_while_it_leads_elsewhere(kind: ResourceKind, name: str, database_url: str) -> None:
    other = ROWS[kind].shape.references[name].resource
    async with Database.open(database_url) as database:
        target = await made(database, other, scope=OWN)
        row = await made(database, kind, scope=OWN, **{name: target.id})

        async def check(caller: Caller, leads: bool) -> None:
            assert await shown(database, caller, kind, name, row.id) == {target.id if leads else None}
            assert await has(database, caller, kind, name, row.id, target.id) == leads

        for scope in (OTHER, NONE, OWN):
            await put(database, other, target.id, scope=scope)
            await check(TESTER, scope != OTHER or name in HISTORIC)
            await check(BOUND, scope == OWN)
            await check(BOTH, scope == OWN or (scope == OTHER and name in HISTORIC))
        await put(database, kind, row.id, scope=OTHER)
        await check(TESTER, name in HISTORIC)
        await check(BOTH, name in HISTORIC)
        await put(database, kind, row.id, scope=OWN)
        table = ROWS[other].shape.table
        async with database.work(TESTER) as work:
            await work.connection.execute(table.delete().where(table.c.id == target.id))
        if name in GOES_WITH:
            with pytest.raises(UnknownResource):
                await database.reads(TESTER).get(ROWS[kind], row.id)
            return
        await check(TESTER, True)
        await check(BOUND, False)
