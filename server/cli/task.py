"""`limner task`: tasks watched, shown, listed, cancelled, deleted and brought back."""

import click
from limner.v1 import task_pb2

from server.cli.client.connection import Connection
from server.cli.client_command import as_json, on_server
from server.cli.image_filters import labels_of
from server.cli.printing import columns, fields, moment, say, say_json
from server.cli.task_words import STATES, error_words
from server.cli.watched_task import check_success, printed_to_its_end, shown_to_its_end

PAGE = 50
STATE_NAMES = [name for number, name in STATES.items() if number]


@click.group()
def task() -> None:
    """Watch, show, list, cancel and delete tasks."""


@task.command()
@click.argument("task_id", metavar="ID")
@click.option("--after-seq", type=int, help="Begin behind this event; 0 tells all. Default: from now.")
@as_json
@on_server
async def watch(connection: Connection, task_id: str, after_seq: int | None, as_json: bool) -> None:
    """Follow a task to its end, whatever breaks; exits 1 when it did not succeed."""
    ended = await (printed_to_its_end if as_json else shown_to_its_end)(connection, task_id, after_seq)
    check_success(ended)
    if not as_json:
        for output in ended.outputs:
            say(output.image_id)


@task.command()
@click.argument("task_id", metavar="ID")
@as_json
@on_server
async def show(connection: Connection, task_id: str, as_json: bool) -> None:
    """Show a task as it is now."""
    found = (await connection.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task
    say_json(found) if as_json else say(_described(found))


@task.command(name="list")
@click.option("--state", "states", multiple=True, type=click.Choice(STATE_NAMES), help="May be given again.")
@click.option("--scope", default="", help="Only this scope.")
@click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="With this label; may be given again.")
@click.option("--deleted", is_flag=True, help="Also deleted ones.")
@click.option("--limit", type=click.IntRange(1, 1000), default=PAGE, show_default=True, help="Most tasks to list.")
@as_json
@on_server
async def list_(
    connection: Connection,
    states: tuple[str, ...],
    scope: str,
    labels: tuple[str, ...],
    deleted: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List tasks, newest first."""
    request = task_pb2.ListTasksRequest(
        states=[f"STATE_{name.upper()}" for name in states],
        scope=scope,
        labels=labels_of(labels),
        show_deleted=deleted,
        page_size=limit,
    )
    page = await connection.tasks.ListTasks(request)
    if as_json:
        say_json(page)
    elif page.tasks:
        say(columns([("ID", "STATE", "ATTEMPTS", "MADE", "OUTPUT OR ERROR"), *map(_row, page.tasks)]))


@task.command()
@click.argument("task_id", metavar="ID")
@on_server
async def cancel(connection: Connection, task_id: str) -> None:
    """Cancel a task: a waiting one at once, a running one within two seconds."""
    found = (await connection.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id))).task
    asked = found.cancel_requested and found.state == task_pb2.Task.STATE_RUNNING
    say("cancelling" if asked else STATES[found.state])


@task.command()
@click.argument("task_id", metavar="ID")
@on_server
async def delete(connection: Connection, task_id: str) -> None:
    """Delete a finished task softly; `limner task undelete` brings it back."""
    await connection.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task_id))
    say(f"deleted; `limner task undelete {task_id}` brings it back")


@task.command()
@click.argument("task_id", metavar="ID")
@on_server
async def undelete(connection: Connection, task_id: str) -> None:
    """Bring a deleted task back."""
    back = (await connection.tasks.UndeleteTask(task_pb2.UndeleteTaskRequest(id=task_id))).task
    say(_described(back))


def _outcome(found: task_pb2.Task) -> str:
    if found.HasField("error"):
        return error_words(found.error)
    return ", ".join(output.image_id for output in found.outputs)


def _row(found: task_pb2.Task) -> tuple[str, ...]:
    return found.id, STATES[found.state], str(found.attempts), moment(found.create_time), _outcome(found)


def _described(found: task_pb2.Task) -> str:
    spec = found.generate
    progress = f"{found.progress.fraction:.0%} {found.progress.stage}" if found.HasField("progress") else ""
    return fields(
        [
            ("id", found.id),
            ("state", STATES[found.state]),
            ("progress", progress),
            ("generates", f"{spec.type}/{spec.subtype} by {spec.generator}, theme {spec.theme}, seed {spec.seed}"),
            ("priority", str(found.priority)),
            ("attempts", f"{found.attempts}, retries {found.retry_count} of {found.max_retries}"),
            ("next", moment(found.next_attempt_time) if found.HasField("next_attempt_time") else ""),
            ("images", ", ".join(output.image_id for output in found.outputs)),
            ("error", error_words(found.error) if found.HasField("error") else ""),
            ("scope", found.scope),
            ("made", f"{moment(found.create_time)} by {found.created_by}"),
            ("ended", moment(found.finish_time) if found.HasField("finish_time") else ""),
        ]
    )
