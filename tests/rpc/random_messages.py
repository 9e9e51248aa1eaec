"""Messages made at random from their descriptors and the table of field rules, for whatever kinds and fields there are.

Values lie on the edges of what the rules allow and between them; with `spoiled` some lie beyond. Places are mostly in
and around a picture of a size.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from limner.v1 import geometry_pb2, overlay_pb2

from server.servicers.field_rules import FILLED, REQUIRED, RULES
from server.servicers.field_rules.shared import INK

FAR = (1e4, 1e6)
CELL = 40
"""Pixels of a cell, mostly."""
PLAIN = 5.0
WORDS = ("x", "Keep", "Ж Ψ", "مقبرة", "墓", "a\u0301\u0302", "\u202e<b>&amp;", "two\nlines\tand a tab", "🐉")
NOBODY = "018f0000-0000-7000-8000-000000000000"
WRONG_TEXTS = ("not-a-uuid", "red", "a\0b", "x" * 20_000)
WRONG_NUMBERS = (float("nan"), float("inf"), float("-inf"), 1e308, -1e308, 1e6 + 1, -1e6 - 1)
CAPITALS = ("🐉" * 80, "W" * 40)
"""Long words without a space."""


@dataclass
class Draws:
    """Random messages: the same seed makes the same.

    `size` is that of the picture, `images` are those that there are, `tokens` overlays that are said to see. `spoiled`
    is the share of values that may not be, `most` the usual length of a list, `far` the share of places and lengths
    that are out of all proportion. `mark` stands in every text that callers word. `plain` ones have places in the
    picture, short words, and values as they are mostly given.
    """

    seed: str
    size: tuple[int, int] = (640, 480)
    images: Sequence[str] = ()
    tokens: Sequence[str] = ()
    spoiled: float = 0.0
    most: int = 6
    mark: str = ""
    far: float = 0.2
    plain: bool = False
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def message(self, descriptor: Any, wanted: Sequence[str] = (), unwanted: Sequence[str] = ()) -> Any:
        """A message with what it needs, with fields that are wanted, and with any of the others but unwanted ones."""
        if (make := MADE.get(descriptor.full_name)) is not None and not self._wrong():
            return make(self)
        message = GetMessageClass(descriptor)()
        name = descriptor.full_name
        needed = {*FILLED.get(name, ()), *REQUIRED.get(name, ()), *wanted}
        for each in descriptor.fields:
            choice = each.containing_oneof
            if each.name in unwanted or (choice is not None and len(choice.fields) > 1):
                continue
            if each.name in needed or _least(name, each) or self.dice.random() < 0.5:
                self._set(message, each)
        for choice in descriptor.oneofs:
            if len(choice.fields) > 1 and not (self.spoiled and self._wrong()):
                of_choice = [each for each in choice.fields if each.name in wanted] or choice.fields
                if not {each.name for each in choice.fields} & set(unwanted):
                    self._set(message, self.dice.choice(of_choice))
        return message

    def overlay(self, kind: str, **values: Any) -> overlay_pb2.Overlay:
        """An overlay of a kind that says anything a caller may say."""
        made: overlay_pb2.Overlay = self.message(
            overlay_pb2.Overlay.DESCRIPTOR, wanted=(kind,), unwanted=("id", "etag", *values, *OUTPUT_ONLY)
        )
        made.MergeFrom(overlay_pb2.Overlay(**values))
        return made

    def place(self) -> geometry_pb2.Position:
        """A place: in the picture, on its edge, or anywhere."""
        across, down = (self._along(side) for side in self.size)
        if self.dice.random() < 0.6:
            return geometry_pb2.Position(pixel={"x": across, "y": down})
        anchor = self.dice.choice(geometry_pb2.Position.Cell.Anchor.values())
        cells = [self.dice.choice((round(each / CELL), each / CELL)) for each in (across, down)]
        return geometry_pb2.Position(cell={"column": cells[0], "row": cells[1], "anchor": anchor})

    def length(self) -> float:
        """A length in grid units: any, mostly one that shows."""
        if self.dice.random() < self.far:
            far = self.dice.choice((0.000_001, 1e-3, 5e3, 1e6))
            return PLAIN if self.plain else far
        return self.dice.choice((1.0, 5.0, 12.5, self.dice.uniform(0.5, 80)))

    def path(self) -> str:
        """Commands of a path."""
        said = [f"M {self._number()} {self._number()}"]
        for _ in range(self.dice.randrange(1, 3 * self.most)):
            letter = self.dice.choice("MLHVQCZ" + "mlhvqcz")
            numbers = {"H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}.get(letter.upper(), 2)
            said.append(f"{letter} {' '.join(self._number() for _ in range(numbers))}")
        return " ".join(said)

    def _number(self) -> str:
        return f"{self._along(self.size[0]) / 3:.2f}"

    def _along(self, side: int) -> float:
        anywhere = self._anywhere(side)
        return anywhere % side if self.plain else anywhere

    def _anywhere(self, side: int) -> float:
        draw = self.dice.random()
        if draw < self.far / 2:
            far = self.dice.choice(FAR)
            return self.dice.uniform(-far, far)
        if draw < self.far:
            return self.dice.choice((0.0, -0.5, float(side), side + 0.5, -2.0 * side, 1e6, -1e6))
        return self.dice.uniform(0, side)

    def _wrong(self) -> bool:
        return self.dice.random() < self.spoiled

    def _set(self, message: Message, each: FieldDescriptor) -> None:
        value = getattr(message, each.name)
        if not each.is_repeated:
            if each.message_type is not None:
                value.CopyFrom(self.message(each.message_type))
                value.SetInParent()
            else:
                setattr(message, each.name, self._value(each, each.name))
            return
        for _ in range(self._count(each)):
            if each.message_type is not None:
                value.add().CopyFrom(self.message(each.message_type))
            else:
                value.append(self._value(each, f"{each.name}[]"))

    def _count(self, each: FieldDescriptor) -> int:
        owner = _owner(each)
        least, most = _least(owner, each), _most(owner, each)
        if self._wrong():
            return self.dice.choice((0, max(0, least - 1), most + 1 if most < 400 else least))
        return min(most, self.dice.choice((least, least + 1, least + self.dice.randrange(self.most + 1))))

    def _value(self, each: FieldDescriptor, name: str) -> Any:
        rule = RULES.get(_owner(each), {}).get(name)
        wrong = self._wrong()
        match each.type:
            case FieldDescriptor.TYPE_BOOL:
                return self.dice.random() < 0.5
            case FieldDescriptor.TYPE_ENUM:
                known = list(each.enum_type.values_by_number)  # type: ignore[union-attr]  # it is an enum
                unspecified = rule is not None and "UNSPECIFIED" in rule.limits
                return 99 if wrong else self.dice.choice(known[1:] if unspecified else known)
            case FieldDescriptor.TYPE_STRING:
                return self._text(each, name, rule, wrong=wrong)
        limits: Sequence[str] = () if rule is None else rule.limits
        least, most = map(float, limits[:2] if len(limits) == 2 else (-1e6, 1e6))
        whole = each.type != FieldDescriptor.TYPE_DOUBLE
        if wrong:
            return self.dice.choice((-7, 2**31 - 1)) if whole else self.dice.choice(WRONG_NUMBERS)
        if not whole and (least, most) in LENGTHS:
            return max(least, self.length() if self.dice.random() < 0.9 else 0.0)
        drawn = self.dice.uniform(least, most)
        value = self.dice.choice((least, most, drawn, drawn, min(most, max(least, self.dice.uniform(0, 2)))))
        if self.plain:
            value = min(most, max(least, PLAIN))
        return int(value) if whole else value

    def _text(self, each: FieldDescriptor, name: str, rule: Any, *, wrong: bool) -> str:
        limits: Sequence[str] = () if rule is None else rule.limits
        if wrong:
            return self.dice.choice((*WRONG_TEXTS, ""))
        if "UUID" in limits:
            known = self.images if name == "image_id" else self.tokens
            return self.dice.choice((*known, *known, NOBODY)) if known else NOBODY
        if rule is INK or (limits and "#RRGGBB" in limits[0]):
            return self.dice.choice(("", "#000000", "#FFFFFF", f"#{self.dice.randrange(1 << 24):06x}"))
        if each.full_name in PATHS:
            return self.path()
        if name in ("id", "doors[]"):
            return f"{self.mark}door {self.dice.randrange(1 << 30)}"
        most = int(limits[0])
        word = self.dice.choice((self.mark, *WORDS, *CAPITALS, "🐉" * most, "") if not self.mark else (self.mark,))
        if self.plain and word:
            word = "Keep"
        return word[:most] or ("x" if _required(each) else "")


MADE: Mapping[str, Callable[[Draws], Message]] = {geometry_pb2.Position.DESCRIPTOR.full_name: Draws.place}
LENGTHS = {(0.0, 1e6), (0.000_001, 1e6)}
"""Limits of what is a length, or as many."""
PATHS = {overlay_pb2.Overlay.Drawing.Path.DESCRIPTOR.fields_by_name["commands"].full_name}
OUTPUT_ONLY = ("type", "origin", "created_by", "create_time", "update_time", "delete_time")


def _owner(each: FieldDescriptor) -> str:
    assert each.containing_type is not None
    return each.containing_type.full_name


def _least(owner: str, each: FieldDescriptor) -> int:
    limits = _lengths(owner, each)
    return int(limits[0]) if len(limits) == 2 else 0


def _most(owner: str, each: FieldDescriptor) -> int:
    limits = _lengths(owner, each)
    return int(limits[-1]) if limits else 100


def _lengths(owner: str, each: FieldDescriptor) -> Sequence[str]:
    rule = RULES.get(owner, {}).get(each.name)
    return rule.limits if each.is_repeated and rule is not None else ()


def _required(each: FieldDescriptor) -> bool:
    return each.name in FILLED.get(_owner(each), ()) or each.is_repeated
