"""The certificate a server shows, its key, and the CA of its clients: read from files, and again when these change."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import grpc
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from server.domain.certificate_errors import WrongCertificate
from server.telemetry.structured import get_logger

log = get_logger("tls")
SETTLED_SECONDS = 2
"""A file that was written a shorter while ago may be written again without another time of change."""
T = TypeVar("T")
CERT, KEY, CLIENT_CA = "LIMNER_TLS_CERT_FILE", "LIMNER_TLS_KEY_FILE", "LIMNER_TLS_CLIENT_CA_FILE"


@dataclass(frozen=True, slots=True)
class _Contents:
    """What lay in the files at one time."""

    cert: bytes
    key: bytes
    client_ca: bytes | None

    def configuration(self) -> grpc.ServerCertificateConfiguration:
        """The same for gRPC."""
        return grpc.ssl_server_certificate_configuration([(self.key, self.cert)], self.client_ca)

    def checked(self) -> x509.Certificate:
        """The certificate, once it is known that it can be served today. Raises `WrongCertificate`."""
        certificate = _certificates(self.cert, CERT)[0]
        try:
            key = load_pem_private_key(self.key, None)
        except TypeError:
            raise WrongCertificate(f"{KEY}: the key has a passphrase: store it without one") from None
        except (ValueError, UnsupportedAlgorithm):
            raise WrongCertificate(f"{KEY}: holds no private key in PEM") from None
        if key.public_key() != certificate.public_key():
            raise WrongCertificate(f"{KEY}: is not the key of the first certificate in {CERT}")
        _check_today([certificate], CERT)
        if self.client_ca is not None:
            _check_today(_certificates(self.client_ca, CLIENT_CA), CLIENT_CA)
        return certificate


class Certificates:
    """The files of one server, and what it serves of them.

    Raises `WrongCertificate` when it cannot serve at all.
    """

    def __init__(self, cert: Path, key: Path, client_ca: Path | None) -> None:
        self._files = {CERT: cert, KEY: key} | ({CLIENT_CA: client_ca} if client_ca else {})
        self._lock = threading.Lock()
        self._refused = ""
        self._marks: list[tuple[int, ...]] = []
        self._settled = False
        self._contents = self._read()
        self._contents.checked()

    def credentials(self) -> grpc.ServerCredentials:
        """For a port; they follow the files."""
        return grpc.dynamic_ssl_server_credentials(
            self._contents.configuration(),
            self.renewed,  # type: ignore[arg-type]  # None means no change
            CLIENT_CA in self._files,
        )

    def renewed(self) -> grpc.ServerCertificateConfiguration | None:
        """What is to be served from now on, None for what is served. gRPC asks before every handshake, on its threads.

        What cannot be served is told once, and what was served before it goes on.
        """
        with self._lock:
            try:
                if self._settled and self._marks == self._marked():
                    return None
                if (contents := self._read()) == self._contents:
                    return None
                certificate = contents.checked()
            except WrongCertificate as error:
                self._settled = False  # its day may come
                if str(error) != self._refused:
                    self._refused = str(error)
                    log.warning("a certificate cannot be served; the one before it is", error=self._refused)
                return None
            self._contents, self._refused = contents, ""
            log.info("a new certificate is served", expires=certificate.not_valid_after_utc.isoformat())
            return contents.configuration()

    def _marked(self) -> list[tuple[int, ...]]:
        """What tells one state of the files from another without reading them."""
        looks = [_of_file(setting, path, path.stat) for setting, path in self._files.items()]
        return [(each.st_dev, each.st_ino, each.st_size, each.st_mtime_ns) for each in looks]

    def _read(self) -> _Contents:
        self._marks, self._settled = self._marked(), False
        cert, key, *client_ca = [_of_file(setting, path, path.read_bytes) for setting, path in self._files.items()]
        newest = max(changed for *_, changed in self._marks)
        self._settled = time.time_ns() - newest > SETTLED_SECONDS * 1_000_000_000
        return _Contents(cert, key, client_ca[0] if client_ca else None)


def _of_file(setting: str, path: Path, ask: Callable[[], T]) -> T:
    try:
        return ask()
    except OSError as error:
        raise WrongCertificate(f"{setting}: {path} cannot be read: {error.strerror}") from error


def _certificates(pem: bytes, setting: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except (ValueError, UnsupportedAlgorithm):
        raise WrongCertificate(f"{setting}: holds no certificate in PEM") from None


def _check_today(certificates: list[x509.Certificate], setting: str) -> None:
    """Raise unless one of them is valid today."""
    now = datetime.now(UTC)
    if any(each.not_valid_before_utc <= now <= each.not_valid_after_utc for each in certificates):
        return
    if (since := certificates[0].not_valid_before_utc) > now:
        when = f"{since:%Y-%m-%d %H:%M} UTC"
        raise WrongCertificate(f"{setting}: is valid from {when} on: wait, or set the clock of this machine right")
    raise WrongCertificate(f"{setting}: has expired on {certificates[0].not_valid_after_utc:%Y-%m-%d}: renew it")
