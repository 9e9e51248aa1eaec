"""What the RPCs of every resource have in common: create, get, list, update, delete, undelete, purge.

A servicer has one `Resource` for each kind it serves and says only what is special about it.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

import orjson
from google.protobuf.message import Message
from limner.v1 import view_pb2

from server.domain.errors import Invalid
from server.domain.ids import new_id
from server.domain.paging import NEWEST_FIRST, Order, filter_digest, key_token, page_limit, read_key, read_order
from server.domain.purges import Doom, Used
from server.domain.resource_errors import UnknownResource
from server.repositories.database import Database, Work
from server.repositories.listing import Conditions
from server.repositories.request_ids import RequestKey
from server.repositories.rows import Rows
from server.repositories.shapes import Row
from server.servicers.apart import apart, weigh
from server.servicers.caller import current_caller
from server.servicers.idempotency import request_key
from server.servicers.masks import merged, named
from server.servicers.pages import fitting, page, single
from server.servicers.times import moment
from server.servicers.validation import check_filled

Shown = TypeVar("Shown", bound=Message)
Answer = TypeVar("Answer", bound=Message)
Prepare: TypeAlias = Callable[[Sequence[Row]], Awaitable[Callable[[Row], Shown]]]
NAMED = ("create_time", "update_time", "name")
UNNAMED = ("create_time", "update_time")
NOT_FILTERS = ("page_size", "page_token", "order_by", "view", "thumbnails")


class Resource(Generic[Row, Shown]):
    """One kind of resource: its rows, how they are shown, and what of them can be changed.

    `name` is its field in requests and answers. `columns` turns a message into the values of its row, `insert` makes a
    row of such values. `fixed` fields are decided at creation. `documents` are fields that may be large: an update
    converts them only when it names one of them, or leaves a field empty that is `derived` from them. `owner` locks
    what a row hangs on, before the row is; `revise` tells it that the row has changed. `brief` are the rows as a list
    without documents reads them.
    """

    def __init__(
        self,
        database: Database,
        name: str,
        rows: type[Rows[Row]],
        show: Callable[..., Shown],
        columns: Callable[[Shown], dict[str, Any]],
        insert: Callable[[Work, dict[str, Any]], Awaitable[Row]] | None = None,
        *,
        changeable: Collection[str],
        fixed: Collection[str] = (),
        documents: Collection[str] = (),
        derived: Collection[str] = (),
        owner: Callable[[Work, Row], Awaitable[None]] | None = None,
        revise: Callable[[Work, Row], Awaitable[None]] | None = None,
        orders: Sequence[str] = NAMED,
        order: Order = NEWEST_FIRST,
        brief: type[Rows[Row]] | None = None,
    ) -> None:
        self._database = database
        self._name = name
        self._rows = rows
        self._show = show
        self._columns = columns
        self._insert = insert
        self._changeable = changeable
        self._fixed = fixed
        self._documents = documents
        self._derived = derived
        self._owner = owner
        self._revise = revise
        self._orders = orders
        self._order = order
        self._brief = brief or rows

    async def create(self, request: Any) -> Shown:
        """Make a resource; a repeated request returns what it made before."""
        assert self._insert is not None, "made in a way of its own"
        row_id = new_id()
        key, values = await apart(self._read, request)
        async with self._database.work() as work:
            if (made := await work.request_ids.claim(key, [row_id])) is not None:
                return await self.shown(await self._rows(work.connection).get(made[0], deleted=True))
            row = await self._insert(work, {"id": row_id, "created_by": current_caller().name, **values})
            if row.id != row_id:  # revived rather than made
                await work.request_ids.correct(key, [row.id])
            return await self.shown(row)

    def _read(self, request: Any) -> tuple[RequestKey | None, dict[str, Any]]:
        wanted: Shown = getattr(request, self._name)
        check_filled(wanted, self._name)
        method = request.DESCRIPTOR.name.removesuffix("Request")
        return request_key(method, request.request_id, request), self._columns(wanted)

    async def shown(self, row: Row, prepare: Prepare[Row, Shown] | None = None) -> Shown:
        """A row as an answer holds it; who has written it asks before that is committed. Raises `ContentTooLarge`."""
        show = self._show if prepare is None else await prepare([row])
        weigh([row])
        return await apart(lambda: single(show(row)))

    async def get(self, row_id: str, prepare: Prepare[Row, Shown] | None = None, *, brief: bool = False) -> Shown:
        """One resource, read as a list without documents reads it if that is enough; shown as one of a batch."""
        async with self._database.work() as work:
            row = await (self._brief if brief else self._rows)(work.connection).get(UUID(row_id))
        return await self.shown(row, prepare)

    async def batch(self, request: Any, answer: type[Answer], prepare: Prepare[Row, Shown] | None = None) -> Answer:
        """Those with the ids of a request, in their order. `prepare` looks at them and returns how each is shown."""
        async with self._database.work() as work:
            rows = await self._rows_in(request)(work.connection).get_all([UUID(each) for each in request.ids])
        show = self._shown_in(request) if prepare is None else await prepare(rows)
        weigh(rows)
        return await apart(lambda: answer(**{f"{self._name}s": fitting(map(show, rows))}))

    async def page(
        self, request: Any, conditions: Conditions, answer: type[Answer], prepare: Prepare[Row, Shown] | None = None
    ) -> Answer:
        """One page of a list with the token of the next; its rows are shown as those of a batch."""
        order = read_order(request.order_by, self._orders, self._order)
        digest = filter_digest(self._name, order, _filter(request))
        after, limit = read_key(request.page_token, digest, order), page_limit(request.page_size)
        rows = await self._database.reads.page(
            self._rows_in(request).shape, conditions, order, after, limit + 1, deleted=request.show_deleted
        )
        show = self._shown_in(request) if prepare is None else await prepare(rows)
        weigh(rows)

        def made() -> Answer:
            shown, token = page(rows, limit, show, lambda row: key_token(digest, order, row))
            return answer(**{f"{self._name}s": shown}, next_page_token=token)

        return await apart(made)

    def _shown_in(self, request: Any) -> Callable[[Row], Shown]:
        """How a row is shown: as much of it as the request asks for, where it can ask."""
        if "view" not in request.DESCRIPTOR.fields_by_name:
            return self._show
        return partial(self._show, full=request.view == view_pb2.VIEW_FULL)

    def _rows_in(self, request: Any) -> type[Rows[Row]]:
        """The rows as a request needs them to be read: what it does not ask for is left where it is."""
        return self._rows if getattr(request, "view", None) == view_pb2.VIEW_FULL else self._brief

    async def update(self, request: Any) -> Shown:
        """Change what the mask names."""
        async with self._database.work() as work:
            return await self.shown(await self._revised(work, *await self.updated(work, request)))

    async def updated(self, work: Work, request: Any, prefix: str = "") -> tuple[Row, Row]:
        """The same inside a transaction: the row before and after it. What the row hangs on is not told.

        `prefix` leads to the request where it is one of several.
        """
        where, wanted = f"{prefix}{self._name}", getattr(request, self._name)
        if not wanted.id:
            raise Invalid(f"{where}.id must be set", field=f"{where}.id")
        held = await self._locked(work, UUID(wanted.id), deleted=False)
        weigh([held])
        values = await apart(self._changed, held, request, where, prefix)
        return held, await self._rows(work.connection).change(held, wanted.etag, values)

    def _changed(self, held: Row, request: Any, where: str, prefix: str) -> dict[str, Any]:
        wanted: Shown = getattr(request, self._name)
        shown = self._shown_for(held, wanted, named(wanted, request.update_mask.paths, self._changeable))
        result = merged(shown, request, self._name, self._changeable, self._fixed, prefix)
        check_filled(result, where, shown)
        before, after = self._columns(shown), self._columns(result)
        # What stays is not written again: a message may say less of a column than it holds, and an update that changes
        # nothing writes nothing.
        return {name: value for name, value in after.items() if _json(value) != _json(before[name])}

    def _shown_for(self, held: Row, wanted: Shown, asked: Collection[str]) -> Shown:
        """A row with its documents if an update that names these fields needs them."""
        if not self._documents:
            return self._show(held)
        emptied = any(name in asked and not getattr(wanted, name) for name in self._derived)
        return self._show(held, full=emptied or not set(self._documents).isdisjoint(asked))

    async def delete(self, request: Any) -> Shown | None:
        """Hide softly. None when it is nobody's id and may be."""
        async with self._database.work() as work:
            try:
                before = await self._locked(work, UUID(request.id), deleted=False)
            except UnknownResource:
                if not request.allow_missing:
                    raise
                return await self._missing(work, UUID(request.id))
            row = await self._rows(work.connection).delete(before, request.etag)
            return await self.shown(await self._revised(work, before, row))

    async def _missing(self, work: Work, row_id: UUID) -> Shown | None:
        """What a repeated delete answers. Raises `UnknownResource` for a row that only hides with what it hangs on."""
        row = await self._rows(work.connection).find_by_id(row_id)
        if row is None:
            return None
        if not row.is_deleted:
            raise UnknownResource(self._rows.shape.resource, row_id)
        return await self.shown(row)

    async def undelete(self, request: Any) -> Shown | None:
        """Bring back. None when it is nobody's id and may be."""
        async with self._database.work() as work:
            if request.allow_missing and await self._rows(work.connection).find_by_id(UUID(request.id)) is None:
                return None
            before = await self._locked(work, UUID(request.id), deleted=True)
            if request.allow_missing and not before.is_deleted:
                return await self.shown(before)
            row = await self._rows(work.connection).undelete(before, request.etag)
            return await self.shown(await self._revised(work, before, row))

    async def _revised(self, work: Work, before: Row, after: Row) -> Row:
        """The row after a change, of which what it hangs on is told."""
        if self._revise is not None and after.row_version != before.row_version:
            await self._revise(work, after)
        return after

    async def _locked(self, work: Work, row_id: UUID, *, deleted: bool) -> Row:
        rows = self._rows(work.connection)
        if self._owner is not None:
            await self._owner(work, await rows.get(row_id, deleted=deleted))
        return await rows.lock(row_id, deleted=deleted)

    async def purge(self, request: Any, answer: type[Answer]) -> Answer:
        """Remove deleted ones for good."""
        before = moment(request, "deleted_before")
        if bool(request.ids) == (before is not None):
            raise Invalid("exactly one of ids and deleted_before must be set", field="ids")
        doom = Doom(
            ids=tuple(UUID(each) for each in request.ids),
            before=before,
            scope=getattr(request, "scope", ""),
            image_id=UUID(image_id) if (image_id := getattr(request, "image_id", "")) else None,
            dry_run=request.dry_run,
            used=Used.FORCE if getattr(request, "allow_in_use", False) else Used.REFUSE,
        )
        async with self._database.work() as work:
            purged = await self._rows(work.connection).purge(doom)
        return answer(count=purged.count, sample_ids=[str(each) for each in purged.sample], more=purged.more)


def _json(value: Any) -> bytes:
    """A value of a column, so that 1 and true differ."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _filter(request: Message) -> bytes:
    """Everything of a list request that decides which rows there are."""
    asked = type(request)()
    asked.CopyFrom(request)
    for name in NOT_FILTERS:
        if name in asked.DESCRIPTOR.fields_by_name:
            asked.ClearField(name)
    return asked.SerializeToString(deterministic=True)
