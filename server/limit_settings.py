"""How much one caller, one scope and one address may ask for: settings like all others."""

from pydantic import Field
from pydantic_settings import BaseSettings

from server.domain.quotas import AddressQuotas, Quota, Quotas


class LimitSettings(BaseSettings):
    """Limits; 0 is none. Give every process on a database the same."""

    caller_calls_per_second: int = Field(
        10_000, ge=0, le=1_000_000, description="Calls of one caller a second, per server process; 0 = no limit."
    )
    scope_calls_per_second: int = Field(
        0, ge=0, le=1_000_000, description="Calls about one scope a second, per server process; 0 = no limit."
    )
    caller_watches: int = Field(
        10_000,
        ge=0,
        le=1_000_000,
        description="Open watches and waits of one caller, per server process; 0 = no limit.",
    )
    scope_watches: int = Field(
        0, ge=0, le=1_000_000, description="Open watches and waits of one scope, per server process; 0 = no limit."
    )
    caller_tasks: int = Field(100_000, ge=0, le=1_000_000, description="Unfinished tasks of one caller; 0 = no limit.")
    scope_tasks: int = Field(0, ge=0, le=1_000_000, description="Unfinished tasks of one scope; 0 = no limit.")
    caller_stored_mb: int = Field(
        0, ge=0, le=1 << 40, description="MiB of images of one caller that are not purged; 0 = no limit."
    )
    scope_stored_mb: int = Field(
        0, ge=0, le=1 << 40, description="MiB of images of one scope that are not purged; 0 = no limit."
    )
    caller_upload_mb_per_minute: int = Field(
        0, ge=0, le=1_000_000, description="MiB one caller uploads a minute, per server process; 0 = no limit."
    )
    scope_upload_mb_per_minute: int = Field(
        0, ge=0, le=1_000_000, description="MiB uploaded into one scope a minute, per server process; 0 = no limit."
    )
    caller_megapixels_per_minute: int = Field(
        0,
        ge=0,
        le=1_000_000,
        description="Megapixels taken in and drawn for one caller a minute, per server process; 0 = no limit.",
    )
    scope_megapixels_per_minute: int = Field(
        0,
        ge=0,
        le=1_000_000,
        description="Megapixels taken in and drawn for one scope a minute, per server process; 0 = no limit.",
    )
    caller_work_seconds_per_minute: int = Field(
        0,
        ge=0,
        le=1_000_000,
        description="Processor seconds a minute to decode and render for one caller, per server process; 0 = no limit.",
    )
    scope_work_seconds_per_minute: int = Field(
        0,
        ge=0,
        le=1_000_000,
        description="Processor seconds a minute to decode and render for one scope, per server process; 0 = no limit.",
    )
    caller_memory_mb: int = Field(
        0,
        ge=0,
        le=1 << 40,
        description=(
            "MiB that decodes and renders of one caller may use at once, LIMNER_JOB_MEMORY_MB each,"
            " per server process; 0 = no limit."
        ),
    )
    scope_memory_mb: int = Field(
        0,
        ge=0,
        le=1 << 40,
        description=(
            "MiB that decodes and renders of one scope may use at once, LIMNER_JOB_MEMORY_MB each,"
            " per server process; 0 = no limit."
        ),
    )
    renders_mb: int = Field(
        256, ge=1, le=1 << 40, description="MiB of pictures kept of one image, 64 at most; those unused longest go."
    )
    address_failures_per_minute: int = Field(
        60,
        ge=0,
        le=1_000_000,
        description=(
            "Calls of one address a minute that show no identity, or one that is nobody's, per server process;"
            " 0 = no limit."
        ),
    )
    address_health_watches: int = Field(
        100, ge=0, le=1_000_000, description="Open Health.Watch of one address, per server process; 0 = no limit."
    )
    health_watches: int = Field(
        1_000, ge=0, le=1_000_000, description="Open Health.Watch in all, per server process; 0 = no limit."
    )

    @property
    def quotas(self) -> Quotas:
        """What one caller and one scope may have."""
        return Quotas(
            calls=Quota(self.caller_calls_per_second, self.scope_calls_per_second),
            watches=Quota(self.caller_watches, self.scope_watches),
            tasks=Quota(self.caller_tasks, self.scope_tasks),
            stored_bytes=Quota(self.caller_stored_mb << 20, self.scope_stored_mb << 20),
            uploaded_bytes=Quota(self.caller_upload_mb_per_minute << 20, self.scope_upload_mb_per_minute << 20),
            pixels=Quota(self.caller_megapixels_per_minute * 10**6, self.scope_megapixels_per_minute * 10**6),
            work_time=Quota(self.caller_work_seconds_per_minute * 1000, self.scope_work_seconds_per_minute * 1000),
            memory=Quota(self.caller_memory_mb << 20, self.scope_memory_mb << 20),
        )

    @property
    def address_quotas(self) -> AddressQuotas:
        """What one address may have."""
        return AddressQuotas(self.address_failures_per_minute, self.address_health_watches, self.health_watches)
