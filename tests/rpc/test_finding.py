"""Images are found by words of their name and description, whatever somebody types."""

import asyncio
from typing import Any

import pytest
from limner.v1 import image_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata, png

SAID = {
    "Crypt of the Goblin King": "A damp crypt below the old mill.",
    "The Old Mill": "Flour & rats; don't go down.",
    "Éowyn's Hall": "",
    "ÄRGER im Verlies": "Straße 7b",
    "竜の城": "ドラゴン",
    "Дракон": "Логово",
    "goblin-camp 12": "level-2",
    "🐉 lair": "100% deadly_trap",
}
CRYPT, MILL, HALL, VERLIES, CASTLE, DRAGON, CAMP, LAIR = SAID
FOUND = [
    *(
        (query, [CRYPT])
        for query in ("crypt", "CRYPT", "cRy", "king goblin", "goblin   king", "king cr", "crypt of the")
    ),
    *((query, [CRYPT, MILL]) for query in ("mill", "old mil", "mill old", "  mill  ", "mill!", "(mill)", '"old mill"')),
    *((query, [CRYPT, CAMP]) for query in ("goblin", "gob")),
    *((query, [CAMP, LAIR]) for query in ("1", "$1")),
    *((query, [CAMP]) for query in ("goblin-camp", "goblin-ca", "camp", "12", "camp 12", "goblin level")),
    *((query, [HALL]) for query in ("éowyn", "ÉOWYN", "éow", "Éowyn's", "éowyn's ha", "hall")),
    *((query, [VERLIES]) for query in ("ärger", "Ärg", "im verl", "straße", "STRAßE", "7b", "7")),
    *((query, [CASTLE]) for query in ("竜の城", "竜", "ドラ")),
    *((query, [DRAGON]) for query in ("дракон", "ДРАК", "логово дракон")),
    *((query, [LAIR]) for query in ("lair", "🐉 lair", "lair 🐉", "deadly", "100%", "trap")),
    *((query, [MILL]) for query in ("rats & flour", "flour & rats", "don't", "rats -- ;", "!rats", "rats:*", "rats*")),
    *((query, list(SAID)) for query in ("", "   ", "\t\n")),
]
NOTHING = [
    *("nobody", "cr king", "ill", "eowyn", "arger", "の城", "mill nobody", "nobody mill"),
    *(
        "'",
        "''",
        "'''",
        '"',
        "\\",
        "\\'",
        "'\\",
        "&",
        "|",
        "!",
        ":",
        ":*",
        "*",
        "<->",
        "()",
        ")(",
        "((((",
        "!!!",
        "--",
        ";",
    ),
    *("%", "_", "$", "{}", "{}{}", "\u202e", "\x01", "’", "…"),
    *(
        "' OR 1=1 --",
        "x'); DROP TABLE images; --",
        "nobody | mill",
        "mill & !mill x",
        "mill <-> nobody",
        "nobody:* | m:*",
    ),
    *("x" * 200, "'" * 200, "\\" * 200, "' " * 100, "a:b " * 50, "(" * 200, "!" * 200, "é" * 200),
]


@pytest.fixture(scope="module")
def library(stack: Stack, runner: asyncio.Runner) -> str:
    """The scope of images with these names and descriptions."""

    async def fill() -> None:
        for name, description in SAID.items():
            said = metadata(name=name, description=description, scope="library")
            await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png()))

    runner.run(fill())
    return "library"


async def found(stack: Stack, library: str, query: str, **values: Any) -> list[str]:
    request = image_pb2.ListImagesRequest(scope=library, query=query, **values)
    return [image.name for image in (await stack.images.ListImages(request)).images]


@pytest.mark.parametrize(("query", "names"), FOUND)
async def test_words_find_what_holds_them_all(query: str, names: list[str], stack: Stack, library: str) -> None:
    assert sorted(await found(stack, library, query)) == sorted(names)


@pytest.mark.parametrize("query", NOTHING)
async def test_whatever_is_typed_is_words_or_nothing(query: str, stack: Stack, library: str) -> None:
    assert await found(stack, library, query) == []


async def test_what_is_found_comes_in_pages_in_any_order(stack: Stack, library: str) -> None:
    for order in ("create_time", "create_time desc", "name", "name desc", "update_time", "update_time desc"):
        request = image_pb2.ListImagesRequest(scope=library, query="goblin", order_by=order, page_size=1)
        first = await stack.images.ListImages(request)
        request.page_token = first.next_page_token
        second = await stack.images.ListImages(request)
        assert not second.next_page_token
        names = [first.images[0].name, second.images[0].name]
        assert names == ([CRYPT, CAMP] if not order.endswith("desc") else [CAMP, CRYPT]), order
        request.query = "mill"
        assert (await refused(stack.images.ListImages(request))).reason == "INVALID_PAGE_TOKEN"


@pytest.mark.parametrize("query", ["🐉", "🐉🐉", "🐉" * 200, "🐉 " * 100, "a" + "\u0301" * 199, "ﷺ" * 200])
async def test_it_is_up_to_the_database_what_a_letter_is(query: str, stack: Stack, library: str) -> None:
    assert set(await found(stack, library, query)) <= {LAIR}


@pytest.mark.parametrize("query", ["x" * 201, "🐉" * 201, "a\0b"])
async def test_a_query_is_a_text_of_at_most_so_many_letters(query: str, stack: Stack, library: str) -> None:
    assert (await refused(found(stack, library, query))).fields == ("query",)


async def test_a_changed_name_is_found_at_once(stack: Stack) -> None:
    said = metadata(name="before", scope="changing")
    image = (await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png()))).image
    assert await found(stack, "changing", "before") == ["before"]
    changed = image_pb2.Image(id=image.id, name="after", description="beyond")
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=changed))
    assert await found(stack, "changing", "before") == []
    assert await found(stack, "changing", "after bey") == ["after"]
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
    assert await found(stack, "changing", "after") == []
    assert await found(stack, "changing", "after", show_deleted=True) == ["after"]
