"""What the rows of a list have in common, as SQL with the values that go with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(slots=True)
class Conditions:
    """What the rows of a list have in common, and a search among them; `{}` in a condition stands for its value."""

    texts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    search: str = ""
    given: dict[str, object] = field(default_factory=dict)
    """The columns whose value is asked for; `scope` is that of what a child hangs on."""
    usual: int = 0
    """How many of the texts ask for what most rows have, whatever the filter."""

    def copy(self) -> "Conditions":
        """The same, to which more can be added."""
        return Conditions([*self.texts], [*self.values], self.search, dict(self.given), self.usual)

    def add(self, condition: str, *values: object) -> None:
        """Ask for one more thing."""
        self.texts.append(self.placed(condition, *values))

    def add_usual(self, condition: str) -> None:
        """Ask for what most rows have."""
        self.texts.append(condition)
        self.usual += 1

    @property
    def asks_for_no_more_than_a_scope(self) -> bool:
        """Whether nothing else chooses among the rows of a scope."""
        return not self.search and len(self.texts) <= self.usual + ("scope" in self.given)

    def equal(self, **columns: object) -> None:
        """Ask for values of columns of the list's own table; for nothing where one is None or empty."""
        for name, value in columns.items():
            if value is not None and value != "":
                self.add(f"t.{name} = {{}}", value)
                self.given[name] = value

    def look_for(self, condition: str, *values: object) -> None:
        """Ask for what only an index without the order of the list answers."""
        self.search = " AND ".join(filter(None, (self.search, self.placed(condition, *values))))

    def placed(self, condition: str, *values: object) -> str:
        """A condition that is asked for elsewhere, with the places of its values."""
        first = len(self.values) + 1
        self.values.extend(values)
        return condition.format(*(f"${place}" for place in range(first, first + len(values))))

    def about(self, labels: Mapping[str, str], after: datetime | None, before: datetime | None) -> None:
        """Ask for labels, and for rows made in a span of time; nothing is asked for where nothing is given."""
        if labels:
            self.add("t.labels @> {}", dict(labels))
        if after is not None:
            self.add("t.created_at >= {}", after)
        if before is not None:
            self.add("t.created_at < {}", before)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with `$n` for its values."""

    text: str
    values: Sequence[Any]
