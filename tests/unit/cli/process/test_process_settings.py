"""Settings that can never work are named with their cure, wherever they stand; what is nearly a setting is told."""

from pathlib import Path

import click
import pytest

from server.cli.client.server_address import address_of
from server.cli.process.process_settings import checked_settings, unknown
from server.settings import Settings
from tests.wrong_settings import RIGHT, SECRET, WRONG


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [f"LIMNER_{each.upper()}" for each in Settings.model_fields] + ["LIMNER_SERVER"]:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=["environment", "file"])
def source(request: pytest.FixtureRequest) -> str:
    where: str = request.param
    return where


def tell(told: dict[str, str], source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if source == "environment":
        for name, value in told.items():
            monkeypatch.setenv(name, value)
    else:
        Path(".env").write_text("".join(f"{name}='{value}'\n" for name, value in told.items()))


@pytest.mark.parametrize(("told", "says"), WRONG)
def test_what_can_never_work_is_named_with_its_cure(
    told: dict[str, str], says: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(told, source, monkeypatch)
    with pytest.raises(click.UsageError) as refused:
        checked_settings()
    lines = refused.value.message.splitlines()
    assert len(lines) == 2
    assert any(name in lines[1] for name in told)
    assert says in lines[1]
    assert SECRET not in refused.value.message


@pytest.mark.parametrize("told", RIGHT)
def test_what_may_work_is_taken(told: dict[str, str], source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(told, source, monkeypatch)
    settings = checked_settings()
    assert {name: settings.environment()[name] for name in told} == told


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("LIMNER_WORKER", ["LIMNER_WORKERS"]),
        ("LIMNER_DATABSE_URL", ["LIMNER_DATABASE_URL"]),
        ("limner_minio_acces_key", ["LIMNER_MINIO_ACCESS_KEY"]),
        ("LIMNER_MINIO_SECRET_KEY_FIEL", ["LIMNER_MINIO_SECRET_KEY_FILE"]),
        ("LIMNER_ZZZ", [""]),
        ("LIMNER_DATABASE_URL_FILE", []),
        ("LIMNER_TOKEN_FILE", []),
        ("LIMNER_LISTEN", []),
        ("limner_listen", []),
        ("LIMNER_SERVER", []),
        ("LIMNER_PORT", []),
        ("LIMNER_SERVICE_HOST", []),
        ("LIMNER_SERVER_SERVICE_PORT_GRPC", []),
        ("LIMNER_PORT_50051_TCP_ADDR", []),
        ("PATH", []),
    ],
)
def test_what_is_nearly_a_setting_is_told(name: str, nearest: list[str]) -> None:
    assert [each for _, each in unknown([name])] == nearest


@pytest.mark.parametrize("content", [b"LIMNER_LISTEN=caf\xe9", None], ids=["Latin-1", "unreadable"])
def test_a_file_that_cannot_be_read_is_named(content: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is None:
        Path(".env").symlink_to("/proc/self/mem")
    else:
        Path(".env").write_bytes(content)
    for read in (checked_settings, lambda: address_of(None, {})):
        with pytest.raises(click.UsageError, match=r"^\.env: "):
            read()


@pytest.mark.parametrize("address", ["::1:50051", "http://here:1", "here:port", "here:0", "a b:1", "[::g]:1"])
def test_what_is_no_address_of_a_server_is_named(address: str) -> None:
    for given, told, name in ((address, {}, "--server"), (None, {"LIMNER_SERVER": address}, "LIMNER_SERVER")):
        with pytest.raises(click.UsageError, match=f"^{name}: "):
            address_of(given, told)


@pytest.mark.parametrize(
    ("given", "reached"),
    [
        ("here", "here:50051"),
        ("[::1]", "[::1]:50051"),
        ("[::]:1", "[::1]:1"),
        ("unix:/run/limner.sock", "unix:/run/limner.sock"),
        ("dns:///here:1", "dns:///here:1"),
    ],
)
def test_other_addresses_of_a_server_are_taken(given: str, reached: str) -> None:
    assert address_of(given, {}) == reached


@pytest.mark.parametrize(
    ("listen", "anonymous", "loopback", "asks"),
    [
        ("127.0.0.1:1", "", True, False),
        ("127.8.9.1:1", "", True, False),
        ("localhost:1", "", True, False),
        ("[::1]:1", "", True, False),
        ("127.example:1", "", False, True),
        ("0.0.0.0:1", "", False, True),
        ("[::]:1", "", False, True),
        ("*:1", "", False, True),
        ("10.0.0.7:1", "true", False, False),
        ("10.0.0.7:1", "false", False, True),
        ("127.0.0.1:1", "false", True, True),
    ],
)
def test_callers_say_who_they_are_where_others_can_reach_it(
    listen: str, anonymous: str, loopback: bool, asks: bool, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell({"LIMNER_LISTEN": listen, "LIMNER_ANONYMOUS": anonymous}, source, monkeypatch)
    settings = checked_settings()
    assert (settings.is_loopback, settings.asks_identity) == (loopback, asks)
