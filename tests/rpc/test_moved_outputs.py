"""What a task has made may be of others by now: who is bound to scopes is told of it, and not which image it is."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from limner.v1 import image_pb2, task_pb2
from limner.v1.view_pb2 import VIEW_BASIC, VIEW_FULL

from server.domain.tasks import LONGEST_LEASE, Claim
from server.repositories.database import Database
from tests.callers import TESTER
from tests.rpc.any_call import METHODS, begun
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.stack import Stack
from tests.rpc.tasks import small
from tests.rpc.uploads import metadata, png

OWN, OTHER = "campaign/own", "campaign/other"
BOUND = ((WHO, "master"), (ROLE, "admin"), (SCOPE, OWN))
ALL: tuple[tuple[str, str], ...] = ()
OF_SPECS = {"limner.v1.ExportSpec.image_id", "limner.v1.RestyleSpec.image_id", "limner.v1.RegenerateSpec.image_ids"}
IMAGES = {"limner.v1.TaskOutput.image_id", *OF_SPECS}
"""The fields in answers of TaskService that name images."""
NO_IMAGES = {
    "limner.v1.MapExportOptions.without_image",
    "limner.v1.GetUsageResponse.ProviderUsage.images_last_hour",
    "limner.v1.GetUsageResponse.ProviderUsage.images_last_day",
}
"""They say whether a file has a picture, and how many a provider has painted."""
KEPT, GONE = ("own", "deleted"), ("moved", "nobodys", "purged")
OF_ENDED = {"CancelTask", "DeleteTask", "UndeleteTask", "WatchTask", "WaitTask"}
"""What is asked of a task that is over: of another one it has no end, or is something else."""
ONCE = {"CreateTask", "DeleteTask", "UndeleteTask"}
"""What answers with the task but once, or one caller alone."""
REQUEST_ID = str(uuid4())
NEW = {"RetryTask"}
"""What answers with a task that has made nothing yet."""


@dataclass(frozen=True)
class Made:
    """A server, its database, and the images that a task has made: by what has become of them."""

    stack: Stack
    database: Database
    images: dict[str, str]
    claim: Claim

    @property
    def task_id(self) -> str:
        """The task."""
        return str(self.claim.task_id)

    async def move(self, name: str, scope: str) -> None:
        """Give an image to others, or to nobody."""
        request = image_pb2.UpdateImageRequest(image=image_pb2.Image(id=self.images[name], scope=scope))
        request.update_mask.paths.append("scope")
        await self.stack.images.UpdateImage(request)

    async def end(self) -> None:
        """Let the task succeed."""
        async with self.database.work(TESTER) as work:
            await work.queue.succeed(self.claim)

    async def tell(self, name: str, index: int) -> None:
        """Let the task make one more."""
        async with self.database.work(TESTER) as work:
            await work.queue.add_output(self.claim, {"image_id": self.images[name], "index": index, "seed": 7})


async def image(stack: Stack) -> str:
    request = image_pb2.CreateImageRequest(metadata=metadata(scope=OWN), content=png())
    return str((await stack.images.CreateImage(request)).image.id)


@asynccontextmanager
async def making(database_url: str, folder: Path) -> AsyncIterator[Made]:
    """A task under way, and images that are all its own."""
    async with serving_named(database_url, folder) as stack, Database.open(database_url) as database:
        await stack.tasks.CreateTask(small(scope=OWN, request_id=REQUEST_ID), metadata=BOUND)
        (claim,) = await database.claims.take("test", LONGEST_LEASE, 1)
        yield Made(stack, database, {name: await image(stack) for name in KEPT + GONE}, claim)


async def scattered(made: Made) -> None:
    """All of them are told of, and then go where they are."""
    for index, name in enumerate(made.images):
        await made.tell(name, index)
    await made.move("moved", OTHER)
    await made.move("nobodys", "")
    for name in ("deleted", "purged"):
        await made.stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=made.images[name]))
    await made.stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[made.images["purged"]]))


def requests_for(task_id: str, cursor: str) -> dict[str, list[Message]]:
    """Everything that may be asked of tasks and is answered with one, or with its events."""
    named = task_pb2.Task(id=task_id, labels={"a": str(uuid4())})
    views = (VIEW_BASIC, VIEW_FULL)
    return {
        "CreateTask": [small(scope=OWN, request_id=REQUEST_ID)],
        "GetTask": [task_pb2.GetTaskRequest(id=task_id)],
        "BatchGetTasks": [task_pb2.BatchGetTasksRequest(ids=[task_id], view=view) for view in views],
        "ListTasks": [
            task_pb2.ListTasksRequest(view=view, order_by=order, scope=scope, type=type_)
            for view in views
            for order in ("", "update_time")
            for scope, type_ in (("", ""), (OWN, ""), ("", "map"))
        ],
        "ExplainTask": [task_pb2.ExplainTaskRequest(id=task_id)],
        "UpdateTask": [task_pb2.UpdateTaskRequest(task=named)],
        "CancelTask": [task_pb2.CancelTaskRequest(id=task_id)],
        "WaitTask": [task_pb2.WaitTaskRequest(id=task_id, after_seq=after) for after in (None, 1)],
        "WatchTask": [task_pb2.WatchTaskRequest(id=task_id, after_seq=after) for after in (None, 0)],
        "WatchTasks": [task_pb2.WatchTasksRequest(cursor=cursor), task_pb2.WatchTasksRequest(cursor=cursor, scope=OWN)],
        "ListTaskEvents": [task_pb2.ListTaskEventsRequest(id=task_id)],
        "DeleteTask": [task_pb2.DeleteTaskRequest(id=task_id)],
        "UndeleteTask": [task_pb2.UndeleteTaskRequest(id=task_id)],
    }


def within(descriptor: Descriptor, *above: str) -> Iterator[FieldDescriptor]:
    """The fields of a message and of what is in it."""
    for field in descriptor.fields:
        yield field
        if field.message_type is not None and field.message_type.full_name not in above:
            yield from within(field.message_type, *above, descriptor.full_name)


async def told(made: Made, name: str, request: Message, headers: Any) -> bytes:
    """Every byte that is answered, of a stream of everything until all is told that was there."""
    running = begun(made.stack.channel, METHODS[name], [request.SerializeToString()], metadata=headers)
    if not METHODS[name].server_streaming:
        return bytes(await running)
    answer = b""
    async for each in running:
        answer += each
        if name == "WatchTasks" and task_pb2.WatchTasksResponse.FromString(each).HasField("bookmark"):
            running.cancel()
            break
    return answer


def named_in(made: Made, answer: bytes) -> set[str]:
    """The images that are named in an answer."""
    return {name for name, row_id in made.images.items() if row_id.encode() in answer}


def test_no_other_field_of_an_answer_about_tasks_names_an_image() -> None:
    service = METHODS["GetTask"].containing_service
    fields = {field.full_name for each in service.methods for field in within(each.output_type)}
    assert {each for each in fields if "image" in each.rpartition(".")[2]} == IMAGES | NO_IMAGES
    answering = {
        each.name for each in service.methods if any(field.full_name in IMAGES for field in within(each.output_type))
    }
    assert answering == requests_for("", "").keys() | NEW


async def test_who_is_bound_is_told_which_images_are_its_own_alone(database_url: str, tmp_path: Path) -> None:
    async with making(database_url, tmp_path) as made:
        beginning = await made.stack.tasks.WatchTasks(task_pb2.WatchTasksRequest()).read()
        await scattered(made)

        async def check(left_out: set[str]) -> None:
            for name, requests in requests_for(made.task_id, beginning.cursor).items():
                for request in requests if name not in left_out else ():
                    if name not in ONCE:
                        assert named_in(made, await told(made, name, request, ALL)) == {*KEPT, *GONE}, (name, request)
                    assert named_in(made, await told(made, name, request, BOUND)) == {*KEPT}, (name, request)

        await check(OF_ENDED)
        await made.end()
        await check(set())


async def test_the_output_stays_without_its_image(database_url: str, tmp_path: Path) -> None:
    async with making(database_url, tmp_path) as made:
        await scattered(made)
        request = task_pb2.GetTaskRequest(id=made.task_id)
        task = (await made.stack.tasks.GetTask(request, metadata=BOUND)).task
        assert [each.image_id for each in task.outputs] == [made.images[each] for each in KEPT] + [""] * len(GONE)
        assert [(each.index, each.seed) for each in task.outputs] == [(index, 7) for index in range(len(made.images))]
        await made.move("moved", OWN)
        task = (await made.stack.tasks.GetTask(request, metadata=BOUND)).task
        assert task.outputs[2].image_id == made.images["moved"]


async def test_those_who_watch_are_each_told_their_own(database_url: str, tmp_path: Path) -> None:
    async with making(database_url, tmp_path) as made:
        await made.move("moved", OTHER)
        streams = {}
        for headers in (BOUND, ALL):
            one = made.stack.tasks.WatchTask(task_pb2.WatchTaskRequest(id=made.task_id), metadata=headers)
            many = made.stack.tasks.WatchTasks(task_pb2.WatchTasksRequest(), metadata=headers)
            assert (await one.read()).HasField("snapshot")
            assert (await many.read()).HasField("bookmark")
            streams[headers] = (one, many)
        for index, name in enumerate(("own", "moved")):
            await made.tell(name, index)
            for headers, both in streams.items():
                shown = made.images[name] if name == "own" or headers == ALL else ""
                for stream in both:
                    async with asyncio.timeout(30):
                        output = (await stream.read()).event.output
                    assert (output.image_id, output.index, output.seed) == (shown, index, 7)
        await made.end()
        for headers, (one, many) in streams.items():
            last = [each.image_id for each in (await one.read()).terminal.task.outputs]
            assert last == [made.images["own"], made.images["moved"] if headers == ALL else ""]
            many.cancel()


async def test_what_was_asked_for_stays_without_its_image(database_url: str, tmp_path: Path) -> None:
    async with making(database_url, tmp_path) as made:
        spec = task_pb2.ExportSpec(image_id=made.images["own"], options={"target": "TARGET_FOUNDRY_SCENE"})
        asked = task_pb2.CreateTaskRequest(export=spec, scope=OWN)
        task_id = (await made.stack.tasks.CreateTask(asked, metadata=BOUND)).task.id

        async def told_of(headers: Any) -> str:
            task = (await made.stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id), metadata=headers)).task
            assert task.export.options.target == spec.options.target
            return str(task.export.image_id)

        await made.move("own", OTHER)
        assert [await told_of(headers) for headers in (ALL, BOUND)] == [spec.image_id, ""]
        await made.move("own", OWN)
        assert await told_of(BOUND) == spec.image_id
