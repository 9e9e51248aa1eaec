"""Commands and grpcurl against a server that shows a certificate and asks for one."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.certificates import Authority, Pair
from tests.required_parts import built_part
from tests.system.command_line import Limner
from tools.fresh_server import served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tls")


@pytest.fixture(scope="module")
def ours(folder: Path) -> Authority:
    return Authority(folder / "ours")


@pytest.fixture(scope="module")
def client(ours: Authority) -> Pair:
    return ours.pair("keeper.example", file="client")


@pytest.fixture(scope="module")
def address(folder: Path, ours: Authority) -> Iterator[str]:
    """A server that takes nobody without a certificate."""
    pair = ours.pair()
    settings = {"LIMNER_TLS_CERT_FILE": str(pair.cert), "LIMNER_TLS_KEY_FILE": str(pair.key)}
    with served(folder / "data", **settings, LIMNER_TLS_CLIENT_CA_FILE=str(ours.cert), LIMNER_WORKERS="0") as each:
        yield each


@pytest.fixture
def cli(address: str, tmp_path: Path) -> Limner:
    return Limner(address, tmp_path, tmp_path / "data")


@pytest.fixture(scope="module")
def token(address: str, folder: Path) -> str:
    """A token of an admin."""
    return Limner(address, folder, folder / "data").said("token", "create", "--name", "keeper", "--role", "admin")


def options(ours: Authority, client: Pair) -> tuple[str, ...]:
    return ("--ca-file", str(ours.cert), "--cert-file", str(client.cert), "--key-file", str(client.key))


def test_commands_take_options_variables_and_lines_of_a_file(
    cli: Limner, ours: Authority, client: Pair, token: str
) -> None:
    json.loads(cli.said(*options(ours, client), "queue", "stats", "--json"))
    told = {
        "LIMNER_CA_FILE": str(ours.cert),
        "LIMNER_CERT_FILE": str(client.cert),
        "LIMNER_KEY_FILE": str(client.key),
        "LIMNER_TOKEN": token,
    }
    assert cli.run("image", "list", **told).returncode == 0
    assert cli.run("top", "--once", "--json", **told).returncode == 0
    (cli.folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in told.items()))
    cli.said("theme", "list")
    said = cli.refused("theme", "list", LIMNER_CA_FILE=str(client.cert))  # the environment goes before
    assert "[TLS_FAILED]" in said


def test_what_does_not_come_about_is_told_with_the_way_out(
    cli: Limner, ours: Authority, client: Pair, folder: Path
) -> None:
    foreign = Authority(folder / "foreign")
    stranger = foreign.pair("keeper.example", file="client")
    ca = ("--ca-file", str(ours.cert))
    for words, says in (
        ((), "perhaps it talks TLS: name its CA"),
        (("--tls",), "comes from no CA that is trusted here"),
        (("--ca-file", str(foreign.cert)), "see --ca-file"),
        (ca, "perhaps it wants a certificate of its CA of clients"),
        ((*ca, "--cert-file", str(stranger.cert), "--key-file", str(stranger.key)), "perhaps it wants a certificate"),
        ((*options(ours, client), "--server-name", "other.example"), "is for another name"),
        (("--ca-file", "none.pem"), "none.pem: No such file"),
        ((*ca, "--cert-file", str(client.cert)), "a certificate and its key go together"),
        ((*options(ours, client), "--token-file", "none"), "none: No such file"),
    ):
        said = cli.refused(*words, "queue", "stats")
        assert says in said
        assert len(said.splitlines()) == 1


def test_a_token_goes_to_others_by_tls_or_when_that_is_said_aloud(cli: Limner) -> None:
    (cli.folder / "token").write_text("limner_a_s3cr3t\n")
    far = ("--server", "limner.invalid:50051")
    said = cli.refused("--token-file", "token", "queue", "stats", *far)
    assert "would go to limner.invalid:50051 in plaintext" in said
    assert "--plaintext" in said
    assert "SERVER_UNREACHABLE" in cli.refused("--token-file", "token", "--plaintext", "queue", "stats", *far)
    assert "SERVER_UNREACHABLE" in cli.refused("--token-file", "token", "--tls", "queue", "stats", *far)
    both = cli.refused("queue", "stats", code=2, LIMNER_TOKEN="limner_a_s3cr3t", LIMNER_TOKEN_FILE="token")
    assert "LIMNER_TOKEN: is set, and LIMNER_TOKEN_FILE as well" in both
    assert "LIMNER_TLS: must be true or false" in cli.refused("queue", "stats", code=2, LIMNER_TLS="perhaps")
    assert "s3cr3t" not in said + both


def test_commands_that_talk_to_no_server_refuse_what_is_for_it(cli: Limner) -> None:
    assert "`limner serve` talks to no server" in cli.refused("--plaintext", "serve", code=2)


def test_grpcurl_calls_with_certificate_and_token(address: str, ours: Authority, client: Pair, token: str) -> None:
    program = built_part("grpcurl")
    shown = ("-cacert", str(ours.cert), "-cert", str(client.cert), "-key", str(client.key))
    bearer = ("-H", f"authorization: Bearer {token}")

    def run(*flags: str) -> int:
        words = [str(program), *flags, address, "limner.v1.ImageService/ListImages"]
        return subprocess.run(words, capture_output=True, check=False, timeout=60).returncode

    assert run(*shown, *bearer) == 0
    assert run(*shown, "-H", "authorization: Bearer limner_a_b") != 0
    assert run(*shown[:2], *bearer, "-max-time", "5") != 0
    assert run("-plaintext", *bearer, "-max-time", "5") != 0
