"""Documents are kept as they were sent, and a change of something else does not write them again."""

from typing import Any

from server.servicers.validation import MAX_DEPTH
from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import RESOURCES
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of

NUMBERS = '{"exact": 12345678901234567890, "long": 0.12345678901234567890123, "nested": [[9007199254740993]]}'
ALIKE: tuple[Any, ...] = (1, True, "1", [1], [True], None, {}, 0, False, "")


def themes(stack: Stack) -> Calls:
    return Calls(stack, next(each for each in RESOURCES if each.name == "theme"))


async def test_a_rename_leaves_a_document_of_another_writer_alone(stack: Stack) -> None:
    calls = themes(stack)
    row = await calls.create()
    async with database_of(stack) as connection:
        await connection.execute("UPDATE themes SET config = $1 WHERE id = $2", NUMBERS, row.id)
        await calls.update(row.id, {"display_name": "Ink"}, ["display_name"])
        same = await connection.fetchval("SELECT config = $1 FROM themes WHERE id = $2", NUMBERS, row.id)
    assert same


async def test_the_deepest_document_is_kept_and_no_deeper_one(stack: Stack) -> None:
    calls = themes(stack)
    row = await calls.create()
    document: dict[str, Any] = {}
    for _ in range(MAX_DEPTH - 2):
        document = {"deeper": document}
    changed = await calls.update(row.id, {"config": {"extra": document}}, ["config"])
    assert changed.config == calls.resource(config={"extra": document}).config
    assert changed in await calls.walk(view=2)
    wrong = await refused(calls.update(row.id, {"config": {"extra": {"deeper": document}}}, ["config"]))
    assert wrong.fields == ("theme.config",)


async def test_values_that_are_alike_are_told_apart(stack: Stack) -> None:
    calls = themes(stack)
    row = await calls.create()
    for worn in ALIKE:
        document = {"extra": worn}
        changed = await calls.update(row.id, {"config": document}, ["config"])
        assert changed.config == calls.resource(config=document).config
        assert await calls.get(row.id) == changed
