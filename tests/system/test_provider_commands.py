"""Providers from a terminal: listed, named, and asked to paint what nothing generates."""

import asyncio
from pathlib import Path

from tests.openai_server import OpenAiServer
from tests.rpc.test_painted_pictures import PICTURE, painting
from tests.system.command_line import Limner


async def test_what_nothing_generates_is_painted_by_a_provider(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE)
    async with painting(server, database_url, tmp_path / "data") as stack:
        cli = Limner(stack.address, tmp_path, tmp_path / "data")
        words = ("--prompt", "an old smith", "--negative-prompt", "beards", "--provider", "studio")
        sizes = ("--option", "width=1600", "--option", "height=900")
        await asyncio.to_thread(cli.said, "generate", "character/npc", *words, *sizes, "-o", "smith.png")
        assert (tmp_path / "smith.png").is_file()
        (asked,) = (each.body for each in server.asked if each.body)
        assert asked["prompt"].startswith("an old smith, ")
        assert ". Without: beards" in asked["prompt"]
        assert asked["size"] == "1536x864"
        head, row = (await asyncio.to_thread(cli.said, "provider", "list")).splitlines()
        assert head.split() == ["NAME", "KIND", "MODEL", "PAINTS", "LICENCE", "CHECKED", "WELL"]
        assert "all types, over pictures  ours" in row
        assert row.split()[:3] == ["studio", "openai", "gpt-image-2"]


def test_without_a_provider_the_list_says_how_to_set_one(cli: Limner) -> None:
    done = cli.run("provider", "list")
    assert (done.returncode, done.stdout) == (0, "")
    assert "LIMNER_PROVIDERS" in done.stderr
