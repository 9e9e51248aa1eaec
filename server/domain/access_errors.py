"""Who does not get in, and what a caller that is known may not do."""

from server.domain.errors import Denied, Invalid, Unauthenticated


class IdentityRequired(Unauthenticated):
    """The call says nothing about who makes it."""

    reason = "IDENTITY_REQUIRED"

    def __init__(self) -> None:
        super().__init__("say who you are: send a token as `authorization: Bearer limner_…`, or a client certificate")


class IdentityUnknown(Unauthenticated):
    """What the call shows is nobody's: unknown, wrong, expired or revoked. Which of these is not said."""

    reason = "IDENTITY_UNKNOWN"

    def __init__(self) -> None:
        super().__init__("the token or certificate is not one that is valid here")


class IdentityEnded(Unauthenticated):
    """The token or certificate that the call was made with is no longer valid, or worth less than when it began."""

    reason = "IDENTITY_ENDED"

    def __init__(self) -> None:
        super().__init__("what the token or certificate allows has ended or changed while the call went on: call again")


class RoleNotAllowed(Denied):
    """The role of the caller does not include this method, or it with this field, or without it: then do `instead`."""

    reason = "ROLE_NOT_ALLOWED"

    def __init__(self, role: str, method: str, field: str = "", instead: str = "") -> None:
        what = f"{method} with {field}" if field and not instead else method
        message = f"a {role} may not call {what}{instead and f' so: {instead}'}"
        super().__init__(message, role=role, method=method, **({"field": field} if field else {}))


class AudienceNotAllowed(Denied):
    """A player asks for what the game master sees."""

    reason = "AUDIENCE_NOT_ALLOWED"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: a player sees what players see", field=field)


class ScopeNotAllowed(Denied):
    """The caller is bound to other scopes, or what it wants concerns more than its own."""

    reason = "SCOPE_NOT_ALLOWED"

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message, **({"field": field} if field else {}))


class ScopeRequired(Invalid):
    """The caller is bound to several scopes and has to say which one is meant."""

    reason = "SCOPE_REQUIRED"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} must be set: the caller is bound to several scopes", field=field)
