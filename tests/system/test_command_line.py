"""The commands people type, as programs beside a running server."""

import json
import signal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.free_port import free_port
from tests.rpc.uploads import png
from tests.system.command_line import Limner
from tests.system.service import limner

SMALL = ("--seed", "6", "--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")
LONG = ("--seed", "6", "--option", "columns=120", "--option", "rows=120", "--option", "px_per_cell=66")


def test_an_image_is_stored_found_fetched_deleted_and_brought_back(cli: Limner) -> None:
    content = png(40, 30)
    (cli.folder / "orb.png").write_bytes(content)
    image_id = cli.said("image", "put", "orb.png", "--type", "item", "--scope", "campaign/1")
    assert json.loads(cli.said("image", "show", image_id, "--json"))["name"] == "orb"
    assert "40 x 30 png" in cli.said("image", "show", image_id)
    assert image_id in cli.said("image", "list", "--type", "item", "--scope", "campaign/1")
    listed = json.loads(cli.said("image", "list", "--scope", "campaign/1", "--json"))
    assert [each["id"] for each in listed["images"]] == [image_id]
    cli.said("image", "get", image_id, "-o", "again.png")
    assert (cli.folder / "again.png").read_bytes() == content
    cli.said("image", "delete", image_id)
    assert image_id not in cli.said("image", "list")
    assert f"{image_id}" in cli.said("image", "list", "--deleted")
    assert "IMAGE_NOT_FOUND" in cli.refused("image", "show", image_id)
    assert image_id in cli.said("image", "undelete", image_id)


def test_a_map_is_generated_watched_and_saved(cli: Limner) -> None:
    lines = cli.said("generate", "dungeon", *SMALL, "-o", "map.webp", "--audience", "gm").splitlines()
    assert "succeeded" in lines[-3]
    assert lines[-2] == "map.webp"
    assert picture(cli, "map.webp").size == (384, 288)
    image_id = lines[-1]
    cli.said("render", image_id, "--scale", "0.5", "-o", "half.jpg")
    assert picture(cli, "half.jpg").size == (192, 144)
    cli.said("render", image_id, "--crop", "0,0,100,50", "--no-grid")
    assert picture(cli, f"{image_id}-players.png").size == (100, 50)
    task_id = json.loads(cli.said("image", "show", image_id, "--json"))["task_id"]
    assert "succeeded" in cli.said("task", "show", task_id)
    assert task_id in cli.said("task", "list", "--state", "succeeded")
    assert task_id in cli.said("task", "list", "--type", "map")
    for others in (("--type", "item"), ("--source", task_id), ("--retry-of", task_id)):
        assert task_id not in cli.said("task", "list", *others)
    *events, terminal = map(json.loads, cli.said("task", "watch", task_id, "--after-seq", "0", "--json").splitlines())
    assert terminal["terminal"]["task"]["outputs"] == [{"image_id": image_id, "seed": 6}]
    assert [int(each["event"]["seq"]) for each in events if "event" in each] == list(range(1, len(events)))


def picture(cli: Limner, name: str) -> Image.Image:
    return Image.open(BytesIO((cli.folder / name).read_bytes()))


def test_a_detached_task_is_cancelled(cli: Limner) -> None:
    task_id = cli.said("generate", "tactical", *LONG, "--detach")
    assert cli.said("task", "cancel", task_id) in {"cancelling", "cancelled"}
    assert "cancelled" in cli.refused("task", "watch", task_id)
    assert "cancelled" in cli.said("task", "show", task_id)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("generate", "dragon"), 2, "known are: dungeon, tactical"),
        (("generate", "dungeon", "--option", "columns=3"), 1, "field generate.battle_map.columns"),
        (("generate", "dungeon", "-o", "map.gif"), 2, ".png"),
        (("image", "put", "nothing.png"), 1, "nothing.png: No such file"),
        (("image", "show", "me"), 1, "field id"),
        (("image", "get", "018f0000-0000-7000-8000-000000000000"), 1, "IMAGE_NOT_FOUND"),
        (("render", "018f0000-0000-7000-8000-000000000000", "--crop", "1,2"), 2, "x,y,width,height"),
        (("task", "watch", "018f0000-0000-7000-8000-000000000000"), 1, "TASK_NOT_FOUND"),
        (("image", "list", "--server", "127.0.0.1:1"), 1, "no Limner server answers at 127.0.0.1:1"),
        (("serve",), 1, "another `limner serve` uses"),
        (("serve", "--listen", "0.0.0.0:50051"), 2, "--plaintext"),
        (("serve", "--listen", "nowhere"), 2, "LIMNER_LISTEN"),
        (("serve", "--workers", "-1"), 2, "LIMNER_WORKERS"),
        (("worker", "--data-dir", "empty"), 1, "no embedded database runs in"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_done_is_said_in_words(cli: Limner, words: tuple[str, ...], code: int, says: str) -> None:
    assert says in cli.refused(*words, code=code)


def test_a_wrong_setting_is_named(cli: Limner) -> None:
    said = cli.refused("worker", code=2, LIMNER_LEASE_SECONDS="soon", LIMNER_LOG_FORMAT="xml")
    assert "LIMNER_LEASE_SECONDS" in said
    assert "LIMNER_LOG_FORMAT" in said


def test_what_is_no_picture_is_refused(cli: Limner) -> None:
    (cli.folder / "words.png").write_text("not a picture")
    assert "IMAGE_FORMAT_UNSUPPORTED" in cli.refused("image", "put", "words.png")


def test_keepers_work_beside_a_running_server(cli: Limner) -> None:
    assert "is at revision" in cli.said("migrate")
    assert "high_fantasy" in cli.said("seed")
    assert "verified" in cli.said("sweep", "--verify", "--grace", "480")
    assert "--grace 480 or more" in cli.refused("sweep", "--grace", "479", code=1)


def test_help_names_every_command_and_loads_none(cli: Limner) -> None:
    said = cli.said("--help")
    for name in ("demo", "serve", "worker", "migrate", "seed", "sweep", "generate", "render", "image", "task"):
        assert f"\n  {name} " in said
    loaded = cli.run("--version").stdout
    assert loaded.startswith("limner, version ")


async def test_who_leaves_a_generation_is_told_that_it_goes_on(home: tuple[str, Path]) -> None:
    async with limner("generate", "dungeon", *LONG, environment={"LIMNER_SERVER": home[0]}) as process:
        await process.line("stage")
        process.child.send_signal(signal.SIGINT)
        told = await process.line("the task goes on")
        assert await process.child.wait() == 130
    task_id = told.split("`limner task cancel ")[1].split("`")[0]
    async with limner("task", "cancel", task_id, environment={"LIMNER_SERVER": home[0]}) as process:
        await process.line("cancel")


async def test_a_watch_goes_on_when_its_server_is_killed_and_comes_back(tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    told = {"LIMNER_LISTEN": address, "LIMNER_DATA_DIR": str(tmp_path), "LIMNER_LEASE_SECONDS": "2"}
    map_ = ("--seed", "6", "--option", "columns=40", "--option", "rows=40", "--option", "px_per_cell=40")
    async with limner("serve", environment=told) as first:
        await first.line("listening")
        async with limner("generate", "dungeon", *map_, environment=told) as watching:
            await watching.line("stage")
            await first.kill()
            async with limner("serve", environment=told) as second:
                await second.line("listening")
                await watching.line("succeeded")
                assert await watching.child.wait() == 0
