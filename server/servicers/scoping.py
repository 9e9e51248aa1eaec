"""Which scopes a caller may name: those it is bound to, or any."""

from server.domain.access_errors import ScopeNotAllowed, ScopeRequired
from server.servicers.caller import current_caller


def check_scope(scope: str, field: str) -> None:
    """Raise `ScopeNotAllowed` for a scope that is not among the caller's; no scope is nobody's who is bound."""
    scopes = current_caller().scopes
    if scopes is None or scopes.include(scope):
        return
    words = f"{field}: the scope is not one of the caller's" if scope else f"{field}: the caller is bound to scopes"
    raise ScopeNotAllowed(words, field)


def scope_of_new(scope: str, field: str) -> str:
    """The scope of what a caller makes: the one it names, or its only one; who is bound to none need not name any.

    Raises `ScopeRequired`, `ScopeNotAllowed`.
    """
    scopes = current_caller().scopes
    if scopes is None:
        return scope
    if not scope and (only := scopes.only) is not None:
        return only
    if not scope:
        raise ScopeRequired(field)
    check_scope(scope, field)
    return scope
