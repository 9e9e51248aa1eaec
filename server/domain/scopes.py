"""What a caller is bound to: a few scopes, and prefixes of scopes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

MOST_SCOPES = 32
MOST_CHARACTERS = 128
"""Of a scope, as rows may have it."""
ANYTHING = "/*"


@dataclass(frozen=True, slots=True)
class Scopes:
    """At most 32 `exact` scopes and `prefixes`, each of which ends in a slash and stands for all that begins so."""

    exact: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    @classmethod
    def parse(cls, words: Iterable[str]) -> Self:
        """Scopes as people write them: `campaign/42`, or `campaign/*` for the prefix `campaign/`.

        Raises `ValueError` for none, for too many, and for a star anywhere but behind the last slash.
        """
        given = sorted(set(words))
        if not 1 <= len(given) <= MOST_SCOPES:
            raise ValueError(f"must be 1 to {MOST_SCOPES} scopes")
        exact: list[str] = []
        prefixes: list[str] = []
        for word in given:
            scope = word.removesuffix("*") if word.endswith(ANYTHING) else word
            if not scope or len(scope) > MOST_CHARACTERS or "\0" in scope:
                raise ValueError(f"{word!r} must have 1 to {MOST_CHARACTERS} characters, none of them NUL")
            if "*" in scope or scope == "/":
                raise ValueError(f"{word!r}: a star stands for all that follows a slash, as in campaign/*")
            (prefixes if scope != word else exact).append(scope)
        return cls(tuple(exact), tuple(prefixes))

    @property
    def words(self) -> tuple[str, ...]:
        """The same as people write them."""
        return (*self.exact, *(f"{each}*" for each in self.prefixes))

    @property
    def only(self) -> str | None:
        """The one scope there is, where there is but one."""
        return self.exact[0] if len(self.exact) == 1 and not self.prefixes else None

    def include(self, scope: str | None) -> bool:
        """Whether a scope is among them. What has none is nobody's who is bound."""
        return bool(scope) and (scope in self.exact or str(scope).startswith(self.prefixes))

    def meet(self, others: "Scopes") -> bool:
        """Whether any scope is among these and among the others."""
        either = ((each, one) for each in self.prefixes for one in others.prefixes)
        return (
            any(map(self.include, others.exact))
            or any(map(others.include, self.exact))
            or any(each.startswith(one) or one.startswith(each) for each, one in either)
        )

    def within(self, others: "Scopes | None") -> bool:
        """Whether everything that is among these is among the others, too; None are all there are."""
        if others is None:
            return True
        return all(map(others.include, self.exact)) and all(each.startswith(others.prefixes) for each in self.prefixes)


def may_refer(scope: str | None, other: str | None) -> bool:
    """Whether what is of a scope may refer to what is of the other: to its own, or to what is of none."""
    return not other or other == scope
