"""`limner image regenerate`: images drawn once more, with another theme or as they would be drawn today."""

from typing import Any

import click
from limner.v1 import regeneration_pb2, task_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.image_filters import chosen_by
from server.cli.client.theme_options import overrides_of, part_options
from server.cli.client.watched_task import check_made, printed_to_its_end, shown_to_its_end
from server.cli.words.messages import say_json
from server.cli.words.printing import columns, note, say
from server.cli.words.task_words import error_words

SEEDS = {"keep": regeneration_pb2.REGENERATE_SEED_KEEP, "new": regeneration_pb2.REGENERATE_SEED_NEW}


@click.command()
@click.argument("image_ids", metavar="[ID]...", nargs=-1)
@chosen_by
@click.option("--theme", default="", help="For all of them. Default: what was asked for each, as it is now.")
@click.option("--variation", default="", help="Variation of the theme.")
@part_options
@click.option("--set", "overrides", multiple=True, metavar="PATH=VALUE", help="Over the theme; null takes it away.")
@click.option(
    "--seed", type=click.Choice(list(SEEDS)), default="keep", show_default=True, help="Whether the layout stays."
)
@click.option("--scope", default="", help="Whose images they are, for example campaign/42.")
@click.option("--priority", type=int, default=0, help="Higher runs first.")
@click.option("--dry-run", is_flag=True, help="Only tell which images would be drawn, and which cannot be.")
@click.option("--detach", is_flag=True, help="Print the task's id and do not wait.")
@as_json("a WatchTaskResponse a line, or the Task that would be")
@on_server
async def regenerate(
    limner: Limner,
    image_ids: tuple[str, ...],
    chosen: dict[str, Any],
    theme: str,
    variation: str,
    presets: tuple[str, ...],
    elements: tuple[str, ...],
    overrides: tuple[str, ...],
    seed: str,
    scope: str,
    priority: int,
    dry_run: bool,
    detach: bool,
    as_json: bool,
) -> None:
    """Draw images once more, by their IDs or those that the options choose: new ones beside the old.

    Prints old and new id of each image, and how many overlays were left; exits 1 when none was made.
    """
    if bool(image_ids) == bool(chosen):
        raise click.UsageError("name images, or choose them by options: one of the two")
    spec = regeneration_pb2.RegenerateSpec(image_ids=image_ids, theme=theme, variation=variation, seed=SEEDS[seed])
    spec.presets.extend(presets)
    spec.elements.extend(elements)
    if overrides:
        spec.overrides.update(overrides_of(overrides))
    if chosen:
        spec.filter.CopyFrom(regeneration_pb2.RegenerateSpec.Filter(**chosen))
    request = task_pb2.CreateTaskRequest(regenerate=spec, scope=scope, priority=priority, validate_only=dry_run)
    task = (await limner.tasks.CreateTask(request)).task
    if dry_run:
        say_json(task) if as_json else _tell_plan(task)
        return
    if detach:
        begun = task_pb2.WatchTaskResponse(snapshot=task_pb2.WatchTaskResponse.Snapshot(task=task))
        say_json(begun, one_line=True) if as_json else say(task.id)
        return
    ended = await (printed_to_its_end if as_json else shown_to_its_end)(limner, task)
    if not as_json:
        await _tell_result(limner, ended)
    check_made(ended)


def _tell_plan(task: task_pb2.Task) -> None:
    failures = {each.index: error_words(each.error) for each in task.failures}
    rows = ((each, failures.get(index, "")) for index, each in enumerate(task.regenerate.image_ids))
    say(columns([("ID", "WHY NOT"), *rows]))
    say(f"{len(task.regenerate.image_ids) - len(failures)} would be drawn")


async def _tell_result(limner: Limner, task: task_pb2.Task) -> None:
    ids = task.regenerate.image_ids
    if task.outputs:
        rows = ((ids[each.index], each.image_id, str(each.left_count or "")) for each in task.outputs)
        say(columns([("OLD", "NEW", "LEFT"), *rows]))
    for failure in task.failures:
        note(f"{ids[failure.index]} not made: {error_words(failure.error)}")
    for output in task.outputs:
        if output.left_count:
            part = (await limner.tasks.GetTask(task_pb2.GetTaskRequest(id=output.task_id))).task
            for left in part.outputs[0].left_overlays:
                note(f"{ids[output.index]} left: {left.type} {left.id} {left.name}")
