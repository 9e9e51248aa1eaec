"""What themes and prompts come to, for who asks: made once for a request and the rows it is made of.

Both are decided by these alone, so whoever asks again while no row has changed gets what was made before.
"""

import hashlib
from collections import OrderedDict
from typing import Generic, TypeVar

import orjson
from google.protobuf.message import Message
from limner.v1 import theme_pb2

from server.domain.theme_parts import ChosenParts
from server.servicers import prompt_messages as prompts
from server.servicers.apart import apart, weigh
from server.servicers.caller import current_caller
from server.servicers.resolved_themes import choice_of, resolved_message
from server.usecases.compose_prompt import PromptComposer
from server.usecases.resolve_theme import ResolveTheme

LARGEST = 64 << 10
"""Bytes of an answer that is kept."""
MOST_BYTES = 4 << 20
"""Of all kept answers of one kind."""
Answer = TypeVar("Answer", bound=Message)


class KnownAnswers(Generic[Answer]):
    """Answers by what decides them, those asked for last, within so many bytes. They are not to be changed."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._answers: OrderedDict[bytes, Answer] = OrderedDict()
        self.size = 0

    def of(self, key: bytes) -> Answer | None:
        """The one that was kept, if there is one."""
        if (known := self._answers.get(key)) is not None:
            self._answers.move_to_end(key)
        return known

    def keep(self, key: bytes, answer: Answer) -> Answer:
        """Keep one, unless it is large; returns it."""
        size = answer.ByteSize()
        if size <= LARGEST and key not in self._answers:
            self._answers[key] = answer
            self.size += size
        while self.size > self._most_bytes:
            _, dropped = self._answers.popitem(last=False)
            self.size -= dropped.ByteSize()
        return answer


class ThemeAnswers:
    """Answers of ResolveTheme and ComposePrompt."""

    def __init__(self, resolve_theme: ResolveTheme, composer: PromptComposer) -> None:
        self._resolve_theme = resolve_theme
        self._composer = composer
        self._resolved = KnownAnswers[theme_pb2.ResolveThemeResponse]()
        self._composed = KnownAnswers[theme_pb2.ComposePromptResponse]()

    async def resolved(self, request: theme_pb2.ResolveThemeRequest) -> theme_pb2.ResolveThemeResponse:
        """What is left when a theme and what goes over it are merged. Raises what `ResolveTheme` does."""
        choice = choice_of(request)
        parts = await self._resolve_theme.parts(current_caller(), choice)
        key = _key(request, parts)
        if (known := self._resolved.of(key)) is not None:
            return known
        theme = await self._resolve_theme.merged(choice, parts)
        self._resolve_theme.check_variables(theme)
        weigh(theme.parts)
        message = await apart(resolved_message, theme, self._resolve_theme.unread(theme))
        return self._resolved.keep(key, message)

    async def composed(self, request: theme_pb2.ComposePromptRequest) -> theme_pb2.ComposePromptResponse:
        """The prompts of a theme and what goes over it. Raises what `PromptComposer.compose` does."""
        choice, asked = prompts.choice_of(request), prompts.request_of(request)
        parts = await self._composer.parts(current_caller(), choice)
        key = _key(request, parts)
        if (known := self._composed.of(key)) is not None:
            return known
        return self._composed.keep(key, prompts.composed_message(await self._composer.composed(choice, parts, asked)))


def _key(request: Message, parts: ChosenParts) -> bytes:
    """What is the same for a request and rows that are: rows as they are, for whoever may have changed them."""
    asked = request.SerializeToString(deterministic=True)
    return hashlib.blake2b(b"%d " % len(asked) + asked + orjson.dumps(parts, default=str)).digest()
