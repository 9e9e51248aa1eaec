"""What the README shows happens: its commands are run as they stand there."""

import re
import shlex
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import psutil
from PIL import Image, ImageChops

from tests.free_port import free_port
from tests.required_parts import built_part
from tests.system.shell import shell
from tests.unit.interop.plain_reader import PlainMap
from tools.documents import DEMO_SEED, README, commands, part, refused_output
from tools.fresh_server import plain_environment

TEXT = README.read_text()
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SECONDS = re.compile(r"^ *\d+\.\d s", re.MULTILINE)
DEFAULT_ADDRESS = "127.0.0.1:50051"


def like(text: str) -> str:
    """Text without what differs from run to run: ids and times."""
    return SECONDS.sub("n s", UUID.sub("ID", text)).strip()


def test_the_caller(home: tuple[str, Path], tmp_path: Path) -> None:
    code = part("caller", TEXT).removeprefix("```python").removesuffix("```")
    assert len([line for line in code.splitlines() if line.strip()]) <= 12
    program = code.replace(DEFAULT_ADDRESS, home[0])
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shares = [int(line.partition("%")[0]) for line in done.stdout.splitlines()]
    assert shares == sorted(shares)
    assert shares[0] < 50
    assert shares[-1] == 100
    with Image.open(tmp_path / "map.webp") as picture:
        assert picture.format == "WEBP"


def test_the_refused_call(tmp_path: Path) -> None:
    built_part("grpcurl")
    (command,) = commands(part("error", TEXT))
    shown = part("error", TEXT).removesuffix("```").partition(f"{command}\n")[2]
    assert refused_output(command, tmp_path).strip() == shown.strip()


def test_the_demo(tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    limner = Path(sys.executable).parent / "limner"
    command = f"{limner} demo --seed {DEMO_SEED}"
    done = shell(command, tmp_path, LIMNER_LISTEN=address)
    assert done.returncode == 0, done.stderr
    printed = done.stdout.replace(str(limner), ".venv/bin/limner").replace(address, DEFAULT_ADDRESS)
    shown = part("demo", TEXT).removesuffix("```").partition("$ make demo\n")[2]
    assert like(printed.replace(str(tmp_path.resolve()), "~/limner")) == like(shown), "`make documents` writes it anew"
    check_pictures([tmp_path / line for line in done.stdout.splitlines() if line.endswith(".png")])
    (tabletop,) = (tmp_path / line for line in done.stdout.splitlines() if line.endswith(".uvtt"))
    check_tabletop(tabletop)
    assert not processes_over(tmp_path)
    check_what_is_left(done.stdout, tmp_path, address)
    assert not processes_over(tmp_path)


def check_pictures(paths: list[Path]) -> None:
    gm, players = (Image.open(BytesIO(path.read_bytes())).convert("RGB") for path in paths)
    assert gm.size == players.size == (4000, 3000)
    assert ImageChops.difference(gm, players).getbbox() is not None


def check_tabletop(path: Path) -> None:
    read = PlainMap(path.read_bytes())
    assert read.pixels == (4000, 3000) == Image.open(BytesIO(read.image)).size
    assert len(read.walls) > 50
    assert read.doors
    assert read.lights


def check_what_is_left(printed: str, folder: Path, address: str) -> None:
    """The commands the demo ends with work on what it has left."""
    lines = [line.strip() for line in printed.splitlines() if line.startswith("  ")]
    serve, setting, *calls = lines[lines.index(next(line for line in lines if line.endswith("serve"))) :]
    assert len(calls) == 3
    environment = plain_environment() | {"LIMNER_LISTEN": address}
    with subprocess.Popen(shlex.split(serve), cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            next(line for line in server.stdout if address in line)
            for call in [
                *calls,
                "grpcurl -plaintext -d '{\"id\": \"'$IMAGE'\"}' $ADDR limner.v1.ImageService/GetImage",
            ]:
                answered = shell(f"{setting}; {call}", folder)
                assert answered.returncode == 0, answered.stderr
                assert answered.stdout.startswith("{")
        finally:
            server.terminate()


def processes_over(folder: Path) -> list[psutil.Process]:
    """Processes that have to do with a folder and go on; one that has lost its parent needs a moment to notice."""
    processes = []
    for process in psutil.process_iter(["cmdline", "cwd"]):
        words = [*(process.info["cmdline"] or ()), process.info["cwd"] or ""]
        if any(str(folder) in word for word in words):
            processes.append(process)
    _, alive = psutil.wait_procs(processes, timeout=20)
    return list(alive)
