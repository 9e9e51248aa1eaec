"""Prints the table of settings as Markdown: what stands in the README between `<!-- settings -->` and its end.

`python tools/settings_table.py`
"""

import sys
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from server.settings import Settings  # noqa: E402  # found only once the root is on the path


def table() -> str:
    """One row per setting, in the order of the code: variable, default, meaning."""
    prefix = Settings.model_config.get("env_prefix", "")
    rows = [
        (f"`{prefix}{name.upper()}`", _default(field), _meaning(field)) for name, field in Settings.model_fields.items()
    ]
    lines = [("Variable", "Default", "Meaning"), ("---",) * 3, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _default(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, bool):
        value = str(value).lower()
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value == "" else f"`{value}`"


def _meaning(field: FieldInfo) -> str:
    meaning = field.description or ""
    if get_origin(field.annotation) is Literal:
        meaning += f" One of {', '.join(f'`{each}`' for each in get_args(field.annotation))}."
    return meaning.replace("|", r"\|")


if __name__ == "__main__":
    print(table(), end="")
