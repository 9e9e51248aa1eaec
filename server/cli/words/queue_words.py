"""The queue in words: counts, pauses, workers and scopes."""

from limner.v1 import task_pb2

from server.cli.words.messages import moment
from server.cli.words.printing import columns, fields, printable

WORKERS = ("WORKER", "RUNNING", "STATE", "VERSION", "LAST BEAT")
SCOPES = ("SCOPE", "QUEUED", "WAITING", "RUNNING")


def scope_words(scope: str | None) -> str:
    """What is paused or resumed: None is the whole queue, '' what has no scope."""
    if scope is None:
        return "the whole queue"
    return f"scope {printable(scope)}" if scope else "tasks without a scope"


def pause_words(pause: task_pb2.QueuePause) -> str:
    """A pause in one line."""
    what = scope_words(pause.scope if pause.HasField("scope") else None)
    reason = f": {printable(pause.reason)}" if pause.reason else ""
    return f"{what}, since {moment(pause.pause_time)} by {printable(pause.paused_by)}{reason}"


def worker_state(worker: task_pb2.GetQueueStatsResponse.Worker) -> str:
    """What a worker is up to, in one word."""
    if not worker.alive:
        return "silent"
    return "draining" if worker.draining else "working" if worker.running else "idle"


def stats_words(stats: task_pb2.GetQueueStatsResponse) -> str:
    """How the queue is doing: counts, then tables of workers and scopes where there are any."""
    oldest = f", the oldest since {moment(stats.oldest_queued_time)}" if stats.HasField("oldest_queued_time") else ""
    counts = [
        ("queued", f"{stats.queued}{oldest}"),
        ("waiting", str(stats.waiting)),
        ("running", str(stats.running)),
        ("last hour", f"{stats.succeeded_last_hour} succeeded, {stats.failed_last_hour} failed"),
        *(("paused", pause_words(each)) for each in stats.pauses),
    ]
    workers = [
        (each.name, f"{each.running}/{each.slots}", worker_state(each), each.version, moment(each.beat_time))
        for each in stats.workers
    ]
    scopes = [(each.scope or "-", str(each.queued), str(each.waiting), str(each.running)) for each in stats.scopes]
    tables = [columns([head, *rows]) for head, rows in ((WORKERS, workers), (SCOPES, scopes)) if rows]
    return "\n\n".join([fields(counts), *tables])
