"""What the RPCs of every resource have in common: create, get, list, update, delete, undelete, purge.

A servicer has one `ResourceMethods` for each kind it serves and says only what is special about it.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

import orjson
from google.protobuf.message import Message
from limner.v1 import view_pb2

from server.domain.documents import JsonText
from server.domain.errors import Invalid
from server.domain.ids import new_id
from server.domain.paging import (
    NEWEST_FIRST,
    Key,
    Ordering,
    filter_digest,
    key_token,
    page_limit,
    read_key,
    read_order,
    row_key,
)
from server.domain.purges import Doom, Used
from server.domain.resource_errors import UnknownResource
from server.repositories.database import Database, Work
from server.repositories.request_ids import RequestKey
from server.repositories.row_shapes import Row
from server.repositories.rows import Rows
from server.servicers.apart import apart, weigh
from server.servicers.audience_fields import reader_of
from server.servicers.caller import current_caller
from server.servicers.idempotency import request_key
from server.servicers.masks import differing, merged, named
from server.servicers.pages import fitting, page, single
from server.servicers.scoping import check_scope
from server.servicers.times import moment
from server.servicers.validation import check_filled

Shown = TypeVar("Shown", bound=Message)
Answer = TypeVar("Answer", bound=Message)
Prepare: TypeAlias = Callable[[Sequence[Row]], Awaitable[Callable[[Row], Shown]]]
Sift: TypeAlias = Callable[[Sequence[Row]], Awaitable[list[Row]]]
SIFTED_AT_ONCE = 256
"""Rows that are read together where some may be left out."""
NAMED = ("create_time", "update_time", "name")
UNNAMED = ("create_time", "update_time")
NOT_FILTERS = ("page_size", "page_token", "order_by", "view", "thumbnails")


class ResourceMethods(Generic[Row, Shown]):
    """One kind of resource: its rows, how they are shown, and what of them can be changed.

    `name` is its field in requests and answers. `columns` turns a message into the values of its row, `insert` makes a
    row of such values. `fixed` fields are decided at creation. `documents` are fields that may be large: an update
    converts them only when it names one of them, or leaves a field empty that is `derived` from them. `columns_of` says
    which columns hold a field, where that is not one of its name. `complete` gives what a caller wants what the server
    adds to it, and keeps of how it is stored (or of an empty message); it may refuse what changes. `brief` are the rows
    as a list without documents reads them.
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
        columns_of: Mapping[str, Sequence[str]] = {},
        complete: Callable[[Shown, Shown], None] | None = None,
        orders: Sequence[str] = NAMED,
        order: Ordering = NEWEST_FIRST,
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
        self._columns_of = columns_of
        self._complete = complete
        self._orders = orders
        self._order = order
        self._brief = brief or rows

    async def create(self, request: Any) -> Shown:
        """Make a resource; a repeated request returns what it made before."""
        assert self._insert is not None, "made in a way of its own"
        row_id = new_id()
        key, values = await apart(self._read, request)
        async with self._database.work(current_caller()) as work:
            if (made := await work.request_ids.claim(key, [row_id])) is not None:
                return await self.shown(await self._rows(work).get(made[0], deleted=True))
            row = await self._insert(work, {"id": row_id, "created_by": work.caller.name, **values})
            if row.id != row_id:  # revived rather than made
                await work.request_ids.correct(key, [row.id])
            return await self.shown(row)

    def _read(self, request: Any) -> tuple[RequestKey | None, dict[str, Any]]:
        wanted: Shown = getattr(request, self._name)
        check_filled(wanted, self._name)
        method = request.DESCRIPTOR.name.removesuffix("Request")
        key = request_key(method, request.request_id, request)
        if self._complete is not None:
            self._complete(wanted, type(wanted)())
        return key, self._columns(wanted)

    async def shown(self, row: Row, prepare: Prepare[Row, Shown] | None = None) -> Shown:
        """A row as an answer holds it; who has written it asks before that is committed. Raises `ContentTooLarge`."""
        show = self._show if prepare is None else await prepare([row])
        weigh([row])
        return await apart(lambda: single(show(row)))

    async def get(self, request: Any, prepare: Prepare[Row, Shown] | None = None, *, brief: bool = False) -> Shown:
        """One resource, read as a list without documents reads it if that is enough; shown as one of a batch."""
        rows = self._brief if brief else self._rows
        return await self.shown(await self._database.reads(reader_of(request)).get(rows, UUID(request.id)), prepare)

    async def batch(self, request: Any, answer: type[Answer], prepare: Prepare[Row, Shown] | None = None) -> Answer:
        """Those with the ids of a request, in their order. `prepare` looks at them and returns how each is shown."""
        reads = self._database.reads(reader_of(request))
        rows = await reads.get_all(self._rows_in(request), [UUID(each) for each in request.ids])
        show = self._shown_in(request) if prepare is None else await prepare(rows)
        weigh(rows)
        return await apart(lambda: answer(**{f"{self._name}s": fitting(map(show, rows))}))

    async def page(
        self,
        request: Any,
        chosen: Any,
        answer: type[Answer],
        prepare: Prepare[Row, Shown] | None = None,
        sift: Sift[Row] | None = None,
    ) -> Answer:
        """One page of what a filter has `chosen`, with the token of the next; rows are shown as those of a batch.

        Rows that `sift` leaves out are not there; it gets them with their documents.
        """
        order = read_order(request.order_by, self._orders, self._order)
        digest = filter_digest(self._name, order, _filter(request))
        after, limit = read_key(request.page_token, digest, order), page_limit(request.page_size)
        reads = self._database.reads(reader_of(request))
        read = partial(reads.page, order=order, deleted=request.show_deleted)
        if sift is None:
            rows = await read(self._rows_in(request), chosen, after=after, limit=limit + 1)
        else:
            rows = await _sifted(partial(read, self._rows, chosen), sift, order, after, limit + 1)
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
        row_id = self.named_in(request)
        async with self._database.work(current_caller()) as work:
            row = await self._rows(work).lock(row_id)
            return await self.shown(await self.updated(work, row, request))

    def named_in(self, request: Any, prefix: str = "") -> UUID:
        """What an update is about. `prefix` leads to the request where it is one of several. Raises `Invalid`."""
        if not (row_id := getattr(request, self._name).id):
            where = f"{prefix}{self._name}.id"
            raise Invalid(f"{where} must be set", field=where)
        return UUID(row_id)

    async def updated(self, work: Work, row: Row, request: Any, prefix: str = "", *, revise: bool = True) -> Row:
        """A locked row after an update; who makes several says that this one does not `revise` what it hangs on."""
        weigh([row])
        values = await apart(self._changed, row, request, prefix)
        if "scope" in values:
            check_scope(values["scope"] or "", f"{prefix}{self._name}.scope")
        return await self._rows(work).change(row, getattr(request, self._name).etag, values, revise=revise)

    def _changed(self, row: Row, request: Any, prefix: str) -> dict[str, Any]:
        """The columns that an update changes. What stays is not written again: an update that changes nothing writes
        nothing, and a message may say less of a column than it holds.
        """
        wanted: Shown = getattr(request, self._name)
        shown = self._shown_for(row, wanted, named(wanted, request.update_mask.paths, self._changeable))
        result = merged(shown, request, self._name, self._changeable, self._fixed, prefix)
        check_filled(result, f"{prefix}{self._name}", shown)
        if self._complete is not None:
            self._complete(result, shown)
        fields = differing(shown, result, self._changeable)
        if not fields:
            return {}
        values = self._columns(result)
        columns = {column for field in fields for column in self._columns_of.get(field, (field,))}
        return {name: values[name] for name in columns & values.keys() if not _same(values[name], getattr(row, name))}

    def _shown_for(self, row: Row, wanted: Shown, asked: Collection[str]) -> Shown:
        """A row with its documents if an update that names these fields needs them."""
        if not self._documents:
            return self._show(row)
        emptied = any(name in asked and not getattr(wanted, name) for name in self._derived)
        return self._show(row, full=emptied or not set(self._documents).isdisjoint(asked))

    async def delete(self, request: Any) -> Shown | None:
        """Hide softly. None when it is nobody's id and may be."""
        async with self._database.work(current_caller()) as work:
            rows, row_id = self._rows(work), UUID(request.id)
            try:
                before = await rows.lock(row_id)
            except UnknownResource:
                # A row that only hides with what it hangs on is not deleted.
                if not request.allow_missing or ((gone := await rows.find_by_id(row_id)) and not gone.is_deleted):
                    raise
                return await self.shown(gone) if gone else None
            return await self.shown(await rows.delete(before, request.etag))

    async def undelete(self, request: Any) -> Shown | None:
        """Bring back. None when it is nobody's id and may be."""
        async with self._database.work(current_caller()) as work:
            rows, row_id = self._rows(work), UUID(request.id)
            if request.allow_missing and await rows.find_by_id(row_id) is None:
                return None
            before = await rows.lock(row_id, deleted=True)
            if request.allow_missing and not before.is_deleted:
                return await self.shown(before)
            return await self.shown(await rows.undelete(before, request.etag))

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
        async with self._database.work(current_caller()) as work:
            purged = await self._rows(work).purge(doom)
        return answer(count=purged.count, sample_ids=[str(each) for each in purged.sample], more=purged.more)


async def _sifted(
    read: Callable[..., Awaitable[list[Row]]], sift: Sift[Row], order: Ordering, after: Key | None, limit: int
) -> list[Row]:
    """At most `limit` of the rows that are left, in order, behind the row of `after`."""
    rows: list[Row] = []
    while len(rows) < limit:
        step = max(limit, SIFTED_AT_ONCE)
        more = await read(after=after, limit=step)
        rows += await sift(more)
        if len(more) < step:
            break
        after = row_key(order, more[-1])
    return rows[:limit]


def _same(value: Any, stored: Any) -> bool:
    """Whether a column holds this already. A document is held as text, however it is set; 1 and true differ."""
    if isinstance(value, JsonText):
        return bool(orjson.loads(value.encode()) == orjson.loads(stored))
    return len({orjson.dumps(each, option=orjson.OPT_SORT_KEYS, default=str) for each in (value, stored)}) == 1


def _filter(request: Message) -> bytes:
    """Everything of a list request that decides which rows there are."""
    asked = type(request)()
    asked.CopyFrom(request)
    for name in NOT_FILTERS:
        if name in asked.DESCRIPTOR.fields_by_name:
            asked.ClearField(name)
    return asked.SerializeToString(deterministic=True)
