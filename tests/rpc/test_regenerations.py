"""Tasks that are done by parts: which images they are about; how they are cancelled, repeated, hidden and counted."""

from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, regeneration_pb2, task_pb2, theme_pb2

from server.repositories.tables import images
from server.usecases.plan_regeneration import READ_AT_ONCE
from server.wiring import open_worker, running
from tests.rpc.errors import refused
from tests.rpc.limited import by, exceeded, limited
from tests.rpc.multiplied import multiply_rows
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, events, finished, small
from tests.rpc.uploads import metadata, png

NOBODY = "018f0000-0000-7000-8000-000000000000"
MANY = 1000
Spec = regeneration_pb2.RegenerateSpec
Task = task_pb2.Task
NEW = regeneration_pb2.REGENERATE_SEED_NEW


def asked(scope: str, spec: Spec, **values: Any) -> task_pb2.CreateTaskRequest:
    return task_pb2.CreateTaskRequest(regenerate=spec, scope=scope, **values)


async def drawn(stack: Stack, scope: str, count: int = 1, call: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """The ids of so many images of a scope, all drawn from the same."""
    async with open_worker(stack.settings) as worker, running(worker.run()):
        task = (await stack.tasks.CreateTask(small(scope=scope), metadata=call)).task
        (output,) = (await finished(stack, task.id)).outputs
    more = await multiply_rows(stack, images, output.image_id, count - 1, created_at="created_at - n * interval '1 s'")
    return [output.image_id, *more]


async def parts_of(stack: Stack, task_id: str) -> list[Task]:
    request = task_pb2.ListTasksRequest(parent_task_id=task_id, page_size=1000, view="VIEW_FULL", show_deleted=True)
    parts = (await stack.tasks.ListTasks(request)).tasks
    return sorted(parts, key=lambda part: str(part.generate.regenerated_from))


async def get(stack: Stack, task_id: str) -> Task:
    task: Task = (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
    return task


async def listed(stack: Stack, scope: str, **values: Any) -> set[str]:
    request = task_pb2.ListTasksRequest(scope=scope, page_size=1000, **values)
    return {each.id for each in (await stack.tasks.ListTasks(request)).tasks}


async def test_a_filter_finds_the_images_when_the_task_is_accepted(stack: Stack) -> None:
    scope = "campaign/found"
    ids = await drawn(stack, scope, READ_AT_ONCE + 2)
    await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(scope=scope), content=png()))
    chosen = Spec.Filter(type="map", theme="high_fantasy")
    task = await created(stack, asked(scope, Spec(filter=chosen, theme="nature", overrides={"extra": {"a": 1}})))
    assert list(task.regenerate.image_ids) == ids, "the newest first, and no upload"
    assert not task.regenerate.HasField("filter")
    assert (task.state, task.regenerate.theme) == (Task.STATE_RUNNING, "nature")
    parts = await parts_of(stack, task.id)
    assert sorted(each.generate.regenerated_from for each in parts) == sorted(ids)
    assert {each.generate.regenerate_seed for each in parts} == {regeneration_pb2.REGENERATE_SEED_KEEP}
    assert {(each.state, each.parent_task_id, each.scope) for each in parts} == {(Task.STATE_QUEUED, task.id, scope)}
    assert task.id in await listed(stack, scope)
    assert not await listed(stack, scope) & {each.id for each in parts}
    async with database_of(stack) as connection:
        columns = "count(DISTINCT theme_fingerprint) AS themes, count(DISTINCT start_tag) AS turns"
        (row,) = await connection.fetch(f"SELECT {columns} FROM generation_tasks WHERE parent_id = $1", task.id)
    assert (row["themes"], row["turns"]) == (1, len(ids)), "one theme, and a turn for each"
    again = await created(stack, asked(scope, Spec(filter=Spec.Filter(query="nothing of it")), validate_only=True))
    assert not again.regenerate.image_ids
    newest = await created(stack, asked(scope, Spec(filter=Spec.Filter(task_id=NOBODY)), validate_only=True))
    assert not newest.regenerate.image_ids
    await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))


async def test_more_images_than_a_task_may_have_are_counted(stack: Stack) -> None:
    scope = "campaign/many"
    ids = await drawn(stack, scope, MANY + 1)
    wrong = await refused(created(stack, asked(scope, Spec(filter=Spec.Filter(type="map")))))
    assert (wrong.code, wrong.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "TOO_MANY_IMAGES")
    assert (wrong.metadata["count"], wrong.metadata["limit"]) == (str(MANY + 1), str(MANY))
    wrong = await refused(created(stack, asked(scope, Spec(image_ids=ids))))
    assert (wrong.reason, wrong.fields) == ("INVALID_FIELD", ("regenerate.image_ids",))
    task = await created(stack, asked(scope, Spec(image_ids=ids[:MANY], seed=NEW)))
    parts = await parts_of(stack, task.id)
    assert (len(parts), len({each.generate.seed for each in parts}) > MANY // 2) == (MANY, True)
    cancelled = (await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))).task
    assert cancelled.state == Task.STATE_CANCELLED


async def test_what_cannot_be_drawn_once_more_is_told_before(stack: Stack) -> None:
    scope = "campaign/refused"
    good, gone, bare, strange, odd, moved, patch = await drawn(stack, scope, 7)
    upload = image_pb2.CreateImageRequest(metadata=metadata(scope=scope), content=png())
    uploaded = (await stack.images.CreateImage(upload)).image.id
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=gone))
    async with database_of(stack) as connection:
        put = "UPDATE images SET generation_params = {} WHERE id = $1"
        await connection.execute(put.format("generation_params - 'seed'"), bare)
        await connection.execute(put.format("""generation_params || '{"generator": "another"}'"""), strange)
        await connection.execute(put.format("""generation_params || '{"battle_map": {"columns": 3}}'"""), odd)
        await connection.execute("UPDATE images SET patch_of = $2 WHERE id = $1", patch, good)
    change = image_pb2.Image(id=moved, scope="campaign/elsewhere")
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=change))
    reasons = {
        NOBODY: "IMAGE_NOT_FOUND",
        gone: "IMAGE_NOT_FOUND",
        moved: "IMAGE_NOT_FOUND",
        uploaded: "IMAGE_NOT_GENERATED",
        bare: "IMAGE_NOT_GENERATED",
        strange: "UNKNOWN_GENERATOR",
        odd: "INVALID_FIELD",
        patch: "PATCH_OF_MAP",
    }
    ids = [good, *reasons]
    planned = await created(stack, asked(scope, Spec(image_ids=ids), validate_only=True))
    assert (planned.id, list(planned.regenerate.image_ids)) == ("", ids)
    assert {ids[each.index]: each.error.reason for each in planned.failures} == reasons
    assert not await listed(stack, scope, states=["STATE_RUNNING"])
    none = await refused(created(stack, asked(scope, Spec(image_ids=[uploaded, gone]))))
    assert (none.code, none.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "NOTHING_TO_REGENERATE")
    task = await created(stack, asked(scope, Spec(image_ids=ids)))
    assert list(task.failures) == list(planned.failures)
    async with open_worker(stack.settings) as worker, running(worker.run()):
        ended = await finished(stack, task.id)
    assert (ended.state, [each.index for each in ended.outputs]) == (Task.STATE_SUCCEEDED, [0])
    assert list(ended.failures) == list(planned.failures)


WRONG: dict[str, tuple[Spec, str]] = {
    "nothing": (Spec(), "regenerate.image_ids"),
    "both": (Spec(image_ids=[NOBODY], filter=Spec.Filter(type="map")), "regenerate.filter"),
    "everything": (Spec(filter=Spec.Filter()), "regenerate.filter"),
    "twice": (Spec(image_ids=[NOBODY, NOBODY.upper()]), "regenerate.image_ids[1]"),
    "no theme": (Spec(image_ids=[NOBODY], presets=["dusk"]), "regenerate.presets"),
    "overrides": (
        Spec(image_ids=[NOBODY], theme="gothic", overrides={"look": {"a": 1}}),
        "regenerate.overrides.look.a",
    ),
    "theme": (Spec(image_ids=[NOBODY], theme="nowhere"), "regenerate.theme"),
    "variation": (Spec(image_ids=[NOBODY], theme="gothic", variation="x"), "regenerate.variation"),
    "preset": (Spec(image_ids=[NOBODY], theme="gothic", presets=["x"]), "regenerate.presets[0]"),
}


@pytest.mark.parametrize("name", WRONG)
async def test_what_is_wrong_with_the_request_names_its_field(stack: Stack, name: str) -> None:
    spec, field = WRONG[name]
    assert (await refused(created(stack, asked("campaign/1", spec)))).fields == (field,)


async def test_all_are_drawn_with_the_theme_of_that_moment(stack: Stack) -> None:
    scope, look = "campaign/pinned", {"look": {"palette": {"ink": "#112233"}}}
    theme = theme_pb2.Theme(name="pinned", display_name="Pinned", config=look)
    made = (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))).theme
    ids = await drawn(stack, scope, 2)
    task = await created(stack, asked(scope, Spec(image_ids=ids, theme="pinned")))
    await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=made.id))
    async with open_worker(stack.settings) as worker, running(worker.run()):
        ended = await finished(stack, task.id)
    assert len(ended.outputs) == 2
    for each in ended.outputs:
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=each.image_id))).image
        assert image.style_data["config"]["look"] == look["look"]
    async with database_of(stack) as connection:
        await connection.execute("UPDATE images SET deleted_at = now() WHERE id = ANY($1::uuid[])", ids)


async def test_a_task_goes_with_its_parts(stack: Stack) -> None:
    scope = "campaign/whole"
    ids = await drawn(stack, scope, 3)
    task = await created(stack, asked(scope, Spec(image_ids=ids)))
    own, *others = [each.id for each in await parts_of(stack, task.id)]
    cancel, delete = task_pb2.CancelTaskRequest, task_pb2.DeleteTaskRequest
    assert (await refused(stack.tasks.DeleteTask(delete(id=task.id)))).reason == "TASK_NOT_FINISHED"
    await stack.tasks.CancelTask(cancel(id=own))
    (failure,) = (await get(stack, task.id)).failures
    assert (failure.error.reason, failure.task_id) == ("PART_CANCELLED", own)
    ended = (await stack.tasks.CancelTask(cancel(id=task.id))).task
    assert (ended.state, ended.cancel_requested, len(ended.failures)) == (Task.STATE_CANCELLED, True, 1)
    assert {each.state for each in await parts_of(stack, task.id)} == {Task.STATE_CANCELLED}
    kinds = [each.kind for each in await events(stack, task.id)]
    assert kinds[-2:] == [task_pb2.TaskEvent.KIND_CANCEL_REQUESTED, task_pb2.TaskEvent.KIND_TERMINAL]
    again = (await stack.tasks.CancelTask(cancel(id=task.id))).task
    assert again.event_seq == ended.event_seq
    for part in (own, *others):
        assert (await refused(stack.tasks.DeleteTask(delete(id=part)))).reason == "PART_OF_TASK"
    await stack.tasks.DeleteTask(delete(id=task.id))
    assert {bool(each.HasField("delete_time")) for each in await parts_of(stack, task.id)} == {True}
    purge, undelete = task_pb2.PurgeTasksRequest, task_pb2.UndeleteTaskRequest
    assert (await refused(stack.tasks.UndeleteTask(undelete(id=own)))).reason == "PART_OF_TASK"
    assert (await refused(stack.tasks.PurgeTasks(purge(ids=[own])))).reason == "PART_OF_TASK"
    await stack.tasks.UndeleteTask(undelete(id=task.id))
    assert (await get(stack, own)).parent_task_id == task.id
    await stack.tasks.DeleteTask(delete(id=task.id))
    assert (await stack.tasks.PurgeTasks(purge(ids=[task.id]))).count == 1
    assert await parts_of(stack, task.id) == []
    assert (await refused(get(stack, own))).reason == "TASK_NOT_FOUND"


async def test_what_was_not_made_is_tried_once_more(stack: Stack) -> None:
    scope = "campaign/again"
    ids = await drawn(stack, scope, 3)
    task = await created(stack, asked(scope, Spec(image_ids=ids, theme="gothic")))
    waiting = {each.generate.regenerated_from: each for each in await parts_of(stack, task.id)}
    for image_id in ids[1:]:
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=waiting[image_id].id))
    retry = task_pb2.RetryTaskRequest
    assert (await refused(stack.tasks.RetryTask(retry(id=task.id)))).reason == "TASK_NOT_FINISHED"
    async with open_worker(stack.settings) as worker, running(worker.run()):
        ended = await finished(stack, task.id)
        assert [each.index for each in ended.outputs] == [0]
        assert [each.index for each in ended.failures] == [1, 2]
        again = (await stack.tasks.RetryTask(retry(id=task.id))).task
        assert (again.retry_of, list(again.regenerate.indexes)) == (task.id, [1, 2])
        assert list(again.regenerate.image_ids) == ids
        done = await finished(stack, again.id)
        assert (done.state, sorted(each.index for each in done.outputs)) == (Task.STATE_SUCCEEDED, [1, 2])
        assert {each.regenerated_from for each in done.outputs} == set(ids[1:])
        assert {each.retry_of for each in await parts_of(stack, again.id)} == {waiting[each].id for each in ids[1:]}
        assert (await refused(stack.tasks.RetryTask(retry(id=again.id)))).reason == "NOTHING_TO_RETRY"
        single = (await stack.tasks.RetryTask(retry(id=waiting[ids[1]].id))).task
        assert (await finished(stack, single.id)).outputs[0].regenerated_from == ids[1]


async def test_it_counts_as_many_tasks_as_it_has_images(database_url: str, tmp_path: Path) -> None:
    scope = "campaign/counted"
    async with limited(database_url, tmp_path, scope_tasks=3) as stack:
        ids = await drawn(stack, scope, 4)
        too_many = await exceeded(created(stack, asked(scope, Spec(image_ids=ids))))
        assert (too_many.reason, too_many.subjects) == ("TOO_MANY_TASKS", (f"scope:{scope}",))
        task = await created(stack, asked(scope, Spec(image_ids=ids[:3])))
        usages = (await stack.tasks.GetUsage(task_pb2.GetUsageRequest(scope=scope))).usages
        kind = task_pb2.GetUsageResponse.KIND_TASKS
        assert [(each.used, each.limit) for each in usages if each.kind == kind and each.limit == 3] == [(3, 3)]
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        assert (await created(stack, asked(scope, Spec(image_ids=ids[3:])))).state == Task.STATE_RUNNING


async def test_who_is_bound_to_scopes_draws_its_own_alone(database_url: str, tmp_path: Path) -> None:
    own, other = "campaign/own", "campaign/other"
    async with limited(database_url, tmp_path) as stack:
        (mine,), (theirs,) = await drawn(stack, own), await drawn(stack, other)
        me = by("me", own)
        planned = await stack.tasks.CreateTask(
            asked("", Spec(image_ids=[mine, theirs]), validate_only=True), metadata=me
        )
        assert [(each.index, each.error.reason) for each in planned.task.failures] == [(1, "IMAGE_NOT_FOUND")]
        chosen = asked("", Spec(filter=Spec.Filter(type="map")))
        task = (await stack.tasks.CreateTask(chosen, metadata=me)).task
        assert list(task.regenerate.image_ids) == [mine]
        change = image_pb2.Image(id=mine, scope=other)
        await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=change))
        request = task_pb2.GetTaskRequest(id=task.id)
        assert list((await stack.tasks.GetTask(request, metadata=me)).task.regenerate.image_ids) == [""]
        (part,) = (
            await stack.tasks.ListTasks(
                task_pb2.ListTasksRequest(parent_task_id=task.id, view="VIEW_FULL"), metadata=me
            )
        ).tasks
        assert part.generate.regenerated_from == ""
        async with open_worker(stack.settings) as worker, running(worker.run()):
            ended = await finished(stack, task.id)
        assert (ended.state, ended.error.reason) == (Task.STATE_FAILED, "IMAGE_NOT_FOUND")
