"""Rows of `painted_answers`: what came of calls for pictures that take several, until their tasks are done."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from server.domain.provider_calls import PaintedAnswer
from server.domain.tasks import State
from server.repositories.tables import generation_tasks, painted_answers
from server.repositories.transactions import Repository

AT_ONCE = 1000


class PaintedAnswers(Repository):
    """Knows the answer of a call by its key."""

    async def keep(self, answer: PaintedAnswer) -> None:
        """Keep one instead of any that was there with this key: the bytes of that were lost."""
        row = {name: getattr(answer, name) for name in answer.__slots__}
        new = insert(painted_answers).values(**row)
        await self._connection.execute(new.on_conflict_do_update(index_elements=[painted_answers.c.key], set_=row))

    async def find(self, key: UUID) -> PaintedAnswer | None:
        """The one with this key."""
        rows = await self._connection.execute(select(painted_answers).where(painted_answers.c.key == key))
        row = rows.mappings().one_or_none()
        return None if row is None else PaintedAnswer(**row)

    async def forget(self) -> int:
        """Drop some whose tasks are done or gone; returns how many."""
        under_way = (
            select(generation_tasks.c.id)
            .where(
                generation_tasks.c.id == painted_answers.c.task_id,
                generation_tasks.c.status.in_(each for each in State if not each.is_final),
            )
            .exists()
        )
        done = select(painted_answers.c.key).where(~under_way).limit(AT_ONCE)
        gone = (await self._connection.execute(done)).scalars().all()
        await self._connection.execute(delete(painted_answers).where(painted_answers.c.key.in_(gone)))
        return len(gone)
