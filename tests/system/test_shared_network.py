"""From loopback to a shared network: the lines of README and docs/security.md are run as they stand there."""

import sys
from pathlib import Path

from PIL import Image

from tests.free_port import free_port
from tests.required_parts import debian_program
from tests.rules.checkout import ROOT
from tests.system.shell import shell
from tools.documents import part

SHOWN = [part("shared", (ROOT / each).read_text()) for each in ("README.md", "docs/security.md")]
LINES = SHOWN[0].removeprefix("```sh").removesuffix("```").strip()
KILL = "trap 'kill %1; wait' EXIT"


def test_ten_lines_lead_to_a_shared_network(tmp_path: Path) -> None:
    assert SHOWN[0] == SHOWN[1]
    debian_program("openssl", "openssl")
    # The name of this machine may lead nowhere.
    here = LINES.replace("50051", str(free_port())).replace("$(hostname)", "localhost")
    *lines, refused = here.splitlines()
    assert len(lines) + 1 <= 10
    script = "\n".join(["set -e", KILL, *lines, "echo and then", f"if {refused.partition(' #')[0]}; then exit 9; fi"])
    done = shell(f"PATH={Path(sys.executable).parent}:$PATH\n{script}", tmp_path)
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.split("and then")
    with Image.open(tmp_path / "map.png") as picture:
        assert picture.format == "PNG"
    for token in ("master.token", "table.token"):
        assert (tmp_path / token).read_text().startswith("limner_")
        assert (tmp_path / token).read_text().strip() not in done.stdout + done.stderr
    assert "map/tactical" in before
    assert after.split() in ([], ["limner:", "stopping"])
    assert "ROLE_NOT_ALLOWED" in done.stderr
