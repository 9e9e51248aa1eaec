"""Statements that change a task and log it in one go: the row, its event and the notification, one round trip.

Sequences are dense from 1: they are taken from the task's own row, whose lock the writer holds until it commits, so
the events of a task become visible in their order. `event_xid` never falls within a task, so (xid, task, seq) is an
order of all events in which those of one task keep theirs, whichever transaction came to the row first.

A lease and a delay count from where they are written, `clock_timestamp()`: at `now()` the transaction began, and it may
have been planned or have waited for seconds since.
"""

from collections.abc import Sequence

from sqlalchemy import TextClause, text

from server.domain.regenerate_specs import REGENERATE
from server.domain.tasks import FINAL, EventKind, State, Task
from server.repositories.row_shapes import column_names

EVENTS_CHANNEL = "limner_events"
QUEUE_CHANNEL = "limner_queue"
CANCEL_CHANNEL = "limner_cancel"

# The version stays: it is that of what callers change, and no event is such a change.
RISE = """event_seq = t.event_seq + 1, event_xid = greatest(t.event_xid, pg_current_xact_id()), updated_at = now()"""
HELD = "t.id = :task AND t.attempts = :attempt AND t.status = 'running'"
"""The fence of every write of a worker: the attempt it has claimed is the one that runs."""

RELEASE = (
    "unleased AS (DELETE FROM task_leases l USING changed WHERE l.task_id = changed.id)",
    "forgotten AS (DELETE FROM task_progress p USING changed WHERE p.task_id = changed.id)",
)


def logged(
    change: str,
    kind: EventKind,
    payload: str,
    answer: str = "id",
    *,
    first: Sequence[str] = (),
    then: Sequence[str] = (),
    channel: str = "",
    order: str = "",
) -> TextClause:
    """The statement for a change, `SET …` to `WHERE …` of generation_tasks t, that is an event of this kind.

    `payload` is SQL over the changed row. `first` and `then` are named queries before and behind the change, which they
    know as `changed`. `channel` is told the task's id beside the event. Returns `answer` for every changed row.
    """
    notices = f"pg_notify('{EVENTS_CHANNEL}', task_id || ':' || seq)"
    if channel:
        notices += f", pg_notify('{channel}', task_id::text)"
    queries = [
        *first,
        f"changed AS (UPDATE generation_tasks t SET {RISE}, {change} RETURNING t.*)",
        f"""logged AS (
          INSERT INTO task_events (task_id, seq, xid, attempt, kind, payload)
          SELECT id, event_seq, event_xid, attempts, '{kind}', {payload} FROM changed RETURNING task_id, seq)""",
        f"told AS (SELECT {notices} FROM logged)",
        *then,
    ]
    return text(f"WITH {', '.join(queries)} SELECT {answer}, (SELECT count(*) FROM told) AS told FROM changed {order}")


PAYLOAD = "CAST(:payload AS jsonb)"
KEPT = "CASE jsonb_typeof(t.result) WHEN 'object' THEN t.result ELSE '{}' END"
"""What the result holds so far; another writer of the table may have put anything there."""


def _added(name: str, whose: str = HELD) -> str:
    return (
        f"result = {KEPT} || jsonb_build_object('{name}',"
        f" coalesce(t.result -> '{name}', '[]') || jsonb_build_array(CAST(:added AS jsonb))) WHERE {whose}"
    )


QUEUE = logged(
    "status = 'queued', run_after = NULL, start_tag = :tag WHERE t.id = :task",
    EventKind.STATE,
    """jsonb_build_object('state', 'queued')""",
    column_names(Task),
    channel=QUEUE_CHANNEL,
)
STAGE = logged(f"status = t.status WHERE {HELD}", EventKind.STAGE, PAYLOAD)
OUTPUT = logged(_added("outputs"), EventKind.OUTPUT, PAYLOAD)
FAILURE = logged(_added("failures"), EventKind.OUTPUT_FAILED, PAYLOAD)
CANCEL = logged(
    "status = 'cancelled', finished_at = now(), run_after = NULL WHERE t.id = :task", EventKind.TERMINAL, PAYLOAD
)
ASK_TO_CANCEL = logged(
    "cancel_requested_at = now() WHERE t.id = :task", EventKind.CANCEL_REQUESTED, PAYLOAD, channel=CANCEL_CHANNEL
)

END = logged(
    f"""status = :state, finished_at = now(), last_error = :message, worker_losses = t.worker_losses + :lost,
      result = ({KEPT}) - 'error' || CAST(:result AS jsonb) WHERE {HELD}""",
    EventKind.TERMINAL,
    PAYLOAD,
    "id, parent_id",
    then=RELEASE,
)

REQUEUE = logged(
    f"""status = :state, last_error = :message, run_after = clock_timestamp() + CAST(:delay AS interval),
      result = {KEPT} || jsonb_build_object('error', {PAYLOAD} -> 'error'),
      retry_count = t.retry_count + :used, worker_losses = t.worker_losses + :lost WHERE {HELD}""",
    EventKind.ATTEMPT_FAILED,
    PAYLOAD,
    then=RELEASE,
    channel=QUEUE_CHANNEL,
)

# Of a task that is done by parts: nobody claims it, and whoever writes has locked it.
OF_PARTS = "t.id = :task AND t.status = 'running'"
BEGIN = logged("status = 'running' WHERE t.id = :task", EventKind.STATE, "jsonb_build_object('state', 'running')")
QUEUE_PARTS = logged(
    "status = 'queued', start_tag = t.start_tag + :tag WHERE t.parent_id = :task",
    EventKind.STATE,
    "jsonb_build_object('state', 'queued')",
    channel=QUEUE_CHANNEL,
)
PART_MADE = logged(_added("outputs", OF_PARTS), EventKind.OUTPUT, PAYLOAD)
PART_FAILED = logged(_added("failures", OF_PARTS), EventKind.OUTPUT_FAILED, PAYLOAD)
CANCEL_PARTS = logged(
    "status = 'cancelled', finished_at = now(), run_after = NULL WHERE t.id = ANY(:tasks)", EventKind.TERMINAL, PAYLOAD
)
ASK_PARTS = logged(
    "cancel_requested_at = now() WHERE t.id = ANY(:tasks) AND t.cancel_requested_at IS NULL",
    EventKind.CANCEL_REQUESTED,
    PAYLOAD,
    channel=CANCEL_CHANNEL,
)
END_WHOLE = logged(
    f"""status = :state, finished_at = now(), last_error = :message,
      result = ({KEPT}) - 'error' || CAST(:result AS jsonb) WHERE {OF_PARTS}""",
    EventKind.TERMINAL,
    PAYLOAD,
    then=RELEASE[1:],
)

ENDED = ", ".join(f"'{each}'" for each in sorted(FINAL))
STAGE_OF_PARTS = "parts"
UNSETTLED_AT_ONCE = 10
PART_COUNTS = text(f"""
SELECT count(*) AS parts, count(*) FILTER (WHERE status NOT IN ({ENDED})) AS unfinished,
  count(*) FILTER (WHERE status = '{State.CANCELLED}') AS cancelled
FROM generation_tasks WHERE parent_id = :task
""")
ENDED_PARTS = text(f"""
SELECT id, parent_index, status, result FROM generation_tasks
WHERE parent_id = :task AND status IN ({ENDED}) AND NOT parent_index = ANY(CAST(:known AS integer[]))
ORDER BY parent_index
""")
# A worker of an older version ends parts without settling their task.
UNSETTLED = text(f"""
SELECT id FROM generation_tasks t
WHERE status = '{State.RUNNING}' AND type = '{REGENERATE}'
  AND EXISTS (SELECT FROM generation_tasks p WHERE p.parent_id = t.id)
  AND NOT EXISTS (SELECT FROM generation_tasks p WHERE p.parent_id = t.id AND p.status NOT IN ({ENDED}))
ORDER BY id LIMIT {UNSETTLED_AT_ONCE} FOR UPDATE SKIP LOCKED
""")
PARTS_PROGRESS = text(f"""
INSERT INTO task_progress (task_id, attempt, version, fraction, stage, output_index, updated_at)
VALUES (:task, 0, 1, :fraction, '{STAGE_OF_PARTS}', :index, now())
ON CONFLICT (task_id) DO UPDATE SET version = task_progress.version + 1,
  fraction = greatest(task_progress.fraction, excluded.fraction), output_index = excluded.output_index,
  updated_at = now()
""")

CLAIM = logged(
    "status = 'running', attempts = t.attempts + 1, last_attempt = now() FROM due WHERE t.id = due.id",
    EventKind.STATE,
    "jsonb_build_object('state', 'running', 'worker', CAST(:worker AS text))",
    "id, attempts, type, params, result, scope, labels, created_by, theme_fingerprint",
    first=[
        """due AS (
          SELECT id FROM generation_tasks t
          WHERE status = 'queued' AND NOT is_deleted
            AND NOT EXISTS (SELECT FROM queue_pauses p WHERE p.whole OR p.scope = coalesce(t.scope, ''))
          ORDER BY priority DESC, start_tag, id LIMIT :count FOR UPDATE SKIP LOCKED)"""
    ],
    then=[
        """leased AS (
          INSERT INTO task_leases (task_id, attempt, worker_id, expires_at, beaten_at)
          SELECT id, attempts, CAST(:worker AS text), clock_timestamp() + :lease, clock_timestamp() FROM changed
          ON CONFLICT (task_id) DO UPDATE SET attempt = excluded.attempt, worker_id = excluded.worker_id,
            expires_at = excluded.expires_at, beaten_at = excluded.beaten_at)"""
    ],
    order="ORDER BY priority DESC, start_tag, id",
)
