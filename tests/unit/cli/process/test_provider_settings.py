"""Providers are told by the environment and `.env`; what is wrong is told with its variable, and no value."""

import os
from pathlib import Path

import click
import pytest

from server.cli.process.embedded import worker_command
from server.cli.process.process_settings import checked_settings, unknown
from server.domain.providers import Provider
from server.domain.scopes import Scopes
from server.generators.painting.kinds import KINDS
from server.processes.secrecy import harmless
from server.provider_settings import ABOUT, variable

KEY = "k3y-of-the-studio"
STUDIO = {
    "LIMNER_PROVIDERS": "studio",
    "LIMNER_PROVIDER_STUDIO_KIND": "openai",
    "LIMNER_PROVIDER_STUDIO_URL": "https://api.example/v1/",
    "LIMNER_PROVIDER_STUDIO_MODEL": "gpt-image-2",
}
MADE = Provider("studio", "openai", "https://api.example/v1", "gpt-image-2", KEY)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("LIMNER_")]:
        monkeypatch.delenv(name)


@pytest.fixture(params=["environment", "file"])
def source(request: pytest.FixtureRequest) -> str:
    where: str = request.param
    return where


def tell(values: dict[str, str], source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if source == "environment":
        for name, value in values.items():
            monkeypatch.setenv(name, value)
    else:
        Path(".env").write_text("".join(f"{name}='{value}'\n" for name, value in values.items()))


def test_a_provider_is_made_of_its_variables_and_told_to_workers(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    more = {
        "KEY": KEY,
        "RESULT_HOSTS": "cdn.example, *.blob.example:8443",
        "SCOPES": "campaign/*,world/1",
        "LICENCE": "ours, for this table",
        "PREVIEWS": "3",
        "MOST_PER_HOUR": "50",
    }
    tell(STUDIO | {variable("studio", what): value for what, value in more.items()}, source, monkeypatch)
    settings = checked_settings()
    (provider,) = settings.providers
    assert provider == Provider(
        *("studio", "openai", "https://api.example/v1", "gpt-image-2", KEY),
        result_hosts=("cdn.example", "*.blob.example:8443"),
        scopes=Scopes(("world/1",), ("campaign/",)),
        licence="ours, for this table",
        previews=3,
        most_per_hour=50,
    )
    assert KEY not in f"{settings!r}{settings}{provider!r}"
    _, variables = worker_command(settings)
    assert KEY not in str(harmless(variables))
    Path(".env").unlink(missing_ok=True)
    tell(variables, "environment", monkeypatch)
    assert checked_settings().providers == (provider,)
    assert not unknown(variables, ["studio"])


def test_there_are_none_unless_they_are_named(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(STUDIO | {"LIMNER_PROVIDERS": ""}, source, monkeypatch)
    assert checked_settings().providers == ()
    assert [name for name, _ in unknown(STUDIO)] == sorted(STUDIO.keys() - {"LIMNER_PROVIDERS"})
    assert unknown(["LIMNER_PROVIDER_STUDIO_MODLE"], ["studio"])[0][1] == "LIMNER_PROVIDER_STUDIO_MODEL"


def test_a_key_may_lie_in_a_file(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("secret").write_text(f"{KEY}\n")
    tell(STUDIO | {"LIMNER_PROVIDER_STUDIO_KEY_FILE": "secret"}, source, monkeypatch)
    assert checked_settings().providers == (MADE,)


def test_of_a_key_the_environment_says_all(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("secret").write_text(KEY)
    tell(STUDIO | {"LIMNER_PROVIDER_STUDIO_KEY": "older"}, "file", monkeypatch)
    monkeypatch.setenv("LIMNER_PROVIDER_STUDIO_KEY_FILE", "secret")
    assert checked_settings().providers == (MADE,)
    tell(STUDIO | {"LIMNER_PROVIDER_STUDIO_KEY_FILE": "nowhere"}, "file", monkeypatch)
    monkeypatch.delenv("LIMNER_PROVIDER_STUDIO_KEY_FILE")
    monkeypatch.setenv("LIMNER_PROVIDER_STUDIO_KEY", KEY)
    assert checked_settings().providers == (MADE,)


WRONG = [
    ("LIMNER_PROVIDERS", "Studio-k3y"),
    ("LIMNER_PROVIDERS", "studio,studio"),
    ("LIMNER_PROVIDERS", ",".join(f"p{each}" for each in range(33))),
    *(("KIND", each) for each in ("", "k3y", "OpenAI")),
    *(("URL", f"{each}k3y") for each in ("", "ftp://", "https://user@", "https://a.example?", "https://a b/", "//")),
    *(("URL", each) for each in ("", "https://", "http://[::1", "http://h:port/", "https://k3y.exämple/")),
    *(("URL", each) for each in ("http://169.254.169.254/v1", "http://metadata.google.internal/v1", "http://h\\k3y/")),
    *(("MODEL", each) for each in ("", "k3y" * 67, "k3y\tx")),
    *(
        ("RESULT_HOSTS", each)
        for each in ("https://k3y", "k3y/x", "*k3y", "*.k3y", "a@k3y", "k3y:port", "fd00:ec2::254")
    ),
    *(("RESULT_HOSTS", each) for each in ("169.254.169.254", "cdn.example,metadata.google.internal")),
    *(("SCOPES", each) for each in ("k3y*", "a/*/k3y", ",".join(map(str, range(33))))),
    *(("LICENCE", each) for each in ("k3y" * 200, "k3y\x07")),
    *(("PREVIEWS", each) for each in ("4", "-1", "k3y", "1.0")),
    *(("MOST_PER_HOUR", each) for each in ("-1", "k3y", "1.5", "1000001", "99999999")),
    *(("EDITS", each) for each in ("k3y", "1", "True", "false")),
    *(("KEY", each) for each in ("k3y\x07", "k3y…")),
    *(("KEY_FILE", each) for each in ("nowhere", ".")),
]


@pytest.mark.parametrize(("what", "value"), WRONG, ids=map(str, range(len(WRONG))))
def test_what_is_wrong_is_told_with_its_variable(what: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = what if what.startswith("LIMNER") else variable("studio", what)
    tell(STUDIO | {name: value}, "environment", monkeypatch)
    with pytest.raises(click.UsageError) as refused:
        checked_settings()
    _, line = refused.value.message.splitlines()
    assert line.strip().startswith((f"{name}: ", f"{name.removesuffix('_FILE')}: "))
    assert "k3y" not in line


@pytest.mark.parametrize("model", ["flux-kontext", "gpt-image-2"])
def test_of_a_model_it_is_said_that_it_paints_over(model: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {variable("studio", "MODEL"): model, variable("studio", "EDITS"): "true"}
    tell(STUDIO | said, source, monkeypatch)
    settings = checked_settings()
    (provider,) = settings.providers
    assert (provider.edits, KINDS["openai"].model(provider).edits) == (True, True)
    Path(".env").unlink(missing_ok=True)
    tell(worker_command(settings)[1], "environment", monkeypatch)
    assert checked_settings().providers == (provider,)


@pytest.mark.parametrize("model", ["dall-e-2", "dall-e-3"])
def test_what_is_known_to_paint_over_nothing_is_told(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(STUDIO | {variable("studio", "MODEL"): model, variable("studio", "EDITS"): "true"}, "environment", monkeypatch)
    with pytest.raises(click.UsageError, match=f"LIMNER_PROVIDER_STUDIO_EDITS: {model} paints over no picture"):
        checked_settings()


def test_a_key_and_its_file_are_never_both_set(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("secret").write_text(KEY)
    both = {"LIMNER_PROVIDER_STUDIO_KEY": KEY, "LIMNER_PROVIDER_STUDIO_KEY_FILE": "secret"}
    tell(STUDIO | both, source, monkeypatch)
    with pytest.raises(
        click.UsageError, match=r"LIMNER_PROVIDER_STUDIO_KEY: is set, and LIMNER_\w+ as well"
    ) as refused:
        checked_settings()
    assert KEY not in refused.value.message


def test_every_variable_is_told_of() -> None:
    assert {
        "KIND",
        "URL",
        "KEY",
        "MODEL",
        "RESULT_HOSTS",
        "SCOPES",
        "LICENCE",
        "PREVIEWS",
        "WORKFLOW",
        "EDITS",
        "MOST_PER_HOUR",
    } == ABOUT.keys()
