"""The settings of the process that a command runs in."""

import difflib
import os
import re
from collections.abc import Iterable

import click
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from server.cli.env_file import env_file
from server.provider_settings import known_variables, named_in, own_variables
from server.secret_settings import file_variable, secrets
from server.settings import Settings
from server.telemetry.logs import set_up_logs
from server.telemetry.structured import get_logger

log = get_logger("settings")
PREFIX = "LIMNER_"
REPLACED = {"LIMNER_INSECURE": "LIMNER_PLAINTEXT=true (no TLS) and LIMNER_ANONYMOUS=true (no identities)"}
"""Settings that are gone -> what stands for them."""
_OTHERS = re.compile(
    # The server and the way to it are for clients, the lifeline from a worker's owner, the rest for tests and tools.
    r"LIMNER_(SERVER|SERVER_NAME|TLS|CA_FILE|CERT_FILE|KEY_FILE|TOKEN|TOKEN_FILE"
    r"|LIFELINE_FD|CACHE|GOLDEN|REQUIRE_SERVICES|TEST_\w+"
    # Kubernetes tells every pod of each service, and one of them may be called limner, or limner-something.
    r"|(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?)?))"
)


def read_settings(**overrides: object) -> Settings:
    """`checked_settings` of this process. Sets up the logs, where names are told that are nearly settings."""
    settings = checked_settings(**overrides)
    set_up_logs(settings.log_format, settings.log_level)
    variables = {**env_file(), **os.environ}
    own = {*own_variables(settings.providers)}
    for name, nearest in unknown((each for each in variables if each.upper() not in own), named_in(variables)):
        if instead := REPLACED.get(name.upper()):
            log.warning("a setting is gone", name=name, instead=instead)
        else:
            log.warning("no such setting", name=name, **({"nearest": nearest} if nearest else {}))
    return settings


def checked_settings(**overrides: object) -> Settings:
    """The settings that the environment and `.env` hold; flags that are not None overrule them.

    Raises `click.UsageError` (exit code 2) that names each wrong setting.
    """
    env_file()  # says why it cannot be read
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        raise click.UsageError("wrong settings:\n  " + "\n  ".join(map(_line, error.errors()))) from None


def unknown(names: Iterable[str], providers: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Names that look like settings and are none, each with the setting it is nearest to, or "".

    Those of `providers` have settings of their own.
    """
    known = [PREFIX + each.upper() for each in Settings.model_fields]
    known += map(file_variable, secrets(Settings.model_fields))
    known += known_variables(providers)
    strange = (name for name in sorted(set(names)) if name.upper().startswith(PREFIX) and name.upper() not in known)
    return [
        (name, next(iter(difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.75)), ""))
        for name in strange
        if not _OTHERS.fullmatch(name.upper())
    ]


def _line(error: ErrorDetails) -> str:
    """What is wrong with one setting, or with several that do not go together."""
    said = error["msg"].removeprefix("Value error, ")
    if said.startswith(PREFIX):
        return said  # it names its variable itself
    return f"{PREFIX}{str(error['loc'][0]).upper()}: {said}" if error["loc"] else said
