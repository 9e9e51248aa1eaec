"""`limner task`: tasks watched, shown, explained, listed, cancelled, retried, deleted and brought back."""

import click
from limner.v1 import task_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.image_filters import labels_of
from server.cli.client.watched_task import check_made, printed_to_its_end, shown_to_its_end
from server.cli.words.messages import say_json
from server.cli.words.printing import columns, say
from server.cli.words.task_report import described, explained, row
from server.cli.words.task_words import STATES

PAGE = 50
STATE_NAMES = [name for number, name in STATES.items() if number]


@click.group()
def task() -> None:
    """Watch, show, explain, list, cancel, retry and delete tasks."""


@task.command()
@click.argument("task_id", metavar="ID")
@click.option("--after-seq", type=int, help="Begin behind this event; 0 tells all. Default: from now.")
@as_json("a WatchTaskResponse a line")
@on_server
async def watch(limner: Limner, task_id: str, after_seq: int | None, as_json: bool) -> None:
    """Follow a task to its end, whatever breaks; exits 1 when it has made nothing."""
    watched = (await limner.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
    ended = await (printed_to_its_end if as_json else shown_to_its_end)(limner, watched, after_seq)
    check_made(ended)
    if not as_json:
        for output in ended.outputs:
            say(output.image_id)


@task.command()
@click.argument("task_id", metavar="ID")
@as_json("the Task")
@on_server
async def show(limner: Limner, task_id: str, as_json: bool) -> None:
    """Show a task as it is now."""
    shown = (await limner.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
    say_json(shown) if as_json else say(described(shown))


@task.command()
@click.argument("task_id", metavar="ID")
@as_json("an ExplainTaskResponse")
@on_server
async def explain(limner: Limner, task_id: str, as_json: bool) -> None:
    """Tell why a task is where it is: what keeps it from running, and when it is likely to start."""
    explanation = await limner.tasks.ExplainTask(task_pb2.ExplainTaskRequest(id=task_id))
    say_json(explanation) if as_json else say(explained(explanation))


@task.command(name="list")
@click.option("--state", "states", multiple=True, type=click.Choice(STATE_NAMES), help="May be given again.")
@click.option("--type", "image_type", default="", help="Only those that make images of this type.")
@click.option("--source", "source_id", default="", help="Only what is made for this UUID.")
@click.option("--retry-of", default="", metavar="ID", help="Only those that repeat this task.")
@click.option("--parent", "parent_task_id", default="", metavar="ID", help="Only parts of this task.")
@click.option("--scope", default="", help="Only this scope.")
@click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="With this label; may be given again.")
@click.option("--deleted", is_flag=True, help="Also deleted ones.")
@click.option("--limit", type=click.IntRange(1, 1000), default=PAGE, show_default=True, help="Most tasks to list.")
@as_json("a ListTasksResponse")
@on_server
async def list_(
    limner: Limner,
    states: tuple[str, ...],
    image_type: str,
    source_id: str,
    retry_of: str,
    parent_task_id: str,
    scope: str,
    labels: tuple[str, ...],
    deleted: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List tasks, newest first."""
    request = task_pb2.ListTasksRequest(
        states=[f"STATE_{name.upper()}" for name in states],
        type=image_type,
        source_id=source_id,
        retry_of=retry_of,
        parent_task_id=parent_task_id,
        scope=scope,
        labels=labels_of(labels),
        show_deleted=deleted,
        page_size=limit,
    )
    page = await limner.tasks.ListTasks(request)
    if as_json:
        say_json(page)
    elif page.tasks:
        say(columns([("ID", "STATE", "ATTEMPTS", "MADE", "OUTPUT OR ERROR"), *map(row, page.tasks)]))


@task.command()
@click.argument("task_id", metavar="ID")
@as_json("the Task")
@on_server
async def cancel(limner: Limner, task_id: str, as_json: bool) -> None:
    """Cancel a task: a waiting one at once, a running one within two seconds."""
    cancelled = (await limner.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id))).task
    asked = cancelled.cancel_requested and cancelled.state == task_pb2.Task.STATE_RUNNING
    say_json(cancelled) if as_json else say("cancelling" if asked else STATES[cancelled.state])


@task.command()
@click.argument("task_id", metavar="ID")
@as_json("the new Task")
@on_server
async def retry(limner: Limner, task_id: str, as_json: bool) -> None:
    """Queue what a finished task has not made once more; prints the id of the new task."""
    made = (await limner.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task_id))).task
    say_json(made) if as_json else say(made.id)


@task.command()
@click.argument("task_id", metavar="ID")
@as_json("the deleted Task")
@on_server
async def delete(limner: Limner, task_id: str, as_json: bool) -> None:
    """Delete a finished task softly; `limner task undelete` brings it back."""
    gone = (await limner.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task_id))).task
    say_json(gone) if as_json else say(f"deleted; `limner task undelete {task_id}` brings it back")


@task.command()
@click.argument("task_id", metavar="ID")
@as_json("the Task")
@on_server
async def undelete(limner: Limner, task_id: str, as_json: bool) -> None:
    """Bring a deleted task back."""
    back = (await limner.tasks.UndeleteTask(task_pb2.UndeleteTaskRequest(id=task_id))).task
    say_json(back) if as_json else say(described(back))
