"""The queue, its pauses and its workers as messages."""

from collections.abc import Sequence

from limner.v1 import task_pb2

from server.domain.tasks import Progress, Task
from server.repositories.queue_pauses import Pause
from server.repositories.queue_state import QueueCounts, ScopeCounts
from server.repositories.task_workers import WorkerState
from server.servicers.scoping import check_scope
from server.servicers.task_messages import event_message, task_message
from server.tasks.shared_events import Told
from server.tasks.watch_many import Bookmark
from server.usecases.explain_task import BlockerKind, Explanation

BLOCKER_KINDS = {
    BlockerKind.BACKOFF: task_pb2.ExplainTaskResponse.Blocker.KIND_BACKOFF,
    BlockerKind.QUEUE_PAUSED: task_pb2.ExplainTaskResponse.Blocker.KIND_QUEUE_PAUSED,
    BlockerKind.SCOPE_PAUSED: task_pb2.ExplainTaskResponse.Blocker.KIND_SCOPE_PAUSED,
    BlockerKind.NO_WORKER: task_pb2.ExplainTaskResponse.Blocker.KIND_NO_WORKER,
    BlockerKind.WORKERS_BUSY: task_pb2.ExplainTaskResponse.Blocker.KIND_WORKERS_BUSY,
    BlockerKind.OTHERS_FIRST: task_pb2.ExplainTaskResponse.Blocker.KIND_OTHERS_FIRST,
    BlockerKind.PROVIDER_HOUR: task_pb2.ExplainTaskResponse.Blocker.KIND_PROVIDER_HOUR,
}


def explain_message(task: Task, progress: Progress | None, explanation: Explanation) -> task_pb2.ExplainTaskResponse:
    """Why a task is where it is."""
    return task_pb2.ExplainTaskResponse(
        task=task_message(task, progress),
        position=explanation.position,
        blockers=[
            task_pb2.ExplainTaskResponse.Blocker(kind=BLOCKER_KINDS[each.kind], until=each.until, message=each.message)
            for each in explanation.blockers
        ],
        estimated_start_time=explanation.starts_at,
    )


def pause_message(pause: Pause) -> task_pb2.QueuePause:
    """A pause; that of the whole queue has no scope."""
    return task_pb2.QueuePause(
        scope=pause.scope, reason=pause.reason, paused_by=pause.paused_by, pause_time=pause.paused_at
    )


def paused_scope(request: task_pb2.PauseQueueRequest | task_pb2.ResumeQueueRequest) -> str | None:
    """The scope that a request is about; None is the whole queue. Raises `ScopeNotAllowed`."""
    if not request.HasField("scope"):
        return None
    check_scope(request.scope, "scope")
    return request.scope


def stats_message(
    counts: QueueCounts, scopes: Sequence[ScopeCounts], workers: Sequence[WorkerState], pauses: Sequence[Pause]
) -> task_pb2.GetQueueStatsResponse:
    """How the queue is doing."""
    return task_pb2.GetQueueStatsResponse(
        queued=counts.queued,
        waiting=counts.waiting,
        running=counts.running,
        succeeded_last_hour=counts.succeeded,
        failed_last_hour=counts.failed,
        oldest_queued_time=counts.oldest,
        workers=[
            task_pb2.GetQueueStatsResponse.Worker(
                name=each.name,
                slots=each.slots,
                running=each.running,
                version=each.version,
                draining=each.draining,
                alive=each.alive,
                start_time=each.started_at,
                beat_time=each.beaten_at,
            )
            for each in workers
        ],
        pauses=map(pause_message, pauses),
        scopes=[
            task_pb2.GetQueueStatsResponse.Scope(
                scope=each.scope, queued=each.queued, waiting=each.waiting, running=each.running
            )
            for each in scopes
        ],
    )


def stream_message(news: Told | Bookmark) -> task_pb2.WatchTasksResponse:
    """What a watcher of many tasks is sent."""
    message = task_pb2.WatchTasksResponse(cursor=news.cursor.encode())
    if isinstance(news, Told):
        message.event.CopyFrom(event_message(news.event))
    else:
        message.bookmark.server_time.FromDatetime(news.now)
    return message
