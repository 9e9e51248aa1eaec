"""Tokens: what a caller shows to say who it is, as text for it and as a row for us, which holds no secret."""

import hashlib
import re
import secrets
import string
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self

from server.domain.callers import RESERVED, Caller, Role
from server.domain.scopes import Scopes

ID_CHARACTERS = string.ascii_lowercase + string.digits
ID_LENGTH = 10
SECRET_CHARACTERS = string.ascii_letters + string.digits
SECRET_LENGTH = 43
"""Of 62 characters: 256 bits."""
LIFETIME = timedelta(days=90)
"""How long a token is valid unless more or less is asked for."""
OVERLAP = timedelta(days=1)
"""How long the old secret stays valid beside the new one, unless more or less is asked for."""
LONGEST_LIFETIME = timedelta(days=3650)
LONGEST_OVERLAP = timedelta(days=30)

_TEXT = re.compile(rf"limner_([a-z0-9]{{{ID_LENGTH}}})_([A-Za-z0-9]{{{SECRET_LENGTH}}})")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}")
NAME_RULE = "must be 1 to 128 letters, digits or any of . _ : / @ + -, beginning with a letter or digit"


def checked_name(name: str) -> str:
    """The name of an identity: it stands in rows and logs. Raises `ValueError` for one that none can have."""
    if not _NAME.fullmatch(name):
        raise ValueError(NAME_RULE)
    if name in RESERVED:
        raise ValueError(f"{name} is a name of Limner's own")
    return name


class ShownToken(NamedTuple):
    """A token as its digest: which one it says it is, and the SHA-256 of its secret."""

    id: str
    digest: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """What a text says it is. What is no token becomes one that nobody has, by the same work."""
        match = _TEXT.fullmatch(text)
        token_id, secret = match.groups() if match else ("", text)
        return cls(token_id, hashlib.sha256(secret.encode(errors="replace")).digest())


def new_token(token_id: str = "") -> tuple[str, ShownToken]:
    """A token nobody has, or a new secret for the one of this id: its text, to be shown once, and what is kept."""
    token_id = token_id or "".join(secrets.choice(ID_CHARACTERS) for _ in range(ID_LENGTH))
    secret = "".join(secrets.choice(SECRET_CHARACTERS) for _ in range(SECRET_LENGTH))
    text = f"limner_{token_id}_{secret}"
    return text, ShownToken.read(text)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept.

    `renewed_at` is when `expires_at` was set; an old secret, whose digest is `old_digest`, is valid until `old_until`.
    `last_used_on` is a day in UTC.
    """

    id: str
    name: str
    role: Role
    scopes: Scopes | None
    digest: bytes
    old_digest: bytes | None
    old_until: datetime | None
    created_at: datetime
    renewed_at: datetime
    expires_at: datetime | None
    last_used_on: date | None
    revoked_at: datetime | None

    @property
    def caller(self) -> Caller:
        """Who calls with it."""
        return Caller(self.name, self.role, self.scopes)

    @property
    def lifetime(self) -> timedelta | None:
        """How long it is valid after it was made or renewed; None for ever."""
        return None if self.expires_at is None else self.expires_at - self.renewed_at

    def remaining(self, now: datetime) -> timedelta | None:
        """How long it is still valid, none or less when it is not any more; None for ever.

        Never more than its lifetime: a clock that was wrong when it was made does not prolong it.
        """
        if self.revoked_at is not None:
            return timedelta()
        if self.expires_at is None:
            return None
        return min(self.expires_at - now, self.expires_at - self.renewed_at)

    def old_remaining(self, now: datetime) -> timedelta:
        """The same of its old secret, which never outlives it."""
        if self.old_digest is None or self.old_until is None:
            return timedelta()
        left = min(self.old_until - now, self.old_until - self.renewed_at)
        whole = self.remaining(now)
        return left if whole is None else min(left, whole)

    def state(self, now: datetime) -> str:
        """`active`, `expired` or `revoked`; `rotating` while two secrets are valid."""
        left = self.remaining(now)
        if self.revoked_at is not None:
            return "revoked"
        if left is not None and left <= timedelta():
            return "expired"
        return "rotating" if self.old_remaining(now) > timedelta() else "active"
