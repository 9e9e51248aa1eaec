"""Rules of task.proto."""

from server.domain.tasks import MOST_OUTPUTS
from server.servicers.field_rules.shared import (
    BATCH_GET,
    BY_ID,
    LIST,
    MADE,
    OWN_ID,
    PAGE,
    PARTS,
    PURGE,
    REQUEST_ID,
    SCOPE,
    SOURCE,
    Fields,
    hidden,
)
from server.servicers.rules import items, labels, number, span, specified, text, uuid

PRIORITY: Fields = {"priority": number(-1000, 1000)}
LABELS: Fields = {"labels": labels}
AFTER: Fields = {**BY_ID, "after_seq": number(0)}

RULES: dict[str, Fields] = {
    "Task": {**OWN_ID, **PRIORITY, **SCOPE, **LABELS},
    "GenerateSpec": {
        **SOURCE,
        "type": text(50),
        "subtype": text(50),
        "generator": text(50),
        "name": text(255),
        "theme": text(50),
        "variation": text(50),
        **PARTS,
        "count": number(1, MOST_OUTPUTS),
        "indexes": items(MOST_OUTPUTS),
        "provider": text(50),
        "prompt": text(4000),
        "negative_prompt": text(1000),
    },
    "Painting": {"prompt": text(32_000), "negative_prompt": text(32_000)},
    "ExportSpec": {"image_id": uuid()},
    "CreateTaskRequest": {
        **REQUEST_ID,
        **PRIORITY,
        **SCOPE,
        **LABELS,
        "max_retries": number(0, 100),
        "retry_delay": span(0, 3600, whole=True),
    },
    "GetTaskRequest": BY_ID,
    "BatchGetTasksRequest": BATCH_GET,
    "ListTasksRequest": {
        **LIST,
        **MADE,
        **SCOPE,
        **LABELS,
        "states": items(16),
        "states[]": specified,
        "type": text(50),
        "source_id": uuid(required=False),
        "retry_of": uuid(required=False),
        "parent_task_id": uuid(required=False),
    },
    **hidden("Task"),
    "PurgeTasksRequest": {**PURGE, **SCOPE},
    "CancelTaskRequest": BY_ID,
    "RetryTaskRequest": {**BY_ID, **REQUEST_ID},
    "WaitTaskRequest": {**AFTER, "timeout": span(0, 60)},
    "WatchTaskRequest": AFTER,
    "WatchTasksRequest": {**SCOPE, **LABELS, "cursor": text(200), "kinds": items(16), "kinds[]": specified},
    "ListTaskEventsRequest": {**AFTER, "page_size": number(0)},
    "ExplainTaskRequest": BY_ID,
    "PauseQueueRequest": {**SCOPE, "reason": text(500)},
    "ResumeQueueRequest": SCOPE,
    "GetQueueStatsRequest": SCOPE,
    "GetUsageRequest": SCOPE,
    "ListGeneratorsRequest": PAGE,
    "ListProvidersRequest": PAGE,
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "UpdateTaskRequest": ("task",),
}
FILLED: dict[str, tuple[str, ...]] = {"GenerateSpec": ("type", "subtype")}
