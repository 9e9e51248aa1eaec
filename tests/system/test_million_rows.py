"""Who has 100 of 1,000,000 rows reads a page of each list at the price of a page, in any order, whatever it filters."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import product
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from server.domain.callers import Caller
from server.domain.filters import MapGridFilter, OverlayFilter, TaskFilter
from server.domain.images import ImageFilter
from server.domain.overlays import PLAYERS
from server.domain.paging import Key, Ordering
from server.domain.scopes import MOST_SCOPES, Scopes
from server.domain.tasks import State
from server.repositories import images, map_grids, overlays, tasks
from server.repositories.conditions import Statement
from server.repositories.hot_reads import LIST_EVENTS
from server.repositories.listing import page_statements
from server.repositories.rows import Rows
from server.servicers.rights import RIGHTS
from tests.databases import DatabaseServer, fresh
from tests.loops import loop_of_commands
from tests.rpc.any_call import METHODS, path_of
from tests.system.list_plans import NOBODY, as_documents, scanned
from tests.system.million_rows import FIRST, OWN, ROWS, SCOPES, fill

PAGE = 51
"""Rows of a page, and the one that tells whether there are more."""
MOST_READ, MOST_PAGES = 4 * OWN, 8 * OWN
"""Rows and pages of the database that the statements of a page may read together: of what the caller has, not of what
there is.
"""
SOMEBODY = UUID("018f0000-0000-7000-8000-00000000000f")
EARLY, LATE = datetime(2024, 1, 1, 0, 1, tzinfo=UTC), datetime(2024, 1, 5, tzinfo=UTC)


def bound(*words: str) -> Caller:
    """A caller that is bound to these scopes."""
    return Caller("guild", scopes=Scopes.parse(words))


CALLERS = (
    bound(SCOPES[0]),
    bound(*SCOPES),
    bound("guild/*"),
    bound(*(f"guild/{each}" for each in range(1, MOST_SCOPES)), "guild/8/*"),
    bound("guild/none", "nobody/*"),
)
EYES = [*CALLERS, bound("guild/*").seeing(PLAYERS), bound(SCOPES[0]).seeing(PLAYERS)]
MANY = {"labels": {"system": "five"}}
IMAGES: dict[str, Sequence[Any]] = {
    "audience": ("players", "gm"),
    "type": ("map", "item", "token", "other"),
    "subtype": ("other", "nothing"),
    "theme": ("horror", "nothing"),
    "scope": (*SCOPES, "campaign/1"),
    "source_id": (SOMEBODY, NOBODY),
    "task_id": (SOMEBODY,),
    "generator": ("dungeon", "nothing"),
    "parent_image_id": (SOMEBODY,),
    "labels": ({"system": "five"}, {"shelf": "7"}, {"only": "0"}, {"only": "none"}),
    "created_after": (EARLY, LATE),
    "created_before": (EARLY, LATE),
    "patches": (True, False),
    "asked": (True,),
    "query": ("ground", "castle ash", "abov", "nothing"),
}
"""Field of a filter -> what most images have, or many, or few of the caller, or none."""
OF_REGENERATIONS = {"drawn", "unscoped"}
"""What a regeneration asks for beside: it reads all that it finds, 1000 images at most."""
TASKS: dict[str, Sequence[Any]] = {
    "states": ([State.SUCCEEDED], [State.FAILED], [State.FAILED, State.RUNNING]),
    "type": ("map", "token", "other"),
    "source_id": (SOMEBODY, NOBODY),
    "retry_of": (SOMEBODY,),
    "parent_id": (SOMEBODY,),
    **{name: IMAGES[name] for name in ("scope", "labels", "created_after", "created_before")},
}
GRIDS: dict[str, Sequence[Any]] = {"scope": IMAGES["scope"], "image_id": (FIRST, NOBODY)}


@dataclass(frozen=True)
class Listed:
    """A list: its rows, its filter and what may stand in that, and in which orders it comes."""

    rows: type[Rows[Any]]
    every: Any
    values: dict[str, Sequence[Any]]
    together: Sequence[dict[str, Any]] = ()
    orders: Sequence[str] = ("create_time", "update_time")

    def filters(self) -> Iterator[Any]:
        """Each value of each field by itself, and some together."""
        yield self.every
        for name, values in self.values.items():
            yield from (replace(self.every, **{name: value}) for value in values)
        yield from (replace(self.every, **each) for each in self.together)


LISTS = {
    "ListImages": Listed(
        images.Images,
        ImageFilter(),
        IMAGES,
        (
            {"type": "map", **MANY},
            {"type": "map", **MANY, "query": "ground"},
            {"type": "item", "labels": {"system": "old"}, "theme": "horror"},
            {"type": "map", "subtype": "other", "theme": "horror", **MANY, "created_after": EARLY},
            {"type": "token", "labels": {"only": "0"}, "query": "cave"},
            {"scope": SCOPES[0], "type": "map", **MANY, "query": "ground"},
        ),
        ("create_time", "update_time", "name"),
    ),
    "ListStaleImages": Listed(
        images.AskedImages,
        ImageFilter(asked=True),
        {name: IMAGES[name] for name in ("theme", "scope")},
        ({"theme": "horror", "scope": SCOPES[0]},),
        ("asked",),
    ),
    "ListTasks": Listed(
        tasks.TasksInBrief,
        TaskFilter(),
        TASKS,
        ({"type": "map", **MANY}, {"type": "map", "states": [State.SUCCEEDED], **MANY, "created_before": LATE}),
    ),
    "ListMapGrids": Listed(map_grids.MapGrids, MapGridFilter(), GRIDS),
    "ListOverlays": Listed(
        overlays.Overlays,
        OverlayFilter(FIRST),
        {"image_id": (NOBODY,), "kinds": (["label"], ["walls"])},
        (),
        ("z", "create_time", "update_time", "name"),
    ),
}
BY_ID, OF_ALL = {"ListTaskEvents"}, {"ListGenerators", "ListProviders"}
"""What lists the events of one task, and what lists no rows. Themes and their parts are common to all callers."""


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """The loop of all tests here."""
    with loop_of_commands() as each:
        yield each


@pytest.fixture(scope="module")
def connection(database_server: DatabaseServer, runner: asyncio.Runner) -> Iterator[asyncpg.Connection]:
    """One to the rows."""
    for url in fresh(database_server, database_server.template):
        runner.run(fill(url))
        opened = runner.run(_opened(url))
        yield opened
        runner.run(opened.close())


async def _opened(url: str) -> asyncpg.Connection:
    opened = await asyncpg.connect(url, server_settings={"jit": "off"})
    await as_documents(opened)
    return opened


@dataclass
class Price:
    """What a page has cost: rows and pages read, of the database; and how many rows it shows."""

    read: int = 0
    pages: int = 0
    shown: int = 0

    async def pay(self, connection: asyncpg.Connection, statement: Statement) -> int:
        """Add that of one statement; returns how many rows it has."""
        explained = await connection.prepare(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement.text}", name="")
        ((told,),) = await explained.fetch(*statement.values)
        plan = json.loads(told)[0]["Plan"]
        self.read += scanned(plan)
        self.pages += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
        self.shown = int(plan["Actual Rows"])
        return self.shown


async def priced(
    connection: asyncpg.Connection,
    rows: type[Rows[Any]],
    chosen: Any,
    order: Ordering,
    after: Key | None,
    caller: Caller,
) -> Price:
    """The price of a page, whose statements are run as `HotReads.page` does."""
    price, asked = Price(), rows.conditions(chosen)
    page = page_statements(rows.shape, asked, order, after, PAGE, deleted=False, caller=caller)
    tried = page.tried
    if page.few is not None and page.all_of_few is not None:
        await price.pay(connection, page.few)
        if await connection.fetchval(page.few.text, *page.few.values):
            tried = (page.all_of_few,)
    for statement in tried:
        if await price.pay(connection, statement) == PAGE:
            break
    return price


def test_every_list_is_looked_at() -> None:
    listing = {name for name, method in METHODS.items() if name.startswith("List") and path_of(method) in RIGHTS}
    common = {name for name in listing if METHODS[name].containing_service.name == "ThemeService"}
    assert listing == LISTS.keys() | BY_ID | OF_ALL | common
    for name, each in LISTS.items():
        known = {field.name for field in fields(each.every)} - {"image_id", *OF_REGENERATIONS}
        if name == "ListStaleImages":  # it asks for less than the filter of images can say
            known &= {*METHODS[name].input_type.fields_by_name} - {"audience"}  # whose eyes
        assert known <= each.values.keys() | {"image_id"}


@pytest.mark.parametrize("name", LISTS)
async def test_a_page_costs_what_the_caller_has(
    name: str, connection: asyncpg.Connection, runner: asyncio.Runner
) -> None:
    assert runner is not None
    listed, prices, shown = LISTS[name], [], set[int]()
    for caller, by, descending, chosen in product(EYES, listed.orders, (True, False), listed.filters()):
        order = Ordering(by, descending)
        for after in (None, _middle(by)):
            price = await priced(connection, listed.rows, chosen, order, after, caller)
            prices.append((price.read, price.pages, caller.scopes, order, chosen, after))
            shown.add(price.shown)
    assert max(read for read, *_ in prices) <= MOST_READ, sorted(prices, key=lambda each: -each[0])[:5]
    assert max(pages for _, pages, *_ in prices) <= MOST_PAGES, sorted(prices, key=lambda each: -each[1])[:5]
    assert {0, PAGE} <= shown


def _middle(by: str) -> Key:
    """A place in the middle of the caller's rows."""
    middle = UUID(int=FIRST.int + OWN // 2)
    return {"asked": (f"{8:064}", middle), "name": ("Cave of Bone", middle), "z": (10, 3, middle)}.get(
        by, (datetime(2024, 6, 1, 0, 0, 50, tzinfo=UTC), middle)
    )


async def test_there_are_so_many_rows(connection: asyncpg.Connection, runner: asyncio.Runner) -> None:
    assert runner is not None
    for table in ("images", "generation_tasks"):
        own = await connection.fetchval(f"SELECT count(*) FROM {table} WHERE scope = ANY($1)", list(SCOPES))
        assert (await connection.fetchval(f"SELECT count(*) FROM {table}"), own) == (ROWS, OWN)
    for table in ("map_grids", "image_overlays", "task_events"):
        assert await connection.fetchval(f"SELECT count(*) FROM {table}") >= ROWS


async def test_the_events_of_a_task_are_read_by_themselves(
    connection: asyncpg.Connection, runner: asyncio.Runner
) -> None:
    assert runner is not None
    price = Price()
    assert await price.pay(connection, Statement(LIST_EVENTS, (FIRST, 0, PAGE))) == PAGE
    assert (price.read <= MOST_READ, price.pages <= MOST_PAGES) == (True, True), price
