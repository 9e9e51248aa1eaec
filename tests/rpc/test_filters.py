"""Every filter of the lists of images and tasks, alone and together, against a look at all rows."""

import asyncio
import json
import random
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from limner.v1 import image_pb2, task_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, small
from tests.rpc.uploads import metadata, png

IDS = [str(uuid.UUID(int=0x018F << 112 | 7 << 76 | 2 << 62 | number)) for number in range(3)]
COUNT = 30
Chosen = Mapping[str, Any]


def labelled(row: Any, wanted: Mapping[str, str]) -> bool:
    return dict(row.labels).items() >= wanted.items()


def nanoseconds(time: Any) -> int:
    return int(time.ToNanoseconds())


SPAN: dict[str, Callable[[Any, Any], bool]] = {
    "labels": labelled,
    "created_after": lambda row, time: nanoseconds(row.create_time) >= nanoseconds(time),
    "created_before": lambda row, time: nanoseconds(row.create_time) < nanoseconds(time),
}
OF_SPEC = ("type", "source_id")
STATES = {"queued": 1, "waiting": 2, "running": 3, "succeeded": 4, "failed": 5, "cancelled": 6}


def meets(row: Any, chosen: Chosen) -> bool:
    """Whether a row meets every filter."""
    return all(
        SPAN[name](row, value)
        if name in SPAN
        else row.state in value
        if name == "states"
        else getattr(row.generate, name).lower() == value.lower()
        if name in OF_SPEC and isinstance(row, task_pb2.Task)
        else getattr(row, name) == value
        for name, value in chosen.items()
    )


def choices(values: Mapping[str, list[Any]], draws: random.Random) -> Iterator[Chosen]:
    """Each filter alone with each of its values, and many together."""
    for name, each in values.items():
        yield from ({name: value} for value in each)
    for _ in range(80):
        names = draws.sample(sorted(values), draws.randint(2, 4))
        yield {name: draws.choice(values[name]) for name in names}


async def execute(stack: Stack, statement: str, rows: list[tuple[Any, ...]]) -> None:
    async with database_of(stack) as connection:
        await connection.executemany(statement, rows)


@pytest.fixture(scope="module")
def images(stack: Stack, runner: asyncio.Runner) -> list[Any]:
    """Images of every sort."""
    draws = random.Random(7)

    async def fill() -> list[Any]:
        rows = []
        for number in range(COUNT):
            said = metadata(
                type=draws.choice(["map", "item"]),
                subtype=draws.choice(["tactical", "potion"]),
                theme=draws.choice(["none", "western"]),
                scope=draws.choice(["", "campaign/1", "campaign/2"]),
                source_id=draws.choice(["", *IDS[:2]]),
                labels={name: draws.choice("ab") for name in draws.sample(["level", "use"], draws.randint(0, 2))},
            )
            content = png(seed=number % 2)
            row = (await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=content))).image
            rows.append((draws.choice(IDS), draws.choice(IDS), draws.choice(["dungeon", None]), row.id))
        await execute(stack, "UPDATE images SET task_id = $1, parent_image_id = $2, generator = $3 WHERE id = $4", rows)
        listing = image_pb2.ListImagesRequest(page_size=1000)
        return list((await stack.images.ListImages(listing)).images)

    return runner.run(fill())


@pytest.fixture(scope="module")
def tasks(stack: Stack, runner: asyncio.Runner) -> list[Any]:
    """Tasks of every sort."""
    draws = random.Random(8)

    async def fill() -> list[Any]:
        rows = []
        for _ in range(COUNT):
            labels = {name: draws.choice("ab") for name in draws.sample(["level", "use"], draws.randint(0, 2))}
            request = small(scope=draws.choice(["", "campaign/1", "campaign/2"]), labels=labels)
            request.generate.source_id = draws.choice(["", IDS[0], IDS[1].upper()])
            task = await created(stack, request)
            params = json.dumps({"type": draws.choice(["map", "item"])})
            rows.append((draws.choice(sorted(STATES)), params, draws.choice([*IDS[:2], None]), task.id))
        changes = "status = $1, params = params || $2::jsonb, retry_of = $3"
        await execute(stack, f"UPDATE generation_tasks SET {changes} WHERE id = $4", rows)
        return list((await stack.tasks.ListTasks(task_pb2.ListTasksRequest(page_size=1000))).tasks)

    return runner.run(fill())


async def test_images_are_filtered(stack: Stack, images: list[Any]) -> None:
    times = [images[at].create_time for at in (0, COUNT // 2, COUNT - 1)]
    values: dict[str, list[Any]] = {
        "type": ["map", "item", "other"],
        "subtype": ["tactical", "potion", "nothing"],
        "theme": ["none", "western", "nothing"],
        "scope": ["campaign/1", "campaign/2", "campaign/3"],
        "source_id": IDS,
        "task_id": IDS,
        "parent_image_id": IDS,
        "generator": ["dungeon", "nothing"],
        "labels": [{"level": "a"}, {"use": "b"}, {"level": "a", "use": "a"}, {"level": "c"}, {"nothing": "a"}],
        "created_after": times,
        "created_before": times,
    }
    sizes = set()
    for chosen in choices(values, random.Random(9)):
        found = list((await stack.images.ListImages(image_pb2.ListImagesRequest(**chosen))).images)
        assert found == [row for row in images if meets(row, chosen)], chosen
        sizes.add(len(found))
    assert {0, 1, COUNT} <= sizes


async def test_tasks_are_filtered(stack: Stack, tasks: list[Any]) -> None:
    times = [tasks[at].create_time for at in (0, COUNT // 2, COUNT - 1)]
    values: dict[str, list[Any]] = {
        "states": [[1], [4], [5, 6], [1, 2, 3], [3, 3], [1, 2, 3, 4, 5, 6]],
        "type": ["map", "item", "other"],
        "source_id": [*IDS, IDS[0].upper()],
        "retry_of": IDS,
        "scope": ["campaign/1", "campaign/2", "campaign/3"],
        "labels": [{"level": "a"}, {"use": "b"}, {"level": "a", "use": "a"}, {"level": "c"}, {"nothing": "a"}],
        "created_after": times,
        "created_before": times,
    }
    for chosen in choices(values, random.Random(10)):
        found = list((await stack.tasks.ListTasks(task_pb2.ListTasksRequest(**chosen))).tasks)
        assert found == [row for row in tasks if meets(row, chosen)], chosen


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"type": "song"}, "type"),
        ({"source_id": "42"}, "source_id"),
        ({"parent_image_id": "42"}, "parent_image_id"),
        ({"task_id": "42"}, "task_id"),
        ({"scope": "x" * 129}, "scope"),
        ({"labels": {"": "x"}}, "labels"),
        ({"labels": {"a\0": "x"}}, "labels"),
        ({"created_after": {"seconds": 253_402_300_800}}, "created_after"),
        ({"created_before": {"nanos": -1}}, "created_before"),
    ],
)
async def test_a_filter_that_means_nothing_is_refused(chosen: Chosen, field: str, stack: Stack) -> None:
    assert (await refused(stack.images.ListImages(image_pb2.ListImagesRequest(**chosen)))).fields == (field,)
