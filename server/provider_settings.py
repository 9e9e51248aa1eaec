"""Settings of providers: `LIMNER_PROVIDERS` names them, and each has variables of its own.

They are read from where all settings are. What is wrong is told with the name of its variable, and no value.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource

from server.domain.providers import Provider, WorkflowFile
from server.domain.scopes import Scopes
from server.generators.painting.added_kinds import ALL_KINDS
from server.generators.painting.comfyui.workflow import Workflow
from server.generators.painting.destinations import host_and_port, is_metadata_name, plain
from server.generators.painting.kinds import KINDS, ProviderKind
from server.secret_settings import file_content

NAMES = "limner_providers"
MOST_PROVIDERS = 32
MOST_PREVIEWS = 3
MOST_CALLS = 1_000_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
ABOUT: Mapping[str, str] = {
    "KIND": f"What it speaks. One of {'; '.join(f'`{name}`: {kind.about}' for name, kind in KINDS.items())}; or one "
    "that an [installed package](providers.md#other-kinds) adds, with variables of its own.",
    "URL": "Where it is: of `openai` up to what stands before `/images`, `https://api.openai.com/v1`; of `comfyui` its "
    "root, `http://127.0.0.1:8188`.",
    "KEY": "Its key; empty = it asks for none. `LIMNER_PROVIDER_<NAME>_KEY_FILE` names a file that holds it.",
    "MODEL": "Name of the model that paints; of `comfyui` only what is told of it.",
    "WORKFLOW": "File of a workflow in the API format, with [titles](providers.md#comfyui). Of `comfyui` alone.",
    "RESULT_HOSTS": "Hosts from which pictures are fetched beside the origin of its URL, separated by commas: `host`, "
    "`host:port`, or `*.domain` for those below one, which never leads into a private net.",
    "SCOPES": "Scopes it draws for, separated by commas, `campaign/*` for all that begin so; empty = for all.",
    "LICENCE": "What may be done with its pictures, in a line; kept with each.",
    "PREVIEWS": f"Sketches asked for on the way, 0 to {MOST_PREVIEWS}; the provider bills them. Default `0`.",
    "EDITS": "`true` = the model paints over pictures at the edits endpoint, which Limner knows of OpenAI's own. Of "
    "`openai` alone; empty = what is known of it.",
    "MOST_PER_HOUR": "Calls within an hour, of all workers and scopes together; tasks wait for the next. Default `0` = "
    "no limit.",
}
"""What each variable behind `LIMNER_PROVIDER_<NAME>_` says."""
OF_FILE = "KEY_FILE"
OF_KINDS = frozenset[str]().union(*(each.needs | each.takes for each in KINDS.values()))
"""Variables that some kinds take, and others do not."""
MOST_WORKFLOW = 1 << 20
"""Bytes of a workflow."""


def variable(name: str, what: str) -> str:
    """What a provider is told `what` by, as LIMNER_PROVIDER_STUDIO_URL."""
    return f"LIMNER_PROVIDER_{name.upper()}_{what}"


@dataclass(frozen=True, slots=True)
class ProviderVariables:
    """What the variables of providers say, by their names in lower case."""

    values: Mapping[str, str]

    def providers(self) -> tuple[Provider, ...]:
        """The providers they make. Raises `ValueError` that names each variable that is wrong."""
        names = _listed(self.values.get(NAMES, ""))
        wrong = [each for each in names if not _NAME.fullmatch(each)]
        if wrong or len(set(names)) < len(names) or len(names) > MOST_PROVIDERS:
            raise ValueError(
                f"must be at most {MOST_PROVIDERS} names, each once, of 1 to 32 lower-case letters, digits and _, "
                "which begin with a letter"
            )
        faults: list[str] = []
        made = [self._provider(each, faults) for each in names]
        if faults:
            raise ValueError("; ".join(faults))
        return tuple(each for each in made if each is not None)

    def _provider(self, name: str, faults: list[str]) -> Provider | None:
        values: dict[str, Any] = {}
        for what, read in _READ.items():
            try:
                values[what] = self._key(name) if what == "KEY" else read(self._value(name, what))
            except ValueError as error:
                faults.append(f"{variable(name, what)}: {error}")
        own: dict[str, str] = {}
        if (kind := ALL_KINDS.get(values.get("KIND", ""))) is not None:
            for what in sorted(OF_KINDS & values.keys()):
                if what in kind.needs and not values[what]:
                    faults.append(f"{variable(name, what)}: must be set")
                if what not in kind.needs | kind.takes and values[what]:
                    faults.append(f"{variable(name, what)}: is nothing that the kind {values['KIND']} takes")
            own = self._own(name, kind, faults)
        if faults:
            return None
        provider = Provider(name, **{what.lower(): value for what, value in values.items()}, own=own)
        if provider.kind in KINDS:
            try:
                KINDS[provider.kind].model(provider)
            except ValueError as error:
                faults.append(f"{variable(name, 'EDITS')}: {error}")
        return provider

    def _own(self, name: str, kind: ProviderKind, faults: list[str]) -> dict[str, str]:
        """What is set of the variables that a kind alone knows."""
        values = {what: self._value(name, what) for what in kind.own}
        for what, value in values.items():
            try:
                kind.own[what](value)
            except ValueError as error:
                faults.append(f"{variable(name, what)}: {error}")
        return {what: value for what, value in values.items() if value}

    def _key(self, name: str) -> str:
        key, file = self._value(name, "KEY"), self._value(name, OF_FILE)
        if file:
            key = file_content(Path(file), variable(name, OF_FILE), twice=bool(key))
        return _key(key)

    def _value(self, name: str, what: str) -> str:
        return self.values.get(variable(name, what).lower(), "").strip()


PROVIDERS = BeforeValidator(lambda value: value.providers() if isinstance(value, ProviderVariables) else value)
"""Marks the setting that is made of these variables."""


class ProviderSource(PydanticBaseSettingsSource):
    """The variables of providers in all sources; it goes before these. Of a key the first says all."""

    def __init__(self, settings_cls: type[BaseSettings], sources: Iterable[EnvSettingsSource]) -> None:
        super().__init__(settings_cls)
        self._sources = tuple(sources)

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Nothing is read field by field."""
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """The setting, if any source says something of it."""
        values: dict[str, str] = {}
        for each in reversed(self._sources):
            own = {name.lower(): value for name, value in each.env_vars.items() if value is not None}
            for name in (name for name, value in own.items() if value):
                if name.endswith("_key"):
                    values.pop(f"{name}_file", None)
                elif name.endswith("_key_file"):
                    values.pop(name.removesuffix("_file"), None)
            values |= {name: value for name, value in own.items() if name.startswith(("limner_provider_", NAMES))}
        return {"providers": ProviderVariables(values)} if NAMES in values else {}


def environment_of(providers: Iterable[Provider]) -> dict[str, str]:
    """The variables that tell another process of the same providers, keys included."""
    variables = {NAMES.upper(): ",".join(each.name for each in providers)}
    for each in providers:
        values = {
            "KIND": each.kind,
            "URL": each.url,
            "KEY": each.key,
            OF_FILE: "",
            "MODEL": each.model,
            "RESULT_HOSTS": ",".join(each.result_hosts),
            "SCOPES": ",".join(each.scopes.words) if each.scopes is not None else "",
            "LICENCE": each.licence,
            "PREVIEWS": str(each.previews),
            "EDITS": "true" if each.edits else "",
            "MOST_PER_HOUR": str(each.most_per_hour),
            "WORKFLOW": each.workflow.path if each.workflow is not None else "",
            **each.own,
        }
        variables |= {variable(each.name, what): value for what, value in values.items()}
    return variables


def known_variables(names: Iterable[str]) -> Iterator[str]:
    """The variables of providers of these names."""
    for name in names:
        yield from (variable(name, what) for what in (*ABOUT, OF_FILE))


def own_variables(providers: Iterable[Provider]) -> Iterator[str]:
    """The variables that are set of those which their kinds alone know."""
    return (variable(each.name, what) for each in providers for what in each.own)


def named_in(values: Mapping[str, str | None]) -> list[str]:
    """The names of providers in an environment, whether they are right or not."""
    return _listed({name.lower(): value or "" for name, value in values.items()}.get(NAMES, ""))


def _listed(value: str) -> list[str]:
    return [each for part in value.split(",") if (each := part.strip())]


def _kind(value: str) -> str:
    if value not in ALL_KINDS:
        raise ValueError(f"must be one of {', '.join(ALL_KINDS)}")
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, _ = plain(parts.hostname or ""), parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError("must be a URL like https://api.openai.com/v1, without user and parameters")
    if not value.isascii() or any(ord(each) <= 32 or each == "\\" for each in value):
        raise ValueError("must be a URL in ASCII without blanks")
    if is_metadata_name(host):
        raise ValueError("must not name the metadata of a machine")
    return value.rstrip("/")


def _key(value: str) -> str:
    if not value.isascii() or not value.isprintable():
        raise ValueError("must be printable ASCII")
    return value


def _model(value: str) -> str:
    if len(value) > 200 or not value.isprintable():
        raise ValueError("must name a model, in 1 to 200 characters")
    return value


def _workflow(value: str) -> WorkflowFile | None:
    if not value:
        return None
    path = Path(value).resolve()
    try:
        with path.open("rb") as file:
            content = file.read(MOST_WORKFLOW + 1)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ValueError("must name a file that can be read, in UTF-8") from None
    if len(content) > MOST_WORKFLOW:
        raise ValueError(f"names a file of more than {MOST_WORKFLOW} bytes")
    try:
        Workflow.read(text)
    except ValueError as error:
        raise ValueError(f"the workflow {error}") from None
    return WorkflowFile(str(path), text)


def _result_hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(_listed(value))
    for each in hosts:
        host_and_port(each)
    return hosts


def _scopes(value: str) -> Scopes | None:
    try:
        return Scopes.parse(_listed(value)) if value else None
    except ValueError:
        raise ValueError("must be 1 to 32 scopes, as campaign/42, or campaign/* for all that begin so") from None


def _licence(value: str) -> str:
    if len(value) > 500 or not value.isprintable():
        raise ValueError("must be one line of at most 500 characters")
    return value


def _edits(value: str) -> bool:
    if value not in ("", "true"):
        raise ValueError("must be true, or empty")
    return value == "true"


def _number(most: int, value: str) -> int:
    if not re.fullmatch("[0-9]{0,7}", value) or int(value or "0") > most:
        raise ValueError(f"must be a number from 0 to {most}")
    return int(value or "0")


_READ: Mapping[str, Callable[[str], object]] = {
    "KIND": _kind,
    "URL": _url,
    "KEY": _key,
    "MODEL": _model,
    "RESULT_HOSTS": _result_hosts,
    "SCOPES": _scopes,
    "LICENCE": _licence,
    "PREVIEWS": partial(_number, MOST_PREVIEWS),
    "WORKFLOW": _workflow,
    "EDITS": _edits,
    "MOST_PER_HOUR": partial(_number, MOST_CALLS),
}
