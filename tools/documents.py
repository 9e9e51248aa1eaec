"""Keeps the parts of the documents that programs make: the table of settings and what commands print.

`python -m tools.documents` writes them anew between their marks, such as `<!-- demo -->` and `<!-- /demo -->`. It runs
the demo and, with grpcurl, a call that is refused.
"""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from server.provider_settings import ABOUT, variable
from server.secret_settings import file_variable, secrets
from server.settings import Settings
from tools.fresh_server import plain_environment, served
from tools.go_part import installed

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CALLS = ROOT / "docs" / "calls.md"
OPERATING = ROOT / "docs" / "operating.md"
SETTINGS = ROOT / "docs" / "settings.md"
DEMO_SEED = "21"


def part(name: str, text: str) -> str:
    """What stands between the marks of a part. Raises `ValueError` when they are not there."""
    return _split(name, text)[1].strip("\n")


def with_part(name: str, content: str, text: str) -> str:
    """The text with other content between the marks of a part. Raises `ValueError`."""
    before, _, after = _split(name, text)
    return f"{before}\n{content}\n{after}"


def _split(name: str, text: str) -> tuple[str, str, str]:
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    beginning, middle = text.index(start) + len(start), text.index(end)
    return text[:beginning], text[beginning:middle], text[middle:]


def commands(block: str) -> list[str]:
    """The commands of a console block: its lines with a prompt."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def console(command: str, output: str) -> str:
    """A command and what it printed, as a block."""
    return f"```console\n$ {command}\n{output.strip()}\n```"


def settings_table() -> str:
    """One row per setting, in the order of the code: variable, default, meaning."""
    prefix = Settings.model_config.get("env_prefix", "")
    rows = [
        (f"`{prefix}{name.upper()}`", _default(field), _meaning(name, field))
        for name, field in Settings.model_fields.items()
    ]
    rows += [(f"`{variable('<NAME>', what)}`", "", meaning) for what, meaning in ABOUT.items()]
    lines = [("Variable", "Default", "Meaning"), ("---",) * 3, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _default(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, bool):
        value = str(value).lower()
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value in {"", None, ()} else f"`{value}`"


def _meaning(name: str, field: FieldInfo) -> str:
    meaning = field.description or ""
    if name in secrets(Settings.model_fields):
        meaning += f" `{file_variable(name)}` names a file that holds it."
    if get_origin(field.annotation) is Literal:
        meaning += f" One of {', '.join(f'`{each}`' for each in get_args(field.annotation))}."
    return meaning.replace("|", r"\|")


def demo_output(folder: Path) -> str:
    """What the demo prints in a fresh folder, which is called ~/limner."""
    (folder / ".venv").symlink_to(ROOT / ".venv")
    done = subprocess.run(
        [".venv/bin/limner", "demo", "--seed", DEMO_SEED],
        cwd=folder,
        env=plain_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return done.stdout.replace(str(folder.resolve()), "~/limner")


def refused_output(command: str, folder: Path) -> str:
    """What a grpcurl command prints that a fresh server refuses. Needs grpcurl (`make grpcurl`)."""
    grpcurl = installed("grpcurl")
    if grpcurl is None:
        raise FileNotFoundError("grpcurl: run `make grpcurl`")
    with served(folder) as address:
        environment = plain_environment() | {"ADDR": address, "PATH": f"{grpcurl.parent}:{os.environ['PATH']}"}
        called = subprocess.run(
            ["bash", "-c", command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    return called.stdout.decode().replace("\t", "    ")


def main() -> None:
    """Write every part anew."""
    SETTINGS.write_text(with_part("settings", settings_table(), SETTINGS.read_text()))
    text = README.read_text()
    (refused,) = commands(part("error", text))
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        text = with_part("demo", console("make demo", demo_output(Path(first))), text)
        text = with_part("error", console(refused, refused_output(refused, Path(second))), text)
    README.write_text(text)


if __name__ == "__main__":
    main()
