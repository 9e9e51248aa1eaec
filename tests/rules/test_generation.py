"""What brings generators and callers together knows no generator, and no kind of picture."""

import re
import subprocess
import sys

from tests.rules.checkout import ROOT

FILES = (
    "server/usecases/generate_image.py",
    "server/usecases/drawers.py",
    "server/usecases/drawing_jobs.py",
    "server/usecases/keep_image.py",
    "server/usecases/preloads.py",
    "server/servicers/task.py",
    "server/servicers/task_messages.py",
    "server/domain/generate_specs.py",
    "server/generators/port.py",
    "server/generators/options.py",
    "server/generators/registry.py",
    "server/cli/client/generate.py",
    "server/cli/client/generator_options.py",
)
KINDS = re.compile(r"battle|dungeon|tactical|\bcells?\b|\bwalls?\b", re.IGNORECASE)


def test_generation_names_no_generator() -> None:
    named = {name: KINDS.findall((ROOT / name).read_text()) for name in FILES}
    assert not {name: words for name, words in named.items() if words}


def test_names_of_generators_are_recognised() -> None:
    assert KINDS.findall("BattleMap(columns=3)  # a dungeon") == ["Battle", "dungeon"]


def test_what_a_server_knows_of_generators_is_light() -> None:
    code = (
        "import sys, server.serving, server.wiring\n"
        "from server.generators.port import Commission\n"
        "for each in server.wiring.generators():\n"
        "    each.check(Commission(each.type, each.subtypes[0], 1, each.options(), {}))\n"
        "print(*{'numpy', 'cv2', 'PIL', 'aggdraw'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert not done.stdout.split()
