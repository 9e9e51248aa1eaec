"""Templates that were parsed lately, so that asking for the same prompts again parses nothing."""

from collections import OrderedDict
from threading import Lock

from server.themes.prompts.templates import PromptTemplate, template

MOST_BYTES = 8 << 20
"""About what the templates of one process may take in memory."""


class TemplateShelf:
    """Templates by their text, those asked for last, within so many bytes. Threads may share it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._templates: OrderedDict[str, PromptTemplate] = OrderedDict()
        self._lock = Lock()
        self.size = 0

    def __contains__(self, text: str) -> bool:
        return text in self._templates

    def template(self, text: str) -> PromptTemplate:
        """The template that a text is. Raises `TemplateFault`, each time anew."""
        with self._lock:
            if (kept := self._templates.get(text)) is not None:
                self._templates.move_to_end(text)
                return kept
        made = template(text)
        with self._lock:
            if text not in self._templates:
                self._templates[text] = made
                self.size += made.weight
            while self.size > self._most_bytes:
                _, dropped = self._templates.popitem(last=False)
                self.size -= dropped.weight
        return made
