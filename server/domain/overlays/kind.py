"""What an overlay kind declares of itself. Each is one file of this package, whose `KIND` the registry finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, get_type_hints

from server.domain.overlays.layers import LAYERS, Layer

Document: TypeAlias = Mapping[str, Any]
"""The stored data of an overlay, under the field names of its value."""

Data: TypeAlias = object
"""A value of one of the kinds."""


def everything(document: Document) -> Document:
    """The rule of kinds without secrets of their own: who may see one may know all of it."""
    return document


def _unsecret(document: Document) -> str:
    del document
    return ""


def _untitled(data: Any) -> str:
    del data
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of overlay.

    `name` is its file, its field in the message `Overlay` and the stored type; `value` a dataclass with the fields of
    its message and defaults for all of them. `for_players` makes of the data of an overlay that players may see what
    they may know of it: there is no default, a kind that does not say it does not start. `required` are paths to what
    must be set, such as `at` or `doors.start`. `whole` gives a stored document what it lacks that everybody has to find
    in it, whoever wrote it. `undrawn` are fields that may hold very many points and are not drawn. `title` is what one
    is called that was given no name. `image` is the field with the id of an image that it shows: "" names none, and
    "" is read where it is as gone. `overlays` is the field with ids of other overlays of the same image: one that leads
    elsewhere leads nowhere. `secret` is the field whose value says that nobody but the game master may know of
    one, where it says so.
    """

    name: str
    value: type[Any]
    for_players: Callable[[Document], Document]
    required: tuple[str, ...] = ()
    whole: Callable[[Document], Document] = everything
    undrawn: frozenset[str] = frozenset()
    title: Callable[[Any], str] = field(default=_untitled)
    image: str = ""
    overlays: str = ""
    secret: Callable[[Document], str] = field(default=_unsecret)

    def __post_init__(self) -> None:
        if not callable(self.for_players):
            raise TypeError(f"overlay kind {self.name} does not say what players may know of it")
        if self.image and get_type_hints(self.value).get(self.image) != (str | None):
            raise TypeError(f"overlay kind {self.name} does not say that an image it names may be gone")
        if self.overlays and get_type_hints(self.value).get(self.overlays) != tuple[str, ...]:
            raise TypeError(f"overlay kind {self.name} does not say that it names any number of overlays")
        if self.name not in LAYERS:
            raise LookupError(f"overlay kind {self.name} has no layer")

    @property
    def layer(self) -> Layer:
        """Where it stands in the drawing order."""
        return LAYERS[self.name]
