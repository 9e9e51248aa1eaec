"""Who may bind beyond loopback, what is said aloud there, and who gets in."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from cryptography.hazmat.primitives import serialization

from server.cli.process.serve import check_exposure
from server.settings import Settings
from tests.certificates import Authority, Pair
from tests.system.command_line import Limner
from tests.system.service import limner

EVERYWHERE = "0.0.0.0:0"


@pytest.fixture
def here(tmp_path: Path) -> Limner:
    """Commands in a folder of their own, that talk to no server."""
    return Limner("127.0.0.1:1", tmp_path, tmp_path / "data")


def variables(pair: Pair) -> dict[str, str]:
    return {"LIMNER_TLS_CERT_FILE": str(pair.cert), "LIMNER_TLS_KEY_FILE": str(pair.key)}


def with_passphrase(pair: Pair) -> None:
    key = serialization.load_pem_private_key(pair.key.read_bytes(), None)
    encryption = serialization.BestAvailableEncryption(b"secret")
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    pair.key.write_bytes(key.private_bytes(*form))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda pair, _: pair.cert.unlink(), "LIMNER_TLS_CERT_FILE: {cert} cannot be read: No such file"),
        (lambda pair, _: pair.key.unlink(), "LIMNER_TLS_KEY_FILE: {key} cannot be read: No such file"),
        (lambda pair, _: pair.cert.write_bytes(b"\xff"), "LIMNER_TLS_CERT_FILE: holds no certificate in PEM"),
        (lambda pair, _: pair.key.write_text("x"), "LIMNER_TLS_KEY_FILE: holds no private key in PEM"),
        (lambda pair, _: with_passphrase(pair), "LIMNER_TLS_KEY_FILE: the key has a passphrase"),
        (lambda pair, ca: ca.pair(file="x").key.replace(pair.key), "LIMNER_TLS_KEY_FILE: is not the key of"),
        (lambda _, ca: ca.pair(days=(-9, -1)), "LIMNER_TLS_CERT_FILE: has expired on"),
        (lambda _, ca: ca.pair(days=(1, 9)), "LIMNER_TLS_CERT_FILE: is valid from"),
        (lambda _, ca: ca.cert.write_text("x"), "LIMNER_TLS_CLIENT_CA_FILE: holds no certificate in PEM"),
        (lambda _, ca: ca.cert.unlink(), "LIMNER_TLS_CLIENT_CA_FILE: {ca} cannot be read: No such file"),
    ],
)
def test_a_certificate_that_cannot_be_served_ends_the_start(
    ours: Authority, spoil: Callable[[Pair, Authority], object], says: str
) -> None:
    pair = ours.pair()
    spoil(pair, ours)
    settings = Settings(**pair.settings(), tls_client_ca_file=ours.cert)  # type: ignore[arg-type]  # Paths
    with pytest.raises(click.UsageError) as refused:
        check_exposure(settings)
    assert says.format(cert=pair.cert, key=pair.key, ca=ours.cert) in refused.value.message


def test_a_start_that_is_refused_has_done_nothing(here: Limner, ours: Authority) -> None:
    said = here.refused("serve", code=2, **variables(ours.pair(days=(-9, -1))))
    assert "LIMNER_TLS_CERT_FILE: has expired on" in said
    assert not (here.folder / "data").exists()


def test_plaintext_beyond_loopback_is_refused_by_the_name_of_its_flag(here: Limner) -> None:
    said = here.refused("serve", "--anonymous", "--listen", EVERYWHERE, code=2)
    assert "reachable from other machines" in said
    assert "--plaintext (LIMNER_PLAINTEXT=true)" in said
    assert "LIMNER_TLS_CERT_FILE" in said
    assert not (here.folder / "data").exists()


NO_TLS, ALL_MAY = "WARNING: plaintext: ", "WARNING: everybody who reaches this address may do everything (--anonymous)"
WHO = "callers:  those alone who say who they are"


@pytest.mark.parametrize(
    ("flags", "tls", "says", "silent", "listed"),
    [
        (("--plaintext",), False, (WHO, NO_TLS), (ALL_MAY,), False),
        (("--plaintext", "--anonymous"), False, (NO_TLS, ALL_MAY), (WHO,), True),
        ((), True, ("TLS:", WHO), (NO_TLS, ALL_MAY), False),
        (("--anonymous",), True, ("TLS:", ALL_MAY), (NO_TLS, WHO), True),
    ],
)
async def test_what_is_open_beyond_loopback_is_said_aloud(
    database_url: str,
    tmp_path: Path,
    ours: Authority,
    flags: tuple[str, ...],
    tls: bool,
    says: tuple[str, ...],
    silent: tuple[str, ...],
    listed: bool,
) -> None:
    told = {"LIMNER_DATABASE_URL": database_url, "LIMNER_DATA_DIR": str(tmp_path / "data"), "LIMNER_WORKERS": "0"}
    told |= variables(ours.pair()) if tls else {}
    async with limner("serve", "--listen", EVERYWHERE, *flags, environment=told) as server:
        address = (await server.line("listening on")).split()[-1]
        await server.line(says[0])
        await server.line(says[1])
        await server.line("limner: try: grpcurl")
        assert not [line for line in server.said() for each in silent if each in line]
        trust = {"LIMNER_CA_FILE": str(ours.cert)} if tls else {}
        async with limner("queue", "stats", "--server", address, environment=trust) as command:
            code = await command.child.wait()
        said = "".join(command.said())
        assert (code == 0) == listed, said
        if not listed:
            assert "say who you are" in said
            assert "--token-file" in said
            assert "[IDENTITY_REQUIRED]" in said
