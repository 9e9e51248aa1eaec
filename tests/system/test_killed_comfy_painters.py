"""Workers are killed a hundred times beside a ComfyUI, wherever its prompts are: whoever comes next runs none again."""

import asyncio
from collections import Counter, defaultdict
from pathlib import Path

from limner.v1 import task_pb2

from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, finished
from tests.rpc.test_painted_pictures import PICTURE, order
from tests.rpc.whole_logs import check_task
from tests.system.deadly_comfy import DeadlyComfy, Stage, number_of
from tests.system.short_lives import KILLS, short_lives
from tests.system.worker_nursery import provider_of

Task = task_pb2.Task
TELLING = """
CREATE FUNCTION tell_outcome() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_notify(''outcome'', NEW.task_id::text); RETURN NULL; END';
CREATE TRIGGER tell_outcome AFTER UPDATE OF outcome ON provider_calls FOR EACH ROW EXECUTE FUNCTION tell_outcome()
"""
"""Has the database tell of the task of each call that is settled."""


def check_calls(server: DeadlyComfy) -> None:
    """Whoever sent a prompt had asked the queue and then the history for it, right before."""
    asked, sent = defaultdict[str, list[tuple[str, str]]](list), defaultdict[int, list[str]](list)
    for prompt, life in server.senders.items():
        sent[life].append(prompt)
    for method, path, headers in server.asked:
        own = asked[headers["authorization"]]
        if path == "/prompt":
            prompt = sent[int(headers["authorization"].removeprefix("Bearer "))].pop(0)
            assert own[-2:] == [("GET", "/queue"), ("GET", f"/history/{prompt}")]
        if path != "/ws":
            own.append((method, path))
    assert not any(sent.values())


def check_prompts(server: DeadlyComfy) -> None:
    """Each picture has run once; nobody was stopped but who was cancelled, and no stranger."""
    assert {*Counter(server.runs).values()} == {1}
    sent, behind = defaultdict[int, list[str]](list), {*server.strangers.values()}
    for each in server.sent:
        sent[number_of(each)].append(each.id)
    cancelled = {prompt for number in server.cancelled - behind for prompt in sent[number]}
    # A worker that was too slow for its lease stops what it has sent, and the next one sends it again: under a new id.
    again = {prompt for prompts in sent.values() for prompt in prompts[:-1]}
    for prompt in again:
        assert prompt not in server.history or server.history[prompt]["status"]["status_str"] == "error"
    assert cancelled
    assert cancelled <= {*server.stops} <= cancelled | again
    assert {*server.stops} <= {*server.interrupts} <= cancelled | again
    assert server.strangers
    for stranger in server.strangers:
        assert server.history[stranger]["status"]["status_str"] == "success"
    assert not {prompt for number in behind for prompt in sent[number]} & {*server.runs}


async def test_workers_are_killed_while_a_comfyui_paints(database_url: str, tmp_path: Path) -> None:
    # As the server knows it, which does not ask it.
    settings = settings_for(database_url, tmp_path, providers=(provider_of("comfyui"),))
    server = DeadlyComfy(PICTURE, sketch=b"")
    outcomes = defaultdict[str, asyncio.Event](asyncio.Event)
    ids = defaultdict[int, asyncio.Future[str]](asyncio.get_running_loop().create_future)

    async def painted(number: int) -> task_pb2.Task:
        task = await created(stack, order(prompt=f"picture {number}."))
        ids[number].set_result(task.id)
        ended = await finished(stack, task.id)
        server.moved[number].set()
        return ended

    async def cancel(number: int) -> None:
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=await ids[number]))

    async def settled(number: int) -> None:
        await outcomes[await ids[number]].wait()

    server.cancels, server.settled = cancel, settled
    async with serving(settings) as stack, database_of(stack) as connection, server.serving() as origin:
        await connection.execute(TELLING)
        await connection.add_listener("outcome", lambda *told: outcomes[str(told[-1])].set())
        async with short_lives(database_url, tmp_path, "comfyui", origin, server.lives):
            ended = await server.lives.kept_busy(painted)
        rows = await connection.fetch("SELECT task_id, outcome, images FROM provider_calls")
        await check_ends(stack, server, ended)
    assert server.ends.total() >= KILLS
    assert min(server.ends[each] for each in Stage) >= KILLS // len(Stage) // 2
    assert all(server.found[each] for each in ("queued", "running", "done"))
    check_calls(server)
    check_prompts(server)
    # A picture is one call, whoever fetches it.
    calls = {str(each["task_id"]): each for each in rows}
    assert len(calls) == len(rows) == len(ended)
    sent = {*map(number_of, server.sent)}
    for number, task in ended.items():
        call = calls[task.id]
        assert call["outcome"] in ("done", None)
        assert call["images"] == (call["outcome"] == "done")
        assert number in sent or call["outcome"] is None


async def check_ends(stack: Stack, server: DeadlyComfy, ended: dict[int, task_pb2.Task]) -> None:
    """Each task is done, or was cancelled, or has lost three workers."""
    states = Counter(each.state for each in ended.values())
    assert states[Task.STATE_SUCCEEDED] > len(ended) // 4
    for number, task in ended.items():
        await check_task(stack, task)
        assert len(task.outputs) == (task.state == Task.STATE_SUCCEEDED)
        assert (number in server.cancelled) == (task.state == Task.STATE_CANCELLED)
        if task.state == Task.STATE_FAILED:
            assert (task.error.reason, task.attempts) == ("WORKER_LOST", 3)
