"""What separates words is the same in every database, whatever its locale makes of a character."""

import asyncio
import sys
import unicodedata
import uuid
from collections.abc import Iterator

import asyncpg
import pytest

from server.repositories.migrations import migrate
from tests.databases import DatabaseServer, fresh
from tests.rows_of_others import added

# How databases are made: without a locale, in one of the system's, as the embedded one is, and by ICU.
PLAIN = ("LOCALE 'C'", "LOCALE 'C.UTF-8'")
DATABASES = [
    *(
        ("database_server", locale)
        for locale in (*PLAIN, "LOCALE_PROVIDER builtin LOCALE 'C' BUILTIN_LOCALE 'C.UTF-8'")
    ),
    *(("postgres15", locale) for locale in (*PLAIN, "LOCALE_PROVIDER icu LOCALE 'C' ICU_LOCALE 'tr'")),
]
FOUND = [
    ("Session-12", "12"),
    ("Session-12", "session12"),
    ("2024-05-01 crypt", "05"),
    ("Tavern/Inn", "inn"),
    ("boss.lair.png", "lair"),
    ("boss.lair.png", "boss.la"),
    ("v1.2", "1.2"),
    ("v1.2", "v1"),
    ("Level3b", "3"),
    ("<secret> door", "secret"),
    ("“Crypt” of kings", "crypt"),
    ("Maps—level", "level"),
    ("Wynumdor’s Hold", "wynumdor hold"),
    ("Wynumdor’s Hold", "wynumdor's hold"),
    ("gm@limner.example", "example"),
    ("https://limner.example/maps/crypt", "crypt"),
    ("snake_case_name", "case"),
    ("a&amp;b", "amp"),
    ("«Подземелье»№5", "Подземелье"),
    ("「竜の城」第3章", "竜の城"),
    ("「竜の城」第3章", "3"),
    ("قلعة،الملك", "الملك"),
    ("قلعة٣", "٣"),
    ("किला।राजा", "राजा"),
    ("Dragon\u00adlair", "dragonlair"),
    ("E\u0301owyn", "\u00c9owyn"),
    ("Room １２", "12"),
    ("+3 sword", "3"),
    ("-5°", "5"),
    ("3.5e7", "3.5e7"),
    ("sword🗡shield", "shield"),
    ("sword⚔️shield", "sword shield"),
    ("…and more", "and"),
    ("a\u2003b\u3000c\u200bd", "d"),
]
HIDDEN = [("Session-12", "2"), ("Tavern/Inn", "avern"), ("boss.lair.png", "air"), ("v1.2", "1.3"), ("x", "’ — “”")]


@pytest.fixture(params=DATABASES, ids=" ".join)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database of a server in a locale."""
    server: DatabaseServer = request.getfixturevalue(request.param[0])
    for url in fresh(server, f"template0 {request.param[1]}"):
        asyncio.run(migrate(url))
        yield url


async def test_words_are_found_whatever_stands_around_them(database: str) -> None:
    connection = await asyncpg.connect(database)
    try:
        for name in {name for name, _ in (*FOUND, *HIDDEN)}:
            await added(connection, "images", {"id": uuid.uuid4(), "name": name})
        query = "SELECT EXISTS (SELECT FROM images WHERE name = $1 AND words @@ searched($2))"
        assert [each for each in FOUND if not await connection.fetchval(query, *each)] == []
        assert [each for each in HIDDEN if await connection.fetchval(query, *each)] == []
    finally:
        await connection.close()


async def test_every_character_separates_words_or_belongs_to_one(database: str) -> None:
    # The characters of an old Unicode, of which every Python says the same; normal ones, which nothing else stands for.
    old = unicodedata.ucd_3_2_0
    kinds = {
        character: old.category(character)[0]
        for character in map(chr, range(1, sys.maxunicode + 1))
        if old.category(character) not in ("Cn", "Co", "Cs")
        and unicodedata.category(character)[0] == old.category(character)[0]
        and unicodedata.normalize("NFKC", f"a{character}b") == f"a{character}b"
    }
    connection = await asyncpg.connect(database)
    try:
        query = "SELECT each, searchable('a' || each || 'b') FROM unnest($1::text[]) each"
        seen = dict(map(tuple, await connection.fetch(query, list(kinds))))
    finally:
        await connection.close()
    joiners = set("\u00ad\u200c\u200d\u2060\ufeff")
    unseen = {*map(chr, range(0xFE00, 0xFE10)), *"\u20dd\u20de\u20df\u20e0\u20e2\u20e3\u20e4"}
    for character, kind in kinds.items():
        if character in joiners:
            expected = "ab"
        elif kind in "ZPSC" or character in unseen:
            expected = "a b"
        elif unicodedata.category(character) == "Nd":
            expected = f"a {character} b"
        else:
            expected = f"a{character}b"
        assert seen[character] == expected, hex(ord(character))
