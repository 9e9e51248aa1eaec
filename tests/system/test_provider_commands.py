"""Providers from a terminal: listed, named, and asked to paint what nothing generates."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.openai_server import KEY, OpenAiServer, refusal
from tests.rpc.test_painted_pictures import PICTURE
from tests.system.command_line import Limner
from tools.fresh_server import served


@contextmanager
def beside(server: OpenAiServer) -> Iterator[str]:
    """The origin of a server of images that runs on a thread of its own."""
    origins, done = list[str](), Event()
    ready = Event()

    async def serve() -> None:
        async with server.serving() as origin:
            origins.append(origin)
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield origins[0]
    finally:
        done.set()
        thread.join()


def test_what_nothing_generates_is_painted_by_the_provider_that_is_named(tmp_path: Path) -> None:
    server, folder = OpenAiServer(PICTURE), tmp_path / "home"
    with beside(server) as origin:
        studio = {"KIND": "openai", "URL": f"{origin}/v1", "KEY": KEY, "MODEL": "gpt-image-2", "LICENCE": "ours"}
        settings = {f"LIMNER_PROVIDER_STUDIO_{name}": value for name, value in studio.items()}
        with served(folder, LIMNER_PROVIDERS="studio", **settings) as address:
            cli = Limner(address, tmp_path, folder)
            words = ("--prompt", "an old smith", "--negative-prompt", "beards", "--name", "Borin")
            said = cli.said("generate", "character/npc", *words, "-o", "smith.png")
            assert (tmp_path / "smith.png").is_file()
            image = json.loads(cli.said("image", "show", said.split()[-1], "--json"))
            assert (image["generator"], image["type"], image["subtype"]) == ("painter", "character", "npc")
            sent = next(each.body for each in server.asked if each.body)["prompt"]
            assert sent.startswith("an old smith, ")
            assert ". Without: beards" in sent

            size = ("--option", "width=1600", "--option", "height=900")
            for kind in ("dungeon", "tactical", "map/tactical"):
                cli.said("generate", kind, "--provider", "studio", *size)
            assert [each.body["size"] for each in server.asked[-3:]] == ["1536x864"] * 3

            head, row = cli.said("provider", "list").splitlines()
            assert head.split() == ["NAME", "KIND", "MODEL", "PAINTS", "LICENCE", "CHECKED", "WELL"]
            assert row.split()[:6] == ["studio", "openai", "gpt-image-2", "all", "types", "ours"]
            assert row.endswith("yes")
            assert json.loads(cli.said("provider", "list", "--json"))["providers"][0]["name"] == "studio"

            server.misbehaves = refusal(400, "moderation_blocked", "not this")
            assert "PROVIDER_CONTENT_REFUSED" in cli.refused("generate", "character/npc", "--prompt", "gore")
            assert "no: the provider studio refuses the content: not this" in cli.said("provider", "list")
            assert "UNKNOWN_PROVIDER" in cli.refused("generate", "character/npc", "--provider", "atelier")


def test_without_a_provider_both_commands_say_how_to_set_one(cli: Limner) -> None:
    done = cli.run("provider", "list")
    assert (done.returncode, done.stdout) == (0, "")
    assert "LIMNER_PROVIDERS" in done.stderr
    assert "LIMNER_PROVIDERS" in cli.refused("generate", "character/npc", "--prompt", "an old smith")
    for kind in ("npc", "character/", "/npc"):
        assert "a provider paints any TYPE/SUBTYPE" in cli.refused("generate", kind, code=2)
    assert "generate.prompt" in cli.refused("generate", "dungeon", "--prompt", "an old smith")
    assert "no such option" in cli.refused("generate", "character/npc", "--option", "columns=3", code=2)
