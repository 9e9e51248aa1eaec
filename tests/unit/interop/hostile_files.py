"""Files of maps with something changed in them that no program would write."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from server.interop.map_scenes import MapFileOptions
from server.interop.universal_vtt import file_chunks, universal_vtt
from server.interop.x_limner import digest_of
from tests.unit.interop.foreign_files import FILES, content
from tests.unit.interop.map_samples import sample

ODD: list[Callable[[], Any]] = [
    lambda: None,
    lambda: True,
    lambda: -1,
    lambda: 0,
    lambda: 10**400,
    lambda: -(2**63),
    lambda: 1e308,
    lambda: float("nan"),
    lambda: float("inf"),
    lambda: "",
    lambda: "\ud800",
    lambda: "\0" * 20,
    lambda: "A" * 20_000,
    lambda: "0.3",
    list,
    dict,
    lambda: [[]] * 50,
    lambda: {"x": 1, "y": 2},
    lambda: [{"x": 1, "y": 2}] * 300,
    lambda: json.loads("[" * 40 + "]" * 40),
    lambda: {str(each): each for each in range(200)},
]


def real() -> list[dict[str, Any]]:
    own = b"".join(file_chunks(universal_vtt(sample(), MapFileOptions()), [b"\x89PNG\r\n\x1a\n" + bytes(40)]))
    return [*(each() for each in FILES.values()), json.loads(own)]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a document, with every key or index of it."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def mutated(dice: random.Random, document: dict[str, Any], *, once: bool = False) -> bytes:
    """A real file with one to four changes: values, names, order, bytes; or with just `once` a value changed."""
    document = json.loads(json.dumps(document))
    for _ in range(1 if once else dice.randint(1, 4)):
        every = list(places(document))
        box, key = dice.choice(every)
        match dice.randrange(6):
            case 0 | 1 | 2:
                box[key] = dice.choice(ODD)()
            case 3:
                del box[key]
            case 4 if isinstance(box, list):
                box.insert(dice.randint(0, len(box)), dice.choice(every)[0])
            case _:
                other, place = dice.choice(every)
                box[key] = json.loads(json.dumps(other[place])) if not isinstance(other[place], str) else other[place]
        try:
            document = json.loads(json.dumps(document))
        except (ValueError, RecursionError):
            return json.dumps(None).encode()
    if "x_limner" in document and isinstance(document["x_limner"], dict) and dice.random() < 0.8:
        document["x_limner"]["of"] = digest_of(document)
    data = bytearray(content(document))
    for _ in range(0 if once else dice.choice((0, 0, 0, 1, 3))):
        at = dice.randrange(len(data))
        match dice.randrange(3):
            case 0:
                data[at] = dice.randrange(256)
            case 1:
                del data[at : at + dice.randrange(200)]
            case _:
                data[at:at] = data[dice.randrange(len(data)) :][: dice.randrange(500)]
    return bytes(data)
