"""The steps of every how-to, followed in a copy of the checkout, and how many files they touch."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.databases import DatabaseServer
from tests.rules.checkout import ROOT
from tests.system.how_to import Copy, blocks, changed, program

SKETCHES = """
    import asyncio, base64, uuid
    from aiohttp import web
    from server.generators.painting.options import Painting
    from server.generators.painting.painters import PaintingGenerator
    from server.generators.port import Commission
    from server.provider_settings import ProviderVariables

    async def main():
        async def sketch(request):
            asked = await request.json()
            words = "{words} by {pen}, {seed}, {size}".format(**asked)
            return web.json_response({"sketch": base64.b64encode(words.encode()).decode(), "id": "s1"})

        async def report(*_):
            pass

        app = web.Application()
        app.router.add_post("/sketch", sketch)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        variables = {"kind": "sketches", "url": "http://{}:{}".format(*runner.addresses[0]), "pen": "chalk"}
        named = {f"limner_provider_attic_{name}": value for name, value in variables.items()}
        (attic,) = ProviderVariables({"limner_providers": "attic"} | named).providers()
        order = Commission("other", "other", 7, Painting(700, 400, "an owl"))
        drawn = await PaintingGenerator(attic, 5.0, 1000).generate(order, uuid.uuid4(), report)
        print(drawn.picture.decode(), drawn.provenance["request_id"])
        await runner.cleanup()

    asyncio.run(main())
"""
"""Has a picture painted by a provider of the kind of the package that is installed."""
FACES = """
    import asyncio, os, uuid
    from aiohttp import web
    from server.generators.port import Commission
    from server.generators.registry import installed

    async def main():
        async def draw(request):
            return web.Response(body=(await request.json())["prompt"].encode())

        async def report(*_):
            pass

        app = web.Application()
        app.router.add_post("/", draw)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        os.environ["FACES_URL"] = "http://{}:{}/".format(*runner.addresses[0])
        (faces,) = installed()
        order = Commission(faces.type, faces.subtypes[0], 1, faces.options("an elf"))
        drawn = await faces.generate(order, uuid.uuid4(), report)
        print(faces.name, drawn.picture.decode())
        await runner.cleanup()

    asyncio.run(main())
"""
"""Has a face drawn by the generator of the package that is installed, and by a provider that sends the words back."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, database_server: DatabaseServer) -> Copy:
    """The copy that all how-tos are followed in, one after the other."""
    return Copy.made(tmp_path_factory.mktemp("checkout"), LIMNER_TEST_DATABASE_URL=database_server.url)


def test_an_overlay_kind_is_two_files_its_layer_its_message_its_rules_a_sample_and_a_picture(copy: Copy) -> None:
    assert copy.follow("add-an-overlay-kind") == {
        "server/domain/overlays/weather.py",
        "server/domain/overlays/layers.py",
        "migrations/versions/0900_layer_of_weather.py",
        "server/imaging/render/weather.py",
        "protos/limner/v1/overlay.proto",
        "server/servicers/field_rules/overlay.py",
        "tests/overlay_samples/weather.py",
        "tests/golden/renders/weather.png",
        "tests/unit/domain/test_overlay_kinds.py",
    }


def test_a_generator_is_its_folder_its_message_a_line_of_wiring_and_a_test(copy: Copy) -> None:
    touched = copy.follow("add-a-generator")
    faces = {name for name in touched if name.startswith("faces/")}
    assert {name for name in touched - faces if not name.startswith("server/generators/coin/")} == {
        "protos/limner/v1/coin.proto",
        "protos/limner/v1/task.proto",
        "server/wiring.py",
        "tests/rpc/test_coins.py",
    }
    install(copy.root, "faces")
    assert copy.run(program(FACES)) == "faces an elf\n"


def test_a_kind_of_provider_is_a_package_of_three_modules(copy: Copy) -> None:
    assert copy.follow("add-a-provider") == {
        "sketches/pyproject.toml",
        "sketches/limner_sketches/__init__.py",
        "sketches/limner_sketches/kind.py",
        "sketches/limner_sketches/client.py",
    }
    install(copy.root, "sketches")
    assert copy.run(program(SKETCHES)) == "an owl by chalk, 7, [768, 512] s1\n"


def test_an_rpc_is_added(copy: Copy) -> None:
    assert copy.follow("add-an-rpc") == {
        "protos/limner/v1/overlay.proto",
        "server/servicers/field_rules/overlay.py",
        "server/repositories/overlays.py",
        "server/servicers/overlay.py",
        "tests/rpc/valid_requests.py",
        "tests/rpc/largest_requests.py",
        "tests/rpc/test_overlay_counts.py",
        "server/servicers/rights.py",
    }


def test_a_setting_is_added(copy: Copy) -> None:
    touched = copy.follow("add-a-setting")
    assert touched == {"server/settings.py", "server/wiring.py", "tests/rpc/test_upload_side.py"}
    table = copy.run(program("from tools.documents import settings_table\nprint(settings_table())"))
    assert "| `LIMNER_UPLOAD_SIDE` | `65535` |" in table


def install(root: Path, name: str) -> None:
    """A package of a how-to, as an installer would: its entry points lie beside it."""
    project = tomllib.loads((root / name / "pyproject.toml").read_text())["project"]
    (folder := root / "site" / f"limner_{name}-1.dist-info").mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    ((group, named),) = project["entry-points"].items()
    lines = [f"[{group}]", *(f"{name} = {target}" for name, target in named.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines))


def test_every_how_to_is_followed() -> None:
    followed = set(re.findall(r'copy\.follow\("([a-z-]+)"\)', Path(__file__).read_text()))
    assert followed == {path.stem for path in (ROOT / "docs" / "how-to").glob("*.md")}


def test_blocks_are_told_apart() -> None:
    (file, diff, commands) = blocks(
        "1. x\n\n   ```python a.py\n   x\n\n     y\n   ```\n```diff b\n+c\n```\n```console\n$ d\n```\n"
    )
    assert (file.file, file.text, diff.file, diff.text, commands.text) == ("a.py", "x\n\n  y\n", "b", "+c\n", "$ d\n")


def test_a_diff_belongs_to_one_place() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+B\n@@\n+x\n c\n") == "a\nB\nx\nc\n"
    for text in ("b\n", "a\na\n"):
        with pytest.raises(ValueError, match="times in the file"):
            changed(text, " a\n+b\n")
