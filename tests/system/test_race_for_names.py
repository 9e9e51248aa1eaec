"""Few names, many who create, change, delete, bring back and purge under them: each is had once, and all know it."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import RESOURCES, Place
from tests.rpc.errors import refusal
from tests.rpc.stack import serving, settings_for

RACE_SECONDS = 10 if os.environ.get("LIMNER_REQUIRE_SERVICES") == "1" else 2
CALLERS, NAMES = 8, ("ash", "bone", "dust")
NAMED = [each for each in RESOURCES if each.unique]
TWICE = """
SELECT name FROM theme_variations GROUP BY theme_id, name HAVING count(*) > 1
UNION ALL SELECT name FROM themes GROUP BY name HAVING count(*) > 1
UNION ALL SELECT name FROM style_presets GROUP BY name HAVING count(*) > 1
UNION ALL SELECT name FROM theme_elements GROUP BY category, name HAVING count(*) > 1
UNION ALL SELECT v.name FROM theme_variations v WHERE NOT EXISTS (SELECT FROM themes t WHERE t.id = v.theme_id)
"""


@dataclass
class Race:
    """Of one kind of resource: the ids that were ever made, and what came of it all."""

    calls: Calls
    place: Place
    ids: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)

    @property
    def may_be(self) -> set[str]:
        """Reasons that the loser may get."""
        name = self.calls.reason
        return {f"{name}_EXISTS", f"{name}_NOT_FOUND", f"{name}_NOT_DELETED"}

    async def run(self, draws: random.Random, end: asyncio.Event) -> None:
        """One caller: one move after the other."""

        async def create() -> None:
            self.ids.append((await self.calls.create(self.place, draws.choice(NAMES))).id)

        def one() -> str:
            return draws.choice(self.ids[-6:] or ["018f0000-0000-7000-8000-000000000000"])

        moves: Sequence[Callable[[], Awaitable[object]]] = (
            create,
            create,
            lambda: self.calls.update(one(), {"display_name": "Other"}),
            lambda: self.calls.delete(one()),
            lambda: self.calls.undelete(one()),
            lambda: self.calls.purge(ids=[one(), one()]),
            lambda: self.calls.purge(deleted_before=datetime.now(UTC)),
        )
        while not end.is_set():
            try:
                await draws.choice(moves)()
            except grpc.aio.AioRpcError as error:
                told = refusal(error)
                self.answers[told.reason or f"{told.code}: {told.message}"] += 1
            else:
                self.answers["OK"] += 1


async def test_each_name_is_had_once(each_database_url: str, tmp_path: Path) -> None:
    end = asyncio.Event()
    async with serving(settings_for(each_database_url, tmp_path)) as stack:
        races = []
        for each in NAMED:
            calls = Calls(stack, each)
            races.append(Race(calls, await calls.place()))
        asyncio.get_running_loop().call_later(RACE_SECONDS, end.set)
        async with asyncio.TaskGroup() as group:
            for race in races:
                for seed in range(CALLERS):
                    group.create_task(race.run(random.Random(seed), end))
        for race in races:
            assert set(race.answers) <= {"OK"} | race.may_be
            assert race.answers["OK"]
        connection = await asyncpg.connect(each_database_url)
        assert not await connection.fetch(TWICE)
        await connection.close()
