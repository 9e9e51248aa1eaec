"""TaskService: work accepted, followed, cancelled."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID

from limner.v1 import task_pb2, task_pb2_grpc
from limner.v1.view_pb2 import VIEW_FULL

from server.domain.cursors import Cursor
from server.domain.errors import SeqAheadOfHead
from server.domain.filters import EventFilter
from server.domain.ids import new_id
from server.domain.paging import page_limit
from server.domain.tasks import EventKind, NewTask, Progress, State, Task
from server.generators.registry import Registry
from server.repositories.database import Database
from server.repositories.hot_reads import HotReads
from server.repositories.request_ids import RequestKey
from server.repositories.tasks import Tasks, TasksInBrief
from server.servicers.caller import current_caller
from server.servicers.exchange import Context
from server.servicers.generator_list import generators_page
from server.servicers.idempotency import request_key
from server.servicers.provider_list import providers_page
from server.servicers.queue_messages import explain_message, pause_message, paused_scope, stats_message, stream_message
from server.servicers.resources import UNNAMED, ResourceMethods
from server.servicers.scoping import scope_of_new
from server.servicers.task_messages import (
    KINDS,
    event_message,
    planned_message,
    task_columns,
    task_filter,
    task_message,
    watch_messages,
)
from server.servicers.task_specs import TaskSpecs
from server.servicers.usage import Usage
from server.tasks.watch import Watch
from server.tasks.watch_many import WatchMany
from server.usecases.explain_task import ExplainTask

DEFAULT_WAIT_SECONDS, DEFAULT_RETRIES, DEFAULT_RETRY_DELAY = 30.0, 3, timedelta(seconds=5)


class TaskService(task_pb2_grpc.TaskServiceServicer):
    """Implements limner.v1.TaskService; the proto documents each method."""

    def __init__(
        self,
        database: Database,
        specs: TaskSpecs,
        registry: Registry,
        watch: Watch,
        watch_many: WatchMany,
        explain: ExplainTask,
        usage: Usage,
        lease: timedelta,
    ) -> None:
        self._database = database
        self._specs = specs
        self._registry = registry
        self._watch = watch
        self._watch_many = watch_many
        self._explain = explain
        self._usage = usage
        self._lease = lease
        self._tasks: ResourceMethods[Task, task_pb2.Task] = ResourceMethods(
            database,
            "task",
            Tasks,
            task_message,
            task_columns,
            changeable=("priority", "labels"),
            fixed=("generate", "export", "regenerate", "restyle", "scope", "max_retries", "retry_delay"),
            documents=("generate", "regenerate"),
            orders=UNNAMED,
            brief=TasksInBrief,
        )

    async def CreateTask(  # noqa: N802 - the proto's name
        self, request: task_pb2.CreateTaskRequest, context: Context
    ) -> task_pb2.CreateTaskResponse:
        """Check everything, then queue it once per request_id."""
        scope = scope_of_new(request.scope, "scope")
        key = None if request.validate_only else request_key("CreateTask", request.request_id, request)
        if key is not None and (replay := await self._replay(key)) is not None:
            return task_pb2.CreateTaskResponse(task=task_message(replay))
        spec = await self._specs.accept(request, scope)
        delay = request.retry_delay.ToTimedelta() if request.HasField("retry_delay") else DEFAULT_RETRY_DELAY
        new = NewTask(
            id=new_id(),
            type=spec.kind,
            params=spec.params,
            priority=request.priority,
            scope=scope or None,
            labels=dict(request.labels),
            created_by=current_caller().name,
            max_retries=request.max_retries if request.HasField("max_retries") else DEFAULT_RETRIES,
            retry_delay=delay // timedelta(seconds=1),
            theme_fingerprint=spec.theme.fingerprint if spec.theme else None,
        )
        if request.validate_only:
            return task_pb2.CreateTaskResponse(task=planned_message(new, spec.failures, **{spec.kind: spec.message}))
        async with self._database.work(current_caller()) as work:
            made = await work.request_ids.claim(key, [new.id])
            if made is None:
                for fingerprint, config in spec.themes.items():
                    await work.accepted_themes.keep(fingerprint, config)
                parts, kept = spec.parts_of(new), {"failures": [*spec.failures]}
                task = await (work.tasks.add_whole(new, parts, kept) if parts else work.tasks.add(new))
            else:
                task = await work.tasks.get(made[0], deleted=True)
            return task_pb2.CreateTaskResponse(task=await self._tasks.shown(task))

    async def _replay(self, key: RequestKey) -> Task | None:
        async with self._database.work(current_caller()) as work:
            made = await work.request_ids.find(key)
            return None if made is None else await work.tasks.get(made[0], deleted=True)

    @property
    def _reads(self) -> HotReads:
        return self._database.reads(current_caller())

    async def _get(self, task_id: UUID) -> Task:
        return await self._reads.get(Tasks, task_id)

    async def _message(self, task: Task) -> task_pb2.Task:
        progress = () if task.status.is_final else await self._reads.progress([task.id])
        return task_message(task, next(iter(progress), None))

    async def _with_progress(self, rows: Sequence[Task], *, full: bool) -> Callable[[Task], task_pb2.Task]:
        """How tasks are shown with the latest progress of those that run."""
        running = [row.id for row in rows if row.status is State.RUNNING]
        latest = {each.task_id: each for each in await self._reads.progress(running)} if running else {}
        return lambda row: task_message(row, latest.get(row.id), full=full)

    async def GetTask(  # noqa: N802
        self, request: task_pb2.GetTaskRequest, context: Context
    ) -> task_pb2.GetTaskResponse:
        """One task with its latest progress."""
        return task_pb2.GetTaskResponse(task=await self._message(await self._get(UUID(request.id))))

    async def ListTasks(  # noqa: N802
        self, request: task_pb2.ListTasksRequest, context: Context
    ) -> task_pb2.ListTasksResponse:
        """Tasks that meet a filter, newest first unless told otherwise."""
        chosen = task_filter(request)
        prepare = partial(self._with_progress, full=request.view == VIEW_FULL)
        return await self._tasks.page(request, chosen, task_pb2.ListTasksResponse, prepare)

    async def BatchGetTasks(  # noqa: N802
        self, request: task_pb2.BatchGetTasksRequest, context: Context
    ) -> task_pb2.BatchGetTasksResponse:
        """Tasks in the order of their ids."""
        prepare = partial(self._with_progress, full=request.view == VIEW_FULL)
        return await self._tasks.batch(request, task_pb2.BatchGetTasksResponse, prepare)

    async def UpdateTask(  # noqa: N802
        self, request: task_pb2.UpdateTaskRequest, context: Context
    ) -> task_pb2.UpdateTaskResponse:
        """Change labels, and the priority of what waits."""
        return task_pb2.UpdateTaskResponse(task=await self._tasks.update(request))

    async def DeleteTask(  # noqa: N802
        self, request: task_pb2.DeleteTaskRequest, context: Context
    ) -> task_pb2.DeleteTaskResponse:
        """Hide a finished task softly."""
        return task_pb2.DeleteTaskResponse(task=await self._tasks.delete(request))

    async def UndeleteTask(  # noqa: N802
        self, request: task_pb2.UndeleteTaskRequest, context: Context
    ) -> task_pb2.UndeleteTaskResponse:
        """Show a task again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return task_pb2.UndeleteTaskResponse(task=await self._tasks.undelete(request))

    async def PurgeTasks(  # noqa: N802
        self, request: task_pb2.PurgeTasksRequest, context: Context
    ) -> task_pb2.PurgeTasksResponse:
        """Remove deleted ones for good."""
        return await self._tasks.purge(request, task_pb2.PurgeTasksResponse)

    async def CancelTask(  # noqa: N802
        self, request: task_pb2.CancelTaskRequest, context: Context
    ) -> task_pb2.CancelTaskResponse:
        """Cancel, or ask the worker to."""
        async with self._database.work(current_caller()) as work:
            task = await work.tasks.cancel(UUID(request.id))
            return task_pb2.CancelTaskResponse(task=await self._tasks.shown(task))

    async def WaitTask(  # noqa: N802
        self, request: task_pb2.WaitTaskRequest, context: Context
    ) -> task_pb2.WaitTaskResponse:
        """The task at its end, at its next event, or after the timeout."""
        task_id = UUID(request.id)
        after = request.after_seq if request.HasField("after_seq") else None
        given = request.timeout.seconds + request.timeout.nanos / 1e9
        seconds = given if request.HasField("timeout") else DEFAULT_WAIT_SECONDS
        task = await self._watch.wait(current_caller(), task_id, after, seconds)
        return task_pb2.WaitTaskResponse(task=await self._message(task))

    async def WatchTask(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: task_pb2.WatchTaskRequest, context: Context
    ) -> None:
        """The task's news until its end."""
        after = request.after_seq if request.HasField("after_seq") else None
        shown: bytes | None = None
        async for news in self._watch.follow(current_caller(), UUID(request.id), after):
            preview = news.preview if request.previews and isinstance(news, Progress) else None
            for message in watch_messages(news, preview if preview != shown else None):
                await context.write(message)
            shown = preview or shown

    async def WatchTasks(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: task_pb2.WatchTasksRequest, context: Context
    ) -> None:
        """The events of many tasks, for as long as somebody listens."""
        kinds = [EventKind(KINDS.word(number)) for number in request.kinds]
        chosen = EventFilter(request.scope, request.labels, kinds)
        cursor = Cursor.decode(request.cursor) if request.cursor else None
        async for news in self._watch_many.follow(current_caller(), chosen, cursor):
            await context.write(stream_message(news))

    async def RetryTask(  # noqa: N802
        self, request: task_pb2.RetryTaskRequest, context: Context
    ) -> task_pb2.RetryTaskResponse:
        """What was not made, as a new task."""
        key, new = request_key("RetryTask", request.request_id, request), new_id()
        async with self._database.work(current_caller()) as work:
            if (made := await work.request_ids.claim(key, [new])) is not None:
                task = await work.tasks.get(made[0], deleted=True)
            else:
                task = await work.tasks.retry(UUID(request.id), new, current_caller().name)
            return task_pb2.RetryTaskResponse(task=await self._tasks.shown(task))

    async def ExplainTask(  # noqa: N802
        self, request: task_pb2.ExplainTaskRequest, context: Context
    ) -> task_pb2.ExplainTaskResponse:
        """What keeps a task from running."""
        task = await self._get(UUID(request.id))
        progress = await self._reads.progress([task.id])
        return explain_message(task, next(iter(progress), None), await self._explain(current_caller(), task))

    async def PauseQueue(  # noqa: N802
        self, request: task_pb2.PauseQueueRequest, context: Context
    ) -> task_pb2.PauseQueueResponse:
        """Have workers start nothing of a scope, or nothing at all."""
        scope = paused_scope(request)
        async with self._database.work(current_caller()) as work:
            pause = await work.pauses.pause(scope, request.reason, current_caller().name)
        return task_pb2.PauseQueueResponse(pause=pause_message(pause))

    async def ResumeQueue(  # noqa: N802
        self, request: task_pb2.ResumeQueueRequest, context: Context
    ) -> task_pb2.ResumeQueueResponse:
        """Have them go on."""
        scope = paused_scope(request)
        async with self._database.work(current_caller()) as work:
            resumed = await work.pauses.resume(scope)
        return task_pb2.ResumeQueueResponse(resumed=resumed)

    async def GetQueueStats(  # noqa: N802
        self, request: task_pb2.GetQueueStatsRequest, context: Context
    ) -> task_pb2.GetQueueStatsResponse:
        """How the queue is doing."""
        caller = current_caller()
        async with self._database.work(caller) as work:
            counts, scopes = await work.state.counts(request.scope), await work.state.scopes(request.scope)
            # Workers are at the tasks of all.
            workers = await work.workers.all(self._lease) if caller.scopes is None else ()
            pauses = await work.pauses.all()
        return stats_message(counts, scopes, workers, pauses)

    async def GetUsage(self, request: task_pb2.GetUsageRequest, context: Context) -> task_pb2.GetUsageResponse:  # noqa: N802
        """What the caller and its scopes use of what they may."""
        return await self._usage(current_caller(), request.scope)

    async def ListTaskEvents(  # noqa: N802
        self, request: task_pb2.ListTaskEventsRequest, context: Context
    ) -> task_pb2.ListTaskEventsResponse:
        """Entries of the log in order."""
        task = await self._get(UUID(request.id))
        if request.after_seq > task.event_seq:
            raise SeqAheadOfHead(task.event_seq)
        events = await self._reads.events(task.id, request.after_seq, page_limit(request.page_size))
        return task_pb2.ListTaskEventsResponse(events=[event_message(each) for each in events], head_seq=task.event_seq)

    async def ListGenerators(  # noqa: N802
        self, request: task_pb2.ListGeneratorsRequest, context: Context
    ) -> task_pb2.ListGeneratorsResponse:
        """What can be generated, by name."""
        return generators_page(self._registry, request)

    async def ListProviders(  # noqa: N802
        self, request: task_pb2.ListProvidersRequest, context: Context
    ) -> task_pb2.ListProvidersResponse:
        """The providers that a caller may know of, by name, and how workers fared with them."""
        return await providers_page(self._registry.painters, self._reads, self._database, request)
