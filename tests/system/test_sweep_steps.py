"""Writers and sweeps of the same bytes in every order, step by step, while time passes and any of them is killed."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from server.domain.grace import least_grace
from server.domain.images import Image
from server.domain.purges import Doom
from server.domain.store_errors import StoreUnavailable
from server.repositories.database import Database, Work
from server.storage.deadlines import DELETION_SECONDS, REMOVAL
from server.storage.local import LocalBlobStore
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.sweep import Sweep
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.system.database_clock import DatabaseClock
from tests.system.kept_files import add_image, kept_file

PUT_SECONDS = 120.0
GRACE, FRESH, MOMENT = least_grace(PUT_SECONDS), least_grace(PUT_SECONDS) / 2, timedelta(seconds=1)
SPANS = (MOMENT, REMOVAL, FRESH - MOMENT, FRESH, FRESH + MOMENT, GRACE - MOMENT, GRACE, 2 * GRACE)
BLOCKED_SECONDS = 0.1
"""Longest time that is given to a step, which may wait for those of others."""
SEEDS, GROUPS = 12, 6
LAPSES = 6


@dataclass
class Steps:
    """Where somebody stops before each step until let go on."""

    task: asyncio.Task[object] | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def stop(self) -> None:
        """Wait to be let go on."""
        self.arrived.set()
        await self.go.wait()
        self.go.clear()

    @property
    def stands(self) -> bool:
        """Whether it waits to be let go on."""
        return self.arrived.is_set() and not self.ended

    @property
    def ended(self) -> bool:
        """Whether there is no further step."""
        return self.task is not None and self.task.done()

    async def step(self, seconds: float | None = None) -> None:
        """Let it go on to its next stop, or as far as it comes within so many seconds."""
        assert self.task is not None
        self.arrived.clear()
        self.go.set()
        await self.settle(seconds)

    async def settle(self, seconds: float | None = None) -> None:
        """Wait until it stands or has ended, at most so long when it may wait for others."""
        assert self.task is not None
        standing = asyncio.create_task(self.arrived.wait())
        await asyncio.wait({self.task, standing}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        standing.cancel()

    async def kill(self) -> None:
        """End it where it stands."""
        assert self.task is not None
        self.task.cancel()
        await asyncio.wait({self.task})


class SteppedStore(LocalBlobStore):
    """Files, put and deleted step by step."""

    def __init__(self, root: Path, steps: Steps) -> None:
        super().__init__(root)
        self._steps = steps
        self.deleting: list[str] = []
        self.puts = 0

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        """Stop before and after."""
        self.puts += 1
        await self._steps.stop()
        await super().put(key, source, size=size, sha256=sha256, content_type=content_type)
        await self._steps.stop()

    async def delete(self, keys: Iterable[str]) -> None:
        """Stop before and after."""
        self.deleting = list(keys)
        await self._steps.stop()
        await super().delete(self.deleting)
        self.deleting = []
        await self._steps.stop()


class Play:
    """Three writers and three sweeps over one file, and whoever draws who goes on."""

    def __init__(self, database: Database, clock: DatabaseClock, root: Path, file: KeptFile, seed: int) -> None:
        self._database = database
        self._clock = clock
        self._root = root
        self._file = file
        self._draws = random.Random(seed)
        self._late: list[str] = []
        self._since_sent = timedelta()
        self.players: list[tuple[Steps, SteppedStore]] = []

    async def begin(
        self, act: Callable[[SteppedStore, Steps], Awaitable[object]], seconds: float | None = None
    ) -> Steps:
        """Somebody comes, and goes to the first stop, or as far as it comes within so many seconds."""
        steps = Steps()
        store = SteppedStore(self._root, steps)
        await store.start()

        async def run() -> None:
            with suppress(StoreUnavailable):
                await act(store, steps)

        steps.task = asyncio.create_task(run())
        self.players.append((steps, store))
        await steps.settle(seconds)
        return steps

    async def write(self, store: SteppedStore, steps: Steps) -> Image:
        """Keep the file for an image."""

        async def add(work: Work) -> Image:
            await steps.stop()
            image = await add_image(work, self._file)
            await steps.stop()
            return image

        return await BlobKeeper(self._database, store, PUT_SECONDS).keep(TESTER, self._file, add)

    async def sweep(self, store: SteppedStore, steps: Steps) -> object:
        """Remove what is unused."""
        await steps.stop()
        return await Sweep(self._database, store, self._root / "scratch")(GRACE)

    async def run(self) -> None:
        """Draw until all have ended."""
        lapses = LAPSES
        coming = [*[self.write] * 3, *[self.sweep] * 3]
        self._draws.shuffle(coming)
        while coming or not all(steps.ended for steps, _ in self.players):
            standing = [each for each in self.players if each[0].stands]
            chance = self._draws.random()
            if coming and chance < 0.3:
                await self.begin(coming.pop(), BLOCKED_SECONDS)
            elif self._late and chance < 0.5:
                await self._arrive()
            elif lapses and chance < 0.6:
                lapses -= 1
                await self._pass(self._draws.choice(SPANS))
            elif standing and chance < 0.63:
                await self._kill(*self._draws.choice(standing))
            elif standing:
                await self._draws.choice(standing)[0].step(BLOCKED_SECONDS)
            elif not coming:
                await self._pass(REMOVAL)  # all wait for the deletion of one that was killed
                for steps, _ in self.players:
                    await steps.settle(BLOCKED_SECONDS)
        await self._arrive()

    async def _kill(self, steps: Steps, store: SteppedStore) -> None:
        await steps.kill()
        if store.deleting:  # it is on its way to the store, and accepted there as long as its signature holds
            self._late, self._since_sent = store.deleting, timedelta()

    async def _arrive(self) -> None:
        late, self._late = self._late, []
        await LocalBlobStore.delete(self.players[0][1], late)

    async def _pass(self, span: timedelta) -> None:
        self._since_sent += span
        if self._since_sent > timedelta(seconds=DELETION_SECONDS):
            self._late = []
        await self._clock.let_pass(span)


@pytest.fixture
def clock(database_url: str) -> DatabaseClock:
    clock = DatabaseClock(database_url)
    clock.set_up()
    return clock


@pytest.mark.parametrize("group", range(GROUPS))
async def test_no_row_lacks_its_bytes_and_nothing_unused_stays(
    group: int, clock: DatabaseClock, database_url: str, tmp_path: Path
) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    removed = images = 0
    async with Database.open(database_url) as database:
        for seed in range(group * SEEDS, (group + 1) * SEEDS):
            file = kept_file(tmp_path, seed)
            play = Play(database, clock, tmp_path / "blobs", file, seed)
            await play.run()
            for _, used in play.players:
                await used.close()
            async with database.work(TESTER) as work:
                rows = await work.connection.exec_driver_sql("SELECT id FROM images")
                ids = [row.id for row in rows]
            if ids:
                assert await whole(store, file.key, file.sha256) == file.path.read_bytes(), f"seed {seed}"
                async with database.work(TESTER) as work:
                    for each in ids:
                        await work.images.delete(await work.images.lock(each))
                    await work.images.purge(Doom(tuple(ids)))
            images += len(ids)
            sweep = Sweep(database, store, tmp_path / "scratch")
            await sweep(GRACE)
            await clock.let_pass(GRACE)
            removed += (await sweep(GRACE)).removed
            assert not await store.exists(file.key), f"seed {seed}"
            async with database.work(TESTER) as work:
                assert await work.blobs.known([file.sha256]) == set(), f"seed {seed}"
    await store.close()
    assert removed
    assert images


@pytest.mark.parametrize(("span", "puts"), [(FRESH - MOMENT, 1), (FRESH, 2), (FRESH + MOMENT, 2)])
async def test_a_writer_that_comes_late_puts_again(
    span: timedelta, puts: int, clock: DatabaseClock, database_url: str, tmp_path: Path
) -> None:
    async with Database.open(database_url) as database:
        play = Play(database, clock, tmp_path / "blobs", kept_file(tmp_path, 0), 0)
        writer = await play.begin(play.write)
        await writer.step()  # stored, and not yet locked
        await clock.let_pass(span)
        while not writer.ended:
            await writer.step()
        assert play.players[0][1].puts == puts
        await play.players[0][1].close()


@pytest.mark.parametrize("announced", [False, True])
async def test_bytes_that_a_sweep_took_are_put_again_also_when_others_announce_them(
    announced: bool, clock: DatabaseClock, database_url: str, tmp_path: Path
) -> None:
    file = kept_file(tmp_path, 0)
    async with Database.open(database_url) as database:
        play = Play(database, clock, tmp_path / "blobs", file, 0)
        writer = await play.begin(play.write)
        await writer.step()
        await clock.let_pass(GRACE)
        sweep = await play.begin(play.sweep)
        while not sweep.ended:
            await sweep.step()
        store = play.players[0][1]
        assert not await store.exists(file.key)
        other = await play.begin(play.write) if announced else None
        while not writer.ended:
            await writer.step()
        assert await whole(store, file.key, file.sha256) == file.path.read_bytes()
        if other is not None:
            await other.kill()
        for _, each in play.players:
            await each.close()


async def test_a_deletion_that_outlives_its_sweep_takes_nothing_new(
    clock: DatabaseClock, database_url: str, tmp_path: Path
) -> None:
    file = kept_file(tmp_path, 0)
    async with Database.open(database_url) as database:
        play = Play(database, clock, tmp_path / "blobs", file, 0)
        first = await play.begin(play.write)
        await first.step()
        await first.kill()
        await clock.let_pass(GRACE)
        sweep = await play.begin(play.sweep)
        await sweep.step()
        await sweep.kill()  # its request is on the way
        writer = await play.begin(play.write, BLOCKED_SECONDS)
        assert not writer.stands  # it stores nothing yet
        await LocalBlobStore.delete(play.players[1][1], play.players[1][1].deleting)
        await clock.let_pass(REMOVAL)
        await writer.arrived.wait()
        while not writer.ended:
            await writer.step()
        store = play.players[0][1]
        assert await whole(store, file.key, file.sha256) == file.path.read_bytes()
        for _, each in play.players:
            await each.close()
