"""Pages of any resource as fixed SQL: rows that meet conditions, in an order, behind the last row of the page before.

The key of a page is compared as a row, `(column, id) < ($1, $2)`, which one index answers however deep the page is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from server.domain.paging import Key, Order
from server.repositories.shapes import Shape, column_names


@dataclass(slots=True)
class Conditions:
    """What the rows of a list have in common; `{}` in a condition stands for its value."""

    texts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Ask for one more thing."""
        places = range(len(self.values) + 1, len(self.values) + len(values) + 1)
        self.texts.append(condition.format(*(f"${place}" for place in places)))
        self.values.extend(values)

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


def page_statement(
    shape: Shape[Any],
    conditions: Conditions,
    order: Order,
    after: Key | None,
    limit: int,
    *,
    deleted: bool,
) -> Statement:
    """The statement for at most `limit` rows; deleted ones only when asked for, those of a deleted parent never."""
    asked = Conditions([*conditions.texts], [*conditions.values])
    source = f"{shape.table.name} t"
    if shape.parent is not None:
        parent, column = shape.parent
        source += f" JOIN {parent.name} p ON p.id = t.{column} AND NOT p.is_deleted"
    if not deleted:
        asked.add("NOT t.is_deleted")
    column, direction, sign = f"t.{order.column}", *(("DESC", "<") if order.descending else ("ASC", ">"))
    if after is not None:
        asked.add(f"({column}, t.id) {sign} ({{}}, {{}})", *after)
    where = f" WHERE {' AND '.join(asked.texts)}" if asked.texts else ""
    return Statement(
        f"SELECT {column_names(shape.kind, 't')} FROM {source}{where} "
        f"ORDER BY {column} {direction}, t.id {direction} LIMIT {int(limit)}",
        asked.values,
    )
