"""How schemas of theme documents are put together: every property has a title and a description, `extra` is free."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from server.drawing.look import EXTRA

Schema: TypeAlias = Mapping[str, Any]

FREE: Schema = {"title": "Extra", "description": "Whatever a world keeps here for itself; nothing of Limner reads it."}


def an_object(title: str, about: str, properties: Mapping[str, Schema], **more: Any) -> Schema:
    """An object with these keys and `extra`, and no others unless `more` says which."""
    known = {**properties, EXTRA: FREE}
    return {
        **said(title, about, type="object"),
        "properties": known,
        "additionalProperties": False,
        **more,
    }


def said(title: str, about: str, **more: Any) -> dict[str, Any]:
    """A schema with its title and description."""
    return {"title": title, "description": about, **more}


def a_number(title: str, about: str, limits: tuple[float, float]) -> Schema:
    """A number from one limit to the other."""
    return said(title, about, type="number", minimum=limits[0], maximum=limits[1])


def a_word(title: str, about: str, words: Sequence[str]) -> Schema:
    """One of these words."""
    return said(title, about, type="string", enum=list(words))


def defined(name: str, title: str = "", about: str = "") -> Schema:
    """What is defined elsewhere under a name, here for a purpose of its own."""
    return {
        "$ref": f"#/$defs/{name}",
        **({"title": title} if title else {}),
        **({"description": about} if about else {}),
    }
