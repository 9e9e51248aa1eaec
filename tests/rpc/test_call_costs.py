"""What came of each call of a provider, and how often it is asked again."""

from pathlib import Path
from uuid import UUID, uuid5

import pytest
from limner.v1 import task_pb2

from tests import openai_server
from tests.openai_server import Misbehaviour, OpenAiServer, page, refusal
from tests.rpc.stack import database_of
from tests.rpc.tasks import created, finished
from tests.rpc.test_painted_pictures import PICTURE, order, painting

LIMITED = refusal(429, "rate_limit_exceeded", "slow down")
ENDS: list[tuple[Misbehaviour | None, str, str, int]] = [
    (None, "", "done", 1),
    (page(503, "away"), "PROVIDER_OUTCOME_UNKNOWN", "unknown", 2),
    (openai_server.cut_off, "PROVIDER_OUTCOME_UNKNOWN", "unknown", 2),
    (page(200, "{}", "application/json"), "PROVIDER_REFUSED", "unknown", 1),
    (LIMITED, "PROVIDER_UNAVAILABLE", "refused", 4),
    (refusal(429, "insufficient_quota", "pay"), "PROVIDER_QUOTA_SPENT", "refused", 1),
    (refusal(400, "moderation_blocked", "no"), "PROVIDER_CONTENT_REFUSED", "refused", 1),
    (refusal(401, "invalid_api_key", "no"), "PROVIDER_REFUSED", "refused", 1),
]
"""What a provider does, why the task fails, what each call is kept as, how often it is asked."""


def patient() -> task_pb2.CreateTaskRequest:
    request = order()
    request.max_retries = 3
    return request


async def test_a_picture_is_asked_for_again_as_often_as_it_costs_nothing(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE)
    async with painting(server, database_url, tmp_path) as stack, database_of(stack) as connection:
        for misbehaves, reason, outcome, asked in ENDS:
            await connection.execute("DELETE FROM provider_calls")
            await server.called.wait()  # at the start of the worker
            server.asked.clear()
            server.misbehaves = misbehaves
            task = await finished(stack, (await created(stack, patient())).id)
            assert task.error.reason == reason
            assert len(server.asked) == asked, reason
            rows = await connection.fetch("SELECT outcome, images FROM provider_calls")
            assert [tuple(each) for each in rows] == [(outcome, int(outcome == "done"))] * asked
            if asked == 2:
                assert "may have been billed" in task.error.message


@pytest.mark.parametrize(("before", "asked"), [(1, 1), (2, 0)])
async def test_calls_whose_workers_died_count(before: int, asked: int, database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE)
    async with painting(server, database_url, tmp_path) as stack, database_of(stack) as connection:
        await stack.tasks.PauseQueue(task_pb2.PauseQueueRequest())
        task = await created(stack, patient())
        for _ in range(before):
            await connection.execute(
                "INSERT INTO provider_calls (id, provider, task_id, output_index, key, reserved_at)"
                " VALUES (gen_random_uuid(), 'studio', $1, 0, $2, now())",
                task.id,
                uuid5(UUID(task.id), "0"),
            )
        server.misbehaves = page(500, "away")
        await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest())
        ended = await finished(stack, task.id)
        assert (ended.error.reason, ended.attempts) == ("PROVIDER_OUTCOME_UNKNOWN", 1)
        assert len([each for each in server.asked if each.body]) == asked
        (listed,) = (await stack.tasks.ListProviders(task_pb2.ListProvidersRequest())).providers
        assert listed.check.reason == ("PROVIDER_UNAVAILABLE" if asked else "")
