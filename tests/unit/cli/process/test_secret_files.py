"""Every setting that is a secret may lie in a file, and says by name what is wrong with that."""

import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from pydantic import SecretStr

from server.cli.process.embedded import worker_command
from server.cli.process.process_settings import checked_settings, unknown
from server.secret_settings import file_variable, secrets
from server.settings import Settings

SECRETS = secrets(Settings.model_fields)
URLS = {"database_url": "postgresql://me:pw@one/db", "database_direct_url": "postgresql://me:pw@two/db"}
NEEDED = {"database_direct_url": {"LIMNER_DATABASE_URL": "postgresql://one/db"}}


def variable(name: str) -> str:
    return f"LIMNER_{name.upper()}"


def content(name: str) -> str:
    """A value that the setting takes."""
    return URLS.get(name, "pw")


def value(settings: Settings, name: str) -> str:
    told = getattr(settings, name)
    return str(told.get_secret_value() if isinstance(told, SecretStr) else told)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("LIMNER_")]:
        monkeypatch.delenv(name)


@pytest.fixture(params=SECRETS)
def name(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    secret: str = request.param
    for needed, told in NEEDED.get(secret, {}).items():
        monkeypatch.setenv(needed, told)
    return secret


def test_what_opens_a_door_is_marked_as_a_secret() -> None:
    assert set(SECRETS) == {"database_url", "database_direct_url", "minio_access_key", "minio_secret_key"}


@pytest.mark.parametrize("source", ["environment", "file"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_file_holds_a_secret(
    name: str, end: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_bytes((content(name) + end).encode())
    if source == "environment":
        monkeypatch.setenv(file_variable(name), "secret")
        monkeypatch.setenv(variable(name), "")  # compose files set what is not set
    else:
        Path(".env").write_text(f"{file_variable(name)}=secret\n")
    settings = checked_settings()
    assert value(settings, name) == content(name)
    assert "pw" not in repr(settings)
    assert not unknown([file_variable(name)])


def test_another_process_is_told_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also once the file is away."""
    secret = tmp_path / "secret"
    secret.write_text(content(name))
    Path(".env").write_text(f"{file_variable(name)}={secret}\n")
    monkeypatch.setenv(file_variable(name), str(secret))
    settings = checked_settings()
    _, variables = worker_command(settings)
    secret.unlink()
    for each, told in variables.items():
        monkeypatch.setenv(each, told)
    assert value(checked_settings(), name) == content(name)


def test_the_environment_goes_before_the_file_of_settings(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text(content(name))
    Path(".env").write_text(f"{variable(name)}={content(name)}x\n")
    monkeypatch.setenv(file_variable(name), "secret")
    assert value(checked_settings(), name) == content(name)
    Path(".env").write_text(f"{file_variable(name)}=none\n")
    monkeypatch.delenv(file_variable(name))
    monkeypatch.setenv(variable(name), content(name))
    assert value(checked_settings(), name) == content(name)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: None, "cannot be read: No such file or directory"),
        (lambda secret: secret.mkdir(), "cannot be read: Is a directory"),
        (lambda secret: secret.write_text(""), "is empty"),
        (lambda secret: secret.write_text("\n"), "is empty"),
        (lambda secret: secret.write_bytes(b"p\xffw"), "is no text in UTF-8"),
    ],
    ids=["missing", "folder", "empty", "line", "bytes"],
)
def test_a_file_that_holds_none_is_named(
    name: str, spoil: Callable[[Path], object], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(tmp_path / "secret")
    monkeypatch.setenv(file_variable(name), "secret")
    with pytest.raises(click.UsageError) as refused:
        checked_settings()
    assert f"{file_variable(name)} names secret" in refused.value.message
    assert says in refused.value.message


def test_a_secret_and_its_file_are_never_both_set(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text(content(name))
    monkeypatch.setenv(file_variable(name), "secret")
    monkeypatch.setenv(variable(name), content(name))
    with pytest.raises(click.UsageError) as refused:
        checked_settings()
    assert f"{variable(name)}: is set, and {file_variable(name)} as well" in refused.value.message
    assert "pw" not in refused.value.message


def test_a_wrong_secret_of_a_file_is_refused_as_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("mysql://me:pw@host/db")
    monkeypatch.setenv("LIMNER_DATABASE_URL_FILE", "secret")
    with pytest.raises(click.UsageError, match="LIMNER_DATABASE_URL: must be a URL like postgresql://") as refused:
        checked_settings()
    assert "pw" not in refused.value.message
