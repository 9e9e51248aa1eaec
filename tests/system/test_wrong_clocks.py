"""A host whose clock is wrong harms nobody, and what was written by a wrong clock holds up nothing once it is right."""

from pathlib import Path

from limner.v1 import task_pb2

from tests.blob_samples import put, sample
from tests.odd_generator import let_pass, odd
from tests.rows_of_others import added
from tests.rpc.stack import settings_for
from tests.system.ended_processes import kill_all, vanished
from tests.system.maintaining import STEPS, maintaining
from tests.system.service import limner, service
from tests.system.work_under_way import at_work, ended_once
from tests.wrong_clock import wrong_clock

YEAR = "+365d"
MONTH = "+31d"
EMBEDDED = {"LIMNER_DATABASE_URL": "", "LIMNER_MINIO_ENDPOINT": ""}


async def test_a_service_whose_clock_is_put_right_goes_on(tmp_path: Path, gate: Path) -> None:
    async with service(EMBEDDED | wrong_clock(YEAR), tmp_path / "data", workers=1) as served:
        task_id = await at_work(served, odd("wait", gate=gate), "odd")
        family = served.server.family()
        kill_all(family)
        await served.server.child.wait()
        await vanished(*family[1:])
    async with service(EMBEDDED, tmp_path / "data", workers=1) as served:
        let_pass(gate)
        assert (await ended_once(served, task_id)).attempts == 2
        stats = await served.stubs.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest())
        assert sorted(each.alive for each in stats.workers) == [False, True]


async def test_maintenance_on_a_host_a_month_ahead_removes_nothing(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path)
    async with maintaining(settings) as ground:
        await added(ground.connection, "images", {"is_deleted": True})
        await ground.execute("UPDATE images SET deleted_at = now() - interval '3 days'")
        await put(ground.core.store, sample(tmp_path, 100))
        partial = settings.data_dir / "blobs" / ".partial" / "of-a-writer"
        partial.write_bytes(b"")
        ahead = settings.environment() | wrong_clock(MONTH)
        await ground.maintain()
        await ground.execute("UPDATE maintenance_runs SET finished_at = now() + interval '1 year'")
        async with limner("maintenance", environment=ahead) as process:
            for step in STEPS:
                await process.line(f"limner: {step}: ")
            assert await process.child.wait() == 0
        assert await ground.count("images") == 1
        assert len(await ground.keys()) == 1
        assert partial.exists()
