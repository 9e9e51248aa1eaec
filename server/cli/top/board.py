"""What `limner top` knows: the queue, its workers, the tasks that run and those that ended last."""

from dataclasses import dataclass, field

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from limner.v1 import task_pb2
from limner.v1.view_pb2 import VIEW_FULL

ENDED = (task_pb2.Task.STATE_SUCCEEDED, task_pb2.Task.STATE_FAILED, task_pb2.Task.STATE_CANCELLED)
MOST_RUNNING, MOST_ENDED = 100, 50


@dataclass
class Board:
    """The latest of everything, of one `scope` or of all when it is empty. `trouble` is set while nobody answers."""

    address: str
    scope: str = ""
    stats: task_pb2.GetQueueStatsResponse = field(default_factory=task_pb2.GetQueueStatsResponse)
    running: list[task_pb2.Task] = field(default_factory=list)
    ended: list[task_pb2.Task] = field(default_factory=list)
    trouble: str = ""

    def stats_request(self) -> task_pb2.GetQueueStatsRequest:
        """Asks for `stats`."""
        return task_pb2.GetQueueStatsRequest(scope=self.scope)

    def running_request(self) -> task_pb2.ListTasksRequest:
        """Asks for `running`, the one that runs longest first."""
        return task_pb2.ListTasksRequest(
            states=[task_pb2.Task.STATE_RUNNING],
            scope=self.scope,
            view=VIEW_FULL,
            page_size=MOST_RUNNING,
            order_by="create_time",
        )

    def ended_request(self) -> task_pb2.ListTasksRequest:
        """Asks for `ended`, the newest first."""
        return task_pb2.ListTasksRequest(
            states=ENDED, scope=self.scope, view=VIEW_FULL, page_size=MOST_ENDED, order_by="update_time desc"
        )

    def take_event(self, event: task_pb2.TaskEvent) -> bool:
        """Take what a stream of all tasks tells, ahead of the next answer. True for the end of a task."""
        known = next((task for task in self.running if task.id == event.task_id), None)
        if event.kind == task_pb2.TaskEvent.KIND_STAGE and known is not None:
            known.progress.stage, known.progress.index = event.stage, event.index
        if event.kind != task_pb2.TaskEvent.KIND_TERMINAL:
            return False
        if known is not None:
            self.running.remove(known)
        return True

    def document(self) -> dict[str, object]:
        """All of it as protobuf JSON with the field names of the API."""
        return {
            "stats": _json(self.stats),
            "running": list(map(_json, self.running)),
            "ended": list(map(_json, self.ended)),
        }


def _json(message: Message) -> dict[str, object]:
    return MessageToDict(message, preserving_proto_field_name=True)
