"""The packages of `examples/`: installed, tested by themselves, and used by a server and a worker."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from limner.v1 import image_pb2, task_pb2
from PIL import Image

from server.domain.providers import Provider
from tests.named_package import EXAMPLES, ROOT, installed_examples, on_path
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished
from tests.rpc.uploads import png

NAMES = sorted(each.parent.name for each in EXAMPLES.glob("*/pyproject.toml"))


@pytest.fixture(scope="module", autouse=True)
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all of them are installed."""
    folder = installed_examples(tmp_path_factory.mktemp("examples"), *NAMES)
    with pytest.MonkeyPatch.context() as monkeypatch:
        on_path(folder, monkeypatch)
        yield folder


def test_their_own_tests_pass() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(f"examples/{each}" for each in NAMES)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_servers_import_of_them_is_light() -> None:
    modules = ["limner_heraldry.generator", "limner_automatic1111.kind"]
    heavy = {"numpy", "cv2", "PIL", "aggdraw", "openai", "httpx2", "aiohttp"}
    program = f"import sys, {', '.join(modules)}\nprint(*{heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert not done.stdout.split()


async def image_of(stack: Stack, task: task_pb2.Task) -> tuple[image_pb2.Image, Image.Image]:
    """The image that a task made, and its picture."""
    assert task.state == task_pb2.Task.STATE_SUCCEEDED, task.error
    (output,) = task.outputs
    image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=output.image_id))).image
    kept = await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=output.image_id))
    return image, Image.open(BytesIO(kept.content))


def web_ui() -> ModuleType:
    """The server of the example's own tests."""
    path = EXAMPLES / "limner-automatic1111" / "tests" / "web_ui.py"
    spec = importlib.util.spec_from_file_location("web_ui_of_example", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def shield(**custom: Any) -> task_pb2.CreateTaskRequest:
    """A request for a coat of arms."""
    spec = task_pb2.GenerateSpec(type="item", subtype="shield", seed=11, custom=custom)
    return task_pb2.CreateTaskRequest(generate=spec)


async def check_generator(stack: Stack) -> None:
    """The generator of a package is listed, checked and draws."""
    listed = (await stack.tasks.ListGenerators(task_pb2.ListGeneratorsRequest())).generators
    assert [each.name for each in listed] == ["dungeon", "heraldry"]
    for custom, field in (
        ({"side": 7}, "side"),
        ({"charge": "dragon"}, "charge"),
        ({"charge": "none", "ordinary": "none"}, "charge"),
    ):
        assert (await refused(stack.tasks.CreateTask(shield(**custom)))).fields == (f"generate.custom.{field}",)
    image, picture = await image_of(stack, await finished(stack, (await created(stack, shield(side=128))).id))
    assert (image.generator, image.type, picture.size, picture.mode) == ("heraldry", "item", (128, 128), "RGBA")
    assert " " in image.name
    assert "reproducible" not in image.generation_params


async def test_a_server_and_a_worker_use_them(database_url: str, tmp_path: Path) -> None:
    module = web_ui()
    server = module.WebUiServer(png(64, 48))
    async with server.serving() as url:
        forge = Provider("forge", "automatic1111", url, "inkwash", module.PASSWORD, own={"STEPS": "9"})
        async with serving(settings_for(database_url, tmp_path, providers=(forge,)), workers=1) as stack:
            await check_generator(stack)
            spec = task_pb2.GenerateSpec(type="character", subtype="npc", seed=5, prompt="a smith")
            spec.negative_prompt = "beards"
            spec.painting.width, spec.painting.height = 643, 480
            request = task_pb2.CreateTaskRequest(generate=spec, max_retries=0)
            image, picture = await image_of(stack, await finished(stack, (await created(stack, request)).id))
            assert (image.generator, picture.size) == ("painter", (64, 48))
            told: Any = image.generation_params["provenance"]
            assert (told["provider"], told["seed"], told["size"]) == ("forge", 5, "640x480")
            (asked,) = server.asked
            assert (asked["seed"], asked["steps"], asked["width"]) == (5, 9, 640)
            assert asked["prompt"].startswith("a smith")
            assert asked["negative_prompt"].startswith("beards")
            (listed,) = (await stack.tasks.ListProviders(task_pb2.ListProvidersRequest())).providers
            assert (listed.kind, listed.keeps_seeds, listed.check.reason) == ("automatic1111", True, "")
            server.status, server.document = 422, {"detail": [{"msg": "steps: too many"}]}
            failed = await finished(stack, (await created(stack, request)).id)
            assert failed.error.reason == "PROVIDER_REFUSED"
            assert "too many" in failed.error.message
            assert module.PASSWORD not in str(failed)
