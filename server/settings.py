"""Every setting: an environment variable `LIMNER_…` or a line in `.env`. docs/settings.md is made from this."""

import ipaddress
import re
import ssl
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from server.domain import addresses
from server.domain.grace import PUTS, least_grace
from server.domain.providers import Provider
from server.domain.renders import RenderRoom
from server.domain.tasks import LONGEST_LEASE
from server.domain.themes import DEFAULT_THEME, is_reserved
from server.limit_settings import LimitSettings
from server.provider_settings import PROVIDERS, ProviderSource, environment_of
from server.secret_settings import SECRET, SecretFiles, file_variable, secrets

LONGEST_GRACE = 31_536_000
T = TypeVar("T")
Unset = Annotated[T | None, BeforeValidator(lambda value: None if value == "" else value)]
"""What need not be set: an empty variable does not set it."""


class Settings(LimitSettings):
    """What one process is told. Secrets never show in a printed value."""

    model_config = SettingsConfigDict(env_prefix="LIMNER_", env_file=".env", extra="ignore", frozen=True)

    listen: str = Field("127.0.0.1:50051", description="Address the server binds, host:port; port 0 picks a free one.")
    tls_cert_file: Unset[Path] = Field(
        None, description="Certificate of the server and its chain, PEM; read again when it changes. Unset = plaintext."
    )
    tls_key_file: Unset[Path] = Field(None, description="Key of that certificate, PEM, without a passphrase.")
    tls_client_ca_file: Unset[Path] = Field(
        None, description="CA of clients, PEM; set = a client must show a certificate of it."
    )
    plaintext: bool = Field(False, description="Bind beyond loopback without TLS; said aloud at the start.")
    anonymous: Unset[bool] = Field(
        None,
        description="Callers need not say who they are. Unset = at loopback they need not, beyond it they must.",
    )
    identities_file: Unset[Path] = Field(
        None, description="Who the names in client certificates are, TOML; read again when it changes."
    )
    data_dir: Path = Field(
        Path("limner-data"), description="Folder of the embedded database, the local blob store and scratch files."
    )
    database_url: Annotated[str, SECRET] = Field(
        "", repr=False, description="postgresql://… of a PostgreSQL 15 to 18; empty = embedded."
    )
    database_direct_url: Annotated[str, SECRET] = Field(
        "", repr=False, description="The same database past a transaction pooler, for LISTEN; empty = database_url."
    )
    minio_endpoint: str = Field("", description="host:port of MinIO; empty = local blob store under data_dir.")
    minio_public_endpoint: str = Field(
        "", description="https://host under which browsers reach MinIO, for URLs; empty = as the server does."
    )
    minio_access_key: Annotated[str, SECRET] = Field("", repr=False, description="Access key for MinIO.")
    minio_secret_key: Annotated[SecretStr, SECRET] = Field(SecretStr(""), description="Secret key for MinIO.")
    minio_bucket: str = Field("limner", description="Bucket for all objects; made when missing.")
    minio_secure: bool = Field(False, description="Talk https to MinIO.")
    minio_ca_file: Unset[Path] = Field(None, description="CA of MinIO's certificate, PEM. Unset = those of the system.")
    minio_region: str = Field("us-east-1", description="Region the requests are signed for.")
    url_seconds: int = Field(
        3600, ge=1, le=7 * 86400, description="Longest life of a URL that needs no token; players get 300 at most."
    )
    workers: int = Field(1, ge=0, le=64, description="Worker processes that `limner serve` starts beside the server.")
    worker_slots: int = Field(2, ge=1, le=64, description="Tasks one worker process runs at once.")
    server_slots: int = Field(
        2,
        ge=1,
        le=64,
        description="Decodes and renders one server process runs at once; one more for a caller that has none.",
    )
    server_waiting: int = Field(
        256,
        ge=2,
        le=10_000,
        description="Decodes and renders that may wait for a slot, half of them of one caller.",
    )
    in_flight_mb: int = Field(
        256, ge=32, le=65536, description="MiB a server process holds for its callers, half of them for one."
    )
    upload_mb: int = Field(64, ge=1, le=64, description="MiB the largest upload may have.")
    import_mb: int = Field(96, ge=1, le=96, description="MiB the largest file of a map to import may have.")
    upload_megapixels: int = Field(100, ge=1, le=100, description="Megapixels the largest upload may have.")
    idle_seconds: float = Field(
        60.0, ge=0.1, le=3600, description="Silence after which an upload, or a download nobody reads, is ended."
    )
    lease_seconds: float = Field(
        15.0, gt=0.1, le=LONGEST_LEASE.total_seconds(), description="How long a silent worker keeps its tasks."
    )
    heartbeat_seconds: float = Field(15.0, gt=0.05, le=600, description="Silence after which a watch gets a heartbeat.")
    decode_seconds: float = Field(
        120.0, gt=0, le=600, description="Longest decoding of an upload, or search of its grid."
    )
    render_seconds: float = Field(60.0, gt=0, le=600, description="Longest rendering of a picture, by the clock.")
    generate_seconds: float = Field(300.0, gt=0, le=3600, description="Longest generation of an image.")
    job_memory_mb: int = Field(2048, ge=256, le=65536, description="Memory one child process may use, in MiB.")
    start_seconds: float = Field(
        300.0, ge=0, le=86400, description="How long a server or worker waits at its start for database and store."
    )
    drain_seconds: float = Field(20.0, ge=0, le=600, description="How long calls under way may go on at shutdown.")
    drain_notice_seconds: float = Field(
        0.0, ge=0, le=60, description="How long the server keeps serving after it reports NOT_SERVING at shutdown."
    )
    put_seconds: float = Field(120.0, ge=0.05, le=3600, description="Longest storing of one content, by the clock.")
    sweep_grace_seconds: float = Field(
        3600.0,
        ge=0,
        le=LONGEST_GRACE,
        description="Age below which unreferenced bytes are never removed; at least 4 × LIMNER_PUT_SECONDS.",
    )
    default_theme: str = Field(
        DEFAULT_THEME, max_length=50, description="Theme that is drawn with where none is named; it cannot be deleted."
    )
    trash_days: int = Field(30, ge=0, le=36500, description="Days after which deleted things are purged; 0 = never.")
    # A link to a picture may hold for seven days.
    render_days: int = Field(7, ge=7, le=36500, description="Days after which a picture nobody asked for is dropped.")
    event_days: int = Field(
        30, ge=0, le=36500, description="Days after which the log of an ended task goes; 0 = never."
    )
    maintenance_seconds: float = Field(
        3600.0, ge=0, le=604_800, description="How often workers sweep, empty the trash and tidy up; 0 = never."
    )
    providers: Annotated[tuple[Provider, ...], NoDecode, PROVIDERS] = Field(
        (),
        repr=False,
        description="Names of providers that paint, separated by commas; the first is the usual one. Each has "
        "variables of its own, below.",
    )
    log_format: Literal["console", "json"] = Field("console", description="Shape of log lines on standard error.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least severe line logged.")

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource, *_: Any, **sources: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the code says, then the environment, then `.env`; each of them may name files of secrets."""
        variables: Any = (sources["env_settings"], sources["dotenv_settings"])
        providers = ProviderSource(settings_cls, variables)
        return (
            init_settings,
            providers,
            *(part for each in variables for part in (SecretFiles(settings_cls, each), each)),
        )

    @field_validator("listen")
    @classmethod
    def _listened_on(cls, value: str) -> str:
        return addresses.host_and_port(value)

    @field_validator("data_dir", mode="before")
    @classmethod
    def _folder(cls, value: object) -> object:
        if not str(value).strip():
            raise ValueError("must name a folder")
        return value

    @field_validator("database_url", "database_direct_url")
    @classmethod
    def _postgres(cls, value: str) -> str:
        return addresses.postgres_url(value) if value else value

    @field_validator("minio_endpoint")
    @classmethod
    def _minio(cls, value: str) -> str:
        try:
            return addresses.host_with_port_or_without(value) if value else value
        except ValueError as error:
            cure = " (and LIMNER_MINIO_SECURE=true for https)" if value.startswith("https") else ""
            raise ValueError(f"{error}{cure}") from None

    @field_validator("minio_public_endpoint")
    @classmethod
    def _browsed(cls, value: str) -> str:
        return addresses.web_host(value) if value else value

    @field_validator("minio_bucket")
    @classmethod
    def _bucket(cls, value: str) -> str:
        return addresses.bucket(value)

    @field_validator("minio_ca_file")
    @classmethod
    def _trusted(cls, value: Path | None) -> Path | None:
        try:
            if value is not None:  # what the machine trusts is read where it is needed
                ssl.create_default_context(cafile=value)
        except ssl.SSLError:
            raise ValueError(f"{value} holds no certificate in PEM") from None
        except OSError as error:
            raise ValueError(f"{value} cannot be read: {error.strerror}") from None
        return value

    @field_validator("default_theme")
    @classmethod
    def _theme(cls, value: str) -> str:
        if not value.strip() or is_reserved(value):
            raise ValueError("must name a theme")
        return value

    @field_validator("minio_region")
    @classmethod
    def _region(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
            raise ValueError("must be letters, digits, hyphens or underscores")
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        keys = [name for name in ("minio_access_key", "minio_secret_key") if not getattr(self, name)]
        if self.minio_endpoint and keys:
            named = " and ".join(f"LIMNER_{name.upper()}" for name in keys)
            raise PydanticCustomError("missing", f"{named}: must be set with LIMNER_MINIO_ENDPOINT")
        if self.database_direct_url and not self.database_url:
            raise PydanticCustomError("missing", "LIMNER_DATABASE_DIRECT_URL: says nothing without LIMNER_DATABASE_URL")
        if (self.tls_cert_file is None) != (self.tls_key_file is None):
            lacking, given = ("CERT", "KEY") if self.tls_cert_file is None else ("KEY", "CERT")
            raise PydanticCustomError("missing", f"LIMNER_TLS_{lacking}_FILE: must be set with LIMNER_TLS_{given}_FILE")
        if self.tls_client_ca_file is not None and not self.has_tls:
            raise PydanticCustomError("missing", "LIMNER_TLS_CLIENT_CA_FILE: says nothing without LIMNER_TLS_CERT_FILE")
        if self.identities_file is not None and self.tls_client_ca_file is None:
            raise PydanticCustomError(
                "missing", "LIMNER_IDENTITIES_FILE: says nothing without LIMNER_TLS_CLIENT_CA_FILE"
            )
        if self.plaintext and self.has_tls:
            raise PydanticCustomError("both", "LIMNER_PLAINTEXT: contradicts LIMNER_TLS_CERT_FILE, unset one of them")
        if self.minio_ca_file is not None and not self.minio_secure:
            raise PydanticCustomError("missing", "LIMNER_MINIO_CA_FILE: says nothing without LIMNER_MINIO_SECURE=true")
        if self.sweep_grace_seconds < (least := self.least_grace.total_seconds()):
            named = f"LIMNER_SWEEP_GRACE_SECONDS: must be at least {least:g}, {PUTS} × LIMNER_PUT_SECONDS"
            raise PydanticCustomError("grace", named)
        return self

    @model_validator(mode="after")
    def _roomy(self) -> Self:
        for name in ("caller_memory_mb", "scope_memory_mb"):
            if 0 < getattr(self, name) < self.job_memory_mb:
                words = f"LIMNER_{name.upper()}: must be 0 or at least {self.job_memory_mb}, LIMNER_JOB_MEMORY_MB"
                raise PydanticCustomError("memory", f"{words}: no job would ever fit")
        return self

    def environment(self) -> dict[str, str]:
        """The variables that tell another process the same, secrets included; they leave no file of one to be read."""
        variables = {file_variable(name): "" for name in secrets(type(self).model_fields)}
        for name in type(self).model_fields.keys() - {"providers"}:
            value = getattr(self, name)
            plain = value.get_secret_value() if isinstance(value, SecretStr) else value
            variables[f"LIMNER_{name.upper()}"] = "" if plain is None else str(plain)
        return variables | environment_of(self.providers)

    @property
    def host(self) -> str:
        """Host part of `listen`."""
        return self.listen.rpartition(":")[0]

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can connect."""
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def has_tls(self) -> bool:
        """Whether the server talks TLS."""
        return self.tls_cert_file is not None

    @property
    def asks_identity(self) -> bool:
        """Whether callers must say who they are."""
        return not (self.is_loopback if self.anonymous is None else self.anonymous)

    @property
    def render_room(self) -> RenderRoom:
        """How many pictures of one image are kept."""
        return RenderRoom(self.renders_mb << 20, timedelta(seconds=self.url_seconds))

    @property
    def least_grace(self) -> timedelta:
        """The least grace of a sweep while servers or workers run."""
        return least_grace(self.put_seconds)

    @property
    def direct_url(self) -> str:
        """Where to LISTEN."""
        return self.database_direct_url or self.database_url
