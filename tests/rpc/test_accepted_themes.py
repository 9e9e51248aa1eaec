"""Whatever becomes of a theme while tasks wait, or between their attempts, changes none of them."""

from pathlib import Path
from uuid import UUID

import grpc
from limner.v1 import task_pb2, theme_pb2

from server.wiring import open_worker, running
from tests.odd_generator import let_pass, odd
from tests.rpc.errors import refused
from tests.rpc.kept_themes import FATES, a_theme, change, delete, drawn_with, purge, seen, task_of_another
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, finished, small, watch

Task = task_pb2.Task


async def retried(stack: Stack, task_id: str) -> str:
    return str((await stack.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task_id))).task.id)


async def test_tasks_are_drawn_with_the_theme_they_were_accepted_with(stack: Stack) -> None:
    model = await created(stack, drawn_with(await a_theme(stack)))
    waiting, repeated = [], []
    for fate in FATES:
        theme = await a_theme(stack)
        waiting.append((await created(stack, drawn_with(theme))).id)
        task = await created(stack, drawn_with(theme))
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        await fate(stack, theme)
        repeated.append(await retried(stack, task.id))
    other = await a_theme(stack)
    await change(stack, other)
    different = await created(stack, drawn_with(other))
    async with open_worker(stack.settings) as worker, running(worker.run()):
        pictures, said = await seen(stack, await finished(stack, model.id))
        for task_id in (*waiting, *repeated):
            assert await seen(stack, await finished(stack, task_id)) == (pictures, said)
        others, told = await seen(stack, await finished(stack, different.id))
    assert others != pictures
    assert told["config"] != said["config"]


async def test_what_another_program_wrote_fails_once_when_its_theme_is_not_there(stack: Stack) -> None:
    gone = await a_theme(stack)
    async with database_of(stack) as connection:
        task_id = await task_of_another(stack, connection, drawn_with(gone))
    await purge(stack, gone)
    async with open_worker(stack.settings) as worker, running(worker.run()):
        failed = await finished(stack, task_id)
        assert (failed.state, failed.error.reason) == (Task.STATE_FAILED, "UNKNOWN_THEME")
        assert (failed.attempts, failed.retry_count) == (1, 0)
        again = await finished(stack, await retried(stack, task_id))
        assert (again.state, again.error.reason) == (Task.STATE_FAILED, "UNKNOWN_THEME")
        # Nothing was kept with them, so it can be mended.
        named = theme_pb2.Theme(name=gone.name, display_name="Back")
        back = (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=named))).theme
        ink = theme_pb2.ThemeVariation(theme_id=back.id, name="ink", display_name="Ink")
        await stack.themes.CreateThemeVariation(theme_pb2.CreateThemeVariationRequest(theme_variation=ink))
        assert await seen(stack, await finished(stack, await retried(stack, task_id)))


async def test_another_worker_goes_on_with_the_theme_of_the_first(
    database_url: str, tmp_path: Path, gate: Path
) -> None:
    settings = settings_for(database_url, tmp_path, worker_slots=4)
    async with serving(settings) as stack, database_of(stack) as connection:
        ids, themes = [], [await a_theme(stack) for _ in range(2)]
        for theme in themes:
            request = odd("wait", gate=gate)
            request.generate.theme, request.generate.variation = theme.name, "ink"
            ids += [(await created(stack, request)).id, await task_of_another(stack, connection, request)]
        # The first worker is drained while all of them wait at the gate; then no theme is what it was.
        async with open_worker(settings) as worker, running(worker.run()):
            for task_id in ids:
                async for message in watch(stack, task_id, after_seq=0):
                    if message.event.stage:
                        break
        await change(stack, themes[0])
        await purge(stack, themes[1])
        let_pass(gate, len(ids))
        async with open_worker(settings) as worker, running(worker.run()):
            done = [await finished(stack, task_id) for task_id in ids]
        assert [each.attempts for each in done] == [2] * len(ids)
        first, *others = [await seen(stack, each) for each in done]
        assert first[1]["config"]["battle_map"]["palette"]["wall"] == "#990000"
        assert others == [first] * 3


async def test_a_retry_of_what_was_made_in_part_keeps_the_theme(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        theme = await a_theme(stack)
        request = odd("break_odd", seed=10, count=2)
        request.generate.theme, request.generate.variation = theme.name, "ink"
        task = await finished(stack, (await created(stack, request)).id)
        (_, said), fingerprint = await seen(stack, task), "SELECT theme_fingerprint FROM generation_tasks WHERE id = $1"
        await delete(stack, theme)
        async with database_of(stack) as connection:
            ids = [task.id, await retried(stack, task.id)]
            assert [await connection.fetchval(fingerprint, UUID(each)) for each in ids] == [said["fingerprint"]] * 2


async def test_no_read_of_a_task_reads_its_theme(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack, database_of(stack) as connection:
        task = await created(stack, small())
        await connection.execute("ALTER TABLE accepted_themes RENAME TO away")
        assert (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id))).task == task
        assert (await stack.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks
        assert (await stack.tasks.BatchGetTasks(task_pb2.BatchGetTasksRequest(ids=[task.id]))).tasks


async def test_tasks_share_what_they_are_drawn_with(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack, database_of(stack) as connection:
        theme = await a_theme(stack)
        for seed in range(5):
            await created(stack, drawn_with(theme, seed=seed))
        refusal = await refused(stack.tasks.CreateTask(drawn_with(theme_pb2.Theme(name="no such"))))
        assert refusal.code == grpc.StatusCode.INVALID_ARGUMENT
        assert await connection.fetchval("SELECT count(*) FROM accepted_themes") == 1
        patched = drawn_with(theme)
        patched.generate.overrides.update({"battle_map": {"saturation": 0.3}})
        patched.validate_only = True
        await created(stack, patched)
        assert await connection.fetchval("SELECT count(*) FROM accepted_themes") == 1
