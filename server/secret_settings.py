"""Settings that are secrets: each may lie in a file as well, which the variable of its name and `_FILE` names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource


@dataclass(frozen=True, slots=True)
class _Stored:
    """A secret that lies in the file which a variable names; `twice` where its own variable is set, too."""

    path: Path
    variable: str
    twice: bool

    def content(self) -> str:
        """The secret, as `file_content` reads it."""
        return file_content(self.path, self.variable, twice=self.twice)


def file_content(path: Path, variable: str, *, twice: bool) -> str:
    """The secret in a file that a variable names, without the line break behind it.

    It must not be set `twice`, by itself and by the file. Raises `ValueError`.
    """
    if twice:
        raise ValueError(f"is set, and {variable} as well: unset one of them")
    try:
        content = path.read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as error:
        raise ValueError(f"{variable} names {path}, which cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{variable} names {path}, which is no text in UTF-8") from None
    if not content:
        raise ValueError(f"{variable} names {path}, which is empty")
    return content


SECRET = BeforeValidator(lambda value: value.content() if isinstance(value, _Stored) else value)
"""Marks a setting as a secret: `name: Annotated[str, SECRET]`."""


def secrets(fields: Mapping[str, FieldInfo]) -> list[str]:
    """The names of the settings that are secrets."""
    return [name for name, field in fields.items() if SECRET in field.metadata]


def file_variable(name: str) -> str:
    """The variable that names the file of a secret."""
    return f"LIMNER_{name.upper()}_FILE"


class SecretFiles(PydanticBaseSettingsSource):
    """The secrets whose files one source of variables names; it goes before that source."""

    def __init__(self, settings_cls: type[BaseSettings], variables: EnvSettingsSource) -> None:
        super().__init__(settings_cls)
        self._variables = variables

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Nothing is read field by field."""
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """What the source says by files."""
        variables = {name.lower(): value for name, value in self._variables.env_vars.items() if value}
        return {
            name: _Stored(Path(path), file_variable(name), twice=f"limner_{name}" in variables)
            for name in secrets(self.settings_cls.model_fields)
            if (path := variables.get(file_variable(name).lower()))
        }
