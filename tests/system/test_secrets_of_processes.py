"""What code of others sees of the secrets of the process that runs it: a plug-in looks around, a neighbour tries."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.processes.secrecy import harmless
from tests.curious import surroundings
from tests.minio_server import MinioAddress
from tests.odd_generator import gate, odd  # noqa: F401 - a fixture
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import created, finished

CANARY = "canary-of-the-environment"
VARIABLES = (
    "LIMNER_MINIO_SECRET_KEY",
    "LIMNER_PROVIDER_STUDIO_KEY",
    "LIMNER_DATABASE_URL",
    "LIMNER_TOKEN",
    "PGPASSWORD",
    "OPENAI_API_KEY",
    "X",
)
OF_A_CHILD = ("environment", "inherited", "arguments", "open files", "memory")
"""What is its own; what its ancestors hold an administrator reads, as these tests may be run by one."""
NEIGHBOURS = """
import ctypes, os, sys
from server.processes.secrecy import keep_secrets

NOBODY = 65534

def is_read(process, name):
    try:
        with open(f"/proc/{process}/{name}", "rb") as file:
            return name == "mem" or bool(file.read())
    except OSError:
        return False

def ordinary():
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as it is for who never changed his user

ordinary()
owner, (hers, mine) = os.getpid(), os.pipe()
asked, answering = os.pipe()
if os.fork() == 0:
    for _ in range(2):
        os.read(hers, 1)
        seen = "".join(str(int(is_read(owner, name))) for name in ("environ", "mem", "maps"))
        os.write(answering, seen.encode())
    os._exit(0)
os.write(mine, b"?")
before = os.read(asked, 3).decode()
keep_secrets()
os.write(mine, b"?")
print(before, os.read(asked, 3).decode())
os.wait()
"""


def test_no_neighbour_looks_into_a_process_that_keeps_secrets() -> None:
    said = subprocess.run([sys.executable, "-c", NEIGHBOURS], check=True, capture_output=True, text=True).stdout
    before, after = said.split()
    assert after == "000"
    if before != "111":  # a kernel that lets nobody look anyway (yama)
        assert before[0] == "1", "what every process of a user may read of another"


async def test_a_plug_in_sees_no_secret(
    gate: Path,  # noqa: F811
    minio: MinioAddress,
    database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, CANARY)
    settings = settings_for(database_url, tmp_path, **minio.settings())
    async with serving(settings, workers=1) as stack:
        task = await finished(stack, (await created(stack, odd("look", gate=gate))).id)
    assert len(task.outputs) == 1
    seen = json.loads(await asyncio.to_thread(Path(f"{gate}.seen").read_text))
    assert {name for name in os.environ if os.environ[name] == CANARY} == set(VARIABLES), "here they stay"
    for place in OF_A_CHILD:
        assert seen[place], place
        for secret in (CANARY, minio.secret_key, database_url):
            assert not [each for each in seen[place] if secret in each], place
    kinds = {each.partition(":")[0] for each in seen["open files"] if not each.startswith(("/dev/", "pipe:"))}
    assert kinds <= {"socket", *standard_streams()}
    assert not [each for each in seen["open files"] if "AF_INET" in each], "no connection to database or store"


def standard_streams() -> set[str]:
    """The files that this process writes its lines to, which children share."""
    return {str(Path(f"/proc/self/fd/{number}").readlink()).partition(":")[0] for number in (1, 2)}


def test_who_looks_around_sees_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", CANARY)
    seen = surroundings()
    for place in ("environment", "inherited", "memory"):
        assert [each for each in seen[place] if CANARY in each], place


def test_of_an_environment_only_what_programs_need_is_harmless() -> None:
    needed = {"PATH": "/bin", "PYTHONPATH": "/a", "LC_ALL": "tr_TR.UTF-8", "LOCPATH": "/a", "TMPDIR": "/tmp"}
    assert harmless(needed | dict.fromkeys(VARIABLES, CANARY) | {"AWS_SECRET_ACCESS_KEY": CANARY}) == needed
